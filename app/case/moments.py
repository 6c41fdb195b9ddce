"""Moments: local time with its offset, how precise it is, and who says so (CONTRACT: ``at``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["second", "minute", "day", "month", "about", "before", "after", "between", "unknown"]
KNOWN: frozenset[str] = frozenset({"second", "minute", "about", "day", "month"})


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When something happened.

    ``at`` is local ISO 8601 with offset, and not ``None`` only for the precisions in ``KNOWN``;
    otherwise ``earliest`` and ``latest`` bound it. ``tolerance_s`` belongs to ``about``; ``shown`` is
    the text as printed; ``rule`` the code of how it was worked out; ``said_by`` who says so.
    """

    at: str | None = None
    precision: Precision = "unknown"
    earliest: str | None = None
    latest: str | None = None
    tolerance_s: int | None = None
    shown: str = ""
    rule: str = ""
    said_by: str = ""
