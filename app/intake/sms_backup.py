"""SMS Backup & Restore files (https://www.synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/).

Texts, picture messages and calls are streamed one element at a time; entities are forbidden, broken
characters repaired, and a file that was cut is read as far as it is whole.
"""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK = 1 << 18
MOST_MESSAGES = 200_000
DEEPEST = 64
LONGEST_TEXT = 200_000
# The XML declaration of these files is often wrong (UTF-8 declared, something else inside).
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DIRECTIONS = {"1": "in", "2": "out", "4": "out", "5": "out", "6": "out"}
CALL_TYPES = {
    "1": "incoming",
    "2": "outgoing",
    "3": "missed",
    "4": "missed",
    "5": "rejected",
    "6": "rejected",
}
MMS_SENT = {"128", "2"}
FORBIDDEN_CHARACTER = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));")
STRAY_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,9}|#x[0-9a-fA-F]{1,8});)")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Refuse(Exception):
    """The file does what no backup does (entities, absurd depth)."""


class _Enough(Exception):
    """As much as is taken from one file."""


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a backup (docs/architecture.md, "A reading")."""
    backup = _Backup()
    reason, facts = _parse(path, backup)
    family = "call_log" if backup.root == "calls" else "sms_backup"
    facts |= {"messages": len(backup.messages), "declared": backup.declared}
    state = "ok" if not reason else "partial" if backup.messages else "failed"
    if state == "ok" and not backup.messages:
        state, reason = "nothing", "no_messages"
    texts = (f"{one['number_shown']} {one['text']}" for one in backup.messages)
    return {
        "state": state,
        "reason": reason,
        "facts": facts,
        "family": family,
        "engine": "sms_backup/1",
        "text": "\n".join(texts)[:4_000_000],
        "messages": backup.messages,
    }


def _parse(path: Path, backup: _Backup) -> tuple[str, dict[str, Any]]:
    """Feed the file to expat; the reason and facts of what stopped it, if anything did."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = backup.begin
    parser.EndElementHandler = backup.end
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.UnparsedEntityDeclHandler = _refuse
    try:
        for part in _mended(path):
            parser.Parse(part.encode("utf-8"), False)
        parser.Parse(b"", True)
    except _Refuse:
        return "forbidden_markup", {}
    except _Enough:
        return "too_many_messages", {}
    except expat.ExpatError as error:
        return "file_cut", {"line": error.lineno}
    return "", {}


def _refuse(*_: object) -> int:
    raise _Refuse


def _mended(path: Path) -> Iterator[str]:
    """The text in blocks that end between elements, without what XML forbids."""
    rest, first = "", True
    for block in _decoded(path):
        rest += block
        if first:
            rest, first = DECLARATION.sub("", rest.lstrip("\ufeff \t\r\n"), count=1), False
        cut = rest.rfind(">") + 1
        if cut:
            yield _repaired(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > 64 * BLOCK:
            raise _Enough
    yield _repaired(rest)


def _decoded(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        head = file.read(BLOCK)
        decoder = codecs.getincrementaldecoder(_encoding(head))(errors="replace")
        block = head
        while block:
            yield decoder.decode(block)
            block = file.read(BLOCK)
        yield decoder.decode(b"", final=True)


def _encoding(head: bytes) -> str:
    """By mark, by zeros, by trying: what the declaration says is not believed."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding, start in (("utf-16-le", b"<\0"), ("utf-16-be", b"\0<")):
        if head.lstrip(b"\r\n \t").startswith(start):
            return encoding
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(head, final=False)
        except UnicodeDecodeError:
            continue
        return encoding
    return "utf-8"


def _repaired(text: str) -> str:
    """Forbidden characters out, surrogate pairs written as two references joined, stray ampersands kept."""
    text = re.sub(r"&#(5[5-7]\d{3});&#(5[5-7]\d{3});", _joined, text)
    text = FORBIDDEN_CHARACTER.sub(_allowed, text)
    return CONTROL.sub("", STRAY_AMPERSAND.sub("&amp;", text))


def _joined(found: re.Match[str]) -> str:
    """The app writes an emoji as the two halves of UTF-16."""
    high, low = int(found[1]), int(found[2])
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return ""


def _allowed(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    fine = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found[0] if fine else ""


class _Backup:
    """Collects messages and calls from the elements as they go by."""

    def __init__(self) -> None:
        self.root = ""
        self.declared: int | None = None
        self.messages: list[dict[str, Any]] = []
        self._depth = 0
        self._mms: dict[str, Any] | None = None

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Refuse
        if not self.root:
            self.root = tag
            self.declared = int(attributes["count"]) if attributes.get("count", "").isdecimal() else None
        elif tag == "sms":
            self._add(_sms(attributes))
        elif tag == "call":
            self._add(_call(attributes))
        elif tag == "mms":
            self._mms = _mms(attributes)
        elif tag == "part" and self._mms is not None and attributes.get("ct", "").startswith("text/plain"):
            self._mms["text"] += _said(attributes, "text")

    def end(self, tag: str) -> None:
        """An element ends; a picture message is whole only now."""
        self._depth -= 1
        if tag == "mms" and self._mms is not None:
            self._add(self._mms)
            self._mms = None

    def _add(self, message: dict[str, Any]) -> None:
        if len(self.messages) >= MOST_MESSAGES:
            raise _Enough
        self.messages.append(message)


def _said(attributes: dict[str, str], name: str) -> str:
    """An attribute; the app writes ``null`` for what is absent."""
    value = attributes.get(name, "")
    return "" if value == "null" else value[:LONGEST_TEXT]


def _base(attributes: dict[str, str], number: str) -> dict[str, Any]:
    name = _said(attributes, "contact_name")
    return {
        "number": number,
        "number_shown": number,
        "sender": number if name in ("", "(Unknown)") else name,
        "at": _moment(attributes.get("date", "")),
        "time_shown": _said(attributes, "readable_date"),
        "complete": True,
        "confidence": 1.0,
        "doubts": [],
    }


def _moment(millis: str) -> str | None:
    """Milliseconds since 1970 as ISO 8601 in UTC; ``None`` for what cannot be a time."""
    try:
        return datetime.fromtimestamp(int(millis) / 1000, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return None


def _sms(attributes: dict[str, str]) -> dict[str, Any]:
    kind = attributes.get("type", "")
    return _base(attributes, _said(attributes, "address")) | {
        "kind": "sms",
        "direction": DIRECTIONS.get(kind, "none"),
        "text": _said(attributes, "body"),
    }


def _mms(attributes: dict[str, str]) -> dict[str, Any]:
    sent = attributes.get("msg_box", "") == "2" or attributes.get("m_type", "") in MMS_SENT
    return _base(attributes, _said(attributes, "address").replace("~", ", ")) | {
        "kind": "sms",
        "direction": "out" if sent else "in",
        "text": _said(attributes, "sub"),
    }


def _call(attributes: dict[str, str]) -> dict[str, Any]:
    kind = CALL_TYPES.get(attributes.get("type", ""))
    seconds = attributes.get("duration", "")
    return _base(attributes, _said(attributes, "number")) | {
        "kind": "call",
        "direction": "out" if kind == "outgoing" else "in",
        "text": "",
        "call_type": kind,
        "duration_s": int(seconds) if seconds.isdecimal() else None,
        "count": 1,
    }
