"""What lies where in a bag, how its files are named, and how large one may be."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.case.records import Evidence

FORMAT, VERSION = "jushi-bag", 1
DECLARATION = "bagit.txt"
DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
README = "README.txt"
SCRIPT = "verify.py"
DATA = "data/"
ABOUT, RECORD, ROWS = "data/about.json", "data/record.json", "data/rows.json"
JOURNAL, TIMELINE = "data/journal.jsonl", "data/timeline.pdf"
ORIGINALS = "data/originals/"
NEEDED = (ABOUT, RECORD, ROWS, JOURNAL)

MEMBERS = 50_000
"""Files that a bag may hold."""
TEXT = 256 * 1024 * 1024
"""Bytes that a file of the record may have, which is read as a whole."""
RATIO, SMALL = 200, 64 * 1024 * 1024
"""A bag that unpacks to more than ``SMALL`` bytes and ``RATIO`` times its size is a bomb."""

LITTER = frozenset({".ds_store", "desktop.ini", "thumbs.db", ".directory", ".localized"})
"""What systems leave in any folder they show; it is no part of a bag and says nothing about it."""

_STEM, _SUFFIX = 60, 9
_UNSAFE = re.compile(r"[\s\\/:*?\"<>|%~]+")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def original(evidence: Evidence, ordinal: int) -> str:
    """The path of an original: its exhibit number, or its ordinal in the case, and its own name.

    Windows takes the name, ``sha256sum`` needs no escapes for it, and the number makes it unique.
    """
    number = f"F{ordinal:04}" if evidence.exhibit is None else f"E{evidence.exhibit:03}"
    name = unicodedata.normalize("NFC", evidence.name)
    name = "".join("_" if unicodedata.category(c)[0] in "CZ" else c for c in name)
    name = _UNSAFE.sub("_", name)
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > _SUFFIX:
        stem, dot, suffix = name, "", ""
    return f"{ORIGINALS}{number}_{stem[:_STEM]}{dot}{suffix}".rstrip(". ")


def is_safe(path: str) -> bool:
    """Whether a path inside a bag stays inside it on every system."""
    if not path or len(path) > 1000 or any(ord(c) < 32 or c in '\\:*?"<>|' for c in path):
        return False
    parts = path.split("/")
    return all(_is_safe_part(part) for part in parts)


def _is_safe_part(part: str) -> bool:
    if part in ("", ".", "..") or part != part.rstrip(". "):
        return False
    return not _DEVICE.match(part) and len(part.encode("utf-8", "surrogatepass")) <= 255


def folded(path: str) -> str:
    """Two paths that fold alike are one file on some system."""
    return unicodedata.normalize("NFC", path).casefold()


def is_litter(path: str) -> bool:
    """Whether a system left it there (also what macOS puts beside the bag in a zip)."""
    pure = PurePosixPath(path)
    return pure.name.lower() in LITTER or pure.parts[:1] == ("__MACOSX",)
