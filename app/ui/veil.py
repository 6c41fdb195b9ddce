"""The veil: threatening or insulting words folded to a plain line, on demand; in documents they are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui import language
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Entry


class Veil(QObject):
    """Whether it is drawn, and what was looked at all the same. Signals: ``changed``."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = False
        self._lifted: set[str] = set()

    def draw(self, on: bool) -> None:
        """Fold or unfold everything."""
        if on != self.on:
            self.on = on
            self._lifted.clear()
            self.changed.emit()

    def lift(self, entries: Iterable[str]) -> None:
        """Show these all the same, until it is drawn anew."""
        self._lifted.update(entries)
        self.changed.emit()

    def over(self, entry: Entry | None) -> str:
        """The plain line that stands for an entry; empty where it is shown as it is."""
        if not self.on or entry is None or entry.id in self._lifted:
            return ""
        from app.work import veil

        found = veil.menaces(entry)
        return said(found, len(entry.text)) if found else ""


def said(kinds: Iterable[str], length: int) -> str:
    """What is folded, in words that do no harm."""
    from app.case import phrases  # its lists are read when something is folded, not at every start

    lang, titles = language.current(), phrases.titles()
    named = [titles[kind][lang] if kind in titles else tr("威胁的口气") for kind in kinds]
    return tr("已收起：{what}（{n} 字）").format(what=tr("、").join(named), n=length)
