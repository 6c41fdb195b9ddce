"""A language that nobody speaks: every sentence longer and accented, so that what is not translated shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import inks
import looking
import pytest
import tour
import ui_case
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.case.changes import Batch
from app.case.records import Citation, Debt, Evidence
from app.ui import language, theme
from app.work import agreements, cases, take_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from app.ui.window import Window

ACCENTS = str.maketrans("aeiouyAEIOUYcns", "àéîöûýÀÉÎÖÛÝçñš")
CHINESE = re.compile(r"[\u3400-\u9fff]+")
OWN_NAMES = ("简体中文", "中文", "语言", "设置", "界面语言")
"""Words that stand in Chinese in every language, so that one finds the way back."""
SHIPPED = re.compile("(Based on|Source|How to reach them|As reported by): ".translate(ACCENTS))
"""Names of sources and ways to reach an office in China are shipped in Chinese alone: so they are asked for."""


class Pseudo(QTranslator):
    """The English catalogue, made strange and longer."""

    def __init__(self, english: QTranslator) -> None:
        super().__init__()
        self._english = english

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, note: str | None = None, n: int = -1) -> str:
        if context != language.CONTEXT:
            return ""
        said = self._english.translate(context, source, note, n) or source
        parts = re.split(r"(\{[^}]*\}|%n|<[^>]*>|&nbsp;|\t.*$)", said)
        strange = "".join(part if n % 2 else part.translate(ACCENTS) for n, part in enumerate(parts))
        return strange + "~" * (len(said) // 4)


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    language.install("en")
    english = language._installed[-1]
    strange = Pseudo(english)
    qapp.installTranslator(strange)
    theme.apply(qapp, "light")
    yield
    qapp.removeTranslator(strange)
    language.install("zh_CN")


@pytest.fixture
def latin(tmp_path: Path) -> Path:
    """A case that holds not one Chinese character: what is Chinese on the screen is the program's."""
    case = cases.create(tmp_path / "latin", title="Sample", lender="Acme Loans", lender_kind="small_loan")
    shots = [ui_case.screenshot(tmp_path, f"Screenshot_2026042{n}_101500.png", f"shot {n}") for n in (1, 2)]
    list(take_in.take_in(case, shots))
    debt, ids = case.find(Debt)[0].id, [one.id for one in case.find(Evidence)]
    doubt = {"code": "capture_unknown", "field": "time", "facts": {"shown": "10:21"}}
    entries = [
        ui_case.entry("a", "2026-02-01T09:00:00+08:00", debt=debt, status="confirmed", text="Please pay"),
        ui_case.entry("b", "2026-04-20T22:30:00+08:00", debt=debt, status="confirmed", text="Pay 50 now"),
        ui_case.entry("c", None, debt=debt, doubts=(doubt,), at_shown="10:21", text="Pay today"),
    ]
    cited = [
        Citation(id=f"ci_{n}", entry=one.id, evidence=ids[n % 2], region=(1.0, 1.0, 9.0, 9.0), text=one.text)
        for n, one in enumerate(entries)
    ]
    case.edit("test.put", Batch(put=[*entries, *cited]), actor="machine")
    terms = [{"kind": "stop_collection", "text": "No collection while paid."}]
    agreements.record(case, ui_case.AGREED | {"terms": terms})
    case.close()
    return tmp_path / "latin"


def words_of(widget: QWidget) -> list[str]:
    """All that a widget says, shows in its list, or tells when asked."""
    said = [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    if isinstance(widget, QLineEdit):
        said += [widget.placeholderText(), widget.text()]
    if isinstance(widget, QGroupBox):
        said.append(widget.title())
    if isinstance(widget, QComboBox):
        said += [widget.itemText(n) for n in range(widget.count())]
    if (
        isinstance(widget, QAbstractItemView)
        and widget.model() is not None
        and not isinstance(widget.parent(), QComboBox)
    ):
        model = widget.model()
        cells = [
            model.index(n, column)
            for n in range(min(model.rowCount(QModelIndex()), 30))
            for column in range(columns(model))
        ]
        said += [str(index.data()) for index in cells if index.data() is not None]
    return [one for one in said if one]


def chinese(surface: QWidget) -> list[str]:
    """What is said in Chinese although nothing Chinese was put in."""
    said = {text for one in [surface, *looking.visible(surface)] for text in words_of(one)}
    with inks.recorded() as painted:
        inks.drawn(surface)
    said |= {words for words, _, _ in painted}
    left = {text: CHINESE.findall(text) for text in said}
    return sorted(
        text[:60] for text, found in left.items() if set(found) - set(OWN_NAMES) and not SHIPPED.match(text)
    )


def columns(model: QAbstractItemModel) -> int:
    """How many columns; a list has one, and does not let itself be asked."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


CHINESE_DATA = {
    "IntakeList",
    "MappingForm",
    "PasswordForm",
    "ReasonForm",
    "PackForm",
    "AboutDialog",
    "Preview",
    "AuthorityForm",
    "LaterForm",
    "document/7-words",
    "first-look/answered",
}
"""What the tour feeds with Chinese names of files and the like, or what shows shipped or Chinese papers' texts."""


def test_every_sentence_of_the_window_is_translatable(
    pseudo: None, open_window: Callable[[Path], Window], latin: Path, tmp_path: Path
) -> None:
    window = open_window(latin)
    assert "~" in window.status.text(), "the strange language is spoken"
    seen = {
        name: chinese(surface)
        for name, surface in tour.surfaces(window, tmp_path)
        if name not in CHINESE_DATA
    }
    looking.none_of(seen)


def test_a_longer_language_has_room_everywhere(
    pseudo: None, open_window: Callable[[Path], Window], demo: Path, tmp_path: Path
) -> None:
    window = open_window(demo)
    looking.none_of({name: looking.cramped(surface) for name, surface in tour.surfaces(window, tmp_path)})
