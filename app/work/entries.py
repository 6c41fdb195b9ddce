"""Entries made and corrected by hand; what a person says is checked and outlives any machine's reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from app.case.errors import Refused
from app.case.moments import KNOWN, Precision
from app.case.records import ENTRY_KINDS, CaseInfo, Citation, Debt, Direction, Entry, Party
from app.work import debts, typed, words
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.case.case import Case, Change

CATEGORIES = (
    None,
    "reminder",
    "demand_after_agreement",
    "threat",
    "third_party_contact",
    "legal_notice",
    "confirmation_of_agreement",
    "fraud_suspect",
    "unrelated",
    "reply",
    "payment",
    "voice",
    "system",
    "call",
    "termination_notice",
)
# What a dump says of an entry and nobody can set: it is worked out, or belongs to another record.
WORKED_OUT = frozenset(
    {
        "id",
        "relation",
        "relation_current",
        "compliance",
        "citations",
        "status",
        "replaced_by",
        "category_words",
    }
)
TIME = frozenset({"at", "precision", "at_earliest", "at_latest", "at_tolerance_s", "at_shown"})
# Which doubt a corrected field settles.
SETTLES = {
    **dict.fromkeys(TIME, "time"),
    "text": "text",
    "number": "number",
    "sender_shown": "sender",
    "direction": "side",
    "amounts": "amount",
    "due_dates": "due_date",
    "party": "owner",
    "debt": "debt",
    "category": "category",
}


def add(case: Case, *, fields: Mapping[str, Any], citations: Sequence[Mapping[str, Any]] = ()) -> Change:
    """A new entry, confirmed since a person says so.

    Args:
        case: the case.
        fields: fields of an entry as in ``dump``; ``kind`` is needed.
        citations: ``{"evidence", "page", "region", "second", "text"}`` each.

    Raises:
        Refused: with the field that cannot be taken.
    """

    def fill(sheet: Sheet) -> None:
        if "kind" not in fields:
            raise Refused("entry_needs", "kind")
        checked = check(sheet, fields)
        base = {"debt": debts.sole(sheet), "said_by": "person"} | checked
        entry = sheet.put(Entry(id=fresh(Entry), status="confirmed", **base))
        cite(sheet, entry.id, citations)

    return act(case, "entry.add", fill)


def edit(case: Case, entry: str, fields: Mapping[str, Any]) -> Change:
    """Corrects an entry; a doubt about a corrected field is settled. ``Refused`` names the field."""
    return act(case, "entry.edit", lambda sheet: correct(sheet, entry, fields))


def attach(case: Case, entry: str, citations: Sequence[Mapping[str, Any]]) -> Change:
    """Ties an entry to more places in evidence."""
    return act(case, "entry.cite", lambda sheet: cite(sheet, entry, citations))


def cite(sheet: Sheet, entry: str, citations: Sequence[Mapping[str, Any]]) -> None:
    """Citations of an entry; a confirmed one gives the evidence its exhibit number."""
    confirmed = sheet.get(Entry, entry).status == "confirmed"
    for one in citations:
        region = one.get("region")
        sheet.put(
            Citation(
                id=fresh(Citation),
                evidence=str(one["evidence"]),
                entry=entry,
                page=one.get("page"),
                region=tuple(region) if region else None,
                second=one.get("second"),
                text=one.get("text") or "",
            )
        )
        if confirmed:
            sheet.exhibit(str(one["evidence"]))


def correct(sheet: Sheet, entry: str, fields: Mapping[str, Any]) -> None:
    """Lays checked fields over an entry inside an act."""
    old = sheet.get(Entry, entry)
    checked = check(sheet, fields, old)
    checked |= words.corrected(old, checked)
    settled = {SETTLES[name] for name in checked if name in SETTLES}
    told = {"recipient_from_words"} if "recipient" in checked else set()
    doubts = tuple(d for d in old.doubts if d.get("field") not in settled and d.get("code") not in told)
    sheet.change(old, **(checked | {"doubts": doubts}))


def check(sheet: Sheet, fields: Mapping[str, Any], old: Entry | None = None) -> dict[str, Any]:
    """Fields of an entry as they are stored.

    Raises:
        Refused: a name that no entry has, or a value that its field cannot take.
    """
    given = {name: value for name, value in fields.items() if name not in WORKED_OUT}
    strange = [name for name in given if name not in CHECKS and name not in TIME]
    if strange:
        raise Refused("no_such_field", strange[0])
    checked = {name: CHECKS[name](sheet, value, name) for name, value in given.items() if name in CHECKS}
    stated = {name: value for name, value in given.items() if name in TIME}
    return checked | (_moment(sheet, stated, old) if stated else {})


def _moment(sheet: Sheet, given: Mapping[str, Any], old: Entry | None) -> dict[str, Any]:
    """A moment as stated: ``at`` with its precision, or the bounds of one that is only partly known."""
    zone = typed.zone(sheet.get(CaseInfo, "case").time_zone)
    whole = {name: given.get(name) for name in TIME - {"at_shown"}}
    result: dict[str, Any] = {"said_by": "person", "at_rule": "stated"}
    result |= {name: given[name] or "" for name in ("at_shown",) if name in given}
    if old is not None and not any(whole.values()) and set(given) == {"at_shown"}:
        return {"at_shown": given["at_shown"] or ""}
    for name in ("at_earliest", "at_latest"):
        result[name] = _full(whole[name], name, zone)[0] if whole[name] else None
    at, guessed = _full(whole["at"], "at", zone) if whole["at"] else (None, _partial(result))
    precision = typed.choice(whole["precision"] or guessed, "precision", get_args(Precision))
    if (at is not None) != (precision in KNOWN):
        raise Refused("precision_unfit", "precision", precision=precision)
    tolerance = whole["at_tolerance_s"]
    result["at_tolerance_s"] = typed.count(tolerance, "at_tolerance_s") if tolerance is not None else None
    return result | {"at": _floor(at, precision), "precision": precision}


def _full(value: object, field: str, zone: Any) -> tuple[str, str]:  # noqa: ANN401  ZoneInfo or None
    when = typed.when(value, field, zone)
    if when.precision != "day":
        return when.text, when.precision
    time = "T23:59:59" if field == "at_latest" else "T00:00:00"
    return typed.when(f"{when.text}{time}", field, zone).text, "day"


def _floor(at: str | None, precision: str) -> str | None:
    """A day is kept as its midnight, a month as its first day."""
    if at is None or precision not in ("day", "month"):
        return at
    day = at[:8] + "01" if precision == "month" else at[:10]
    return f"{day}T00:00:00{at[19:]}"


def _partial(bounds: Mapping[str, Any]) -> str:
    earliest, latest = bounds["at_earliest"], bounds["at_latest"]
    if earliest and latest:
        return "between"
    return "after" if earliest else "before" if latest else "unknown"


def _text(_: Sheet, value: object, field: str) -> str:
    return typed.text(value, field)


def _choice(*choices: str | bool | None) -> Callable[[Sheet, object, str], Any]:
    return lambda _, value, field: typed.choice(value, field, choices)


def _count(least: int, *, empty: bool = True) -> Callable[[Sheet, object, str], int | None]:
    return lambda _, value, field: None if value is None and empty else typed.count(value, field, least)


def _reference(cls: type[Any]) -> Callable[[Sheet, object, str], str | None]:
    def check(sheet: Sheet, value: object, field: str) -> str | None:
        if value is not None and not sheet.find(cls, id=value):
            raise Refused("no_such_id", field, value=value)
        return None if value is None else str(value)

    return check


def _recipient(_: Sheet, value: object, field: str) -> dict[str, Any] | None:
    if value is None:
        return None
    given = typed.mapping(value, field)
    who = typed.choice(given.get("who"), f"{field}.who", ("self", "third_party", "unknown"))
    return {"who": who, "name": given.get("name"), "relation": given.get("relation")}


def _amounts(_: Sheet, value: object, field: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "minor": typed.minor(one.get("minor"), f"{field}[{i}].minor"),
            "currency": typed.text(one.get("currency"), f"{field}[{i}].currency") or "CNY",
            "role": one.get("role"),
        }
        for i, one in enumerate(typed.rows(value, field))
    )


def _days(_: Sheet, value: object, field: str) -> tuple[str, ...]:
    return tuple(typed.day(one, field) for one in typed.strings(value, field))


def _doubts(_: Sheet, value: object, field: str) -> tuple[dict[str, Any], ...]:
    return tuple(dict(one) for one in typed.rows(value, field))


CHECKS: dict[str, Callable[[Sheet, Any, str], Any]] = {
    "kind": _choice(*ENTRY_KINDS),
    "direction": _choice(*get_args(Direction)),
    "recipient": _recipient,
    "debt": _reference(Debt),
    "party": _reference(Party),
    **dict.fromkeys(("sender_shown", "number", "number_shown", "text"), _text),
    "call_type": _choice(None, "incoming", "missed", "rejected", "outgoing"),
    "count": _count(1, empty=False),
    "duration_s": _count(0),
    "overdue_days": _count(0),
    "amounts": _amounts,
    "due_dates": _days,
    "category": _choice(*CATEGORIES),
    "doubts": _doubts,
    "key": _choice(True, False),
    "disputed": _choice(True, False),
}
