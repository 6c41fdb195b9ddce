"""Mails by the standard library's parser: headers, words, attachments, within limits of parts and depth."""

from __future__ import annotations

import email
import email.header
import email.utils
import html.parser
import re
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.intake.archives import safe_name
from app.intake.texts import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 256 * 1024 * 1024
MOST_PARTS = 500
DEEPEST = 20
MOST_TEXT = 400_000
BLOCK_TAGS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "title"})
SILENT_TAGS = frozenset({"script", "style", "head"})


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of one mail: an entry, its attachments spooled to ``options["spool"]`` as members."""
    if path.stat().st_size > LARGEST:
        return {"state": "failed", "reason": "too_large_to_open", "facts": {}, "family": "mail"}
    data = path.read_bytes()
    if _nesting(data) > DEEPEST * 10:
        return {"state": "failed", "reason": "nested_too_deep", "facts": {}, "family": "mail"}
    mail = email.message_from_bytes(data)
    parts = _Parts(Path(options["spool"]) if options.get("spool") else None)
    parts.walk(mail, 0)
    return _result(mail, parts)


def _nesting(data: bytes) -> int:
    """How many multiparts are declared inside the headers; a parser that recurses must not meet thousands."""
    return len(re.findall(rb"^content-type:\s*(?:multipart|message)/", data, re.IGNORECASE | re.MULTILINE))


def _result(mail: Message, parts: _Parts) -> dict[str, Any]:
    subject, sender, to = (header(mail, name) for name in ("Subject", "From", "To"))
    body = parts.text.strip()
    at, shown = moment(mail)
    words = "\n\n".join(filter(None, (subject, body)))
    message: dict[str, Any] = {
        "kind": "mail",
        "direction": "in",
        "sender": sender,
        "number": "",
        "number_shown": "",
        "at": at,
        "time_shown": shown,
        "text": words,
        "complete": not parts.cut,
        "confidence": 1.0,
        "doubts": [],
    }
    state = "partial" if parts.cut else "ok" if words or sender else "nothing"
    return {
        "state": state,
        "reason": "mail_cut" if parts.cut else "" if state == "ok" else "empty_file",
        "facts": {"parts": parts.count, "attachments": len(parts.members)},
        "family": "mail",
        "engine": "mail/1",
        "text": "\n".join(filter(None, (sender, to, words))),
        "capture": {"header": at},
        "messages": [message] if state != "nothing" else [],
        "members": parts.members,
    }


class _Parts:
    """Walks a mail's parts: words of the first readable body, files of the rest."""

    def __init__(self, spool: Path | None) -> None:
        self.text = ""
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
            self._file(part, payload(part))

    def _forwarded(self, part: Message) -> None:
        """A forwarded mail is a mail of its own."""
        inner = next(_inner(part), None)
        if inner is not None:
            subject = header(inner, "Subject") or "mail"
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

    def _file(self, part: Message, data: bytes) -> None:
        name = _decoded_header(part.get_filename() or "")
        self._spooled(name or f"attachment-{len(self.members) + 1}", data)

    def _spooled(self, name: str, data: bytes) -> None:
        if self._spool is None or not data:
            return
        safe = safe_name(name).rpartition("/")[2][:200] or f"attachment-{len(self.members) + 1}"
        target = self._spool / f"{len(self.members):05d}"
        target.write_bytes(data)
        self.members.append({"name": safe, "path": str(target), "size": len(data)})


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


def moment(mail: Message) -> tuple[str | None, str]:
    """The Date header as ISO 8601 with offset and as printed; ``None`` if it is no date (RFC 5322, 3.3)."""
    shown = re.sub(r"\s+", " ", str(mail.get("Date") or "")).strip()
    try:
        return email.utils.parsedate_to_datetime(shown).isoformat(), shown
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, shown


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
