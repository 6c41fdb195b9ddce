"""Asks what a locked phone may show and where to, and writes the calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from app import wording
from app.case.errors import Refused
from app.ui import file_dialogs, language
from app.ui.forms import Field, FormDialog
from app.ui.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk
    from app.work.calendar import Made


class CalendarForm(FormDialog):
    """The words of a reminder, how it comes to the phone, and a place for the file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        words = Field(
            name="words",
            label=tr("提醒上写"),
            value=tr("据实"),
            help=tr("锁屏上只有这几个字和第几次，没有机构，没有金额。换成只有自己懂的词也行。"),
        )
        super().__init__(tr("放进手机日历"), [words], tr("存成日历文件…"), parent)
        how = QLabel(
            tr(
                "每个还款日和投诉后的每个期限各是一个全天日程，提前三天和一天的早上提醒；已经还清的不再提醒。"
                "把文件发到手机（邮件、数据线都行），用手机日历打开就能导入。"
                "协议改了再导出一次：同一天会被更新，不会重复。"
            )
        )
        how.setWordWrap(True)
        how.setProperty("look", "soft")
        self.form.addRow(how)
        self.boxes["words"].widget.setFocus()

    def save(self) -> None:
        """Ask for a place, then write."""
        file_dialogs.saving(self, "jushi.ics", tr("日历文件 (*.ics)"), self.write)

    def write(self, place: Path) -> None:
        """Write the file to a place and say what is in it."""
        words = str(self.values()["words"] or "")

        def written(made: Made) -> None:
            self._desk.note.emit(said(made, place))
            self.accept()

        def refused(error: Refused) -> None:
            self.refused(Refused(error.code, "words", **error.facts))

        self._desk.act(_write, place, words, language.current(), then=written, refused=refused)


def _write(case: Any, place: Path, words: str, lang: str) -> Made:  # noqa: ANN401  a Case
    from app.report import files
    from app.work import calendar

    made = calendar.make(case, lang=lang, words=words)
    files.write(place, made.content)
    return made


def said(made: Made, place: Path) -> str:
    """What was written, and what to know of it, in a few sentences."""
    from app.work import calendar

    head = tr("已存为“{name}”，在“{folder}”里；里面有 {n} 个日子。").format(
        name=place.name, folder=place.parent.name, n=made.days
    )
    told = [wording.sentence(code, facts, language.current()) for code, facts in calendar.notices(made)]
    return " ".join([head, *told])
