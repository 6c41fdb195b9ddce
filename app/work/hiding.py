"""Where on pages of evidence something stands that a receiver must not see, and their covered copies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.case.errors import Trouble
from app.report import files
from app.report.redact import Masks, Secret
from app.report.rows import has_pages
from app.work import pictures, redaction, secret_words
from app.work.spots import Page, Spot, Unsure, looked_for, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.case.case import Case
    from app.case.records import Evidence, Reading
    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool

__all__ = ["Hider", "Look", "Secret", "Spot", "Unsure"]
#: States of a reading after which a page counts as read; ``nothing``: there are no words on it.
READ = frozenset({"ok", "nothing"})
#: A message of which at least so much lies in a cited place belongs to the case.
CITED = 0.5


@dataclass(frozen=True, kw_only=True)
class Look:
    """What is covered on one page (from 1), and what is not sure; ``confirmed``: a person looked at it."""

    evidence: str
    page: int
    spots: tuple[Spot, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    confirmed: bool = False

    @property
    def left_out(self) -> bool:
        """Whether papers show a notice in place of the picture."""
        return bool(self.unsure) and not self.confirmed

    @property
    def words(self) -> tuple[str, ...]:
        """What a person has to look for, as ``redaction.confirm`` takes it."""
        return looked_for(self.unsure)


class Hider:
    """Looks at pages for one profile; the same for a preview and for the paper."""

    def __init__(self, case: Case, snapshot: Snapshot, profile_id: str) -> None:
        self.profile = redaction.profile(profile_id)
        self._case = case
        self._snapshot = snapshot
        self._readings: dict[str, Reading | None] = {}
        self._looks: dict[tuple[str, int], Look] = {}
        self._unreadable: set[tuple[str, int]] = set()

    @cached_property
    def secrets(self) -> tuple[Secret, ...]:
        """Everything that this profile hides, as words."""
        read = (one.text for id in self._snapshot.readings if (one := self._case.reading_of(id)) is not None)
        return secret_words.of(self._snapshot, self.profile.id, read)

    @cached_property
    def masks(self) -> Masks:
        """Masks them in texts."""
        return Masks(secrets=self.secrets)

    def look(self, evidence_id: str, page: int) -> Look:
        """What is covered on a page of a piece of evidence and what is not sure."""
        key = (evidence_id, page)
        if key not in self._looks:
            self._looks[key] = self._looked(self._snapshot.evidence_by_id[evidence_id], page)
        return self._looks[key]

    def needs_reading(self, evidence_id: str, page: int) -> bool:
        """Whether a page has to be looked at first: a video's still, a PDF's page with pictures in it.

        The reading of a PDF has the words that it says; those of a picture on the page are not among them.
        """
        evidence = self._snapshot.evidence_by_id[evidence_id]
        done = (evidence_id, page) in self._unreadable or self._kept(evidence, page) is not None
        if not self.secrets or done:
            return False
        if evidence.media_type == pictures.PDF:
            return True
        is_picture = evidence.media_type.startswith(("image/", "video/"))
        return is_picture and self._words(evidence, page) is None

    def prepare(self, pool: ReaderPool, evidence_id: str, page: int) -> Look:
        """As :meth:`look`; a page whose words no reading has, a still of a video, is read first."""
        if self.needs_reading(evidence_id, page):
            if not self._read_page(pool, self._snapshot.evidence_by_id[evidence_id], page):
                self._unreadable.add((evidence_id, page))
            self._looks.pop((evidence_id, page), None)
        return self.look(evidence_id, page)

    def picture(self, pool: ReaderPool, evidence_id: str, page: int) -> Path | None:
        """The page with everything covered, made below ``derived/``; ``None`` if it is left out.

        Raises:
            Trouble: ``picture_failed``, ``evidence_missing``.
        """
        look = self.prepare(pool, evidence_id, page)
        evidence = self._snapshot.evidence_by_id[evidence_id]
        if look.left_out:
            return None
        if not look.spots:
            return pictures.for_paper(self._case, pool, evidence, page)
        return pictures.hidden(
            self._case, pool, evidence, page, [(*one.box, *one.parts) for one in look.spots]
        )

    # looking

    def _looked(self, evidence: Evidence, page: int) -> Look:
        chosen = list(self._regions(evidence, page))
        if not self.secrets and "other_chats" not in self.profile.hides:
            return Look(evidence=evidence.id, page=page, spots=tuple(chosen))
        words = self._words(evidence, page)
        if not self.secrets:
            return Look(evidence=evidence.id, page=page, spots=(*chosen, *self._others(evidence, page)))
        if words is None:
            return self._made(evidence, page, chosen, self._all("no_reading"))
        read = Page(words=words)
        exact = read.spots(self.masks)
        near = [one for one in read.near(self.masks, self._known) if not _covered(one, exact)]
        unsure = [Unsure(words=one.words, reason="partly_read") for one in near]
        there = read.seen(self.masks) | {one.words for one in near}
        unsure += [
            Unsure(words=one, reason="not_found")
            for one in self._expected(evidence, page)
            if one not in there
        ]
        spots = [*chosen, *exact, *near, *self._others(evidence, page)]
        return self._made(evidence, page, spots, unsure)

    def _made(self, evidence: Evidence, page: int, spots: list[Spot], unsure: list[Unsure]) -> Look:
        looked = {
            text
            for one in redaction.chosen(self._snapshot, self.profile.id)
            if one.kind == "checked" and (one.evidence, one.page) == (evidence.id, page)
            for text in one.looked_for
        }
        once = tuple({one.words: one for one in unsure}.values())
        confirmed = bool(once) and {one.words for one in once} <= looked
        return Look(evidence=evidence.id, page=page, spots=tuple(spots), unsure=once, confirmed=confirmed)

    def _all(self, reason: str) -> list[Unsure]:
        return [Unsure(words=one.text, reason=reason) for one in self.secrets]

    def _regions(self, evidence: Evidence, page: int) -> Iterator[Spot]:
        """Places that the person marked."""
        for one in redaction.chosen(self._snapshot, self.profile.id):
            if one.kind == "region" and one.region and (one.evidence, one.page) == (evidence.id, page):
                x, y, width, height = one.region
                yield Spot(box=(x, y, width, height), why="region", redaction=one.id)

    @cached_property
    def _known(self) -> frozenset[str]:
        """Names that are no secret, though they may differ from one in a single sign."""
        hidden = {one.signs for one in self.secrets}
        names = [self._snapshot.case.borrower, *(one.name for one in self._snapshot.parties)]
        names += [one.borrower for one in self._snapshot.agreements]
        return frozenset({one.lower() for one in names if len(one) > 1} - hidden)

    # what was read

    def _reading(self, evidence: str) -> Reading | None:
        if evidence not in self._readings:
            self._readings[evidence] = self._case.reading_of(evidence)
        return self._readings[evidence]

    def _words(self, evidence: Evidence, page: int) -> list[Mapping[str, Any]] | None:
        """The lines read on a page; ``None`` if it was not read."""
        reading = self._reading(evidence.id)
        if (evidence.id, page) in self._unreadable:
            return None
        if reading is None:
            return self._kept(evidence, page)
        boxed = [one for one in reading.result.get("words") or [] if one.get("box")]
        words = [one for one in boxed if int(one.get("page") or 1) == page]
        is_pdf = evidence.media_type == pictures.PDF
        if is_pdf and words:
            return [*words, *(self._kept(evidence, page) or ())]
        if words and reading.state in READ:
            return words
        if reading.state == "nothing" or (is_pdf and boxed and reading.state == "ok"):
            return self._kept(evidence, page) or []  # a blank page
        return self._kept(evidence, page)

    def _read_page(self, pool: ReaderPool, evidence: Evidence, page: int) -> bool:
        """Reads a page as a picture and keeps its words beside it, their boxes as a reading has them."""
        try:
            shown = pictures.seen(self._case, pool, evidence, page)
        except Trouble as trouble:
            if trouble.code not in ("picture_failed", "evidence_missing"):
                raise
            return False
        result: dict[str, Any] = {"state": "nothing"}
        if shown.drawn:
            result = pool.read(shown.path, shown.media_type, shown.path.name)
        shown.path.unlink(missing_ok=True)
        if result.get("state") not in READ:
            return False
        words = [_placed(one, page, shown.scale) for one in result.get("words") or [] if one.get("box")]
        files.write(self._kept_at(evidence, page), json.dumps(words, ensure_ascii=False).encode())
        return True

    def _kept(self, evidence: Evidence, page: int) -> list[Mapping[str, Any]] | None:
        """Words of :meth:`_read_page`."""
        kept = self._kept_at(evidence, page)
        if not kept.is_file():
            return None
        words: list[Mapping[str, Any]] = json.loads(kept.read_text(encoding="utf-8"))
        return words

    def _kept_at(self, evidence: Evidence, page: int) -> Path:
        return self._case.vault.derived(evidence, f"words-{page}.json")

    def _expected(self, evidence: Evidence, page: int) -> Iterator[str]:
        """Secrets that must stand on the page by what was read or recorded of it."""
        snapshot, paged = self._snapshot, has_pages(evidence)
        texts = []
        for one in snapshot.citations_of(evidence.id):
            if not paged or (one.page or 1) == page:
                entry = snapshot.entry_by_id.get(one.entry or "")
                texts += [one.text, entry.text if entry is not None else ""]
        reading = self._reading(evidence.id)
        result = reading.result if reading is not None else {}
        for message in result.get("messages") or []:
            if not paged or int(message.get("page") or 1) == page:
                texts += [str(message.get(name) or "") for name in ("text", "sender", "number_shown")]
        if reading is not None and not paged:
            texts.append(reading.text)
        found = {one.secret.text: None for text in texts if text for one in self.masks.found(text)}
        yield from found

    def _others(self, evidence: Evidence, page: int) -> Iterator[Spot]:
        """Messages beside those of the case that are from someone else."""
        reading = self._reading(evidence.id)
        if "other_chats" not in self.profile.hides or reading is None:
            return
        paged = has_pages(evidence)
        cited = [
            one.region
            for one in self._snapshot.citations_of(evidence.id)
            if one.region and (not paged or (one.page or 1) == page)
        ]
        messages = [
            one
            for one in reading.result.get("messages") or []
            if one.get("region") and (not paged or int(one.get("page") or 1) == page)
        ]
        ours = {_from(one) for one in messages if any(_inside(one["region"], box) for box in cited)}
        for one in messages if ours else ():
            if _from(one) not in ours:
                x, y, width, height = map(float, one["region"])
                yield Spot(box=padded((x, y, width, height)), why="other_chats", words="")


def _placed(word: Mapping[str, Any], page: int, scale: float) -> dict[str, Any]:
    """A word of a picture of a page as one of the page."""
    return dict(word) | {"page": page, "box": [round(value / scale, 1) for value in word["box"]]}


def _from(message: Mapping[str, Any]) -> tuple[str, str]:
    return str(message.get("sender") or ""), str(message.get("number") or "")


def _inside(region: Any, cited: Any) -> bool:  # noqa: ANN401  four numbers each
    """Whether a message's place is one of those that the case cites."""
    x, y, width, height = map(float, region)
    left, top, wide, high = map(float, cited)
    across = min(x + width, left + wide) - max(x, left)
    down = min(y + height, top + high) - max(y, top)
    return across > 0 and down > 0 and across * down >= CITED * max(width * height, 1.0)


def _covered(spot: Spot, by: list[Spot]) -> bool:
    """Whether a place is covered anyway for the same words."""
    return any(one.words == spot.words and one.box == spot.box for one in by)
