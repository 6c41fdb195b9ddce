"""Complaints and what became of them: recorded, changed, answered, closed; each tells its part of the story.

A complaint is a row of its own with the dates that periods run from, and an entry on the timeline so that
proof can be tied to it. Every act is one undoable row of the journal.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import Complaint, Debt, Entry
from app.followup import authorities
from app.work import entries, typed
from app.work.finding_words import Words
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.case.case import Case, Change

#: The dates of a complaint in the order in which they come.
DATES = (
    "sent_on",
    "received_on",
    "forwarded_on",
    "accepted_on",
    "replied_on",
    "review_asked_on",
    "served_on",
    "agreed_on",
)
#: What cannot have happened before what; the code names the sentence.
ORDER = (
    ("sent_on", "received_on", "complaint_received_early"),
    ("sent_on", "forwarded_on", "complaint_forwarded_early"),
    ("received_on", "forwarded_on", "complaint_forwarded_early"),
    ("sent_on", "accepted_on", "complaint_accepted_early"),
    ("sent_on", "replied_on", "complaint_replied_early"),
    ("received_on", "replied_on", "complaint_replied_early"),
    ("replied_on", "review_asked_on", "complaint_review_early"),
    ("review_asked_on", "served_on", "complaint_served_early"),
    ("sent_on", "agreed_on", "complaint_agreed_early"),
)
#: What nobody can say of a complaint that was not sent.
AFTER_SENDING = ("received_on", "forwarded_on", "accepted_on", "replied_on", "review_asked_on")
WAYS = ("", "hotline", "app", "portal", "mail", "letter", "visit", "other")
OUTCOMES = ("", "solved", "partly", "refused", "withdrawn")
COURT = "court"
#: Bodies to which one does not complain: kind and direction of the entries that tell of it and of the answer.
OTHER_ENTRIES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    COURT: (("letter", "none"), ("letter", "out")),
    "legal_aid": (("letter", "out"), ("letter", "none")),
}
COMPLAINT_ENTRIES = (("complaint", "out"), ("complaint_reply", "in"))


def record(
    case: Case,
    fields: Mapping[str, Any],
    *,
    today: date,
    lang: str = "zh_CN",
    evidence: Sequence[str] = (),
    under: str | None = None,
) -> Change:
    """A new complaint.

    Args:
        case: the case.
        fields: fields of a complaint (``dump``); ``body`` or ``body_name`` is needed.
        today: no date may lie after it.
        lang: language of the words that the entry on the timeline gets.
        evidence: ids of evidence that shows it was sent (receipt, screenshot).
        under: an act that it belongs to.

    Raises:
        Refused: with the field that cannot be taken; the code has one sentence.
    """

    def fill(sheet: Sheet) -> None:
        made = Complaint(id=fresh(Complaint), made_on=today.isoformat(), **_taken(sheet, fields))
        if made.debt is None:
            debts = sheet.find(Debt)
            made = _with(made, debt=debts[0].id if len(debts) == 1 else None)
        _check(sheet, made, today)
        sheet.put(_told(sheet, made, lang, evidence))

    return act(case, "complaint.record", fill, act=under)


def change(
    case: Case,
    complaint: str,
    fields: Mapping[str, Any],
    *,
    today: date,
    lang: str = "zh_CN",
    evidence: Sequence[str] = (),
) -> Change:
    """Corrects or adds to a complaint: dates, number, way; ``Refused`` names the field."""

    def fill(sheet: Sheet) -> None:
        _lay(sheet, complaint, fields, today, lang, evidence)

    return act(case, "complaint.change", fill)


def reply(
    case: Case,
    complaint: str,
    fields: Mapping[str, Any],
    *,
    today: date,
    lang: str = "zh_CN",
    evidence: Sequence[str] = (),
    under: str | None = None,
) -> Change:
    """Writes down an answer.

    Args:
        case: the case.
        complaint: id of the complaint.
        fields: ``replied_on`` (ISO day), ``outcome`` and ``text`` (what it says; may be empty).
        today: no date may lie after it.
        lang: language of the entry's words.
        evidence: ids of evidence that shows the answer.
        under: an act that it belongs to.

    Raises:
        Refused: an answer before the complaint was sent, in the future, or without a day.
    """

    def fill(sheet: Sheet) -> None:
        given = dict(fields)
        text = typed.text(given.pop("text", ""), "text").strip()
        if not given.get("replied_on"):
            raise Refused("complaint_needs_reply_day", "replied_on")
        done = _lay(sheet, complaint, given, today, lang, ())
        _answer(sheet, done, text, lang, evidence)

    return act(case, "complaint.reply", fill, act=under)


def close(case: Case, complaint: str, outcome: str) -> Change:
    """Says how it ended (one of ``OUTCOMES``), or with "" that it goes on."""

    def fill(sheet: Sheet) -> None:
        chosen = typed.choice(outcome, "outcome", OUTCOMES)
        sheet.change(sheet.get(Complaint, complaint), outcome=chosen)

    return act(case, "complaint.close", fill)


def drop(case: Case, complaint: str) -> Change:
    """Takes a complaint away that was recorded by mistake; its entries are discarded, undo brings all back.

    Raises:
        Refused: ``complaint_carried_on`` if another one carries it on.
    """

    def fill(sheet: Sheet) -> None:
        old = sheet.get(Complaint, complaint)
        if sheet.find(Complaint, follows=old.id):
            raise Refused("complaint_carried_on")
        for id in filter(None, (old.entry, old.reply_entry)):
            sheet.change(sheet.get(Entry, id), status="discarded")
        sheet.remove(old)

    return act(case, "complaint.drop", fill)


# -- checking ---------------------------------------------------------------------------------------


def _day(_: Sheet, value: object, field: str) -> str | None:
    return typed.day(value, field) if value else None


def _days(_: Sheet, value: object, field: str) -> int:
    return typed.count(value or 0, field)


def _text(_: Sheet, value: object, field: str) -> str:
    return typed.text(value, field).strip()


def _choice(choices: Sequence[str]) -> Callable[[Sheet, object, str], Any]:
    return lambda _, value, field: typed.choice(value or "", field, choices)


def _body(_: Sheet, value: object, field: str) -> str:
    return str(typed.choice(value or "", field, ["", *authorities.authorities().items]))


def _known(cls: type[Any]) -> Callable[[Sheet, object, str], str | None]:
    def check(sheet: Sheet, value: object, field: str) -> str | None:
        if value and not sheet.find(cls, id=value):
            raise Refused("no_such_id", field, value=value)
        return str(value) if value else None

    return check


CHECKS: dict[str, Callable[[Sheet, Any, str], Any]] = {
    "debt": _known(Debt),
    "body": _body,
    "matter": _choice(authorities.MATTERS),
    "way": _choice(WAYS),
    **dict.fromkeys(DATES, _day),
    "paused_days": _days,
    "outcome": _choice(OUTCOMES),
    **dict.fromkeys(("body_name", "number", "note"), _text),
    "follows": _known(Complaint),
}


def _taken(sheet: Sheet, fields: Mapping[str, Any]) -> dict[str, Any]:
    strange = [name for name in fields if name not in CHECKS]
    if strange:
        raise Refused("no_such_field", strange[0])
    return {name: CHECKS[name](sheet, value, name) for name, value in fields.items()}


def _with(complaint: Complaint, **fields: Any) -> Complaint:  # noqa: ANN401  as the record has them
    return dataclasses.replace(complaint, **fields)


def _check(sheet: Sheet, one: Complaint, today: date) -> None:
    """Whether the dates can be; ``Refused`` with one clear sentence."""
    if not one.body and not one.body_name:
        raise Refused("complaint_needs_body", "body")
    for name in DATES:
        not_later(getattr(one, name), name, today)
    unsent = next((name for name in AFTER_SENDING if getattr(one, name)), None)
    if unsent and not one.sent_on and one.body != COURT:
        raise Refused("complaint_not_sent", "sent_on")
    for first, later, code in (*ORDER, *_in_court(one)):
        began, day = getattr(one, first), getattr(one, later)
        if began and day and day < began:
            raise Refused(code, later, day=day, first=began)
    if one.sent_on and one.paused_days > (today - date.fromisoformat(one.sent_on)).days:
        raise Refused("complaint_paused_long", "paused_days", first=one.sent_on)
    _check_carried(sheet, one)


def not_later(day: str | None, field: str, today: date) -> None:
    """``Refused("day_in_future")`` for a day after ``today``."""
    if day and day > today.isoformat():
        raise Refused("day_in_future", field, day=day)


def _in_court(one: Complaint) -> tuple[tuple[str, str, str], ...]:
    return (("served_on", "replied_on", "complaint_answer_early"),) if one.body == COURT else ()


def _check_carried(sheet: Sheet, one: Complaint) -> None:
    """One that carries another on came after it, and no chain bites its tail."""
    chain = [one]
    while chain[-1].follows:
        earlier = sheet.get(Complaint, str(chain[-1].follows))
        if any(earlier.id == seen.id for seen in chain):
            raise Refused("complaint_follows_itself", "follows")
        chain.append(earlier)
    for earlier in chain[1:]:
        if one.sent_on and earlier.sent_on and one.sent_on < earlier.sent_on:
            raise Refused("complaint_before_first", "sent_on", day=one.sent_on, first=earlier.sent_on)


# -- what the timeline tells ------------------------------------------------------------------------


def told_on(one: Complaint) -> str | None:
    """The day on which it happened: sent, or for a court's papers the day they came."""
    return one.sent_on or (one.served_on if one.body == COURT else None)


