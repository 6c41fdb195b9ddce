"""A payment that a message tells of and that a list of its day does not have: both are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Unlisted:
    """One such payment.

    ``entry`` is the message, ``paid_on`` the day it tells; ``source`` the id of the list without it: an
    agreement, whose payments the person listed from ``first`` to ``last``, or a statement's evidence.
    """

    debt: str | None
    entry: str
    minor: int
    currency: str
    paid_on: date
    own_list: bool
    source: str
    first: date
    last: date
