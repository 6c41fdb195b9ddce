"""Finds out who of a chat's writers is the phone's owner; where nothing says so, the side stays open."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIDE_UNKNOWN = {"code": "side_unknown", "field": "side", "facts": {}}
LONGEST = 120
"""Characters of a title or name that are looked at."""
ME = frozenset({"我", "本人", "自己", "me", "you", "myself", "我自己", "您"})
_TITLE = re.compile(
    r"(?:与|和|跟)?\s*[「“\"《]?(.+?)[」”\"》]?\s*的?(?:微信|QQ|企业微信)?(?:聊天记录|聊天|对话|消息记录)$"
    r"|^(?:微信|QQ|企业微信|WeChat)?(?:聊天记录|聊天|消息记录)[\s_:：与和跟-]*(.+)$"
    r"|^WhatsApp Chat (?:with|-) (.+)$|^Chat (?:history )?with (.+)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:聊天对象|对方昵称|对方|会话名称|会话|好友|联系人|备注名?|chat with|contact)\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:我的昵称|我的微信昵称|导出人|导出账号|所有者|本人昵称|账号昵称|微信昵称|登录账号|当前账号|owner"
    r"|exported by)\s*[:：]\s*\[?(.+?)\]?$",
    re.IGNORECASE,
)
_DECORATION = re.compile(
    r"[\s_-]*\(?\d{1,3}\)?$|[\s_-]*\d{4}[-_.年]?\d{1,2}[-_.月]?\d{1,2}日?.*$|^\d{8,14}[\s_-]+|[\s_-]*(?:副本|copy)$",
    re.IGNORECASE,
)


def counterpart(name: str, lines: Iterable[str] = ()) -> list[str]:
    """Names that the other side may have: out of the export's title lines and the file's name."""
    found = [match[1] for line in lines if (match := _NAMED.match(_plain(line)))]
    stem = _plain(PurePosixPath(name.replace("\\", "/")).stem)
    bare = _DECORATION.sub("", stem).strip()
    for title in (*map(_plain, lines), stem, bare):
        if match := _TITLE.search(title):
            found.append(next(part for part in match.groups() if part))
    return [one.strip(' _-「」“”"') for one in (*found, stem, bare) if one.strip(" _-")]


def owner(lines: Iterable[str]) -> str:
    """The phone's owner as the export's head names it, or empty."""
    return next((match[1].strip() for line in lines if (match := _OWNER.match(_plain(line)))), "")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LONGEST]).strip()


def settle(messages: Sequence[dict[str, Any]], others: Sequence[str], mine: str = "") -> None:
    """Gives messages without a side theirs.

    Args:
        messages: those of one conversation; ``sender`` as printed.
        others: what the other side may be called, most telling first.
        mine: the owner's name, if it is known.
    """
    writers = list(dict.fromkeys(_plain(one["sender"]) for one in messages if one.get("direction") != "sys"))
    own = _own(writers, others, _plain(mine))
    for one in messages:
        if one.get("direction"):
            continue
        writer = _plain(one["sender"])
        if own is not None:
            one["direction"] = "out" if writer == own else "in"
        elif _is_other(writer, others):
            one["direction"] = "in"
        else:
            one["direction"] = "none"
            one["doubts"] = [*one.get("doubts", ()), SIDE_UNKNOWN]


def _own(writers: Sequence[str], others: Sequence[str], mine: str) -> str | None:
    """The owner's name among the writers, if anything says it; ``None`` leaves it open."""
    for writer in writers:
        if writer.lower() in ME or (mine and writer == mine):
            return writer
    named = [writer for writer in writers if _is_other(writer, others)]
    if len(writers) == 2 and len(named) == 1:
        return next(writer for writer in writers if writer != named[0])
    if len(writers) == 1 and named:
        return ""  # only the other side wrote
    return None


def _is_other(writer: str, others: Sequence[str]) -> bool:
    return bool(writer) and any(writer == _plain(one) for one in others)


def resolve(messages: Sequence[dict[str, Any]], borrower: str) -> list[dict[str, Any]]:
    """The messages with the side settled by the borrower's name, where the file left it open."""
    if not borrower or not any(one.get("sender") == borrower for one in messages):
        return list(messages)
    settled = []
    for one in messages:
        if one.get("direction") != "none":
            settled.append(one)
            continue
        doubts = [doubt for doubt in one.get("doubts", ()) if doubt.get("code") != SIDE_UNKNOWN["code"]]
        way = "out" if one.get("sender") == borrower else "in"
        settled.append({**one, "direction": way, "doubts": doubts})
    return settled
