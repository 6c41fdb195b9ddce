"""How much time, memory and size the reading of one file may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGA = 1024 * 1024
MAX_PIXELS = 120_000_000
"""Pictures with more pixels than this are kept and never decoded."""
MAX_DECODED = 480 * MEGA
"""Bytes a decoded picture may take; wide pixel formats reach this before ``MAX_PIXELS``."""
MAX_ANSWER = 64 * MEGA
"""Bytes of one answer of the reader."""


PAGES = 4
"""How many times as long as another file a document with pages may take."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits that the parent holds a reader child to.

    ``seconds`` of wall time for one file plus ``seconds_per_mb`` for its size; ``resident`` bytes at
    which it is killed; ``recycle`` bytes, and ``files`` read, after which it is replaced in between.
    A reader of something long (a video: its time depends on its length, which only the child can tell)
    says that it is alive: then ``silence`` seconds more, ``longest`` in all.
    """

    seconds: float = 60.0
    seconds_per_mb: float = 1.0
    resident: int = 2200 * MEGA
    recycle: int = 900 * MEGA
    files: int = 400
    start: float = 60.0
    silence: float = 180.0
    longest: float = 4 * 3600.0

    def for_size(self, size: int) -> float:
        """Seconds a file of ``size`` bytes may take."""
        return self.seconds + self.seconds_per_mb * size / MEGA

    def for_file(self, size: int, media_type: str) -> float:
        """Seconds a file may take: a scanned document is as many pictures as it has pages."""
        return self.for_size(size) * (PAGES if media_type == "application/pdf" else 1)


ALIVE = b'{"alive":true}'
"""The line by which a reader child says that it is still at work."""

# Archives: what is taken out of one, at most.
MEMBERS = 2000
MEMBER_BYTES = 256 * MEGA
TOTAL_BYTES = 512 * MEGA
RATIO = 200
DEPTH = 2
