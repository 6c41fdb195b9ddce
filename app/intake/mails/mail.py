"""Mails by the standard library's parser: headers, words, attachments, within limits of parts and depth."""

from __future__ import annotations

import email.header
import email.parser
import email.utils
import html.parser
import re
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.intake import limits
from app.intake.archives import safe_name
from app.intake.exports import cell_times
from app.intake.mails import tnef
from app.intake.texts import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.moments import Precision

LARGEST = 256 * 1024 * 1024
MOST_PARTS = 500
DEEPEST = 20
MOST_TEXT = 400_000
DECORATION = 16 * 1024
"""Bytes below which a nameless picture inside a page is no attachment."""
OFFSET_ASSUMED = {"code": "offset_assumed", "field": "time", "facts": {}}
BLOCK_TAGS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "title"})
SILENT_TAGS = frozenset({"script", "style", "head"})


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of one mail: an entry, its attachments spooled to ``options["spool"]`` as members."""
    if path.stat().st_size > LARGEST:
        return {"state": "failed", "reason": "too_large_to_open", "facts": {}, "family": "mail"}
    one = opened(path.read_bytes(), Spool(Path(options["spool"]) if options.get("spool") else None))
    message = one.message
    told = bool(message["text"] or message["sender"])
    return {
        "state": "partial" if one.trouble else "ok" if told else "nothing",
        "reason": one.trouble or ("" if told else "empty_file"),
        "facts": {"parts": one.parts, "attachments": len(one.members)},
        "family": "mail",
        "engine": "mail/2",
        "text": "\n".join(filter(None, (message["sender"], one.to, message.get("words", message["text"])))),
        "capture": {"header": message["at"] if message["precision"] != "minute" else None},
        "messages": [message] if told else [],
        "members": one.members,
    }


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One mail: its message, to whom it went, its attachments; ``trouble`` is why it was not read whole."""

    message: dict[str, Any]
    to: str
    members: list[dict[str, Any]]
    parts: int
    trouble: str


@dataclass
class Spool:
    """Where attachments go, and how many are there already."""

    folder: Path | None
    room: int = limits.TOTAL_BYTES
    count: int = 0

    def put(self, name: str, data: bytes) -> dict[str, Any] | None:
        """Keep one file; ``None`` if there is no room or nothing to keep."""
        if self.folder is None or not data or len(data) > self.room or self.count >= limits.MEMBERS:
            return None
        target = self.folder / f"{self.count:05d}"
        target.write_bytes(data)
        self.count, self.room = self.count + 1, self.room - len(data)
        safe = safe_name(name).rpartition("/")[2][:200] or f"attachment-{self.count}"
        return {"name": safe, "path": str(target), "size": len(data)}


def opened(data: bytes, spool: Spool) -> Opened:
    """A mail's bytes taken apart; of one that is nested too deep only the head is read."""
    deep = _nesting(data) > DEEPEST * 10
    parser = email.parser.BytesHeaderParser() if deep else email.parser.BytesParser()
    mail = parser.parsebytes(data)
    parts = _Parts(spool)
    if not deep:
        parts.walk(mail, 0)
    trouble = "nested_too_deep" if deep else "mail_cut" if parts.cut else ""
    return Opened(
        message=_message(mail, parts, whole=not trouble),
        to=header(mail, "To"),
        members=parts.members,
        parts=parts.count,
        trouble=trouble,
    )


def _nesting(data: bytes) -> int:
    """How many multiparts are declared inside the headers; a parser that recurses must not meet thousands."""
    return len(re.findall(rb"^content-type:\s*(?:multipart|message)/", data, re.IGNORECASE | re.MULTILINE))


def _message(mail: Message, parts: _Parts, *, whole: bool) -> dict[str, Any]:
    subject, sender = header(mail, "Subject"), header(mail, "From")
    at, precision, shown = moment(mail)
    forwarded = bool(parts.inner_to) and address(sender) in parts.inner_to
    message: dict[str, Any] = {
        "kind": "mail",
        "direction": "out" if forwarded else "in",
        "sender": sender,
        "number": "",
        "number_shown": "",
        "at": at,
        "precision": precision,
        "time_shown": shown,
        **worded(subject, parts.text.strip()),
        "complete": whole,
        "confidence": 1.0,
        "doubts": [OFFSET_ASSUMED] if precision == "minute" else [],
    }
    arrived = None if at else received(mail)
    return message | ({"at_latest": arrived} if arrived else {})


def worded(subject: str, body: str) -> dict[str, str]:
    """``text`` is what was written, the subject if nothing else was; ``words`` all that the mail shows."""
    return {"text": body or subject} | ({"words": f"{subject}\n\n{body}"} if subject and body else {})


