"""Which rules the paper names: those whose official text was read, unless ticked otherwise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui import article_words, cards, claims_words, theme
from app.ui.language import tr
from app.ui.wizard import words as said
from app.ui.wizard.steps import Step

if TYPE_CHECKING:
    from app.rules.rule import Rule
    from app.ui.wizard.prepared import Prepared, Told


class RulesStep(Step):
    """Rules with ticks, each with how binding it is and how well its text is known."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(prepared)
        self.sheet = cards.Sheet(tr("依据"))
        self.boxes: dict[str, QCheckBox] = {}
        self._told: tuple[str, tuple[Rule, ...]] | None = None
        self.column.addWidget(self.sheet)

    def enter(self) -> None:
        """What the paper can name, as far as it said so already."""
        self._told = None
        if self._prepared.told is not None:
            self.told(self._prepared.told)
        else:
            self.sheet.show_parts([cards.words(tr("正在看这份文书能引用什么……"), "soft")])

    def take_keys(self) -> None:
        """The first tick is where the keys go."""
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()

    def told(self, told: Told) -> None:
        """The rules, made anew only if they are others: a tick must not lose the focus."""
        if self._told == (told.kind, told.rules):
            return
        self._told, self.boxes = (told.kind, told.rules), {}
        official = [one for one in told.rules if not one.as_reported]
        reported = [one for one in told.rules if one.as_reported]
        parts: list[QWidget] = [
            cards.words(tr("只写记录能支持、和这份文书有关的规定。不想写的，去掉勾。"), "soft")
        ]
        if official:
            parts.append(self._card(tr("核对过官方原文"), official))
        if reported:
            card = self._card(tr("只见到转载，没有核对原文"), reported)
            note = tr("这些默认不写。要写，请先自己找到原文核对；写错了会减损整份文书的可信。")
            card.add(cards.words(note, "doubt"))
            parts.append(card)
        if not told.rules:
            parts = [cards.words(tr("这份文书不引用规定，只写事实。"), "soft")]
        self.sheet.show_parts(parts)

    def _card(self, title: str, rules: list[Rule]) -> cards.Card:
        choices, card = self._prepared.plan.choices, cards.Card(title)
        for rule in rules:
            name = "reported" if rule.as_reported else "unsaid"
            box = QCheckBox(
                tr("{binding}　{title}").format(
                    binding=claims_words.binding(rule.binding), title=said.both(rule.title)
                )
            )
            box.setChecked((rule.id in choices.get(name, ())) == rule.as_reported)
            box.toggled.connect(partial(self._tick, rule))
            self.boxes[rule.id] = box
            card.add(box)
            instrument = "" if rule.binding == "agreement" else said.both(rule.instrument)
            where = (tr("{instrument}{article}") if instrument else "{article}").format(
                instrument=instrument, article=article_words.article(rule.article)
            )
            text = tr("{where}：{says}").format(where=where, says=said.both(rule.says))
            label = cards.words(text, "soft")
            label.setContentsMargins(theme.px(22), 0, 0, 4)
            card.add(label)
        return card

    def _tick(self, rule: Rule, on: bool) -> None:
        if rule.as_reported:
            self._prepared.toggle("reported", rule.id, on=on)
        else:
            self._prepared.toggle("unsaid", rule.id, on=not on)
