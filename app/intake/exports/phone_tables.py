"""Messages and calls in tables of exporters and operators (通话详单) as messages of a reading."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from app.intake.exports import columns
from app.intake.exports.cell_times import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.exports.columns import Header

SIDE_UNKNOWN = {"code": "side_unknown", "field": "side", "facts": {}}
# What exporters write for the side a message is on. Android's numbers: 1 inbox, 2 sent, 3 draft, 4 outbox,
# 5 failed, 6 queued.
_IN = re.compile(
    r"接收|收到|收件|收信|来信|已收|^收$|received|incoming|inbox|^in$|^read$|^unread$|未读|已读|来电|被叫|呼入|打入|^1$|接入",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"发送|发出|发件|已发|^发$|sent|outgoing|outbox|^out$|delivered|去电|主叫|呼出|拨出|已拨|打出|dialed|dialled|^[2456]$|^本人$|^我$",
    re.IGNORECASE,
)
_MISSED = re.compile(r"未接|missed|未接听|无应答|no answer|^3$", re.IGNORECASE)
_REJECTED = re.compile(r"拒接|拒绝|挂断|rejected|declined|blocked|拦截|^5$|^6$", re.IGNORECASE)
_CALL_IN = re.compile(r"被叫|来电|呼入|打入|已接|incoming|answered|received|^in$|^1$|接听", re.IGNORECASE)
_CALL_OUT = re.compile(r"主叫|去电|呼出|拨出|已拨|打出|outgoing|dial|^out$|^2$|拨打", re.IGNORECASE)
_NUMBER_IN = re.compile(r"\+?\d[\d -]{3,18}\d(?!\d)")
_OWN = frozenset({"我", "本机", "本人", "me", "self", "自己"})
_TRUE = frozenset({"1", "true", "yes", "y", "是", "本人", "自己", "我"})
_FALSE = frozenset({"0", "false", "no", "n", "否", "对方"})


def is_calls(rows: Sequence[Sequence[str]], header: Header) -> bool:
    """A moment with a number or name and a length, or with words for a call's way, and no text."""
    if not header.has("time") or header.has("text") or not (header.has("number") or header.has("name")):
        return False
    if header.has("duration"):
        return True
    return _column(rows, header, "direction", call_way) is not None


def is_messages(header: Header) -> bool:
    """A moment and words."""
    return header.has("time", "text")


def call_way(cell: str) -> str | None:
    """``missed|rejected|outgoing|incoming`` of a cell; ``None`` if it says nothing of the kind."""
    text = cell.strip()
    for way, pattern in (
        ("missed", _MISSED),
        ("rejected", _REJECTED),
        ("outgoing", _CALL_OUT),
        ("incoming", _CALL_IN),
    ):
        if pattern.search(text):
            return way
    return None


def side(cell: str) -> str | None:
    """``in|out`` of a cell; ``None`` if it says nothing of the kind."""
    text = cell.strip()
    return "out" if _OUT.search(text) else "in" if _IN.search(text) else None


def _column(rows: Sequence[Sequence[str]], header: Header, role: str, says: Any) -> int | None:  # noqa: ANN401
    """The column of a role whose cells say what is wanted: types may be "SMS" or which side it was."""
    best, most = None, 0
    for column in header.roles.get(role, ()):
        cells = [row[column] for row in rows[header.at + 1 :][:200] if column < len(row) and row[column]]
        telling = sum(says(cell) is not None for cell in cells)
        if cells and telling * 5 >= len(cells) * 4 and telling > most:
            best, most = column, telling
    return best


def cell_at(row: Sequence[str], column: int | None) -> str:
    """A row's cell, empty where the row is too short or there is no such column."""
    return row[column] if column is not None and column < len(row) else ""


class _Rows:
    """Cells of a table's rows by role."""

    def __init__(self, rows: Sequence[Sequence[str]], header: Header) -> None:
        self.header = header
        self.body = [row for row in rows[header.at + 1 :] if any(row)]
        self.times = Times([self.cell(row, "time") for row in self.body[:2000]])

    def cell(self, row: Sequence[str], role: str) -> str:
        return cell_at(row, self.header.first(role))

    def base(self, row: Sequence[str]) -> dict[str, Any] | None:
        """What every message has; ``None`` for a row that is none (a title, a total, a page's foot)."""
        shown = self.cell(row, "time")
        when = self.times.read(shown, self.cell(row, "clock"))
        if when is None and not (shown == "" and self.cell(row, "text")):
            return None
        number, name = _who(self.cell(row, "number").strip("'\" "), self.cell(row, "name"))
        message: dict[str, Any] = {
            "number": number,
            "number_shown": number,
            "sender": name or number,
            "time_shown": shown,
            "doubts": [],
        }
        if when is not None and when.unclear:
            return message | {"at": None, "doubts": [order_unclear(shown)]}
        return message | {"at": when and when.iso, "precision": when.precision if when else None}


