"""Chats exported as text or as a page of bubbles (WeChat tools, QQ, WhatsApp); the rest is text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from app.intake import texts
from app.intake.exports import chat_pages, chat_sides, phone_tables, tables
from app.intake.exports.cell_times import Times

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LARGEST = 64_000_000
LONGEST_HEAD = 160
"""Characters in which a message's head must stand; no pattern ever meets more of a line."""
MOST_HEADER = 30
LONGEST_NAME = 40
_HALF = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)?"
_DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_TIME = rf"({_DAY}[ ,，T]*(?:星期.|周.)?\s*{_HALF}\s*{_CLOCK})"
_NAME = rf"([^\n:：\[\]]{{1,{LONGEST_NAME}}}?)"
_QUIET = r"[\s\u200e\u200f\u202a\u202c\ufeff]*"
# How a message begins: the layouts of the common exporters, most telling first.
LAYOUTS: dict[str, re.Pattern[str]] = {
    "line": re.compile(
        rf"^{_QUIET}[\[(【]?{_TIME}[\])】]?\s*[-–—]?\s*{_NAME}\s*[:：](?:\s+|(?=\S))(?P<text>.*)$"
    ),
    "time_name": re.compile(rf"^{_QUIET}[\[(【]?{_TIME}[\])】]?\s+{_NAME}\s*[:：]?\s*$"),
    "name_time": re.compile(rf"^{_QUIET}(?!\d{{4}}[-/.年]){_NAME}\s*[:：]?\s+[\[(【]?{_TIME}[\])】]?\s*$"),
    "time": re.compile(rf"^{_QUIET}[\[(【—-]*\s*{_TIME}\s*[\])】—-]*\s*$"),
}
_SAID = re.compile(rf"^{_NAME}\s*[:：]\s*(?P<text>.*)$", re.DOTALL)
_LOOSE = re.compile(rf"^{_QUIET}[\[(【]?{_TIME}[\])】]?\s*[-–—]\s*(?P<text>.+)$")
_ACCOUNT = re.compile(r"\s*[(<（][\w@.+-]{4,}[)>）]$")
_SYSTEM = re.compile(
    r"撤回了一条消息|拍了拍|加入了?群聊|邀请.{0,20}群聊|修改群名|开启了朋友验证|以上是打招呼|已添加了|现在可以开始聊天"
    r"|messages? (?:and calls )?(?:are|is) end-to-end encrypted|created group|changed the subject"
    r"|This message was deleted",
    re.IGNORECASE,
)
_SYSTEM_NAMES = frozenset({"系统消息", "系统", "system", "系统提示"})


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a text or a page: a chat if its lines or bubbles are those of one, else its words."""
    if path.stat().st_size > LARGEST:
        return texts.read(path, media_type, name, options)
    text, encoding = texts.decoded(path.read_bytes())
    page = media_type == "text/html"
    found = chat_pages.messages(text, name) if page else messages(text, name)
    if not found:
        other = chat_pages.plain if page else _plain
        return other(path, text, name, options)
    from app.intake.exports import table_files

    kept = table_files.within(found)
    return {
        "state": "ok" if len(kept) == len(found) else "partial",
        "reason": "" if len(kept) == len(found) else "too_many_messages",
        "facts": {"encoding": encoding, "messages": len(kept)},
        "family": "chat",
        "engine": "chat_exports/1",
        "text": "\n".join(f"{one['sender']} {one['text']}" for one in found)[: texts.MOST],
        "messages": kept,
        "unread_rows": len(found) - len(kept),
    }


def _plain(path: Path, text: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    return texts.read(path, "text/plain", name, options)


def messages(text: str, name: str) -> list[dict[str, Any]]:
    """The messages of a text, or none if it is no chat.

    Args:
        text: the whole text.
        name: the file's name, which often is that of the other side.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    layout = _layout(lines, name)
    if layout is None:
        return []
    blocks = _blocks(lines, layout)
    times = Times([shown for shown, _, _ in blocks])
    found = [
        made for shown, sender, said in blocks if (made := _message(times, shown, sender, said)) is not None
    ]
    head = lines[:MOST_HEADER]
    chat_sides.settle(found, chat_sides.counterpart(name, head), chat_sides.owner(head))
    return found


