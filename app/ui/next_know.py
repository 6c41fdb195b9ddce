"""Know: cards on one question each and pages about the phone, found by search and read beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app import wording
from app.followup import cards as known
from app.ui import cards, language, theme
from app.ui.language import tr
from app.ui.next_sources import behind, provenance

if TYPE_CHECKING:
    from app.followup.cards import Card

ID = Qt.ItemDataRole.UserRole
WIDE = 680
"""Pixels of a line that is read without losing the place."""


class KnowPage(QWidget):
    """Signals: ``add_requested`` (a page about the phone ends with putting it in)."""

    add_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.list = QListWidget()
        self.reader = cards.Sheet(tr("说明"))
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.list.currentItemChanged.connect(lambda item, _old: self._read(item))
        self.refresh()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("问一句，例如：能不能录音"))
        self.search.setAccessibleName(tr("找说明"))
        self.search.setClearButtonEnabled(True)
        self.list.setProperty("look", "groups")
        self.list.setAccessibleName(tr("说明"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget()
        left.setFixedWidth(theme.px(330))
        column = QVBoxLayout(left)
        column.setContentsMargins(22, 4, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left)
        line.addWidget(self.reader, 1)
        self.setFocusProxy(self.search)

    def refresh(self) -> None:
        """List what fits the question, or everything."""
        asked, lang = self.search.text().strip(), language.current()
        found = known.search(asked, lang) if asked else list(known.both_kinds().values())
        self.list.clear()
        guides = known.guides().items
        for n, one in enumerate(found):
            if not asked and (n == 0 or (one.id in guides) != (found[n - 1].id in guides)):
                self._head(tr("把材料从手机里拿出来") if one.id in guides else tr("常见的问题"))
            item = QListWidgetItem(one.title[lang])
            item.setData(ID, one.id)
            item.setToolTip(one.short[lang])
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0 if asked else 1)
        else:
            self.reader.show_parts(_nothing())

    def _head(self, text: str) -> None:
        """A heading in the list, which cannot be chosen."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(theme.HEAD, strong=True))
        item.setForeground(theme.color("soft"))
        self.list.addItem(item)

    def show_card(self, id: str) -> None:
        """Show one, whatever was searched for."""
        self.search.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(ID) == id:
                self.list.setCurrentRow(row)

    def _read(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ID):
            one = known.both_kinds()[item.data(ID)]
            self.reader.show_parts(self._page(one))
            self.reader.verticalScrollBar().setValue(0)

    def _page(self, one: Card) -> list[QWidget]:
        lang = language.current()
        title = cards.words(one.title[lang])
        title.setFont(theme.font(17, strong=True))
        short = cards.words(one.short[lang])
        short.setFont(theme.font(theme.BODY, strong=True))
        guide = one.id in known.guides().items
        ask = tr("当心：{what}") if guide else tr("什么时候问人：{what}")
        parts: list[QWidget] = [title, short, cards.words(one.text[lang])]
        parts.append(cards.words(ask.format(what=one.ask[lang]), "soft"))
        if guide:
            parts.append(cards.beside(cards.link(tr("添加材料…"), self.add_requested.emit)))
        if one.rules:
            parts.append(
                cards.words(tr("依据：{rules}").format(rules=tr("、").join(behind(one.rules))), "faint")
            )
        parts += provenance(one)
        if not guide:
            parts.append(cards.words(wording.sentence("not_advice", {}, lang), "faint"))
        for part in parts:
            part.setMaximumWidth(theme.px(WIDE))
        return parts


def _nothing() -> list[QWidget]:
    said = tr("没有找到说明。换几个字再试；法律上的事可以打 12348 问，不收费用。")
    return [cards.words(said, "soft")]