class _Parts:
    """Walks a mail's parts: words of the first readable body, files of the rest."""

    def __init__(self, spool: Spool) -> None:
        self.text = ""
        self.inner_to: set[str] = set()
        self.members: list[dict[str, Any]] = []
        self.count = 0
        self.cut = False
        self._spool = spool
        self._plain = False

    def walk(self, part: Message, depth: int) -> None:
        """Take a part and what is inside it."""
        self.count += 1
        if self.count > MOST_PARTS or depth > DEEPEST:
            self.cut = True
            return
        if part.get_content_type() == "message/rfc822":
            self._forwarded(part)
        elif part.is_multipart():
            for inner in _inner(part):
                self.walk(inner, depth + 1)
        elif part.get_content_maintype() in ("text", "multipart") and not _is_file(part):
            self._words(part)
        else:
            self._file(part)

    def _forwarded(self, part: Message) -> None:
        """A forwarded mail is a mail of its own."""
        inner = next(_inner(part), None)
        if inner is not None:
            subject = header(inner, "Subject") or "mail"
            self.inner_to.add(address(header(inner, "To")))
            if self._spool.folder is not None:
                self._spooled(f"{subject}.eml", inner.as_bytes(policy=inner.policy))

    def _words(self, part: Message) -> None:
        words = text_of(part)
        if part.get_content_subtype() == "html":
            if self._plain or not words:
                return
            words = without_markup(words)
        else:
            if not self._plain:
                self.text = ""
            self._plain = True
        room = MOST_TEXT - len(self.text)
        self.cut |= len(words) > room
        self.text += words[:room] + "\n"

    def _file(self, part: Message) -> None:
        if self._spool.folder is None:
            return
        name, data = _decoded_header(part.get_filename() or ""), payload(part)
        if part.get_content_type() == "application/ms-tnef" or name.lower() == "winmail.dat":
            inside = tnef.files(data)
            for inner_name, inner in inside:
                self._spooled(inner_name, inner)
            if inside:
                return
        if not name and part.get("Content-ID") and len(data) < DECORATION:
            return  # a logo or a spacer of the page
        self._spooled(name or f"attachment-{len(self.members) + 1}", data)

    def _spooled(self, name: str, data: bytes) -> None:
        kept = self._spool.put(name, data)
        if kept is not None:
            self.members.append(kept)


def _inner(part: Message) -> Iterator[Message]:
    held = part.get_payload()
    if isinstance(held, list):
        yield from (one for one in held if isinstance(one, Message))


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def payload(part: Message) -> bytes:
    """A part's bytes with its transfer encoding taken off."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def text_of(part: Message) -> str:
    """A part's words; GB 2312 is read as GB 18030 which holds it: mails say the one and use the other."""
    data = payload(part)
    charset = (part.get_content_charset() or "").lower()
    charset = "gb18030" if charset in ("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936") else charset
    try:
        return data.decode(charset) if charset not in ("", "us-ascii", "ascii") else decoded(data)[0]
    except (LookupError, UnicodeDecodeError):
        return decoded(data)[0]


def header(mail: Message, name: str) -> str:
    """A header's words, encoded words joined and raw eight-bit ones made out."""
    raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    return _decoded_header(str(raw))


def _decoded_header(raw: str) -> str:
    if any(0xDC80 <= ord(c) <= 0xDCFF for c in raw):
        raw = decoded(raw.encode("utf-8", "surrogateescape"))[0]
    joined = b""
    out = ""
    last = ""
    for part, charset in email.header.decode_header(re.sub(r"\r?\n\s+", " ", raw)):
        if isinstance(part, str):
            out, joined, last = out + _flush(joined, last) + part, b"", ""
            continue
        charset = charset or "ascii"
        if charset.lower() != last.lower():
            out, joined = out + _flush(joined, last), b""
        joined, last = joined + part, charset
    return (out + _flush(joined, last)).strip()


def _flush(data: bytes, charset: str) -> str:
    """Encoded words may split a character: neighbours of one charset are joined before decoding."""
    if not data:
        return ""
    name = "gb18030" if charset.lower() in ("gb2312", "gbk") else charset
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return decoded(data)[0]


def address(text: str) -> str:
    """The address in a header's words, in lower case."""
    return email.utils.parseaddr(text)[1].lower()


def moment(mail: Message) -> tuple[str | None, Precision, str]:
    """The Date header as ISO 8601, how precise, and as printed (RFC 5322, 3.3).

    One of another form without an offset gives its minute as local time; ``None`` if it is no date.
    """
    shown = re.sub(r"\s+", " ", str(mail.get("Date") or "")).strip()
    try:
        at = email.utils.parsedate_to_datetime(shown)
        if at.tzinfo is not None:
            return at.isoformat(), "second", shown
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    when = cell_times.read(re.sub(r"\s*\([^)]*\)$", "", shown)) if shown else None
    if when is None or when.unclear:
        return None, "unknown", shown
    exact = when.at.tzinfo is not None
    return when.iso, when.precision if exact or when.precision == "day" else "minute", shown


def received(mail: Message) -> str | None:
    """When the last server took the mail in: it was not sent later."""
    for key, value in mail.raw_items():
        if key.lower() == "received":
            try:
                at = email.utils.parsedate_to_datetime(str(value).rpartition(";")[2].strip())
            except (ValueError, TypeError, IndexError, OverflowError):
                return None
            return at.isoformat() if at.tzinfo is not None else None
    return None


class _Words(html.parser.HTMLParser):
    """The words of a page, lines where its blocks end; nothing is loaded or run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; scripts and styles are silent."""
        self._silent += tag in SILENT_TAGS
        if tag in BLOCK_TAGS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """The end of something silent."""
        self._silent -= tag in SILENT_TAGS and self._silent > 0

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def without_markup(page: str) -> str:
    """The words of an HTML page as plain lines."""
    words = _Words()
    words.feed(page)
    words.close()
    lines = (line.strip() for line in "".join(words.parts).splitlines())
    return "\n".join(line for line in lines if line)