def _who(number: str, name: str) -> tuple[str, str]:
    """Number and name of a row; some exporters write both into one cell ("小贺 <13900002222>")."""
    if number or not (found := _NUMBER_IN.search(name)):
        return number, name
    return found[0], (name[: found.start()] + name[found.end() :]).strip(" <>()（）[]-_:：")


def order_unclear(shown: str) -> dict[str, Any]:
    """The doubt of a date whose day and month may be swapped."""
    return {"code": "date_order_unclear", "field": "time", "facts": {"shown": shown}}


def calls(rows: Sequence[Sequence[str]], header: Header) -> list[dict[str, Any]]:
    """Calls of a call log or an operator's bill; a call of no length that came in was missed."""
    table = _Rows(rows, header)
    ways = _column(rows, header, "direction", call_way)
    found = []
    for row in table.body:
        base = table.base(row)
        if base is None or not (base["number"] or base["sender"]):
            continue
        way = call_way(cell_at(row, ways)) if ways is not None else None
        length = columns.duration(table.cell(row, "duration"))
        if way == "incoming" and length == 0:
            way = "missed"
        base |= {"kind": "call", "text": "", "call_type": way, "duration_s": length, "count": 1}
        base["direction"] = "out" if way == "outgoing" else "in" if way else "none"
        if way is None:
            base["doubts"].append(SIDE_UNKNOWN)
        found.append(base)
    return found


def messages(rows: Sequence[Sequence[str]], header: Header) -> list[dict[str, Any]]:
    """Texts of an exporter; the side by a column that says it, else left open."""
    table = _Rows(rows, header)
    sides = _sides(rows, header)
    known = _numbers_of_sessions(table)
    found = []
    for row in table.body:
        base = table.base(row)
        text = table.cell(row, "text")
        if base is None or not (text or base["number"]):
            continue
        session = table.cell(row, "session")
        if not base["number"] and session:
            base["number"] = base["number_shown"] = known.get(session, "")
            base["sender"] = base["sender"] or session
        way = sides(row)
        if way is None and table.cell(row, "to"):
            way = _addressed(base, table.cell(row, "to"))
        base |= {"kind": "sms", "direction": way or "none", "text": text}
        if way is None:
            base["doubts"].append(SIDE_UNKNOWN)
        found.append(base)
    return found


def _addressed(base: dict[str, Any], to: str) -> str | None:
    """The side by sender and addressee; what the owner sent belongs to the number it went to."""
    if base["sender"].lower() in _OWN:
        base["number"], base["sender"] = _who(to if columns.numberlike(to) else "", to)
        base["number_shown"] = base["number"]
        return "out"
    return "in" if to.lower() in _OWN else None


def _sides(rows: Sequence[Sequence[str]], header: Header) -> Any:  # noqa: ANN401  row → "in", "out" or None
    mine_at = header.first("mine")
    if mine_at is not None:
        return lambda row: mine(cell_at(row, mine_at))
    column = _column(rows, header, "direction", side)
    return lambda row: side(cell_at(row, column)) if column is not None else None


def mine(cell: str) -> str | None:
    """The side by a column that says whether the phone's owner wrote it."""
    text = cell.strip().lower()
    return "out" if text in _TRUE else "in" if text in _FALSE else None


def _numbers_of_sessions(table: _Rows) -> dict[str, str]:
    """The one number that wrote in a conversation; what went out there went to it."""
    seen: dict[str, Counter[str]] = {}
    for row in table.body:
        session, number = table.cell(row, "session"), table.cell(row, "number").strip()
        if session:
            seen.setdefault(session, Counter())[number] += bool(number)
    known = {}
    for session, counts in seen.items():
        numbers = [number for number in counts if number]
        if len(numbers) == 1:
            known[session] = numbers[0]
        elif not numbers and columns.numberlike(session):
            known[session] = session
    return known
