"""Reads the JSON of ``agree`` (the form makes the same) into a checked value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.work import typed

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from app.work.typed import When

HOW = ("signed", "app", "sms", "phone", "chat", "unknown")
EFFECTS = ("automatic", "lender_may_end", "unknown")
PROMISES = ("stop_collection", "stop_sms", "stop_third_party", "stop_penalty_interest")
YES_NO = (True, False, None)
KEYS = frozenset(
    {
        "agreed_at",
        "how",
        "contract_number",
        "original_contract_number",
        "currency",
        "total_minor",
        "grace_days",
        "ends_when",
        "promises",
        "stop_collection",
        "terms",
        "instalments",
        "payments",
        "payments_cover",
        "lender",
        "borrower",
        "principal_minor",
        "interest_fees_minor",
        "due_day",
        "hotline",
        "supersedes",
    }
)
INNER = {
    "ends_when": {"consecutive_missed", "total_missed", "effect", "late_counts"},
    "promises": {*PROMISES, "credit_reporting"},
    "terms": {"kind", "text"},
    "instalments": {"n", "due_on", "minor"},
    "payments": {"paid_at", "minor", "instalment"},
}


@dataclass(frozen=True, kw_only=True)
class Caution:
    """Something that was noticed and does no harm: a code and its facts."""

    code: str
    facts: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class StatedPayment:
    """A payment as stated; ``instalment`` is the number it counts for."""

    when: When
    minor: int
    instalment: int | None


@dataclass(frozen=True, kw_only=True)
class Stated:
    """An agreement as stated: ``fields`` of the record that were given, and its rows.

    ``supersedes`` is the id or contract number of the agreement that it replaces.
    """

    fields: dict[str, Any]
    terms: tuple[tuple[str, str], ...]
    instalments: tuple[tuple[int, str, int], ...]
    payments: tuple[StatedPayment, ...]
    supersedes: str = ""


def read(data: object, case_zone: ZoneInfo | None) -> Stated:
    """Checks what is stated; ``Refused`` names the field that cannot be taken."""
    given = typed.mapping(data, "")
    for needed in ("agreed_at", "instalments"):
        if given.get(needed) is None:
            raise Refused("agreement_needs", needed)
    instalments = _instalments(given)
    return Stated(
        fields=_fields(given, case_zone),
        instalments=instalments,
        terms=tuple(_terms(given)),
        payments=tuple(_payments(given, {n for n, _, _ in instalments}, case_zone)),
        supersedes=typed.text(given.get("supersedes"), "supersedes").strip(),
    )


def cautions(data: Mapping[str, Any]) -> list[Caution]:
    """What in checked data does no harm but is worth a word: keys that mean nothing, sums that differ."""
    strange = [key for key in data if key not in KEYS]
    for name, known in INNER.items():
        inner = data.get(name)
        for one in inner if isinstance(inner, list) else [inner]:
            strange += [
                f"{name}.{key}" for key in (one if isinstance(one, Mapping) else ()) if key not in known
            ]
    found = [Caution(code="unknown_key", facts={"key": key}) for key in dict.fromkeys(strange)]
    total, summed = data.get("total_minor"), sum(one["minor"] for one in data["instalments"])
    if total is not None and total != summed:
        found.append(Caution(code="sums_differ", facts={"total": total, "sum": summed}))
    return found + _early_payments(data)


def _early_payments(data: Mapping[str, Any]) -> list[Caution]:
    """Payments of before the agreement: kept as stated, and named."""
    agreed = str(data["agreed_at"])[: len("2025-01-01")]
    return [
        Caution(
            code="payment_before", facts={"field": f"payments[{i}].paid_at", "day": day, "agreed": agreed}
        )
        for i, one in enumerate(data.get("payments") or ())
        if (day := str(one["paid_at"])[: len("2025-01-01")]) < agreed
    ]


def _fields(given: Mapping[str, Any], case_zone: ZoneInfo | None) -> dict[str, Any]:
    agreed = typed.when(given["agreed_at"], "agreed_at", case_zone)
    fields: dict[str, Any] = {"agreed_at": agreed.text, "precision": agreed.precision}
    if given.get("how") is not None:
        fields["how"] = typed.choice(given["how"], "how", HOW)
    for name in ("contract_number", "original_contract_number", "currency", "lender", "borrower", "hotline"):
        if given.get(name) is not None:
            fields[name] = typed.text(given[name], name).strip()
    for name in ("total_minor", "principal_minor", "interest_fees_minor"):
        if given.get(name) is not None:
            fields[name] = typed.minor(given[name], name)
    for name in ("grace_days", "due_day"):
        if given.get(name) is not None:
            fields[name] = typed.count(given[name], name)
    return fields | _nested(given)


def _nested(given: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if given.get("ends_when") is not None:
        fields["ends_when"] = _ends_when(typed.mapping(given["ends_when"], "ends_when"))
    promises = _promises(given)
    if promises:
        fields["promises"] = promises
    if given.get("payments_cover") is not None:
        fields["payments_cover"] = _cover(given["payments_cover"])
    elif given.get("payments"):
        # A list of payments is a source: it covers the time from its first to its last.
        paid = sorted(str(one["paid_at"])[: len("2025-01-01")] for one in given["payments"])
        fields["payments_cover"] = paid[0], paid[-1]
    return fields


def _ends_when(given: Mapping[str, Any]) -> dict[str, Any]:
    ends: dict[str, Any] = {}
    for name in ("consecutive_missed", "total_missed"):
        if given.get(name) is not None:
            ends[name] = typed.count(given[name], f"ends_when.{name}", least=1)
    ends["effect"] = typed.choice(given.get("effect") or "unknown", "ends_when.effect", EFFECTS)
    ends["late_counts"] = typed.choice(given.get("late_counts"), "ends_when.late_counts", YES_NO)
    return ends


def _promises(given: Mapping[str, Any]) -> dict[str, Any]:
    stated = typed.mapping(given.get("promises"), "promises")
    promises = {n: typed.choice(stated[n], f"promises.{n}", YES_NO) for n in PROMISES if n in stated}
    if "credit_reporting" in stated:
        promises["credit_reporting"] = (
            typed.text(stated["credit_reporting"], "promises.credit_reporting") or None
        )
    if given.get("stop_collection") is not None:
        promises["stop_collection"] = typed.choice(given["stop_collection"], "stop_collection", YES_NO)
    return promises


def _cover(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) != 2:
        raise Refused("period_unclear", "payments_cover")
    first, last = (typed.day(str(one)[:10], "payments_cover") for one in value)
    if first > last:
        raise Refused("period_unclear", "payments_cover")
    return first, last


def _terms(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for i, one in enumerate(typed.rows(given.get("terms"), "terms")):
        yield (
            typed.text(one.get("kind"), f"terms[{i}].kind") or "other",
            typed.text(one.get("text"), f"terms[{i}].text"),
        )


def _instalments(given: Mapping[str, Any]) -> tuple[tuple[int, str, int], ...]:
    stated = typed.rows(given["instalments"], "instalments")
    if not stated:
        raise Refused("agreement_needs", "instalments")
    found = []
    for i, one in enumerate(stated):
        at = f"instalments[{i}]"
        number = typed.count(one.get("n", i + 1), f"{at}.n", least=1)
        found.append(
            (
                number,
                typed.day(one.get("due_on"), f"{at}.due_on"),
                typed.minor(one.get("minor"), f"{at}.minor"),
            )
        )
    numbers = [n for n, _, _ in found]
    if len(set(numbers)) < len(numbers):
        raise Refused("instalment_twice", "instalments")
    return tuple(sorted(found))


def _payments(
    given: Mapping[str, Any], numbers: set[int], case_zone: ZoneInfo | None
) -> Iterator[StatedPayment]:
    for i, one in enumerate(typed.rows(given.get("payments"), "payments")):
        at, number = f"payments[{i}]", one.get("instalment")
        if number is not None and number not in numbers:
            raise Refused("no_such_instalment", f"{at}.instalment", n=number)
        yield StatedPayment(
            when=typed.when(one.get("paid_at"), f"{at}.paid_at", case_zone),
            minor=typed.minor(one.get("minor"), f"{at}.minor"),
            instalment=number,
        )
