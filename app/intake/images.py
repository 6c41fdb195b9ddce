"""Opens a picture within limits, the right way up and in RGB."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING, Any

from PIL import ExifTags, Image, ImageFile, ImageOps, UnidentifiedImageError

from app.intake.limits import MAX_DECODED, MAX_PIXELS

if TYPE_CHECKING:
    from pathlib import Path

BYTES_A_PIXEL = {"1": 1, "L": 1, "P": 1, "LA": 2, "I;16": 2, "RGB": 3, "YCbCr": 3, "LAB": 3}
# Pillow's decoders answer hostile bytes with any of these.
DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    TypeError,
    KeyError,
    RuntimeError,
)
SMALLEST = 24
"""A side in pixels below which no text can stand in a picture."""


class Unreadable(Exception):
    """A picture that is not opened; ``reason`` is the code, ``facts`` what it tells."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


def opened(
    path: Path, media_type: str, *, frame: int = 1, max_side: int | None = None
) -> tuple[Image.Image, dict[str, Any], dict[str, Any]]:
    """A picture upright and in RGB, what is known of it, and what its EXIF says of the capture.

    Args:
        path: the file; only read.
        media_type: what sniffing said; HEIF needs its own opener.
        frame: which picture of a TIFF or GIF, from 1.
        max_side: with a wish for a small picture a JPEG is decoded small at once.

    Raises:
        Unreadable: too large, damaged, or no picture.
    """
    _prepare(media_type)
    try:
        return _attempt(path, frame, max_side, whole=True)
    except Unreadable as error:
        if error.reason != "damaged_picture":
            raise
    # What breaks off is shown as far as it goes; a decoder that failed once has to start anew.
    return _attempt(path, frame, max_side, whole=False)


def _attempt(
    path: Path, frame: int, max_side: int | None, *, whole: bool
) -> tuple[Image.Image, dict[str, Any], dict[str, Any]]:
    ImageFile.LOAD_TRUNCATED_IMAGES = not whole
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                found = _decoded(picture, frame, max_side)
    except UnidentifiedImageError:
        raise Unreadable("damaged_picture") from None
    except DECODER_ERRORS as error:
        raise Unreadable("damaged_picture", detail=str(error)[:200]) from None
    if not whole:
        found[1]["damaged"] = True
    return found


def _prepare(media_type: str) -> None:
    Image.MAX_IMAGE_PIXELS = None  # our own limits follow, and they refuse instead of warning
    if media_type in ("image/heic", "image/heif"):
        import pi_heif

        pi_heif.register_heif_opener()


def _decoded(
    picture: Image.Image, frame: int, max_side: int | None
) -> tuple[Image.Image, dict[str, Any], dict[str, Any]]:
    frames = int(getattr(picture, "n_frames", 1))
    if not 1 <= frame <= frames:
        raise Unreadable("no_such_page", page=frame)
    picture.seek(frame - 1)
    _check_size(picture)
    exif = picture.getexif()
    capture = capture_of(exif)
    if max_side and picture.format == "JPEG":
        picture.draft("RGB", (max_side, max_side))
    picture.load()
    upright = _rgb(ImageOps.exif_transpose(picture))
    media = {"width": upright.width, "height": upright.height, "frames": frames, "format": picture.format}
    if _has_position(exif):
        media["has_position"] = True
    make = " ".join(str(exif.get(tag, "")).strip("\0 ") for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    if make.strip():
        media["device"] = make.strip()[:200]
    return upright, media, capture


def _check_size(picture: Image.Image) -> None:
    pixels = picture.width * picture.height
    wide = BYTES_A_PIXEL.get(picture.mode, 4)
    if pixels > MAX_PIXELS or pixels * max(wide, 3) > MAX_DECODED:
        raise Unreadable("too_large_to_open", width=picture.width, height=picture.height)


def _rgb(picture: Image.Image) -> Image.Image:
    """Any mode as RGB; what is transparent stands on white, as the phone shows it."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return _stretched(picture)
    if "A" in picture.getbands() or "transparency" in picture.info:
        see_through = picture.convert("RGBA")
        ground = Image.new("RGBA", see_through.size, "white")
        return Image.alpha_composite(ground, see_through).convert("RGB")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _stretched(picture: Image.Image) -> Image.Image:
    """Sixteen and more bits of grey become eight."""
    low, high = picture.convert("F").getextrema()
    scale = 255.0 / (high - low) if high > low else 1.0  # type: ignore[operator]
    return picture.convert("F").point(lambda value: value * scale - low * scale).convert("L").convert("RGB")  # type: ignore[operator]


def capture_of(exif: Image.Exif) -> dict[str, Any]:
    """``{"exif": ISO local time or None, …}`` by EXIF 2.32 (DateTimeOriginal, OffsetTimeOriginal)."""
    camera = exif.get_ifd(ExifTags.IFD.Exif)
    shown = camera.get(ExifTags.Base.DateTimeOriginal) or camera.get(ExifTags.Base.DateTimeDigitized)
    try:
        moment = dt.datetime.strptime(str(shown).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return {"exif": None}
    offset = str(camera.get(ExifTags.Base.OffsetTimeOriginal) or "").strip("\0 ")
    try:
        return {"exif": dt.datetime.fromisoformat(moment.isoformat() + offset).isoformat()}
    except ValueError:
        return {"exif": moment.isoformat()}


def _has_position(exif: Image.Exif) -> bool:
    return bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
