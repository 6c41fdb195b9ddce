"""The reading of a picture file: a screen of a phone, or a sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PIL import Image

from app.intake import images

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a picture file (docs/architecture.md, "A reading")."""
    try:
        picture, media, exif = images.opened(path, media_type)
    except images.Unreadable as error:
        return {"state": "failed", "reason": error.reason, "facts": error.facts, "family": "image"}
    base = {"family": "image", "media": media, "capture": exif}
    if min(picture.size) < images.SMALLEST or _one_colour(picture):
        return base | {"state": "nothing", "reason": "empty_picture"}
    from app.intake import lookalike
    from app.intake.screens import screenshots

    media["look"] = lookalike.signature(picture)
    result = screenshots.read(picture, media, options)
    result["capture"] = exif | (result.get("capture") or {})
    answer = base | _paper(picture, result)
    if media.get("damaged"):
        answer |= {"state": "partial", "reason": "damaged_picture"}
    return answer


def _paper(picture: Image.Image, result: dict[str, Any]) -> dict[str, Any]:
    """The result, read once more as a sheet of paper where its words are those of an agreement or bill."""
    from app.intake.papers import documents, scans

    if not scans.promising(result):
        return result
    import numpy as np

    pixels = np.asarray(picture, dtype=np.uint8)
    found = scans.read(pixels, photo=True)
    understood = documents.understood(found.lines, from_picture=True)
    if not understood["agreement"] and not understood["page_facts"]:
        return result
    text = "\n".join(line.text for line in found.lines)
    paper = {"family": "image", "messages": [], "text": text, "words": found.words, "title": ""}
    return result | paper | understood


def _one_colour(picture: Image.Image) -> bool:
    small = picture.resize((64, 64), Image.Resampling.BOX)
    return all(high - low <= 2 for low, high in small.getextrema())  # type: ignore[misc]