def _layout(lines: Sequence[str], name: str) -> str | None:
    """The layout that begins most messages; a single one counts only in a file of its writer's name."""
    counts: Counter[str] = Counter()
    first: dict[str, re.Match[str]] = {}
    for line in lines[:4000]:
        found = next(((kind, match) for kind in LAYOUTS if (match := _begins(kind, line))), None)
        if found:
            counts[found[0]] += 1
            first.setdefault(*found)
    if not counts:
        return None
    kind, count = max(counts.items(), key=lambda one: one[1])
    if kind == "time" and not _speakers_follow(lines):
        return None
    if count >= 2:
        return kind
    return kind if kind != "time" and _named(first[kind], kind) in chat_sides.counterpart(name) else None


def _begins(layout: str, line: str) -> re.Match[str] | None:
    """Whether a line begins a message; a head alone in its line is never long."""
    if len(line) > LONGEST_HEAD and layout != "line":
        return None
    return LAYOUTS[layout].match(line[:LONGEST_HEAD])


def _rest(found: re.Match[str], line: str) -> str:
    """The words behind a head, all of them."""
    return line[found.start("text") :]


def _speakers_follow(lines: Sequence[str]) -> bool:
    """Under a time that stands alone each line must be "name: words"."""
    at = [n for n, line in enumerate(lines[:400]) if _begins("time", line)]
    following = [next((line for line in lines[n + 1 : n + 3] if line.strip()), "") for n in at]
    return (
        len(at) >= 2 and sum(bool(_SAID.match(line[:LONGEST_HEAD])) for line in following) * 4 >= len(at) * 3
    )


def _named(found: re.Match[str], layout: str) -> str:
    return found[1 if layout == "name_time" else 2].strip()


def _blocks(lines: Sequence[str], layout: str) -> list[tuple[str, str, list[str]]]:
    """Time as printed, writer and lines of each message, in the order of the file."""
    blocks: list[tuple[str, str, list[str]]] = []
    for line in lines:
        found = _begins(layout, line)
        if found is None and layout == "line" and (found := _LOOSE.match(line[:LONGEST_HEAD])):
            blocks.append((found[1], "", [_rest(found, line)]))
        elif found is None:
            if blocks:
                blocks[-1][2].append(line)
        elif layout == "time":
            blocks.append((found[1], "", []))
        elif layout == "line":
            blocks.append((found[1], _writer(found[2]), [_rest(found, line)]))
        else:
            time, writer = (found[2], found[1]) if layout == "name_time" else (found[1], found[2])
            blocks.append((time, _writer(writer), []))
    return [part for block in blocks for part in _spoken(block)] if layout == "time" else blocks


def _spoken(block: tuple[str, str, list[str]]) -> list[tuple[str, str, list[str]]]:
    """The messages under one time that stands alone."""
    shown, _, lines = block
    parts: list[tuple[str, str, list[str]]] = []
    for line in lines:
        if found := _SAID.match(line[:LONGEST_HEAD]):
            parts.append((shown, _writer(found[1]), [_rest(found, line)]))
        elif parts:
            parts[-1][2].append(line)
    return parts


def _writer(name: str) -> str:
    """A writer without the account that some tools print behind it."""
    return _ACCOUNT.sub("", name.strip(tables.SPACE))


def _message(times: Times, shown: str, sender: str, lines: list[str]) -> dict[str, Any] | None:
    when = times.read(shown)
    text = "\n".join(line.rstrip() for line in lines).strip(tables.SPACE + "\n")
    if when is None or not (text or sender):
        return None
    system = not sender or sender.lower() in _SYSTEM_NAMES or (len(text) < 80 and bool(_SYSTEM.search(text)))
    return {
        "kind": "chat",
        "direction": "sys" if system else "",
        "sender": sender,
        "number": "",
        "at": None if when.unclear else when.iso,
        "precision": when.precision,
        "time_shown": shown,
        "text": text,
        "doubts": [phone_tables.order_unclear(shown)] if when.unclear else [],
    }
