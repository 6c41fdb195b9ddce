"""The look: one table of colour roles in light and dark, the palette made from it, type and spacing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from app import paths
from app.ui import language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings

# role: (light, dark). Text roles have at least 4.5 : 1 on their ground.
ROLES: dict[str, tuple[str, str]] = {
    "ground": ("#F4F2EE", "#15181B"),
    "surface": ("#FFFFFF", "#1D2125"),
    "raised": ("#FAF9F6", "#23282D"),
    "line": ("#E2DED6", "#31373D"),
    "thumb": ("#CFC9BE", "#474F57"),
    "ink": ("#1E2329", "#E6E8EA"),
    "soft": ("#5A636E", "#A6AEB6"),
    "faint": ("#646C75", "#949DA6"),
    "accent": ("#1D5B6E", "#7FC0D1"),
    "accent_ground": ("#E4EEF0", "#1F3238"),
    "on_accent": ("#FFFFFF", "#10242A"),
    "after": ("#A8452C", "#E99A80"),
    "after_ground": ("#F7E9E3", "#3A261F"),
    "kept": ("#2C6E4B", "#86C9A4"),
    "kept_ground": ("#E5F0E9", "#1E3328"),
    "doubt": ("#7F580F", "#DDB663"),
    "doubt_ground": ("#F8EFD8", "#352B15"),
    "selected": ("#EAF1F2", "#22313A"),
}
SPACE = 4
"""Pixels of one step; distances are multiples of it."""
TARGET = 40
"""Pixels of a button that is pressed again and again: large enough for any hand."""
ICON = 16
"""Pixels of an icon on a button."""
BLINK = 1000
"""Milliseconds of a text cursor's blink, as Qt has it."""
MIDDLE = 128
"""Lightness of 255 below which a ground counts as dark."""
BODY, SECONDARY, HEAD, FIGURE = 13.0, 11.5, 12.0, 19.0
"""Type sizes in pixels at a text scale of 1."""

PROPORTIONAL = QFont.Tag("palt")
"""The feature of a font that lets its punctuation be as wide as it is."""

_dark = False
_still = False
_scale = 1.0


def is_dark() -> bool:
    """Whether the dark scheme is shown."""
    return _dark


def color(role: str) -> QColor:
    """The colour of a role in the scheme that is shown."""
    return QColor(ROLES[role][1 if _dark else 0])


def name(role: str) -> str:
    """The colour of a role as ``#RRGGBB``, for style sheets and rich text."""
    return ROLES[role][1 if _dark else 0]


def px(size: float) -> int:
    """A length in pixels at the person's text size."""
    return round(size * _scale)


def font(size: float = BODY, *, strong: bool = False, figures: bool = False) -> QFont:
    """The interface font at ``size`` pixels; ``figures`` asks for digits of one width."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(1, px(size)))
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(app: QApplication, scheme: str = "system", text_scale: float = 1.0) -> None:
    """Dress the program.

    Args:
        app: the program.
        scheme: ``light``, ``dark`` or ``system``.
        text_scale: 1.0 is the design's size.
    """
    global _dark, _scale
    _scale = text_scale
    _dark = _wants_dark(app, scheme)
    base = QFont(app.font())
    base.setFamilies(["Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", *base.families()])
    base.setPixelSize(px(BODY))
    if language.current() == "en":
        base.setFeature(PROPORTIONAL, 1)  # a Chinese font sets “quotes” a whole square wide
    else:
        base.unsetFeature(PROPORTIONAL)
    app.setFont(base)
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())


def dress(app: QApplication, wish: Settings) -> None:
    """Dress the program as the person's settings wish."""
    apply(app, "system" if wish.scheme == "auto" else wish.scheme, wish.text_scale)
    keep_still(app, still=wish.motion == "none")


def keep_still(app: QApplication, *, still: bool) -> None:
    """Without motion nothing slides, fades or blinks; menus and lists are simply there."""
    global _still
    if still == _still:
        return
    _still = still
    from PySide6.QtCore import Qt

    effects = Qt.UIEffect
    moving = (effects.UI_AnimateMenu, effects.UI_FadeMenu, effects.UI_AnimateCombo, effects.UI_AnimateTooltip)
    for effect in moving:
        app.setEffectEnabled(effect, not still)
    app.styleHints().setCursorFlashTime(0 if still else BLINK)


def is_still() -> bool:
    """Whether nothing may move."""
    return _still


def _wants_dark(app: QApplication, scheme: str) -> bool:
    """Whether the dark scheme is wished for, or is the system's.

    At a start that wishes nothing the system's palette tells: hints and style would have hundreds of
    enumerations made before the first paint.
    """
    if scheme == "system" and not app.styleSheet():
        return app.palette().window().color().lightness() < MIDDLE
    from PySide6.QtCore import Qt

    hints = app.styleHints()
    if scheme == "system":
        hints.unsetColorScheme()  # what was wished before is not the system's
        return hints.colorScheme() == Qt.ColorScheme.Dark
    hints.setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    return scheme == "dark"  # bare X11 ignores the hint, so the wish itself decides


