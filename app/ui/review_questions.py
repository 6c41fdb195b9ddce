"""The doubts of one field as questions, each with its reason and what may be answered with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import doubts, theme
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SAME, DIFFERS = "maybe_same", "reads_differently"


class Question(QWidget):
    """One field's doubts. Signals: ``answered`` (the doubt, whether yes)."""

    answered = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setProperty("look", "doubt")
        self.words.setWordWrap(True)
        self.yes, self.no = QPushButton(), QPushButton()
        self._doubt: Mapping[str, Any] = {}
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for button, is_yes in ((self.yes, True), (self.no, False)):
            button.setMinimumHeight(theme.TARGET)
            button.clicked.connect(lambda _=False, is_yes=is_yes: self.answer(is_yes))
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(line)
        self.hide()

    def ask(
        self,
        about: Sequence[Mapping[str, Any]],
        facts: str = "",
        answers: tuple[str, str] | None = None,
    ) -> None:
        """Show the doubts about a field; answers are for the first of them.

        ``facts`` is a line to compare with, such as the entry this one may be the same as; ``answers`` are
        words for yes and no that say more than these.
        """
        self.setVisible(bool(about))
        if not about:
            return
        lines = [f"? {doubts.question(one)} {doubts.reason(one)}" for one in about]
        self.words.setText("\n".join([*lines, *filter(None, [facts])]))
        self._doubt = about[0]
        choices = answers or doubts.answers(about[0])
        for button, text in zip((self.yes, self.no), choices or ("", ""), strict=True):
            button.setVisible(bool(text))
            button.setProperty("words", text)
        self.key(on=False)

    def tell(self, sentence: str) -> None:
        """Say beside the field what cannot be taken, or that an answer was noted."""
        self.words.setText(sentence)
        self.yes.hide()
        self.no.hide()
        self.show()

    def key(self, *, on: bool) -> None:
        """Show the keys on the buttons while they are this question's."""
        for button, key in ((self.yes, "Y"), (self.no, "N")):
            words = str(button.property("words") or "")
            button.setText(tr("{words}  {key}").format(words=words, key=key) if on else words)

    @property
    def is_open(self) -> bool:
        """Whether it waits for yes or no."""
        return not self.isHidden() and not self.yes.isHidden()

    def answer(self, yes: bool) -> None:
        """Give the answer for the doubt that is asked about."""
        self.answered.emit(self._doubt, yes)
