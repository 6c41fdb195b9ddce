"""The pictures of one PDF: packed for it once, set as stand-ins, put in when it is set."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from app.report.pdf_streams import Stream, filled, packed
from app.report.pieces import finest, images

if TYPE_CHECKING:
    from app.report.blocks import Doc
    from app.report.stages import Stages

#: Evidence id and page.
Key = tuple[str, int]
#: The upright picture of a page of evidence → PNG or JPEG.
Pictures = Mapping[Key, Path]
#: Pictures are packed beside one another; each is held unpacked.
AT_ONCE = 2
#: Packed pictures kept for the next PDF, a preview's above all (some 60 KB each).
KEPT = 400


class Album:
    """Pictures by evidence and page, as streams of a PDF; :meth:`packed` makes one.

    Args:
        pictures: upright pictures; one that is missing is left out.
        doc: the document, which says which are wanted.
        root: the folder of the typesetter.
        across: most pixels that each may be wide; by default as fine as paper shows.
    """

    def __init__(
        self, pictures: Pictures, doc: Doc, root: Path, across: Mapping[Key, int] | None = None
    ) -> None:
        wanted = [key for one in doc.pictures() if (key := (one.evidence, one.page)) in pictures]
        most = finest(pictures[key] for key in wanted)
        self._root = root
        self._streams: dict[Key, tuple[Stream, ...]] = {}
        self._wanted = {key: (pictures[key], (across or {}).get(key, most)) for key in wanted}

    @classmethod
    def packed(
        cls, pictures: Pictures, doc: Doc, root: Path, across: Mapping[Key, int] | None = None
    ) -> Stages[Album]:
        """One with all its pictures packed; each that is packed is a stage."""
        album = cls(pictures, doc, root, across)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            made = {key: pool.submit(_packed, *one) for key, one in album._wanted.items()}
            try:
                for key, one in made.items():
                    album._streams[key] = one.result()
                    yield
            finally:
                pool.shutdown(cancel_futures=True)
        return album

    def streams(self, key: Key) -> tuple[Stream, ...]:
        """The pieces of a picture, from the top; none if it is not there."""
        return self._streams.get(key, ())

    def size(self, key: Key) -> int:
        """Bytes that a picture takes in the PDF."""
        return sum(one.size for one in self.streams(key))

    def stand_in(self, stream: Stream) -> str:
        """The name of its stand-in in the root folder."""
        name = f"{stream.mark.decode()}.jpg"
        path = self._root / name
        if not path.exists():
            path.write_bytes(stream.stand_in())
        return name

    def filled(self, content: bytes) -> bytes:
        """A PDF that was set with stand-ins, with the pictures in their places."""
        return filled(content, {one.mark: one for shown in self._streams.values() for one in shown})


def _packed(path: Path, across: int) -> tuple[Stream, ...]:
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        stamp = 0  # it cannot be opened either, which says its name
    return _kept(path, stamp, across)


@functools.lru_cache(maxsize=KEPT)
def _kept(path: Path, stamp: int, across: int) -> tuple[Stream, ...]:
    return tuple(packed(image) for image in images(path, across))