def _palette() -> QPalette:
    palette = QPalette()
    group = QPalette.ColorRole
    for part, role in (
        (group.Window, "ground"),
        (group.WindowText, "ink"),
        (group.Base, "surface"),
        (group.AlternateBase, "raised"),
        (group.Text, "ink"),
        (group.Button, "surface"),
        (group.ButtonText, "ink"),
        (group.PlaceholderText, "faint"),
        (group.Highlight, "accent"),
        (group.HighlightedText, "on_accent"),
        (group.ToolTipBase, "raised"),
        (group.ToolTipText, "ink"),
        (group.Link, "accent"),
        (group.LinkVisited, "accent"),
        (group.Light, "raised"),
        (group.Mid, "line"),
        (group.Midlight, "line"),
        (group.Dark, "line"),
        (group.Shadow, "line"),
        (group.BrightText, "after"),
        (group.Accent, "accent"),
    ):
        palette.setColor(part, color(role))
    for part in (group.WindowText, group.Text, group.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, color("faint"))
    return palette


def style_sheet() -> str:
    """The few things a palette cannot say; classes are set by ``setProperty("look", …)``."""
    roles = {role: name(role) for role in ROLES}
    down = paths.resource("icons", "down.svg").as_posix()
    type_sizes = {"body": px(BODY), "small": px(SECONDARY), "head": px(HEAD)}
    knob = px(14)
    parts = {
        "icon": px(ICON),
        "arrow": px(12),
        "drop": px(22),
        "round": (px(12) + 2) // 2,
        "box": px(12) + 2,
        "bar": 8 + px(3),
        "knob": knob,
        "knob_over": (knob - 4) // 2,
        "knob_round": knob // 2,
    }
    tick = paths.resource("icons", "tick-dark.svg" if _dark else "tick-light.svg").as_posix()
    return SHEET.format(**roles, **type_sizes, **parts, down=down, tick=tick)


