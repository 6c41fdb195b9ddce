"""Tells by its first and last bytes what a file is; the name's ending only breaks a tie."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 64 * 1024
TAIL = 4 * 1024


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a file is: its media type, the ending it is stored under, and the family that reads it."""

    media_type: str
    ext: str
    family: str


def _kind(media_type: str, ext: str, family: str) -> Kind:
    return Kind(media_type=media_type, ext=ext, family=family)


KINDS: dict[str, Kind] = {
    "png": _kind("image/png", ".png", "image"),
    "jpeg": _kind("image/jpeg", ".jpg", "image"),
    "gif": _kind("image/gif", ".gif", "image"),
    "webp": _kind("image/webp", ".webp", "image"),
    "bmp": _kind("image/bmp", ".bmp", "image"),
    "tiff": _kind("image/tiff", ".tif", "image"),
    "heic": _kind("image/heic", ".heic", "image"),
    "svg": _kind("image/svg+xml", ".svg", "other"),
    "pdf": _kind("application/pdf", ".pdf", "pdf"),
    "docx": _kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "docx"),
    "xlsx": _kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "table"),
    "zip": _kind("application/zip", ".zip", "archive"),
    "tar": _kind("application/x-tar", ".tar", "archive"),
    "gzip": _kind("application/gzip", ".gz", "archive"),
    "bzip2": _kind("application/x-bzip2", ".bz2", "archive"),
    "xz": _kind("application/x-xz", ".xz", "archive"),
    "rar": _kind("application/vnd.rar", ".rar", "other"),
    "7z": _kind("application/x-7z-compressed", ".7z", "other"),
    "sms": _kind("application/x-sms-backup+xml", ".xml", "sms_backup"),
    "calls": _kind("application/x-call-backup+xml", ".xml", "sms_backup"),
    "xml": _kind("application/xml", ".xml", "text"),
    "html": _kind("text/html", ".html", "text"),
    "eml": _kind("message/rfc822", ".eml", "mail"),
    "mbox": _kind("application/mbox", ".mbox", "mailbox"),
    "csv": _kind("text/csv", ".csv", "table"),
    "text": _kind("text/plain", ".txt", "text"),
    "msg": _kind("application/vnd.ms-outlook", ".msg", "outlook"),
    "locked": _kind("application/x-encrypted-office", ".xlsx", "locked"),
    "ole": _kind("application/x-ole-storage", ".ole", "other"),
    "exe": _kind("application/vnd.microsoft.portable-executable", ".bin", "other"),
    "elf": _kind("application/x-executable", ".bin", "other"),
    "mp3": _kind("audio/mpeg", ".mp3", "recording"),
    "m4a": _kind("audio/mp4", ".m4a", "recording"),
    "amr": _kind("audio/amr", ".amr", "recording"),
    "ogg": _kind("audio/ogg", ".ogg", "recording"),
    "wav": _kind("audio/wav", ".wav", "recording"),
    "flac": _kind("audio/flac", ".flac", "recording"),
    "aac": _kind("audio/aac", ".aac", "recording"),
    "mp4": _kind("video/mp4", ".mp4", "video"),
    "mov": _kind("video/quicktime", ".mov", "video"),
    "3gp": _kind("video/3gpp", ".3gp", "video"),
    "webm": _kind("video/webm", ".webm", "video"),
    "mkv": _kind("video/x-matroska", ".mkv", "video"),
    "empty": _kind("application/x-empty", ".bin", "empty"),
    "other": _kind("application/octet-stream", ".bin", "other"),
}
BY_MEDIA_TYPE: dict[str, Kind] = {kind.media_type: kind for kind in KINDS.values()}

# (offset, bytes, kind); the published signatures of the formats.
SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (0, b"II+\0", "tiff"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (257, b"ustar", "tar"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"7z\xbc\xaf'\x1c", "7z"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"\x7fELF", "elf"),
    (0, b"ID3", "mp3"),
    (0, b"#!AMR", "amr"),
    (0, b"OggS", "ogg"),
    (0, b"fLaC", "flac"),
    (0, b"\x1aE\xdf\xa3", "mkv"),
)
BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BMP_HEADERS = (b"\x28\0\0\0", b"\x0c\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")
HEIF = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
MAIL_FIELD = re.compile(
    rb"^(?:return-path|received|from|to|subject|date|message-id|mime-version|content-type|x-[\w-]+|delivered-to"
    rb"|dkim-signature|reply-to|sender)[ \t]*:",
    re.IGNORECASE,
)
PROLOGUE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
# Control characters that no text has.
ODD = bytes(byte for byte in range(32) if byte not in b"\t\r\n\x0b\x0c\x1b")
HEADER_LINE = re.compile(rb"^[!-9;-~]+[ \t]*:|^[ \t]")


