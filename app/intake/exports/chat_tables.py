"""Chats exported as tables (WeChat tools' CSV and XLSX)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.intake.exports import chat_sides, columns, phone_tables
from app.intake.exports.cell_times import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.exports.columns import Header

_OF_CHATS = frozenset(
    {
        "strcontent",
        "strtime",
        "nickname",
        "issender",
        "is_sender",
        "talker",
        "talkerid",
        "昵称",
        "聊天对象",
        "发言人",
        "微信号",
    }
)
_CHAT_APP = re.compile(r"微信|wechat|weixin|whatsapp", re.IGNORECASE)
_CHAT_NAME = re.compile(r"聊天记录|QQ|钉钉|飞书|chat", re.IGNORECASE)
# WeChat's own numbers for kinds of messages.
_KINDS = {
    "1": "", "3": "[图片]", "34": "[语音]", "42": "[名片]", "43": "[视频]", "47": "[表情]", "48": "[位置]",
    "49": "[链接或文件]", "50": "[通话]", "10000": "sys", "10002": "sys",
}  # fmt: skip
_SYSTEM = frozenset({"系统消息", "系统", "system", "10000", "10002", "撤回消息", "拍一拍"})


def is_chat(header: Header, name: str) -> bool:
    """A moment and words under a chat tool's names, or in a file that is named after a chat app."""
    if not header.has("time", "text"):
        return False
    titles = {columns.plain(title) for title in header.titles}
    if titles & _OF_CHATS or _CHAT_APP.search(name):
        return True
    return bool(_CHAT_NAME.search(name) and not header.has("number"))


def messages(rows: Sequence[Sequence[str]], header: Header, name: str) -> list[dict[str, Any]]:
    """The messages of all conversations of the table; ``thread`` names theirs."""
    body = [row for row in rows[header.at + 1 :] if any(row)]
    reader = _Chat(header, body)
    found = [made for row in body if (made := reader.message(row)) is not None]
    others = chat_sides.counterpart(name, ["".join(row[:2]) for row in rows[: max(header.at, 0)]])
    heads = [cell for row in rows[: max(header.at, 0)] for cell in row if cell]
    threads: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        threads.setdefault(one["thread"], []).append(one)
    for thread, said in threads.items():
        chat_sides.settle(said, [thread, *others], chat_sides.owner(heads))
    if len(threads) == 1:  # one conversation was exported on purpose
        for one in found:
            del one["thread"]
    return found


class _Chat:
    """The columns of one export."""

    def __init__(self, header: Header, body: Sequence[Sequence[str]]) -> None:
        self._header = header
        self._times = Times([self._cell(row, "time") for row in body[:2000]])
        self._kind = next(
            (
                n
                for n, title in enumerate(header.titles)
                if columns.plain(title) in ("type", "消息类型", "类型", "msgtype", "type_name")
            ),
            None,
        )
        side_of = phone_tables.side
        self._side = next(
            (n for n in header.roles.get("direction", ()) if n != self._kind or not _is_kinds(body, n)), None
        )
        telling = [side_of(phone_tables.cell_at(row, self._side)) is not None for row in body[:200]]
        if self._side is not None and sum(telling) * 5 < len(telling) * 4:
            self._side = None

    def _cell(self, row: Sequence[str], role: str) -> str:
        return phone_tables.cell_at(row, self._header.first(role))

    def message(self, row: Sequence[str]) -> dict[str, Any] | None:
        """One row; ``None`` if it has no moment."""
        shown = self._cell(row, "time")
        when = self._times.read(shown, self._cell(row, "clock"))
        if when is None:
            return None
        kind = phone_tables.cell_at(row, self._kind)
        text = self._cell(row, "text")
        mark = _KINDS.get(kind, "")
        if mark and mark != "sys" and (not text or text.startswith("<")):
            text = mark
        sender = self._cell(row, "name") or self._cell(row, "session")
        number = self._cell(row, "number")
        message: dict[str, Any] = {
            "kind": "chat",
            "direction": "sys" if mark == "sys" or kind in _SYSTEM else self._way(row),
            "sender": sender,
            "number": number if columns.numberlike(number) else "",
            "at": None if when.unclear else when.iso,
            "precision": when.precision,
            "time_shown": shown,
            "text": text,
            "thread": self._cell(row, "session") or "",
            "doubts": [phone_tables.order_unclear(shown)] if when.unclear else [],
        }
        return message

    def _way(self, row: Sequence[str]) -> str:
        """The side, or empty: the writers' names decide then."""
        mine = phone_tables.mine(self._cell(row, "mine")) if self._header.has("mine") else None
        return (
            mine
            or (phone_tables.side(phone_tables.cell_at(row, self._side)) if self._side is not None else None)
            or ""
        )


def _is_kinds(body: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column holds WeChat's numbers or words for kinds, which are no sides."""
    cells = {phone_tables.cell_at(row, column) for row in body[:200]} - {""}
    return bool(cells & (set(_KINDS) - {"1", "3"})) or any(
        re.search(r"文本|图片|语音|text|image|voice", one) for one in cells
    )