SHEET = """
QToolTip {{ color: {ink}; background: {raised}; border: 1px solid {line}; padding: 4px; }}
QPushButton, QToolButton {{ qproperty-iconSize: {icon}px {icon}px; outline: none; }}
QPushButton, QToolButton[look="button"] {{ background: {surface}; color: {ink}; border: 1px solid {line};
  border-radius: 6px; padding: 5px 12px; }}
QPushButton:hover, QToolButton[look="button"]:hover {{ background: {raised}; border-color: {faint}; }}
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus,
QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QTimeEdit:focus, QDateTimeEdit:focus {{
  border: 2px solid {accent}; }}
QPushButton:focus {{ padding: 4px 11px; }}
QPushButton:disabled {{ color: {faint}; background: {ground}; }}
QPushButton[look="main"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[look="main"]:hover {{ background: {accent}; border-color: {ink}; }}
QPushButton[look="main"]:disabled {{ background: {ground}; color: {faint}; border-color: {line}; }}
QPushButton[look="main"]:focus {{ border: 4px double {on_accent}; padding: 2px 9px; }}
QPushButton[look="chip"] {{ border-radius: 11px; padding: 2px 10px; font-size: {small}px; }}
QPushButton[look="chip"]:checked {{ background: {accent_ground}; color: {accent}; font-weight: 600;
  border-color: {accent_ground}; }}
QPushButton[look="quiet"] {{ border: 1px solid transparent; background: transparent; padding: 4px 8px; }}
QPushButton[look="link"] {{ border: 1px solid transparent; background: transparent; padding: 4px 8px 4px 0;
  text-align: left; }}
QPushButton[look="quiet"]:hover, QPushButton[look="link"]:hover {{ background: {raised}; }}
QPushButton[look="quiet"]:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
QPushButton[look="link"]:focus {{ border: 2px solid {accent}; padding: 3px 7px 3px 0; }}
QPushButton[look="chip"]:focus {{ border: 2px solid {accent}; padding: 1px 9px; }}
QPushButton[look="see"] {{ border: 1px solid transparent; background: transparent; color: {accent};
  padding: 1px 2px; text-align: left; }}
QPushButton[look="see"]:hover {{ text-decoration: underline; }}
QPushButton[look="see"]:focus {{ border: 2px solid {accent}; padding: 0 1px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox, QTimeEdit, QDateTimeEdit {{
  background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 6px; padding: 4px 8px;
  placeholder-text-color: {faint};
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ padding: 3px 7px; }}
QDateEdit, QSpinBox, QTimeEdit, QDateTimeEdit {{ padding: 3px 8px 2px 8px; }}
QDateEdit:focus, QSpinBox:focus, QTimeEdit:focus, QDateTimeEdit:focus {{ padding: 2px 7px 1px 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled,
QSpinBox:disabled, QTimeEdit:disabled, QDateTimeEdit:disabled {{ background: {ground}; color: {faint}; }}
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {drop}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {{ image: url({down});
  width: {arrow}px; height: {arrow}px; }}
QToolButton[look="button"] {{ padding: 5px 8px; }}
QToolButton[look="button"]::menu-indicator {{ image: none; }}
QToolButton[autoRaise="true"] {{ border: 2px solid transparent; border-radius: 6px; padding: 3px; }}
QToolButton[autoRaise="true"]:hover {{ background: {raised}; }}
QToolButton[autoRaise="true"]:checked {{ background: {accent_ground}; }}
QToolButton[autoRaise="true"]:focus {{ border-color: {accent}; }}
QPushButton::menu-indicator {{ image: url({down}); width: {arrow}px;
  height: {arrow}px; subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {line}; }}
QLabel[look="soft"] {{ color: {soft}; }}
QLabel[look="faint"] {{ color: {faint}; font-size: {small}px; }}
QLabel[look="head"] {{ color: {soft}; font-size: {head}px; font-weight: 600; }}
QLabel[place="middle"] {{ qproperty-alignment: AlignCenter; }}
QLabel[look="wrong"] {{ color: {after}; font-size: {small}px; }}
QLabel[look="doubt"] {{ color: {doubt}; font-size: {small}px; }}
QFrame[look="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[look="here"] {{ background: {surface}; border: 1px solid {accent}; border-radius: 8px; }}
QFrame[look="field"], QFrame[look="lit"] {{ background: {surface}; border: 2px dashed {accent};
  border-radius: 10px; }}
QFrame[look="lit"] {{ background: {accent_ground}; }}
QFrame[look="line"] {{ background: {line}; border: none; }}
QWidget[look="surface"] {{ background: {surface}; }}
QWidget[look="raised"] {{ background: {raised}; }}
QListView, QTreeView, QTableView, QScrollArea, QGraphicsView {{ background: {surface};
  border: 2px solid transparent; outline: none; }}
QScrollArea {{ background: {ground}; }}
QScrollArea[look="raised"] {{ background: {raised}; }}
QScrollArea[look="surface"] {{ background: {surface}; }}
QListView:focus, QTreeView:focus, QTableView:focus, QScrollArea:focus, QGraphicsView:focus {{
  border-color: {accent}; }}
QListView[look="box"], QTreeView[look="box"], QTableView[look="sheet"] {{ background: {raised};
  border: 1px solid {line}; border-radius: 6px; padding: 3px; }}
QListView[look="box"]:focus, QTreeView[look="box"]:focus, QTableView[look="sheet"]:focus {{
  border: 2px solid {accent}; padding: 2px; }}
QListView[look="box"]::item, QTreeView[look="box"]::item {{ padding: 2px 4px; color: {ink}; }}
QListView[look="box"]::item:selected, QTreeView[look="box"]::item:selected {{ background: {selected};
  color: {ink}; }}
QCheckBox, QRadioButton {{ border: 2px solid transparent; border-radius: 4px; padding: 1px 3px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QSlider {{ border: 2px solid transparent; border-radius: 6px; padding: 2px; }}
QSlider:focus {{ border-color: {accent}; }}
QSlider::groove:horizontal {{ background: {line}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {accent}; width: {knob}px; height: {knob}px;
  margin: -{knob_over}px 0; border-radius: {knob_round}px; }}
QHeaderView::section {{ background: {surface}; color: {soft}; border: none; border-bottom: 1px solid {line};
  padding: 5px 8px; font-size: {head}px; font-weight: 600; }}
QListView[look="groups"]::item {{ padding: 4px 12px; border-bottom: 1px solid {line}; color: {ink}; }}
QListView[look="groups"]::item:selected {{ background: {selected}; color: {ink};
  border-left: 3px solid {accent}; }}
QTableView[look="sheet"] {{ gridline-color: {line}; }}
QTableView[look="ticks"] {{ selection-background-color: {selected}; selection-color: {ink}; }}
QTableView[look="ticks"]::item {{ padding: 0 8px; border-bottom: 1px solid {line}; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {thumb}; border-radius: 4px; min-height: 32px; min-width: 32px;
  margin: 1px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {line}; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_ground}; color: {ink}; }}
QMenu::item:disabled {{ color: {faint}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{ width: {box}px;
  height: {box}px; }}
QCheckBox::indicator:unchecked, QRadioButton::indicator:unchecked, QAbstractItemView::indicator:unchecked {{
  width: {arrow}px; height: {arrow}px; border: 1px solid {faint}; border-radius: 3px; background: {raised}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ width: {arrow}px; height: {arrow}px;
  border: 1px solid {accent}; border-radius: 3px; background: {accent}; image: url({tick}); }}
QCheckBox::indicator:checked:disabled {{ border-color: {faint}; background: {faint}; }}
QRadioButton::indicator:unchecked, QRadioButton::indicator:checked {{ border-radius: {round}px; }}
QRadioButton::indicator:checked {{ width: {arrow}px; height: {arrow}px; border: 1px solid {accent};
  background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5, stop:0 {accent}, stop:0.55 {accent},
  stop:0.62 {raised}, stop:1 {raised}); }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""
