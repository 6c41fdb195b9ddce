"""Pictures made from evidence, upright and small, kept below ``derived/`` and made again when gone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.case.case import Case
    from app.case.records import Evidence
    from app.intake.reader_client import ReaderPool

#: Longest side of a page on paper, and of a picture: paper narrows and cuts pictures itself
#: (``report.pieces``), and a long screenshot must keep its width here.
PAPER_SIDE, PICTURE_SIDE = 1800, 24_000
PDF = "application/pdf"
#: How places are covered; another number makes the copies anew.
HIDDEN = 1


def is_pictured(evidence: Evidence) -> bool:
    """Whether it can be shown as a picture."""
    return evidence.media_type.startswith(("image/", "video/")) or evidence.media_type == PDF


def thumbnail(case: Case, pool: ReaderPool, evidence: Evidence, side: int) -> Path:
    """A small picture with at most ``side`` pixels a side; ``Trouble("picture_failed")`` if there is none."""
    return _made(case, pool, evidence, f"thumb-{side}.jpg", page=1, max_side=side)


def upright(case: Case, pool: ReaderPool, evidence: Evidence) -> Path:
    """The picture the right way up in full size: regions of citations are pixels of it."""
    return _made(case, pool, evidence, f"upright{_kind(evidence)}", page=1, max_side=1_000_000)


def page(case: Case, pool: ReaderPool, evidence: Evidence, n: int, side: int) -> Path:
    """Page ``n`` (from 1) as a picture with at most ``side`` pixels a side."""
    return _made(case, pool, evidence, f"page-{n}-{side}{_kind(evidence)}", page=n, max_side=side)


def for_paper(case: Case, pool: ReaderPool, evidence: Evidence, n: int) -> Path:
    """What a document shows of page ``n``."""
    side = PAPER_SIDE if evidence.media_type == PDF else PICTURE_SIDE
    return _made(case, pool, evidence, paper_name(evidence, n), page=n, max_side=side)


def hidden(
    case: Case, pool: ReaderPool, evidence: Evidence, n: int, boxes: Sequence[Sequence[float | str]]
) -> Path:
    """What a document shows of page ``n`` to someone who must not see ``boxes``.

    They are as citations' regions, each may be followed by those words in it that alone have to be covered.
    """
    side = PAPER_SIDE if evidence.media_type == PDF else PICTURE_SIDE
    told = json.dumps([HIDDEN, *map(list, boxes)]).encode()
    name = f"hidden-{n}-{hashlib.sha256(told).hexdigest()[:16]}{_kind(evidence)}"
    return _made(case, pool, evidence, name, page=n, max_side=side, hide=boxes)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A page in full size: ``scale`` are its pixels for a unit of regions.

    ``drawn``: it may show words that it does not say as text.
    """

    path: Path
    media_type: str
    scale: float
    drawn: bool


def seen(case: Case, pool: ReaderPool, evidence: Evidence, n: int) -> Seen:
    """Page ``n`` as a picture to be read, made anew.

    Raises:
        Trouble: ``picture_failed``, ``evidence_missing``.
    """
    target = case.vault.derived(evidence, f"seen-{n}{_kind(evidence)}")
    target.unlink(missing_ok=True)
    side = PAPER_SIDE if evidence.media_type == PDF else 1_000_000
    result, path = _asked(case, pool, evidence, target, page=n, max_side=side)
    media = "image/jpeg" if path.suffix == ".jpg" else "image/png"
    scale, drawn = float(result.get("scale", 1.0)), bool(result.get("drawn", True))
    return Seen(path=path, media_type=media, scale=scale, drawn=drawn)


def paper_name(evidence: Evidence, n: int) -> str:
    """The name that :func:`for_paper` keeps its picture under."""
    return f"paper-{n}{_kind(evidence)}"


def still_second(case: Case, evidence: Evidence, n: int) -> float:
    """The second of a video's ``n``-th still, those that its messages are cited from; 0 if it is unread."""
    reading = case.reading_of(evidence.id)
    stills = (reading.result.get("media") or {}).get("stills") if reading else None
    if not stills and n == 1:
        return 0.0
    if not stills or not 1 <= n <= len(stills):
        raise Trouble("picture_failed", name=evidence.name, reason="no_such_page")
    return float(stills[n - 1])


def _kind(evidence: Evidence) -> str:
    """Photographs stay JPEG; screens and pages keep their sharp letters as PNG."""
    photo = evidence.media_type in ("image/jpeg", "image/heic", "image/heif")
    return ".jpg" if photo else ".png"


def _made(case: Case, pool: ReaderPool, evidence: Evidence, name: str, **wish: Any) -> Path:  # noqa: ANN401
    target = case.vault.derived(evidence, name)
    if target.is_file() and target.stat().st_size:
        return target
    return _asked(case, pool, evidence, target, **wish)[1]


def _asked(
    case: Case,
    pool: ReaderPool,
    evidence: Evidence,
    target: Path,
    **wish: Any,  # noqa: ANN401
) -> tuple[dict[str, Any], Path]:
    """The reader's answer and the picture."""
    if evidence.media_type.startswith("video/"):
        wish["second"] = still_second(case, evidence, wish["page"])
    result = pool.picture(case.vault.path(evidence), evidence.media_type, target, **wish)
    if result.get("state") != "ok" or not target.is_file():
        raise Trouble("picture_failed", name=evidence.name, reason=result.get("reason", ""))
    return result, target
