"""Makes the pictures that window and paper show: small, upright, a page of a PDF. Runs in the child."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from app.intake import images

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PDF = "application/pdf"
PAGE_SIDE = 20_000
#: Square points from which on a picture in a page may hold words, and outlines that a table may have.
LEAST_DRAWN, MOST_OUTLINES = 900.0, 400
#: Points that a page may begin beside its corner and still be straight, and that are covered beside words.
SLIGHT, BESIDE = 0.5, 1.5
#: What covers a hidden place.
INK, EDGE = (0, 0, 0), (160, 160, 160)


def make(path: Path, media_type: str, target: Path, wish: Mapping[str, Any]) -> dict[str, Any]:
    """Write one picture, aside and then in place.

    Args:
        path: the original; only read.
        media_type: what it is.
        target: where to; its ending says JPEG or PNG.
        wish: ``page`` from 1, ``max_side`` in pixels, ``password`` of a protected PDF, ``second`` of a video,
            ``hide`` places ``[x, y, width, height, *words]`` as a reading has them, of which no pixel stays;
            of a PDF's text only those words, if there are some.

    Returns:
        ``{"state": "ok", "width", "height", "pages"}``, of a PDF also ``scale`` (pixels to a point) and
        ``drawn`` (whether the page draws what may be words without saying them); or ``{"state": "failed",
        "reason"}``.
    """
    page, side = int(wish.get("page", 1)), int(wish.get("max_side", 1_000_000))
    hide, scale = wish.get("hide") or (), 1.0
    more: dict[str, Any] = {}
    try:
        if media_type == PDF:
            picture, pages, more, hide = _page(path, page, side, str(wish.get("password") or ""), hide)
            scale = more["scale"]
        elif media_type.startswith("video/"):
            picture, pages = _still(path, float(wish.get("second", 0.0))), 1
        elif media_type.startswith("image/") and media_type != "image/svg+xml":
            # A JPEG decoded small would have other pixels than those that places are given in.
            picture, media, _ = images.opened(path, media_type, frame=page, max_side=None if hide else side)
            pages = int(media["frames"])
        else:
            return {"state": "failed", "reason": "no_picture", "facts": {}}
    except images.Unreadable as error:
        return {"state": "failed", "reason": error.reason, "facts": error.facts}
    if hide:
        picture = burnt(picture, hide, scale)
    if max(picture.size) > side:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    _save(picture, target)
    return {"state": "ok", "width": picture.width, "height": picture.height, "pages": pages} | more


def burnt(picture: Image.Image, hide: Sequence[Sequence[Any]], scale: float = 1.0) -> Image.Image:
    """A copy without the pixels of some places, and without anything the file carried beside its pixels.

    Args:
        picture: in RGB.
        hide: places ``[x, y, width, height]``; what reaches over the edge is cut off.
        scale: pixels of the picture for each unit of the places.
    """
    made = Image.new("RGB", picture.size)
    made.paste(picture.convert("RGB"))
    draw = ImageDraw.Draw(made)
    for x, y, width, height, *_words in hide:
        left, top = math.floor(x * scale), math.floor(y * scale)
        right, bottom = math.ceil((x + width) * scale), math.ceil((y + height) * scale)
        # The edge is replaced too; it shows the place on a dark screen.
        draw.rectangle((left, top, right, bottom), fill=INK, outline=EDGE, width=2)
    return made


def _page(
    path: Path, number: int, side: int, password: str, hide: Sequence[Sequence[Any]] = ()
) -> tuple[Image.Image, int, dict[str, Any], list[Sequence[Any]]]:
    """A page of a PDF, as large as ``side`` asks and never absurdly so.

    Returns:
        the picture, how many pages there are, ``scale`` and ``drawn``, and where the places to hide are seen.
    """
    from app.intake.papers import pdfs

    with pdfs.opened(path, password) as document:
        pages = len(document)
        if not 1 <= number <= pages:
            raise images.Unreadable("no_such_page", page=number)
        page = document[number - 1]
        longest = max(page.get_size()) or 1.0
        scale = min(min(side, 3000) / longest, 6.0)
        picture = page.render(scale=scale).to_pil().convert("RGB")
        drawn, shown = _draws(page), _places(page, hide)
        page.close()
        return picture, pages, {"scale": scale, "drawn": drawn}, shown


def _places(page: Any, hide: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:  # noqa: ANN401
    """Where places are seen, on a straight page no more of a line than the words in it."""
    left, bottom, _right, _top = page.get_cropbox()
    if page.get_rotation() or abs(left) > SLIGHT or abs(bottom) > SLIGHT:
        return [*hide, *_turned(page, hide)]
    words = page.get_textpage()
    found = [place for one in hide for place in _narrowed(words, page.get_height(), one)]
    words.close()
    return found


def _narrowed(words: Any, height: float, place: Sequence[Any]) -> list[Sequence[Any]]:  # noqa: ANN401
    """The places of some words in a line of a page's text; all of the line if one is not found in it."""
    x, y, wide, high, *parts = place
    signs: list[tuple[str, float, float]] = []
    for n in range(words.count_chars()) if parts else ():
        left, bottom, right, top = words.get_charbox(n)
        if x <= (left + right) / 2 <= x + wide and y <= height - (bottom + top) / 2 <= y + high:
            sign = words.get_text_range(n, 1)
            signs += [(sign, left, right)] if sign.strip() else []
    line = "".join(sign for sign, _, _ in signs)
    found: list[Sequence[Any]] = []
    for part in ("".join(one.split()) for one in parts):
        starts = [n for n in range(len(line)) if line.startswith(part, n)] if len(line) == len(signs) else []
        if not starts:
            return [place[:4]]
        for start in starts:
            shown = signs[start : start + len(part)]
            first, last = min(one[1] for one in shown), max(one[2] for one in shown)
            found.append((first - BESIDE, y, last - first + 2 * BESIDE, high))
    return found or [place[:4]]


def _turned(page: Any, hide: Sequence[Sequence[Any]]) -> Iterator[Sequence[float]]:  # noqa: ANN401
    """Places of words on a page that is shown turned or cut, where they are seen: both are covered.

    What a page says is placed as it was written, what was recognised on it as it is shown; a place does not
    tell which of the two it is.
    """
    import ctypes

    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    fine = 100  # pdfium answers in whole pixels: of a picture so many times larger
    for x, y, wide, high, *_words in hide:
        corners = []
        for at in ((x, height - y), (x + wide, height - y - high)):
            across, down = ctypes.c_int(), ctypes.c_int()
            size = (round(width * fine), round(height * fine))
            pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, *at, across, down)
            corners.append((across.value / fine, down.value / fine))
        (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(*corners, strict=True))
        yield (x0, y0, x1 - x0, y1 - y0)


def _draws(page: Any) -> bool:  # noqa: ANN401  a pypdfium2 page
    """Whether a page holds a picture larger than a sign, or so many outlines that they may be letters."""
    import pypdfium2.raw as pdfium

    outlines = 0
    for one in page.get_objects(max_depth=3):
        if one.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = one.get_bounds()
            if (right - left) * (top - bottom) >= LEAST_DRAWN or one.level:
                return True
        outlines += one.type == pdfium.FPDF_PAGEOBJ_PATH
    return outlines > MOST_OUTLINES


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
    picture.info.clear()  # a comment or a position of the original is not part of what it shows
    try:
        if target.suffix.lower() in (".jpg", ".jpeg"):
            picture.save(aside, "JPEG", quality=88)
        else:
            picture.save(aside, "PNG", compress_level=3)
        Path(aside).replace(target)
    finally:
        aside.unlink(missing_ok=True)
