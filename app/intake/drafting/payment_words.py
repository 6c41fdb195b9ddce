"""What a message says of a payment that was made: its sum and, if it names one, its day; pure functions."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.case import folding, phrases
from app.intake.values import amounts

PAID, UNPAID = "paid", "unpaid"
BEHIND = 16
"""How many characters behind the words of paying the sum may stand."""
LATELY = timedelta(days=10)
"""How long after a payment a message about it may come: a day that it names is the payment's then."""
_DAY = re.compile(r"(?<!\d)(?:(20\d\d)[年/.-])?(\d{1,2})[月/.-](\d{1,2})日?\s*(?:(\d{1,2})[:：](\d{2}))?")
_CARD = re.compile(r"([¥￥]\s*[\d,]+\.\d{2})\s*(?:(?:已被|对方已)(?:接收|领取|收款)|(已收[款钱]))")
_ONE_DIGIT = str.maketrans(dict.fromkeys("123456789", "0"))
_SENTENCE = re.compile(r"[。；;！!]")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A payment that a message tells of: minor units, currency, and the moment or day in its own words."""

    minor: int
    currency: str
    at: str | None


def told(text: str, sent: datetime | None, currency: str = "CNY") -> Told | None:
    """The payment that a message says was made, or ``None``.

    Args:
        text: the words of the message.
        sent: its local moment, as far as known; a day that it names is believed if it lies shortly before.
        currency: of an amount that names none.
    """
    hits = _hits(text.translate(_ONE_DIGIT))
    paid = [hit for hit in hits if hit.kind == PAID]
    if not paid or any(hit.kind == UNPAID for hit in hits):
        return None
    for hit in sorted(paid, key=lambda one: one.start):
        sums = _sums(text, hit, currency)
        if sums:
            named = _named(text, sent) if sent is not None else None
            return Told(minor=int(sums["minor"]), currency=str(sums["currency"]), at=named)
    return None


def taken(text: str, direction: str, currency: str = "CNY") -> Told | None:
    """The transfer that a card of a chat says the other side took, or ``None``.

    The payer's card then says "已被接收"; "已收款" stands on a card of the one who took the money. The same
    word at the person's own side tells of money that came in, and what waits or went back is no payment.
    """
    found = _CARD.fullmatch(text.strip())
    if found is None or (direction == "out") != (found[2] is None):
        return None
    sums = amounts.amounts_in(found[1], currency)
    return Told(minor=int(sums[0]["minor"]), currency=str(sums[0]["currency"]), at=None) if sums else None


@functools.lru_cache(maxsize=4096)
def _hits(text: str) -> tuple[phrases.Hit, ...]:
    """The words of paying in a text; no pattern names a digit: texts that differ in numbers only are one."""
    return tuple(hit for _, hit in phrases.found_in(text, folding.fold(text), phrases.paying()))


def _sums(text: str, hit: phrases.Hit, currency: str) -> dict[str, Any] | None:
    """The sum in the words of paying, or else the first one right behind them in the same sentence."""
    inside = amounts.amounts_in(text[hit.start : hit.end], currency)
    if inside:
        return inside[-1]
    behind = _SENTENCE.split(text[hit.end : hit.end + BEHIND])[0]
    return next(iter(amounts.amounts_in(behind, currency)), None)


def _named(text: str, sent: datetime) -> str | None:
    """The day (or minute) that the message names and that lies at most some days before it was sent."""
    for year, month, day, hour, minute in _DAY.findall(text):
        for guess in (int(year),) if year else (sent.year, sent.year - 1):
            try:
                when = date(guess, int(month), int(day))
                clock = datetime(guess, int(month), int(day), int(hour), int(minute)) if hour else None
            except ValueError:
                continue
            if timedelta(0) <= sent.date() - when <= LATELY:
                return clock.isoformat() if clock else when.isoformat()
    return None
