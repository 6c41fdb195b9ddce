"""A rule as data: who said what, for whom, from when until when, and which check looks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

#: How much weight a rule has, the heaviest first.
BINDING = ("law", "regulation", "recommended_standard", "association_guideline", "agreement")
#: How well its source is known, the best first.
QUALITY = ("official", "secondary", "unverified")
EVERYONE = "*"
#: Checks that never make a finding: a text to refer to, a day to keep in mind.
SILENT = frozenset({"reference", "date"})

Both = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One version of one rule; the fields are explained in docs/rules.md.

    ``bound`` are lender kinds (``*`` everyone); ``maybe_bound`` those for whom something else decides,
    named by ``maybe_needs``; ``agencies`` binds every agency whatever the lender; ``product`` limits it
    to one product (``credit_card``). ``in_force_to`` is the last day, ``None`` while it is in force.
    """

    id: str
    version: str
    pack: str
    jurisdiction: str
    title: Both
    instrument: Both
    article: str
    quoted: str
    says: Both
    bound: tuple[str, ...]
    in_force_from: date
    in_force_to: date | None = None
    binding: str
    check: str
    parameters: Mapping[str, Any]
    source: str
    quality: str
    not_covered: Both
    facts: tuple[str, ...]
    maybe_bound: tuple[str, ...] = ()
    maybe_needs: str = ""
    agencies: bool = False
    product: str = ""
    basis: tuple[str, ...] = ()
    place: str = field(default="", compare=False)

    @property
    def as_reported(self) -> bool:
        """Whether article and quotation are known from reports only; paper leaves them out unless ticked."""
        return self.quality != QUALITY[0]

    def in_force(self, day: date) -> bool:
        """Whether it held on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def binds(self, lender_kind: str, *, by_agency: bool = False) -> bool | None:
        """Whether it binds that kind of lender; ``None`` when that is not known."""
        if EVERYONE in self.bound or lender_kind in self.bound or (self.agencies and by_agency):
            return True
        if lender_kind == "unknown" or lender_kind in self.maybe_bound:
            return None
        return False
