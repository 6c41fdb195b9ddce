"""Makes the pictures that window and paper show: small, upright, a page of a PDF. Runs in the child."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from app.intake import images

if TYPE_CHECKING:
    from collections.abc import Mapping

PDF = "application/pdf"
PAGE_SIDE = 20_000


def make(path: Path, media_type: str, target: Path, wish: Mapping[str, Any]) -> dict[str, Any]:
    """Write one picture, aside and then in place.

    Args:
        path: the original; only read.
        media_type: what it is.
        target: where to; its ending says JPEG or PNG.
        wish: ``page`` from 1, ``max_side`` in pixels, ``password`` of a protected PDF, ``second`` of a video.

    Returns:
        ``{"state": "ok", "width", "height", "pages"}`` or ``{"state": "failed", "reason"}``.
    """
    page, side = int(wish.get("page", 1)), int(wish.get("max_side", 1_000_000))
    try:
        if media_type == PDF:
            picture, pages = _page(path, page, side, str(wish.get("password") or ""))
        elif media_type.startswith("video/"):
            picture, pages = _still(path, float(wish.get("second", 0.0))), 1
        elif media_type.startswith("image/") and media_type != "image/svg+xml":
            picture, media, _ = images.opened(path, media_type, frame=page, max_side=side)
            pages = int(media["frames"])
        else:
            return {"state": "failed", "reason": "no_picture", "facts": {}}
    except images.Unreadable as error:
        return {"state": "failed", "reason": error.reason, "facts": error.facts}
    if max(picture.size) > side:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    _save(picture, target)
    return {"state": "ok", "width": picture.width, "height": picture.height, "pages": pages}


def _page(path: Path, number: int, side: int, password: str) -> tuple[Image.Image, int]:
    """A page of a PDF, as large as ``side`` asks and never absurdly so."""
    from app.intake.papers import pdfs

    with pdfs.opened(path, password) as document:
        pages = len(document)
        if not 1 <= number <= pages:
            raise images.Unreadable("no_such_page", page=number)
        page = document[number - 1]
        longest = max(page.get_size()) or 1.0
        scale = min(min(side, 3000) / longest, 6.0)
        picture = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
        return picture, pages


def _still(path: Path, second: float) -> Image.Image:
    """The frame of a video at a second; opencv turns it upright by the container's word."""
    from app.intake.media import film

    try:
        return Image.fromarray(film.at_second(path, second))
    except film.NoFrames:
        raise images.Unreadable("video_without_frames") from None


def _save(picture: Image.Image, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        if target.suffix.lower() in (".jpg", ".jpeg"):
            picture.save(aside, "JPEG", quality=88)
        else:
            picture.save(aside, "PNG", compress_level=3)
        Path(aside).replace(target)
    finally:
        aside.unlink(missing_ok=True)
