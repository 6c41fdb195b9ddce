"""Sums of money as the window writes them."""

from __future__ import annotations

from app.case import money
from app.ui.language import tr


def amount(minor: int | None, currency: str = "CNY") -> str:
    """``¥1,570.00``."""
    if minor is None:
        return tr("金额不明")
    sign = {"CNY": "¥", "USD": "$"}.get(currency, currency + " ")
    return f"{sign}{money.format_minor(minor)}"
