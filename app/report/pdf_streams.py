"""Pictures of a PDF put in after it was set: the typesetter sees stand-ins and holds no picture unpacked.

It keeps a JPEG as it is, so a stand-in is found again by the mark in it. Everything else of the file (tags,
archival metadata) stays as it was set; only picture streams and the table of offsets are made anew.
"""

from __future__ import annotations

import functools
import hashlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PIL.Image import Image

#: A picture with so many colours is as good as the original where it shows a screen or a printed page …
COLOURS = 64
#: … if they differ by no more than this on average (levels of 255); else it is a photograph.
MOST_AWAY = 1.6
#: Every so manieth pixel across and down is compared.
SAMPLE = 4
#: A photograph's JPEG quality: letters in it stay sharp.
QUALITY = 82
_MARK = re.compile(rb"jushi-picture-[0-9a-f]{32}")
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_ENTRY = re.compile(rb"\d{10} (\d{5}) ([nf])\r\n")


@dataclass(frozen=True, kw_only=True)
class Stream:
    """A picture as a PDF holds it: bytes that are not packed further, and what its dictionary says of them.

    ``palette`` has three bytes for each colour; without one the bytes are a JPEG's.
    """

    width: int
    height: int
    data: bytes
    palette: bytes = b""

    @functools.cached_property
    def mark(self) -> bytes:
        """What its stand-in is known by: the same picture has the same."""
        told = hashlib.sha256(b"%d %d " % (self.width, self.height) + self.palette + self.data)
        return b"jushi-picture-" + told.hexdigest()[:32].encode()

    @property
    def size(self) -> int:
        """Bytes that it takes in a PDF, with its dictionary."""
        return len(self.data) + 2 * len(self.palette) + 400

    def entries(self, colours: bytes) -> bytes:
        """Its dictionary; ``colours`` is the reference to RGB that the stand-in has."""
        if not self.palette:
            packed = b"/Filter/DCTDecode/ColorSpace " + colours
        else:
            top = len(self.palette) // 3 - 1
            packed = (
                b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 1/BitsPerComponent 8/Columns %d>>"
                b"/ColorSpace[/Indexed %s %d<%s>]" % (self.width, colours, top, self.palette.hex().encode())
            )
        size = b"/Width %d/Height %d/BitsPerComponent 8" % (self.width, self.height)
        return b"<</Length %d/Type/XObject/Subtype/Image%s%s>>" % (len(self.data), packed, size)

    def stand_in(self) -> bytes:
        """A small JPEG that carries the mark."""
        return _small()[:2] + b"\xff\xfe" + (len(self.mark) + 2).to_bytes(2, "big") + self.mark + _small()[2:]


@functools.cache
def _small() -> bytes:
    from PIL import Image

    packed = io.BytesIO()
    Image.new("RGB", (8, 8), "#888888").save(packed, "JPEG")
    return packed.getvalue()


def packed(image: Image) -> Stream:
    """An RGB picture as small as it stays true: few colours for screens and pages, else a JPEG."""
    from PIL import Image as Images

    few = image.quantize(COLOURS, method=Images.Quantize.FASTOCTREE, dither=Images.Dither.NONE)
    if _away(image, few) <= MOST_AWAY:
        return _flat(few)
    made = io.BytesIO()
    image.save(made, "JPEG", quality=QUALITY)
    return Stream(width=image.width, height=image.height, data=made.getvalue())


def _away(image: Image, few: Image) -> float:
    """By how much the worst channel differs on average, looked at here and there."""
    from PIL import Image as Images
    from PIL import ImageChops, ImageStat

    size = (max(image.width // SAMPLE, 1), max(image.height // SAMPLE, 1))
    sampled = [one.resize(size, Images.Resampling.NEAREST).convert("RGB") for one in (image, few)]
    return max(ImageStat.Stat(ImageChops.difference(*sampled)).mean)


def _flat(few: Image) -> Stream:
    """The rows of a picture of few colours as PNG packs them: a PDF unpacks the same."""
    made = io.BytesIO()
    few.save(made, "PNG", bits=8, compress_level=6)
    chunks = dict.fromkeys((b"IDAT", b"PLTE"), b"")
    for kind, data in _chunks(made.getvalue()):
        if kind in chunks:
            chunks[kind] += data
    return Stream(width=few.width, height=few.height, data=chunks[b"IDAT"], palette=chunks[b"PLTE"])


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def filled(content: bytes, streams: Mapping[bytes, Stream]) -> bytes:
    """The PDF with pictures in place of their stand-ins.

    Args:
        content: a PDF with a plain table of offsets, as the typesetter writes it.
        streams: pictures by their marks.

    Raises:
        ValueError: it is no such PDF.
    """
    start = content.rfind(b"\nxref\n") + 1
    if not start or not streams:
        if streams:
            raise ValueError("no table of offsets")
        return content
    table = content.index(b"\n", content.index(b"\n", start) + 1) + 1
    end = content.index(b"trailer", table)
    entries = [content[at : at + 20] for at in range(table, end, 20)]
    offsets = sorted((int(one[:10]), n) for n, one in enumerate(entries) if one[17:18] == b"n")
    parts, at = [content[: offsets[0][0]]], offsets[0][0]
    for (first, n), (last, _n) in zip(offsets, [*offsets[1:], (start, 0)], strict=True):
        body = _object(content[first:last], streams)
        entries[n] = b"%010d" % at + entries[n][10:]
        parts.append(body)
        at += len(body)
    tail = re.sub(rb"startxref\n\d+", b"startxref\n%d" % at, content[end:])
    return b"".join([*parts, content[start:table], *entries, tail])


def _object(body: bytes, streams: Mapping[bytes, Stream]) -> bytes:
    """An object of the file, or the picture whose stand-in it is."""
    mark = _MARK.search(body[:2000]) if b"/DCTDecode" in body[:400] else None
    found = _OBJECT.match(body)
    if mark is None or found is None or mark[0] not in streams:
        return body
    stream = streams[mark[0]]
    colours = re.search(rb"/ColorSpace (\d+ 0 R|/DeviceRGB)", body[:400])
    entries = stream.entries(colours[1] if colours else b"/DeviceRGB")
    ending = body[body.rindex(b"endobj") :]
    return b"%s%s\nstream\n%s\nendstream\n%s" % (found[0], entries, stream.data, ending)
