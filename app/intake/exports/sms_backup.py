"""SMS Backup & Restore files (https://www.synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/).

Texts, picture messages and calls are streamed one element at a time; entities are forbidden, broken
characters repaired, and a file that was cut is read as far as it is whole. Pictures that came in a
conversation about a debt are taken out as items of their own.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from app.intake import limits
from app.intake.archives import safe_name
from app.intake.drafting import relevance

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 18
MOST_MESSAGES = 200_000
DEEPEST = 64
LONGEST_TEXT = 200_000
# The XML declaration of these files is often wrong (UTF-8 declared, something else inside).
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DIRECTIONS = {"1": "in", "2": "out", "3": "out", "4": "out", "5": "out", "6": "out"}
NOT_SENT = {"3": "draft", "5": "failed", "6": "queued"}
"""Android's numbers for texts that never left the phone."""
CALL_TYPES = {
    "1": "incoming",
    "2": "outgoing",
    "3": "missed",
    "4": "missed",
    "5": "rejected",
    "6": "rejected",
}
MMS_SENT = {"128", "2"}
# Addresses of a picture message: 137 from, 151 to, 130 copy, 129 blind copy (PduHeaders of Android).
FROM, OWN_ADDRESS = "137", "insert-address-token"
NO_NUMBER = frozenset({"-1", "-2", "-3", "-4"})
"""What call logs write for unknown, private, payphone and unavailable callers."""
SINCE = 946_684_800_000
"""Milliseconds: the first of 2000. What is earlier is no time of a text but a field never filled."""
SECONDS_UNTIL = 100_000_000_000
"""Below this a number counts seconds, not milliseconds."""
FORBIDDEN_CHARACTER = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));")
# A raw "<" inside a quoted value, which some tools write.
QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
STRAY_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,9}|#x[0-9a-fA-F]{1,8});)")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Refuse(Exception):
    """The file does what no backup does (entities, absurd depth)."""


class _Enough(Exception):
    """As much as is taken from one file."""


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a backup (docs/architecture.md, "A reading")."""
    backup = _Backup(Path(options["spool"]) if options.get("spool") else None)
    reason, facts = _parse(path, backup)
    family = "call_log" if backup.root == "calls" else "sms_backup"
    facts |= {"messages": len(backup.messages), "declared": backup.declared, "repeated": backup.repeated}
    state = "ok" if not reason else "partial" if backup.messages else "failed"
    if state == "ok" and not backup.messages:
        state, reason = "nothing", "no_messages"
    texts = (f"{one['number_shown']} {one['text']}" for one in backup.messages)
    return {
        "state": state,
        "reason": reason,
        "facts": facts,
        "family": family,
        "engine": "sms_backup/2",
        "text": "\n".join(texts)[:4_000_000],
        "messages": backup.messages,
        "members": backup.members,
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
        cut = _between_elements(rest)
        if cut:
            yield _repaired(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > 64 * BLOCK:
            raise _Enough
    yield _repaired(rest)


def _between_elements(text: str) -> int:
    """Where the last whole element ends: best at a line's end, since a value may hold ``>``."""
    ends = (max(text.rfind(">\n"), text.rfind(">\r")) + 1, text.rfind("/>") + 2, text.rfind(">") + 1)
    return next((end for end in ends if end > 1), 0)


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
    damage = {one: _damage(head, one) for one in ("utf-8", "gb18030")}
    return min(damage, key=lambda one: damage[one])


def _damage(head: bytes, encoding: str) -> int:
    """How many characters an encoding cannot make sense of; a cut at the end is none."""
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(head, final=False)
    return text.count("\ufffd")


def _repaired(text: str) -> str:
    """Forbidden characters out, surrogate pairs written as two references joined, stray ampersands kept."""
    text = re.sub(r"&#(5[5-7]\d{3});&#(5[5-7]\d{3});", _joined, text)
    text = FORBIDDEN_CHARACTER.sub(_allowed, text)
    text = QUOTED.sub(lambda found: found[0].replace("<", "&lt;"), text)
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

    def __init__(self, spool: Path | None) -> None:
        self.root = ""
        self.declared: int | None = None
        self.messages: list[dict[str, Any]] = []
        self.members: list[dict[str, Any]] = []
        self._spool = spool
        self._room = limits.TOTAL_BYTES
        self._about_debts: set[str] = set()
        self._seen: set[tuple[object, ...]] = set()
        self.repeated = 0
        self._depth = 0
        self._mms: _Mms | None = None

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Refuse
        if not self.root:
            self.root = tag
            self.declared = int(attributes["count"]) if attributes.get("count", "").isdecimal() else None
        elif tag == "sms":
            self._add(_sms(attributes), attributes.get("date", ""))
        elif tag == "call":
            self._add(_call(attributes), attributes.get("date", ""))
        elif tag == "mms":
            self._mms = _Mms(attributes)
        elif self._mms is not None and tag in ("part", "addr"):
            (self._mms.part if tag == "part" else self._mms.address)(attributes)

    def end(self, tag: str) -> None:
        """An element ends; a picture message is whole only now."""
        self._depth -= 1
        if tag == "mms" and self._mms is not None:
            whole, self._mms = self._mms, None
            self._add(whole.message(), whole.stamp)
            if whole.number in self._about_debts:
                for name, data in whole.files:
                    self._keep(name, data)

    def _add(self, message: dict[str, Any], stamp: str) -> None:
        if len(self.messages) >= MOST_MESSAGES:
            raise _Enough
        same = (stamp, *(message[name] for name in ("kind", "direction", "number", "text")))
        if message["at"] and same in self._seen:
            self.repeated += 1  # one record written twice: the same millisecond, number and words
            return
        self._seen.add(same)
        self.messages.append(message)
        if relevance.speaks_of_debt(message.get("words") or message["text"]):
            self._about_debts.add(message["number"])

    def _keep(self, name: str, data: str) -> None:
        """Spool a picture; its bytes are counted, what is no Base64 is left out."""
        if self._spool is None or len(self.members) >= limits.MEMBERS or len(data) > self._room:
            return
        try:
            content = base64.b64decode(data)
        except (binascii.Error, ValueError):
            return
        if content:
            self._room -= len(content)
            target = self._spool / f"{len(self.members):05d}"
            target.write_bytes(content)
            self.members.append({"name": name, "path": str(target), "size": len(content)})


