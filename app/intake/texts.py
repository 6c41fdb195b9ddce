"""Plain text and tables as text for search; the encoding is found out, never assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

MOST = 4_000_000
ENCODINGS = ("utf-8-sig", "gb18030", "big5")


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a text file: its words, and whether they were cut."""
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    text, encoding = decoded(data[:MOST])
    cut = len(data) > MOST
    return {
        "state": "partial" if cut else "ok" if text.strip() else "nothing",
        "reason": "text_cut" if cut else "" if text.strip() else "empty_file",
        "facts": {"encoding": encoding},
        "family": "text",
        "engine": "texts/1",
        "text": text,
        "messages": [],
    }


def decoded(data: bytes) -> tuple[str, str]:
    """Text and the encoding it is in: by its mark, else the first that fits, or fits best."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace"), "utf-16"
    for encoding in ENCODINGS:
        for end in range(4):  # a cut may have split the last character
            try:
                return data[: len(data) - end].decode(encoding), encoding
            except UnicodeDecodeError:
                continue
    return min(
        ((data.decode(one, errors="replace"), one) for one in ("utf-8", "gb18030")),
        key=lambda tried: tried[0].count("\ufffd"),
    )