def body_name(one: Complaint, lang: str) -> str:
    """Whom it went to."""
    known = authorities.authorities().items.get(one.body)
    return one.body_name or (known.title[lang] if known else one.body)


def words(one: Complaint, lang: str) -> str:
    """What the entry says of it: to whom, about what, number, and the person's own note."""
    say = Words(lang)
    key = "filed.served" if one.body == COURT else "filed.made"
    parts = [say(key, {"body": body_name(one, say.lang), "matter": say(f"filed.matter.{one.matter}")})]
    parts += [say("filed.number", {"number": one.number})] if one.number else []
    return "".join([*parts, one.note])


def _lay(
    sheet: Sheet, id: str, fields: Mapping[str, Any], today: date, lang: str, evidence: Sequence[str]
) -> Complaint:
    old = sheet.get(Complaint, id)
    new = _with(old, **_taken(sheet, fields))
    _check(sheet, new, today)
    new = _told(sheet, new, lang, evidence, before=old)
    if new != old:
        sheet.put(new)
    return new


def _told(
    sheet: Sheet, one: Complaint, lang: str, evidence: Sequence[str], *, before: Complaint | None = None
) -> Complaint:
    """Makes the entry of a complaint, or lets it say what changed; what a person wrote in it is kept."""
    day = told_on(one)
    if one.entry is None:
        if day is None:
            return one
        kinds = OTHER_ENTRIES.get(one.body, COMPLAINT_ENTRIES)[0]
        entry = _entry(sheet, one, kinds, day, words(one, lang))
        one = _with(one, entry=entry)
    elif before is not None:
        _renew(sheet, one, before, day, lang)
    _cite(sheet, one.entry, evidence)
    return one


