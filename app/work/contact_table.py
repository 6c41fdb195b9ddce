"""The contacts as a table: for a lawyer's spreadsheet, and for anyone who wants to count again."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from app.report import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.rules.contact import Contact
    from app.work.findings import Analysis

COLUMNS = {
    "zh_CN": (
        "编号",
        "时间",
        "精度",
        "方式",
        "号码",
        "对方",
        "身份",
        "收件人",
        "通话",
        "次数",
        "时长（秒）",
        "内容",
        "类别",
        "与协议的先后",
        "当时是否履行",
        "原因",
        "状态",
    ),
    "en": (
        "id",
        "time",
        "precision",
        "kind",
        "number",
        "sender",
        "acts as",
        "recipient",
        "call",
        "count",
        "seconds",
        "words",
        "category",
        "relation",
        "kept",
        "why",
        "status",
    ),
}
# A spreadsheet takes a cell that begins like this for a formula; the apostrophe makes it a text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return (
        f"'{text}" if text.lstrip(" \n\ufeff\u3000").startswith(FORMULA) or text.startswith(FORMULA) else text
    )


def text(analysis: Analysis, lang: str = "zh_CN") -> str:
    """The table as CSV (RFC 4180), one contact a line, in time order."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS[lang if lang in COLUMNS else "zh_CN"])
    table.writerows([defused(cell) for cell in row] for row in rows(analysis))
    return out.getvalue()


def rows(analysis: Analysis) -> Iterator[list[Any]]:
    """One row a contact."""
    mine = (one for one in analysis.world.contacts if analysis.debt in (None, one.entry.debt))
    return (_row(analysis, one) for one in mine)


def _row(analysis: Analysis, one: Contact) -> list[Any]:
    entry = one.entry
    party = analysis.snapshot.party_by_id.get(entry.party or "")
    kept = {True: "yes", False: "no", None: "unknown"}[one.where.kept.kept]
    recipient = entry.recipient or {}
    return [
        one.id,
        entry.at,
        entry.precision,
        entry.kind,
        entry.number or entry.number_shown,
        party.name if party is not None else entry.sender_shown,
        one.way.actor,
        recipient.get("name") or recipient.get("who") or "self",
        entry.call_type,
        entry.count,
        entry.duration_s,
        entry.text,
        entry.category,
        one.where.relation,
        kept,
        one.where.kept.why,
        entry.status,
    ]


def write(analysis: Analysis, target: Path, lang: str = "zh_CN") -> None:
    """Writes the table aside and then in place; with a mark that spreadsheets need to see UTF-8."""
    files.write(target, b"\xef\xbb\xbf" + text(analysis, lang).encode())
