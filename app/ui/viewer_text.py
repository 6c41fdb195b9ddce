"""The words of a file that has no picture (a backup, a list, a mail, a note), as they were read."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.case import moments
from app.case.records import CaseInfo
from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from app.case.case import Case
    from app.case.records import Citation

ROWS = ("sms_backup", "call_log")
"""Families whose text has no times: they are shown message by message."""
LAST_SINGLE = 0xFFFF
MARKED = 200
"""Citations that are marked at once: each takes Qt its time, and a backup has thousands."""
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
        self._shown, self._wide = "", list[int]()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("读出来的文字"))

    def show_text(self, text: str) -> None:
        """Show words."""
        self._shown = text
        # Qt counts a sign beyond the first 65,536 as two.
        self._wide = [n for n, sign in enumerate(text) if ord(sign) > LAST_SINGLE]
        self.setPlainText(text)

    def mark(self, citations: Sequence[Citation], chosen: Citation | None) -> None:
        """Mark what is cited of them around the chosen words, and bring these into sight."""
        first = max(0, citations.index(chosen) - MARKED // 2) if chosen in citations else 0
        places = dict(self._places(citations[first : first + MARKED]))
        self.setExtraSelections(
            [self._mark(place, chosen is not None and id == chosen.id) for id, place in places.items()]
        )
        here = places.get(chosen.id) if chosen is not None else None
        if here is not None:
            self.setTextCursor(self._cursor(here[0], here[0]))
            self.centerCursor()

    def _mark(self, place: tuple[int, int], is_chosen: bool) -> QTextEdit.ExtraSelection:
        mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setBackground(theme.color("accent_ground" if is_chosen else "raised"))
        look.setFontUnderline(is_chosen)
        mark.cursor, mark.format = self._cursor(*place), look
        return mark

    def _places(self, citations: Sequence[Citation]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Where the words of citations stand; a text that a machine arranged anew may not have them.

        A backup has thousands, mostly in its own order: each is looked for behind the one before it.
        """
        after = 0
        for one in citations:
            words = one.text.split("\n")[0]
            at = self._shown.find(words, after) if words else -1
            at = self._shown.find(words) if words and at < 0 else at
            if at >= 0:
                after = at + len(words)
                yield one.id, (at, after)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """The words between two characters."""
        made = QTextCursor(self.document())
        made.setPosition(start + bisect_left(self._wide, start))
        made.setPosition(end + bisect_left(self._wide, end), QTextCursor.MoveMode.KeepAnchor)
        return made
