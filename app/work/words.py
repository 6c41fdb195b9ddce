"""What the words of an entry say, worked out again when the words change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.intake.values import amounts

if TYPE_CHECKING:
    from app.case.records import Entry


def of(text: str, entry: Entry, currency: str = "CNY") -> dict[str, Any]:
    """Amounts, due dates and overdue days in ``text``, read as those of ``entry`` were.

    Args:
        text: the words.
        entry: whose day completes a date without a year.
        currency: what to assume where no sign is printed.
    """
    day = entry.at or entry.at_latest
    near = date.fromisoformat(day[:10]) if day else None
    return {
        "amounts": tuple(amounts.amounts_in(text, currency)),
        "due_dates": tuple(amounts.due_dates_in(text, near)),
        "overdue_days": amounts.overdue_days_in(text),
    }


def corrected(old: Entry, fields: dict[str, Any]) -> dict[str, Any]:
    """What follows from corrected words, unless a person once stated it otherwise than the words do."""
    if "text" not in fields or fields["text"] == old.text:
        return {}
    before, now = of(old.text, old), of(fields["text"], old)
    return {
        name: value
        for name, value in now.items()
        if name not in fields and getattr(old, name) == before[name]
    }
