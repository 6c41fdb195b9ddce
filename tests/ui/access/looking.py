"""What tests look at on a surface: its controls, their names, their focus, their room, their colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def none_of(seen: dict[str, list[str]]) -> None:
    """Fail with every fault by the place it stands at, one a line."""
    told = [f"{name}: {fault}" for name, faults in seen.items() for fault in dict.fromkeys(faults)]
    assert not told, "\n" + "\n".join(told)


CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)
NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client}


def visible(surface: QWidget) -> list[QWidget]:
    """All widgets that can be seen or scrolled to, but the inside of Qt's own compound ones."""
    return [one for one in surface.findChildren(QWidget) if one.isVisible() and not inner(one)]


def inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of one of its own widgets."""
    parent = widget.parentWidget()
    made_by_qt = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar | QHeaderView)
    return made_by_qt or isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit)


def controls(surface: QWidget) -> list[QWidget]:
    """What a person can act on."""
    return [
        one
        for one in visible(surface)
        if isinstance(one, CONTROLS)
        or (
            one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(one, QScrollArea)
            and one.focusProxy() is None
        )
    ]


def called(widget: QWidget) -> str:
    """How a fault names a widget: what it is, what it says, where it stands."""
    words = (
        widget.text()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox)
        else widget.accessibleName()
    )
    above = widget.parentWidget()
    return f"{type(widget).__name__} {words[:30]!r} in {type(above).__name__}"


def name_and_role(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """What a screen reader is told."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip(), told.role()


def unnamed(surface: QWidget) -> list[str]:
    """Controls that a screen reader could not tell apart."""
    faults = []
    for one in controls(surface):
        name, role = name_and_role(one)
        if not name:
            faults.append(f"no name: {called(one)}")
        if role in NO_ROLE:
            faults.append(f"no role: {called(one)} {name}")
    return faults


def tab_stops(surface: QWidget) -> list[QWidget]:
    """What Tab has to reach."""
    return [
        one
        for one in visible(surface)
        if one.isEnabled()
        and (one.focusPolicy() & Qt.FocusPolicy.TabFocus or chosen(one))
        and one.focusProxy() is None
        and not by_arrows(one)
    ]


def chosen(one: QWidget) -> bool:
    """Whether it is the chosen one of several: Tab has to come to it, though others were used before."""
    if not isinstance(one, QAbstractButton) or not one.isChecked():
        return False
    group = one.group()
    return one.autoExclusive() or (group is not None and group.exclusive())


def by_arrows(one: QWidget) -> bool:
    """Whether it is one of several of which one is chosen: Tab comes to that, arrows to the others."""
    if not isinstance(one, QAbstractButton) or one.isChecked():
        return False
    group = one.group()
    return one.autoExclusive() or (group is not None and group.exclusive())


def bring(widget: QWidget) -> None:
    """Scroll to a widget, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def focus_now() -> QWidget | None:
    """Who has the focus."""
    return QApplication.focusWidget()


def walk(press: object, most: int) -> Iterator[QWidget]:
    """Who gets the focus, key by key."""
    for _ in range(most):
        now = focus_now()
        if now is None:
            return
        press(now)  # type: ignore[operator]
        after = focus_now()
        if after is not None:
            yield after


# -- room ---------------------------------------------------------------------------------------------------


def cramped(surface: QWidget) -> list[str]:
    """Words that are cut off, and what stands where nobody can come."""
    faults = []
    for one in visible(surface):
        if isinstance(one, QLabel | QAbstractButton | QComboBox) and said(one):
            faults += [f"cut: {called(one)} {why}" for why in [lacks(one)] if why]
        faults += overlaps(one)
        if isinstance(one, (*CONTROLS, QLabel)) and said(one) and (out := outside(one, surface)):
            faults.append(f"out of reach: {called(one)} {out}")
    return faults


def said(widget: QWidget) -> bool:
    """Whether there is anything to read or press."""
    if isinstance(widget, QLabel):
        return bool(widget.text()) and widget.pixmap().isNull()
    return True


def lacks(one: QWidget) -> str:
    """How much room the words of a widget lack, in words; a pixel is nothing."""
    if isinstance(one, QLabel):
        if one.sizePolicy().horizontalPolicy() == one.sizePolicy().Policy.Ignored:
            return ""  # gives way on purpose: it elides, or has its words in a tool tip
        room, margins = one.contentsRect(), 2 * one.margin()
        if one.wordWrap():
            short = one.heightForWidth(one.width()) - one.height()
            wide = widest_word(one) - room.width()
            return f"height {short} short" if short > 1 else f"word {wide} wider" if wide > 1 else ""
        short = one.sizeHint().width() - one.width() + min(margins, 0)
        low = one.sizeHint().height() - one.height()
        return f"width {short} short" if short > 1 else f"height {low} short" if low > 2 else ""
    if isinstance(one, QAbstractButton) and (one.text() or not one.icon().isNull()):
        least = one.minimumSizeHint()  # what shortens its words by itself asks for less
        hint = least if least.isValid() else one.sizeHint()
        short, low = hint.width() - one.width(), hint.height() - one.height()
        return f"width {short} short" if short > 1 else f"height {low} short" if low > 2 else ""
    if isinstance(one, QComboBox) and not one.isEditable():
        short = one.fontMetrics().horizontalAdvance(one.currentText()) + 30 - one.width()
        return f"choice {short} short" if short > 1 else ""
    return ""


def widest_word(label: QLabel) -> int:
    """Pixels of the longest piece that cannot be broken; Chinese breaks anywhere."""
    plain = label.text()
    if "<" in plain:
        return 0
    words = [word for word in re.split(r"[\s/\\-]+", plain) if word.isascii()]
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def overlaps(one: QWidget) -> list[str]:
    """Neighbours that stand over a widget."""
    above = one.parentWidget()
    if above is None or above.layout() is None or isinstance(above, QAbstractScrollArea | QStackedWidget):
        return []
    if any(above.layout().itemAt(n).widget() is one for n in range(above.layout().count())):
        mine = one.geometry().adjusted(2, 2, -2, -2)
        if not mine.isValid():
            return []  # a line
        others = [above.layout().itemAt(n).widget() for n in range(above.layout().count())]
        over = [
            two
            for two in others
            if two not in (None, one) and two.isVisible() and two.geometry().intersects(mine)
        ]
        return [f"over each other: {called(one)} and {called(two)}" for two in over]
    return []


def outside(one: QWidget, surface: QWidget) -> str:
    """Whether a widget stands where it cannot be seen nor scrolled to."""
    place, at = QRect(0, 0, one.width(), one.height()), one
    while at is not surface and at.parentWidget() is not None:
        place = QRect(at.mapToParent(place.topLeft()), place.size())
        at = at.parentWidget()
        area = at.parentWidget()
        if isinstance(area, QAbstractScrollArea):  # can be scrolled to, unless it never moves sideways
            still = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            wide = max(place.right() - at.width(), -place.x())
            listed = isinstance(area, QAbstractItemView)
            return f"{wide} beyond what scrolls" if still and wide > 2 and not listed else ""
        if at.layout() is not None or at is surface:
            beyond = max(
                place.right() - at.width(), place.bottom() - at.height(), -place.left(), -place.top()
            )
            if beyond > 2:
                return f"{beyond} beyond {type(at).__name__}"
    return ""
