"""The small texts of a bag: manifests and bag-info.txt, written and read (RFC 8493, 2.1.3, 2.2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LINE = re.compile(r"([0-9A-Fa-f]{64})[ \t]+\*?(.+)")


def manifest(digests: Mapping[str, str]) -> bytes:
    """A manifest as ``sha256sum -c`` reads it; paths need no escapes (``layout.original``)."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def digests_in(text: str) -> tuple[dict[str, str], list[int]]:
    """SHA-256 by path out of a manifest, and the numbers of lines that are none or say a path twice."""
    found: dict[str, str] = {}
    bad: list[int] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        path = _decoded(match[2]) if match else ""
        if match is None or path in found:
            bad.append(number)
        else:
            found[path] = match[1].lower()
    return found, bad


def _decoded(path: str) -> str:
    """The three characters that RFC 8493 has encoded."""
    path = path.removeprefix("./")
    for code, character in (("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        path = re.sub(code, character, path, flags=re.IGNORECASE)
    return path


def info(fields: Iterable[tuple[str, str]]) -> bytes:
    """``bag-info.txt``; a value is one line."""
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields).encode()
