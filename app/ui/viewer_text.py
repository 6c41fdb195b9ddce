"""The words of a file that has no picture (a backup, a list, a mail, a note), as they were read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.case import moments
from app.case.records import CaseInfo
from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from app.case.case import Case
    from app.case.records import Citation

ROWS = ("sms_backup", "call_log")
"""Families whose text has no times: they are shown message by message."""
MOST = 200_000
"""Characters that are shown: a backup of years has millions."""


def text_of(case: Case, evidence: str) -> str:
    """What was read of a file, or nothing; messages and calls each with time and number."""
    reading = case.reading_of(evidence)
    if reading is None:
        return ""
    if reading.result.get("family") in ROWS:
        zone = moments.zone(case.get(CaseInfo, "case").time_zone)
        return "\n\n".join(_message(one, zone) for one in reading.result.get("messages") or ())[:MOST]
    return reading.text[:MOST]


def _message(one: dict[str, Any], zone: tzinfo) -> str:
    """``2026-05-21 22:47  对方发来  139…`` over the words; the time is that of the case's place."""
    when = str(one.get("time_shown") or "")
    if one.get("at"):
        when = f"{datetime.fromisoformat(str(one['at'])).astimezone(zone):%Y-%m-%d %H:%M}"
    call = one.get("kind") == "call"
    sides = (
        {"in": tr("对方打来"), "out": tr("我打出")} if call else {"in": tr("对方发来"), "out": tr("我发出")}
    )
    who = str(one.get("number_shown") or one.get("number") or one.get("sender") or "")
    lasted = tr("{n} 秒").format(n=one["duration_s"]) if call and one.get("duration_s") else ""
    head = "　".join(filter(None, (when, sides.get(str(one.get("direction")), ""), who, lasted)))
    return "\n".join(filter(None, (head, str(one.get("text") or ""))))


class TextView(QPlainTextEdit):
    """Words to look at, not to change; those that are cited are marked, the chosen ones in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("读出来的文字"))

    def show_text(self, text: str) -> None:
        """Show words."""
        self.setPlainText(text)

    def mark(self, citations: Sequence[Citation], chosen: Citation | None) -> None:
        """Mark what is cited of them, the chosen words in sight."""
        self.setExtraSelections([one for each in citations if (one := self._mark(each, chosen)) is not None])
        place = self._place(chosen)
        if place is not None:
            place.clearSelection()
            self.setTextCursor(place)
            self.centerCursor()

    def _mark(self, one: Citation, chosen: Citation | None) -> QTextEdit.ExtraSelection | None:
        place = self._place(one)
        if place is None:
            return None
        mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        is_chosen = chosen is not None and one.id == chosen.id
        look.setBackground(QColor(theme.name("accent_ground" if is_chosen else "raised")))
        look.setFontUnderline(is_chosen)
        mark.cursor, mark.format = place, look
        return mark

    def _place(self, one: Citation | None) -> QTextCursor | None:
        """Where the words of a citation stand; a text that a machine arranged anew may not have them."""
        if one is None or not one.text:
            return None
        found = self.document().find(one.text.split("\n")[0])
        return None if found.isNull() else found