def sniff(path: Path, name: str = "") -> Kind:
    """What the file is, by its bytes.

    Args:
        path: the file; only its head and tail are read.
        name: as the person knows it; its ending decides between kinds that look alike (csv and text).

    Raises:
        OSError: if it cannot be opened or read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, file.seek(0, 2) - TAIL))
        tail = file.read(TAIL)
    return kind_of(head, tail, name or path.name)


def kind_of(head: bytes, tail: bytes, name: str) -> Kind:
    """The same for a file whose first ``HEAD`` and last ``TAIL`` bytes are at hand."""
    return KINDS[name_of(head, tail, name)]


def name_of(head: bytes, tail: bytes, name: str) -> str:
    """The key in ``KINDS`` for these bytes."""
    if not head:
        return "empty"
    return _by_signature(head, tail, name) or _container(head) or _pdf(head) or _by_text(head, tail, name)


def _by_signature(head: bytes, tail: bytes, name: str) -> str:
    found = next((kind for at, magic, kind in SIGNATURES if head.startswith(magic, at)), "")
    if found == "zip":
        return _office(head)
    if found == "ole":
        return _compound(head + tail, name)
    return "webm" if found == "mkv" and b"webm" in head[:64] else found


def _compound(seen: bytes, name: str) -> str:
    """A compound file by its streams: an office file under a password, or an Outlook mail."""
    if "EncryptedPackage".encode("utf-16-le") in seen:
        return "locked"
    ending = name.lower().rpartition(".")[2]
    if "__substg1.0_".encode("utf-16-le") in seen or ending == "msg":
        return "msg"
    return "locked" if ending in ("xlsx", "docx") else "ole"


def _office(head: bytes) -> str:
    """A zip whose first members are those of an office file is one; the reader looks closer."""
    if b"word/" in head and b"[Content_Types].xml" in head:
        return "docx"
    if b"xl/" in head and b"[Content_Types].xml" in head:
        return "xlsx"
    return "zip"


def _container(head: bytes) -> str:
    """RIFF and ISO base media say what they are in their second word; MPEG audio by its frame sync."""
    if head.startswith(b"RIFF"):
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(head[8:12], "other")
    if head[4:8] == b"ftyp":
        return _brand(head[8:12])
    if head.startswith(b"BM") and head[14:18] in BMP_HEADERS:
        return "bmp"
    if head.startswith(b"MZ"):
        return "exe"
    if head.startswith(BYTE_ORDER_MARKS):
        return ""
    if head[0] == 0xFF and len(head) > 3 and head[1] & 0xF6 == 0xF0:
        return "aac"
    return "mp3" if _mpeg_frame(head) else ""


def _mpeg_frame(head: bytes) -> bool:
    """A frame header with a layer and a bit rate that exist (ISO 11172-3)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    return bool(head[1] & 0x06) and head[2] & 0xF0 != 0xF0


def _brand(brand: bytes) -> str:
    if brand in HEIF:
        return "heic"
    if brand.startswith((b"M4A", b"M4B")):
        return "m4a"
    if brand.startswith(b"3g"):
        return "3gp"
    return "mov" if brand == b"qt  " else "mp4"


def _pdf(head: bytes) -> str:
    """Readers accept the mark anywhere in the first kilobyte."""
    return "pdf" if b"%PDF-" in head[:1024] else ""


def _by_text(head: bytes, tail: bytes, name: str) -> str:
    mail = _mail(head)
    text = plain_text(head)
    if mail or text is None:
        return mail or "other"
    return _markup(text) or _table_or_text(text, name)


def _markup(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        return ""
    bare = PROLOGUE.sub("", start)
    root = re.match(r"\s*<([\w:.-]+)", bare)
    tag = root.group(1).lower() if root else ""
    known = {"smses": "sms", "calls": "calls", "html": "html", "svg": "svg"}
    return known.get(tag, "xml" if start.startswith("<?xml") or tag else "text")


def _mail(head: bytes) -> str:
    """Two header fields that mails have, before anything that is no header."""
    if head.startswith(b"From ") and b"@" in head.split(b"\n", 1)[0]:
        return "mbox"
    fields = 0
    for line in head.split(b"\n", 60)[:60]:
        if not line.strip() or not HEADER_LINE.match(line):
            break
        fields += bool(MAIL_FIELD.match(line))
    return "eml" if fields >= 2 else ""


def _table_or_text(text: str, name: str) -> str:
    if name.lower().endswith((".csv", ".tsv")):
        return "csv"
    rows = [row for row in text.splitlines()[:20] if row.strip()]
    counts = ({row.count(mark) for row in rows} for mark in ",\t;")
    even = any(len(one) == 1 and min(one) >= 2 for one in counts)
    return "csv" if len(rows) >= 3 and even else "text"


def plain_text(head: bytes) -> str | None:
    """The head as text, or ``None`` if these bytes are no text in an encoding that files here have."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            return head.decode(encoding, errors="ignore")
    if b"\0" in head:
        return _wide(head)
    sample = head[:4096]
    odd = len(sample) - len(sample.translate(None, ODD))
    if odd * 50 > len(sample):
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(head, final=False)
        except UnicodeDecodeError:
            continue
    return head.decode("latin-1") if odd == 0 and max(head) < 128 else None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: markup or lines with a zero in every second byte."""
    for encoding, first in (("utf-16-le", b"<\0"), ("utf-16-be", b"\0<")):
        if head.startswith(first):
            return head.decode(encoding, errors="ignore")
    return None
