"""Which rows of a statement concern the debts of a case, and what is drafted of them; pure functions."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.case import moments
from app.case.moments import Moment
from app.case.records import Entry, Payment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.case.moments import Precision
    from app.case.records import Direction, Grade
    from app.intake.drafting.context import Context

_REPAYING = re.compile(
    r"还款|還款|借还|归还|还贷|代扣|分期|贷款|借款|贷还|本息|结清|清偿|信用卡|协商|instal?l?ment|repay|loan",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|信用卡中心|消费金融|小额贷款|网络小贷|小贷|信用卡|公司|集团|\(中国\)|中国)+$"
)
_NAMED = re.compile(
    r"第\s*(\d{1,3})\s*期|(\d{1,3})\s*/\s*\d{1,3}\s*期|(?:instal?lment|no\.?)\s*#?(\d{1,3})\b", re.IGNORECASE
)
LEAST_NAME = 2
LEAST_CONTRACT = 6


@dataclass(frozen=True, kw_only=True)
class Concern:
    """Why a row concerns a debt: ``by`` is ``payee|contract|amount``; ``debt`` its id where that follows."""

    by: str
    debt: str | None


def plain(text: str) -> str:
    """A name or number without width, case and space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def short(name: str) -> str:
    """A firm's name without its legal form and kind ("某某消费金融有限公司" is "某某")."""
    bare = name
    while (cut := _FORM.sub("", bare)) != bare:
        bare = cut
    return bare if len(bare) >= LEAST_NAME else name


def concern(row: Mapping[str, Any], context: Context) -> Concern | None:
    """Whether a row of a statement concerns a debt.

    By the payee's name, by a contract number, or by words of repaying together with the amount of an
    instalment or the short form of the lender's name. Rows that failed are no payments.
    """
    if row.get("state") == "failed" or not row.get("minor"):
        return None
    words = plain(str(row.get("words", "")))
    for number, debt in context.contracts.items():
        if len(number) >= LEAST_CONTRACT and plain(number) in words:
            return Concern(by="contract", debt=debt)
    # Names count in what the money was for, not in the column of the card that it was paid from.
    told = plain(f"{row.get('payee', '')} {row.get('summary', '')}")
    repaying = _REPAYING.search(told) is not None
    is_due = (row["minor"], row.get("currency", "CNY")) in context.instalments
    for name, debt in context.payees.items():
        # A bank is paid for much else than a debt: its bare name needs words or a sum beside it.
        alone = len(name) > LEAST_NAME and not name.endswith(("银行", "銀行", "Bank"))
        if plain(name) in told and (alone or repaying or is_due):
            return Concern(by="payee", debt=debt)
        if plain(short(name)) in told and (repaying or is_due):
            return Concern(by="payee", debt=debt)
    return Concern(by="amount", debt=None) if repaying and is_due else None


def named_instalment(words: str) -> int | None:
    """The number of the instalment that a row says it is for ("分期还款 第7期"), if it says so."""
    found = _NAMED.search(unicodedata.normalize("NFKC", words))
    return int(next(one for one in found.groups() if one)) if found else None


def concerning(
    rows: Iterable[Mapping[str, Any]], context: Context
) -> list[tuple[Mapping[str, Any], Concern]]:
    """The rows that concern a debt, each with why."""
    return [(row, found) for row in rows if (found := concern(row, context)) is not None]


def drafted(
    row: Mapping[str, Any], why: Concern, context: Context, *, grade: Grade = "export"
) -> tuple[Entry, Payment]:
    """A draft payment and the entry that shows it on the timeline; ``grade`` of the file that shows it."""
    said_by = "screenshot" if grade == "screenshot" else "statement"
    moment = dataclasses.replace(_moment(row, context.zone), said_by=said_by)
    currency = str(row.get("currency") or context.currency)
    debt = context.debt or why.debt
    direction: Direction = "in" if row["direction"] == "in" else "out"
    payee = str(row.get("payee") or "")
    entry = Entry(
        id=context.new_id(Entry),
        debt=debt,
        kind="payment",
        direction=direction,
        sender_shown=payee,
        text=str(row.get("summary") or ""),
        amounts=({"minor": row["minor"], "currency": currency, "role": "paid"},),
        doubts=tuple(_doubts(row, why)),
    ).dated(moment)
    payment = Payment(
        id=context.new_id(Payment),
        entry=entry.id,
        debt=debt,
        paid_at=moment.at,
        precision=moment.precision,
        minor=row["minor"],
        currency=currency,
        payee=payee,
        direction=direction,
        grade=grade,
    )
    return entry, payment


def _moment(row: Mapping[str, Any], zone: str | None) -> Moment:
    if not row.get("at"):
        return Moment(rule="order_unclear", said_by="statement")
    at = moments.local_iso(datetime.fromisoformat(str(row["at"])), zone)
    precision: Precision = row.get("precision") or "second"
    return Moment(at=at, precision=precision, rule="exact", said_by="statement")


def _doubts(row: Mapping[str, Any], why: Concern) -> Iterable[dict[str, Any]]:
    if not row.get("at"):
        yield {"code": "date_order_unclear", "field": "time", "facts": {}}
    if row["direction"] not in ("in", "out"):
        yield {"code": "side_unknown", "field": "side", "facts": {}}
    if row.get("state") == "refunded":
        yield {"code": "payment_refunded", "field": "amount", "facts": {}}
    if why.by == "amount":
        yield {"code": "payment_by_amount", "field": "debt", "facts": {"payee": str(row.get("payee") or "")}}