def _renew(sheet: Sheet, one: Complaint, before: Complaint, day: str | None, lang: str) -> None:
    entry = sheet.get(Entry, str(one.entry))
    if day is None:
        sheet.change(entry, status="discarded")
        return
    given: dict[str, Any] = {"at": day, "precision": "day"} if day != told_on(before) else {}
    if one.body != before.body:
        kind, direction = OTHER_ENTRIES.get(one.body, COMPLAINT_ENTRIES)[0]
        given |= {"kind": kind, "direction": direction}
    for language in ("zh_CN", "en"):
        if entry.text == words(before, language):
            given["text"] = words(one, lang)
    checked = entries.check(sheet, given, entry) if given else {}
    sheet.change(entry, **(checked | {"status": "confirmed"}))


def _answer(sheet: Sheet, one: Complaint, text: str, lang: str, evidence: Sequence[str]) -> None:
    say = Words(lang)
    said = text or say("filed.answered", {"body": body_name(one, say.lang)})
    if one.reply_entry is None:
        kinds = OTHER_ENTRIES.get(one.body, COMPLAINT_ENTRIES)[1]
        one = sheet.put(_with(one, reply_entry=_entry(sheet, one, kinds, str(one.replied_on), said)))
    else:
        entry = sheet.get(Entry, one.reply_entry)
        given = {"at": one.replied_on, "precision": "day"} | ({"text": text} if text else {})
        sheet.change(entry, **(entries.check(sheet, given, entry) | {"status": "confirmed"}))
    _cite(sheet, one.reply_entry, evidence)


def _entry(sheet: Sheet, one: Complaint, kinds: tuple[str, str], day: str, text: str) -> str:
    given = {"kind": kinds[0], "direction": kinds[1], "at": day, "precision": "day", "text": text}
    checked = entries.check(sheet, given | {"debt": one.debt})
    base = {"said_by": "person"} | checked
    return sheet.put(Entry(id=fresh(Entry), status="confirmed", **base)).id


def _cite(sheet: Sheet, entry: str | None, evidence: Sequence[str]) -> None:
    if entry is not None and evidence:
        entries.cite(sheet, entry, [{"evidence": id} for id in evidence])
