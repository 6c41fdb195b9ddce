"""What the case already knows when drafts are proposed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.case.records import Record


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the case already knows when drafts are proposed.

    ``lenders`` are the lenders' names; ``parties`` maps a party's name, and ``owners`` a number's match
    key, to a party id; ``debt`` is the one debt of the case, if there is just one. ``payees`` and
    ``contracts`` map names that are paid and contract numbers to a debt; ``instalments`` are the sums
    that are due, with their currency.
    """

    new_id: Callable[[type[Record]], str]
    zone: str | None = "Asia/Shanghai"
    currency: str = "CNY"
    debt: str | None = None
    lenders: frozenset[str] = frozenset()
    parties: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    borrower: str = ""
    payees: Mapping[str, str | None] = field(default_factory=dict)
    contracts: Mapping[str, str | None] = field(default_factory=dict)
    instalments: frozenset[tuple[int, str]] = frozenset()