class _Mms:
    """One picture message: its words, files and addresses."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._text: list[str] = []
        self._from = ""
        self.files: list[tuple[str, str]] = []
        self.sent = attributes.get("msg_box", "") in MMS_SENT or attributes.get("m_type", "") in MMS_SENT
        self.number = ""
        self.stamp = attributes.get("date", "")

    def part(self, attributes: dict[str, str]) -> None:
        """A part: words, or a file that is named and kept for later."""
        kind = attributes.get("ct", "")
        if kind.startswith("text/plain"):
            self._text.append(_said(attributes, "text"))
        elif kind != "application/smil" and _said(attributes, "data", most=None):
            name = _said(attributes, "cl") or _said(attributes, "name") or kind.replace("/", ".")
            safe = safe_name(name).rpartition("/")[2][:120]
            self.files.append((safe or f"mms-{len(self.files) + 1}", attributes["data"]))

    def address(self, attributes: dict[str, str]) -> None:
        """Who sent it, where the app says so."""
        if attributes.get("type") == FROM and attributes.get("address") != OWN_ADDRESS:
            self._from = _said(attributes, "address")

    def message(self) -> dict[str, Any]:
        """The whole message; its subject is no part of the words but is cited with them."""
        addresses = [one for one in _said(self._attributes, "address").split("~") if one]
        self.number = self._from if self._from and not self.sent else (addresses or [""])[0]
        subject, text = _said(self._attributes, "sub"), "\n".join(one for one in self._text if one)
        made = _base(self._attributes, self.number) | {
            "kind": "sms",
            "direction": "out" if self.sent else "in",
            "text": text or subject,
        }
        if len(addresses) > 1 and self.sent:
            made["sender"] = ", ".join(addresses)
        if subject and text:
            made["words"] = f"{subject}\n{text}"
        return made | ({"files": len(self.files)} if self.files else {})


def _said(attributes: dict[str, str], name: str, most: int | None = LONGEST_TEXT) -> str:
    """An attribute; the app writes ``null`` for what is absent."""
    value = attributes.get(name, "")
    return "" if value == "null" else value[:most]


def _base(attributes: dict[str, str], number: str) -> dict[str, Any]:
    name = _said(attributes, "contact_name")
    number = "" if number in NO_NUMBER else number
    return {
        "number": number,
        "number_shown": number,
        "sender": number if name in ("", "(Unknown)") else name,
        "at": _moment(attributes.get("date", "")),
        "time_shown": _said(attributes, "readable_date"),
        "complete": True,
        "confidence": 1.0,
        "doubts": [] if number else [{"code": "number_hidden", "field": "number", "facts": {}}],
    }


def _moment(text: str) -> str | None:
    """Milliseconds since 1970 (some tools count seconds) as ISO 8601 in UTC; ``None`` for what is no time."""
    try:
        millis = int(text) * (1000 if abs(int(text)) < SECONDS_UNTIL else 1)
        if millis < SINCE:
            return None
        return datetime.fromtimestamp(millis / 1000, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return None


def _sms(attributes: dict[str, str]) -> dict[str, Any]:
    kind = attributes.get("type", "")
    made = _base(attributes, _said(attributes, "address")) | {
        "kind": "sms",
        "direction": DIRECTIONS.get(kind, "none"),
        "text": _said(attributes, "body"),
    }
    if kind not in DIRECTIONS:
        made["doubts"].append({"code": "side_unknown", "field": "side", "facts": {}})
    elif kind in NOT_SENT:
        made["doubts"].append({"code": "not_sent", "field": "side", "facts": {"state": NOT_SENT[kind]}})
    return made


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
