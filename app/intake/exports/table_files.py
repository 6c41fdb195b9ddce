"""The reader of tables (CSV, TSV, XLSX): tells what kind of table it is and has its rows read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.intake.drafting import relevance
from app.intake.exports import cell_times, chat_tables, columns, phone_tables, statements, tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.intake.exports.columns import Header
    from app.intake.exports.tables import Table

ENGINE = "table_files/1"
MOST_TEXT = 4_000_000
MOST_SIZE = 40_000_000
"""Bytes of messages in one answer, roughly; what exceeds it is counted, debts first."""
PREVIEW = 12
LONGEST_PREVIEW = 80


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a table.

    Args:
        path: the file.
        media_type: tells workbooks from text.
        name: the file's name; a chat export is often named after the other side.
        options: ``mappings`` a person gave: by fingerprint ``{"at": header row, "columns": {"0": role}}``.
    """
    try:
        table = tables.load(path, media_type)
    except tables.Unreadable as error:
        return {"state": "failed", "reason": error.reason, "facts": {}, "family": "other"}
    return of_table(table, name, options)


def of_table(table: Table, name: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The reading of rows that are loaded already."""
    if not any(any(row) for row in table.rows):
        return _base(table) | {"state": "nothing", "reason": "empty_file", "family": "text"}
    header = _header(table, options)
    made = _read_as(table, header, name) if header is not None else None
    if made is None:
        return _unknown(table)
    return _base(table) | _state(table, made) | made


def _header(table: Table, options: Mapping[str, Any]) -> Header | None:
    """A mapping that a person gave for this header, else what names and content say."""
    at = columns.guess(table.rows)
    given = (options.get("mappings") or {}).get(columns.fingerprint(table.rows, -1 if at is None else at))
    if isinstance(given, dict):
        told = columns.mapped(table.rows, int(given.get("at", -1)), given.get("columns") or {})
        if told is not None:
            return told
    return columns.find(table.rows)


def _read_as(table: Table, header: Header, name: str) -> dict[str, Any] | None:
    """Messages, calls, a chat or payments, whichever the columns are."""
    if chat_tables.is_chat(header, name):
        return _of_messages("chat", chat_tables.messages(table.rows, header, name))
    if phone_tables.is_messages(header):
        return _of_messages("sms_backup", phone_tables.messages(table.rows, header))
    if statements.is_statement(header):
        return _of_payments(table, header, name)
    if phone_tables.is_calls(table.rows, header):
        return _of_messages("call_log", phone_tables.calls(table.rows, header))
    return None


def _of_messages(family: str, messages: list[dict[str, Any]]) -> dict[str, Any]:
    kept = within(messages)
    return {"family": family, "messages": kept, "unread_rows": len(messages) - len(kept)}


def within(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Messages that fit into one answer: if they are too many, those of conversations about a debt."""
    if sum(map(_size, messages)) <= MOST_SIZE:
        return messages
    wanted = {one["number"] for one in messages if relevance.speaks_of_debt(one["text"])}
    kept, room = [], MOST_SIZE
    for one in messages:
        if one["number"] in wanted or one["kind"] == "call":
            room -= _size(one)
            if room < 0:
                break
            kept.append(one)
    return kept


def _size(message: Mapping[str, Any]) -> int:
    return 260 + 6 * len(message["text"]) + 12 * len(message["sender"])


def _of_payments(table: Table, header: Header, name: str) -> dict[str, Any]:
    found = statements.payments(table.rows, header)
    moments = [one["at"] for one in found if one["at"]]
    return {
        "family": "statement",
        "messages": [],
        "payments": found,
        "payments_cover": statements.period(table.rows, header, name, moments),
    }


def _state(table: Table, made: Mapping[str, Any]) -> dict[str, Any]:
    """Whether it was read whole, and what was left out."""
    rows = {"messages": len(made["messages"]), "payments": len(made.get("payments", ()))}
    facts: dict[str, Any] = {"encoding": table.encoding, **rows}
    if not made["messages"] and not made.get("payments"):
        return {"state": "nothing", "reason": "no_messages", "facts": facts}
    if table.open_quote is not None:
        return {"state": "partial", "reason": "quote_open", "facts": facts | {"line": table.open_quote}}
    if table.cut or made.get("unread_rows"):
        return {"state": "partial", "reason": "too_many_messages", "facts": facts}
    return {"state": "ok", "reason": "", "facts": facts}


def _base(table: Table) -> dict[str, Any]:
    return {"engine": ENGINE, "text": text_of(table), "facts": {"encoding": table.encoding}, "messages": []}


def text_of(table: Table) -> str:
    """The table's words for search."""
    parts, room = [], MOST_TEXT
    for row in table.rows:
        line = " ".join(cell for cell in row if cell)
        room -= len(line) + 1
        if room < 0:
            break
        parts.append(line)
    return "\n".join(parts)


def _unknown(table: Table) -> dict[str, Any]:
    """A table that may hold messages or payments waits for a person to name its columns."""
    if not _may_matter(table):
        return _base(table) | {"state": "ok", "reason": "", "family": "text"}
    at = columns.guess(table.rows)
    preview = [[cell[:LONGEST_PREVIEW] for cell in row[:24]] for row in table.rows[: (at or 0) + PREVIEW]]
    ask = {"rows": preview, "at": -1 if at is None else at}
    ask["fingerprint"] = columns.fingerprint(table.rows, -1 if at is None else at)
    return _base(table) | {"state": "later", "reason": "columns_unknown", "family": "text", "table": ask}


def _may_matter(table: Table) -> bool:
    """A column of moments beside one of numbers, money or words."""
    body = [row for row in table.rows[:200] if len(row) >= 2][-40:]
    if len(body) < 2:
        return False
    width = max(len(row) for row in body)
    cells = [[row[n] for row in body if n < len(row) and row[n]] for n in range(width)]
    dated = {n for n, one in enumerate(cells) if _mostly(one, lambda cell: cell_times.read(cell) is not None)}
    others = [one for n, one in enumerate(cells) if n not in dated]
    telling = [one for one in others if _mostly(one, _tells)]
    return bool(dated) and bool(telling)


def _tells(cell: str) -> bool:
    return columns.amount(cell) is not None or columns.numberlike(cell) or len(cell) >= 8


def _mostly(cells: list[str], test: Any) -> bool:  # noqa: ANN401  a test of one cell
    return len(cells) >= 2 and sum(map(test, cells)) * 4 >= len(cells) * 3
