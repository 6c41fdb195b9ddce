"""Chats exported as web pages: bubbles found by their classes, or the messages in a script's list."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from lxml import etree

from app.intake import texts
from app.intake.exports import cell_times, chat_sides, phone_tables, tables
from app.intake.exports.cell_times import Times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OUT = frozenset(
    {
        "right",
        "self",
        "me",
        "mine",
        "sent",
        "out",
        "outgoing",
        "own",
        "send",
        "myself",
        "fromme",
        "sender",
        "is-me",
        "from-me",
        "msg-right",
    }
)
_IN = frozenset(
    {
        "left",
        "other",
        "received",
        "receive",
        "recv",
        "in",
        "incoming",
        "friend",
        "them",
        "opposite",
        "receiver",
        "from-other",
        "msg-left",
    }
)
_NAME = re.compile(r"name|nick|sender|author|from|user|speaker|昵称", re.IGNORECASE)
_TIME = re.compile(r"time|date|stamp", re.IGNORECASE)
_SYSTEM = re.compile(r"system|notice|tip|center|sys-?msg|recall", re.IGNORECASE)
_MEDIA = {"img": "[图片]", "audio": "[语音]", "video": "[视频]"}
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template"})
_NO_LISTS = frozenset({"tr", "head", "select"})
_NO_ITEMS = _SILENT | {"br", "tr", "td", "option"}
_BREAKS = frozenset({"br", "p", "div", "li"})
_PAIR = re.compile(
    r"[\"']?(\w+)[\"']?\s*:\s*(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|-?\d+(?:\.\d+)?|true|false|null)"
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_FOLLOWER = {"code": "follower", "field": "time", "facts": {}}
LONGEST_SCRIPT = 40_000_000


def messages(page: str, name: str) -> list[dict[str, Any]]:
    """The messages of a page, or none if it shows no chat."""
    root = _parsed(page)
    if root is None:
        return []
    titles = [" ".join(one.itertext()).strip() for one in root.iter("title", "h1", "h2")][:6]
    found = _bubbles(root) or _listed(root)
    if not found:
        return []
    chat_sides.settle(found, chat_sides.counterpart(name, titles), "")
    return found


def plain(path: Path, page: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """A page that is no chat: a table of rows if it holds one, else its words."""
    root = _parsed(page)
    rows = _table(root) if root is not None else []
    if len(rows) > 2:
        from app.intake.exports import table_files

        result = table_files.of_table(tables.Table(rows=rows, encoding="html"), name, options)
        if result.get("family") != "text":
            return result
    return texts.read(path, "text/html", name, options)


def _parsed(page: str) -> Any:  # noqa: ANN401  an lxml element or None
    """The page as a tree; nothing is loaded or run."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(page.encode("utf-8", "replace"), parser, base_url=None)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _table(root: Any) -> list[list[str]]:  # noqa: ANN401
    return [
        [" ".join(" ".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
        for row in root.iter("tr")
    ][: tables.MOST_ROWS]


# bubbles


def _bubbles(root: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Messages out of the element with the most children that carry words: the list of the conversation."""
    items = _items(root)
    read = [_Item(one) for one in items]
    times = Times([one.time for one in read])
    found: list[dict[str, Any]] = []
    group = ""
    for one in read:
        if one.time and not one.text and not one.media:
            group = one.time
            continue
        made = _message(one, times, group)
        if made is not None:
            found.append(made)
    telling = sum(bool(one["sender"] or one["direction"]) for one in found)
    return found if found and telling * 2 > len(found) else []


def _items(root: Any) -> list[Any]:  # noqa: ANN401
    """The children of the element that has the most children of one kind."""
    best: list[Any] = []
    most = 0
    for one in root.iter():
        if not isinstance(one.tag, str) or one.tag in _NO_LISTS:
            continue
        children = [child for child in one if isinstance(child.tag, str) and child.tag not in _NO_ITEMS]
        kinds = Counter((child.tag, _kind(child)) for child in children)
        alike = sum(count for count in kinds.values() if count > 1)
        if not alike and len(children) == 1 and _side(children[0]):
            alike = 1
        if alike > most:
            best, most = children, alike
    return best


def _classes(element: Any) -> list[str]:  # noqa: ANN401
    return (element.get("class") or "").lower().split()


def _kind(element: Any) -> str:  # noqa: ANN401
    """The classes that do not say which side."""
    return " ".join(sorted(one for one in _classes(element) if one not in _OUT and one not in _IN))


def _side(element: Any) -> str:  # noqa: ANN401
    """``out|in`` by an element's classes or its alignment; empty if they say nothing."""
    words = set(_classes(element))
    parts = words | {part for word in words for part in re.split(r"[-_]", word)}
    style = (element.get("style") or "").replace(" ", "").lower()
    align = (element.get("align") or "").lower()
    if parts & _OUT or "text-align:right" in style or "float:right" in style or align == "right":
        return "in" if parts & _IN and not words & _OUT else "out"
    return (
        "in" if parts & _IN or "text-align:left" in style or "float:left" in style or align == "left" else ""
    )


class _Item:
    """One child of the list: what is time, writer and words in it."""

    def __init__(self, element: Any) -> None:  # noqa: ANN401
        self.time = ""
        self.name = ""
        self.media = ""
        self.system = any(_SYSTEM.search(one) for one in _classes(element))
        self.side = next(
            (side for one in element.iter() if isinstance(one.tag, str) and (side := _side(one))), ""
        )
        words: list[str] = []
        self._walk(element, words)
        self.text = re.sub(r"[ \t]*\n[ \t\n]*", "\n", "".join(words)).strip(tables.SPACE + "\n")

    def _walk(self, element: Any, words: list[str]) -> None:  # noqa: ANN401
        """Words in the order of the page; libxml2 bounds how deep a page may be."""
        for one in element.iter():
            if not isinstance(one.tag, str) or one.tag in _SILENT:
                continue
            self.media = self.media or (_MEDIA.get(one.tag, "") if not _is_portrait(one) else "")
            if one.tag in _BREAKS:
                words.append("\n")
            if one.text and one.text.strip():
                self._take(one, one.text, words)
            if one is not element and one.tail and one.tail.strip():
                words.append(re.sub(r"\s+", " ", one.tail))

    def _take(self, element: Any, text: str, words: list[str]) -> None:  # noqa: ANN401
        said = re.sub(r"\s+", " ", text).strip()
        label = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not self.time and len(said) < 40 and cell_times.read(said.strip("()[]（）")) is not None:
            self.time = said.strip("()[]（）")
        elif not self.name and _NAME.search(label) and not _TIME.search(label) and len(said) <= 60:
            self.name = said.rstrip(":：")
        else:
            words.append(re.sub(r"\s+", " ", text))


def _is_portrait(element: Any) -> bool:  # noqa: ANN401
    """The writer's portrait is no picture that was sent."""
    parent = element.getparent()
    around = " ".join([*_classes(element), *(_classes(parent) if parent is not None else ())])
    return bool(
        re.search(r"avatar|head|portrait|头像", f"{around} {element.get('src') or ''}", re.IGNORECASE)
    )


def _message(item: _Item, times: Times, group: str) -> dict[str, Any] | None:
    text = item.text or item.media
    if not text:
        return None
    shown = item.time or group
    when = times.read(shown) if shown else None
    return _made(
        text=text,
        sender=item.name,
        side="sys" if item.system and not item.side and not item.name else item.side,
        shown=shown,
        when=when,
        follows=not item.time and when is not None,
    )


def _made(
    *, text: str, sender: str, side: str, shown: str, when: cell_times.When | None, follows: bool
) -> dict[str, Any]:
    doubts: list[dict[str, Any]] = [_FOLLOWER] if follows else []
    unclear = when is not None and when.unclear
    if unclear:
        doubts.append(phone_tables.order_unclear(shown))
    return {
        "kind": "chat",
        "direction": side,
        "sender": sender,
        "number": "",
        "at": when.iso if when is not None and not unclear else None,
        "precision": "about" if follows else when.precision if when is not None else None,
        "time_shown": shown,
        "text": text,
        "doubts": doubts,
    }


# messages in a script


def _listed(root: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Messages of a page whose script holds them as a list of objects."""
    for script in root.iter("script"):
        source = script.text or ""
        if len(source) <= LONGEST_SCRIPT and (
            "timestamp" in source or "StrTime" in source or "time" in source
        ):
            found = [made for one in _objects(source) if (made := _of_object(one)) is not None]
            if found:
                return found
    return []


def _objects(source: str) -> Iterator[dict[str, str]]:
    """Flat objects of a script's list: a key that comes again begins the next one."""
    one: dict[str, str] = {}
    for found in _PAIR.finditer(source):
        key = found[1].lower()
        if key in one:
            yield one
            one = {}
        one[key] = _value(found[2])
    if one:
        yield one


def _value(written: str) -> str:
    if written[0] in "\"'`":
        inner = written[1:-1]
        return _ESCAPE.sub(_unescaped, inner)
    return written


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] == "u":
        return chr(int(code[1:], 16))
    return {"n": "\n", "t": "\t", "r": ""}.get(code, code)


def _of_object(one: dict[str, str]) -> dict[str, Any] | None:
    shown = next(
        (one[key] for key in ("timestamp", "createtime", "strtime", "time", "datetime") if one.get(key)), ""
    )
    text = next((one[key] for key in ("text", "content", "strcontent", "msg", "message") if one.get(key)), "")
    when = cell_times.read(shown)
    if when is None or not text:
        return None
    mine = phone_tables.mine(
        next((one[key] for key in ("is_send", "issend", "issender", "is_sender", "isself") if key in one), "")
    )
    words = re.sub(r"<br\s*/?>", "\n", html.unescape(text))
    sender = next((one[key] for key in ("displayname", "nickname", "name", "sender") if one.get(key)), "")
    side = "sys" if one.get("type") in ("10000", "10002") else mine or ""
    return _made(text=words, sender=sender, side=side, shown=shown, when=when, follows=False)
