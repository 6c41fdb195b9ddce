"""Step 1, verify: what was looked at and asked becomes a confirmed entry with its proof, in one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case import numbers
from app.case.errors import Refused
from app.case.records import Entry, Task
from app.followup import checklists
from app.work import entries, tasks, typed
from app.work.complaint_clocks import lender_kind
from app.work.finding_words import Words
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot
    from app.followup.checklists import Check

HOTLINE = "cn.check.hotline"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to look at for a debt, the name of its step, and what was said of it."""

    check: Check
    step: str
    task: Task | None

    @property
    def settled(self) -> bool:
        """Whether it was looked at, or is not for this person."""
        return self.task is not None and self.task.state != "later"


def step_of(check: str, debt: str) -> str:
    """The name of the step of a check for a debt."""
    return f"verify/{check}/{debt}"


def checklist(snapshot: Snapshot, debt: str) -> list[Item]:
    """What to look at for a debt; nothing where the case is not about China."""
    if snapshot.case.jurisdiction != "cn":
        return []
    said = {one.step: one for one in snapshot.tasks}
    found = checklists.checks_for(lender_kind(snapshot, debt))
    steps = [(one, step_of(one.id, debt)) for one in found]
    return [Item(check=one, step=step, task=said.get(step)) for one, step in steps]


def result(
    case: Case,
    debt: str,
    check: str,
    text: str,
    *,
    today: date,
    lang: str = "zh_CN",
    evidence: Sequence[str] = (),
) -> Change:
    """What looking at one thing showed: an entry in the person's own words, with the files that show it.

    Raises:
        Refused: neither words nor a file.
    """
    said = text.strip()
    if not said and not evidence:
        raise Refused("verify_says_nothing", "text")
    known = checklists.checks().items[check]

    def fill(sheet: Sheet) -> None:
        title = known.title[Words(lang).lang]
        fields = {"at": today.isoformat(), "precision": "day", "text": f"{title}\n{said}".strip()}
        _write(sheet, debt, fields, evidence)
        tasks.lay(sheet, [step_of(check, debt)], "done", today=today)

    return act(case, "verify.result", fill)


def call(
    case: Case,
    debt: str,
    fields: Mapping[str, Any],
    *,
    today: date,
    lang: str = "zh_CN",
    evidence: Sequence[str] = (),
) -> Change:
    """A call to the hotline, as it was written down while it went on.

    Args:
        case: the case.
        debt: what it was about.
        fields: the moment as an entry has it (``at``, ``precision``…), ``number``, ``who``, ``staff``,
            ``answers`` (texts by id of the question) and ``note``.
        today: no call may lie after it.
        lang: language of the entry's words.
        evidence: ids of files, such as one's own recording.

    Raises:
        Refused: a call to come, or one of which nothing was written down.
    """
    told = _told(fields, lang)

    def fill(sheet: Sheet) -> None:
        time = {name: value for name, value in fields.items() if name in entries.TIME}
        day = str(time.get("at") or "")[:10]
        if day > today.isoformat():
            raise Refused("day_in_future", "at", day=day)
        who = " · ".join(filter(None, (_said(fields, "who"), _said(fields, "staff"))))
        shown = _said(fields, "number")
        number = {"number": numbers.home(shown), "number_shown": shown}
        _write(sheet, debt, time | number | {"text": told, "sender_shown": who}, evidence)
        tasks.lay(sheet, [step_of(HOTLINE, debt)], "done", today=today)

    return act(case, "verify.call", fill)


def _said(fields: Mapping[str, Any], name: str) -> str:
    return typed.text(fields.get(name), name).strip()


def _told(fields: Mapping[str, Any], lang: str) -> str:
    """The call in words: each question that was answered, and what else was said."""
    say = Words(lang)
    known = checklists.questions().items
    answers = typed.mapping(fields.get("answers"), "answers")
    strange = [id for id in answers if id not in known]
    if strange:
        raise Refused("no_such_id", "answers", value=strange[0])
    pairs = [(known[id].title[say.lang], typed.text(answers[id], id).strip()) for id in answers]
    lines = [say("verify.answer", {"asked": asked, "said": said}) for asked, said in pairs if said]
    note = _said(fields, "note")
    if not lines and not note:
        raise Refused("verify_says_nothing", "note")
    staff = _said(fields, "staff")
    head = [say("verify.staff", {"staff": staff})] if staff else []
    return "\n".join([say("verify.call"), *head, *lines, *([note] if note else [])])


def _write(sheet: Sheet, debt: str, fields: Mapping[str, Any], evidence: Sequence[str]) -> None:
    given = {"kind": "verification", "direction": "out", "debt": debt} | dict(fields)
    checked = {"said_by": "person"} | entries.check(sheet, given)
    entry = sheet.put(Entry(id=fresh(Entry), status="confirmed", **checked))
    entries.cite(sheet, entry.id, [{"evidence": id} for id in evidence])
