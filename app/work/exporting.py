"""Exports a case, or a part of it, as a bag that anyone can check without Jushi."""

from __future__ import annotations

import dataclasses
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import paths, wording
from app.case import migrations
from app.report import files
from app.report.bag import layout, record
from app.report.bag.write import Writer
from app.work import bag_scope, dump, originals, papers
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from app.case.case import Case
    from app.case.records import Record
    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool
    from app.work.bag_scope import Scope


@dataclass(frozen=True, kw_only=True)
class Bagged:
    """What was exported: where, how much, and what was left out (counts by kind)."""

    path: Path
    scope: Scope
    entries: int
    files: int
    left_out: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class BagStep(Step):
    """A step of exporting; the last one carries what was made."""

    bagged: Bagged | None = None


def export(
    case: Case,
    out: Path,
    *,
    only: Collection[str] = (),
    everything: bool = False,
    lang: str = "zh_CN",
    pool: ReaderPool | None = None,
) -> Iterator[BagStep]:
    """Writes a bag, wholly or not at all; the same case and settings give the same bytes.

    Args:
        case: read-only is enough; nothing is noted in it.
        out: the zip; one that is there is replaced once the new one is whole.
        only: ids of confirmed entries; they go with what they need.
        everything: drafts, unrelated and unread files too.
        lang: language of the timeline in it.
        pool: a reader to prepare pictures with; one of its own if there is none.

    Raises:
        Refused: both ``only`` and ``everything``; an id that is no confirmed entry.
        Trouble: ``evidence_changed`` if an original is not what was taken in; what stands in the way of
            writing.
    """
    scope = bag_scope.scope_of(only, everything=everything)
    whole = case.snapshot()
    packing = _Packing(case, whole, bag_scope.part(whole, scope, only), scope, lang)
    with tempfile.TemporaryDirectory(prefix="jushi-") as spool:
        paper = Path(spool) / "timeline.pdf"
        yield from packing.paper(paper, pool)
        with files.beside(out) as stream, Writer(stream, packing.name) as writer:
            yield from packing.pack(writer, paper)
    yield BagStep(code="bag_made", done=1, total=1, bagged=packing.bagged(out))


class _Packing:
    def __init__(self, case: Case, whole: Snapshot, part: Snapshot, scope: Scope, lang: str) -> None:
        self._case = case
        self._whole = whole
        self._part = part
        self._scope = scope
        self._lang = lang
        self._left_out = bag_scope.left_out(whole, part)
        ordinals = {one.id: n for n, one in enumerate(whole.evidence, start=1)}
        self._files = {one.id: layout.original(one, ordinals[one.id]) for one in part.evidence}

    @property
    def name(self) -> str:
        """Name of the folder in the zip: that of the record, whatever the zip is called."""
        return f"jushi-{self._whole.journal[1][:12]}"

    def bagged(self, out: Path) -> Bagged:
        """What was made."""
        return Bagged(
            path=out,
            scope=self._scope,
            entries=len(self._part.entries),
            files=len(self._part.evidence),
            left_out=self._left_out,
        )

    def paper(self, out: Path, pool: ReaderPool | None) -> Iterator[BagStep]:
        """The timeline: of a whole case the very bytes that ``document`` makes; of a part it says so."""
        drawer = papers.drawer_of(self._case, "timeline", lang=self._lang)
        note = ""
        if self._scope == "only":
            drawer = dataclasses.replace(drawer, snapshot=self._part)
            facts = {"count": len(self._part.entries), "left": self._left_out["entries_confirmed"]}
            note = wording.sentence("bag_paper_part", facts, drawer.language)
        for step in papers.draw(self._case, drawer, out, pool=pool, note=note):
            yield BagStep(code=step.code, done=step.done, total=step.total, facts=step.facts)

    def pack(self, writer: Writer, paper: Path) -> Iterator[BagStep]:
        """Everything, in an order of its own."""
        writer.add(layout.TIMELINE, paper.read_bytes())
        yield from self._originals(writer)
        writer.add(layout.RECORD, record.to_bytes(dump.of_part(self._case, self._part)))
        writer.add(layout.ROWS, record.rows_bytes([*self._part.records(), *self._readings()]))
        self._left_out["journal_rows"], journal = self._journal()
        writer.add(layout.JOURNAL, journal)
        writer.add(layout.ABOUT, record.to_bytes(self._about()))
        writer.finish(self._info(), self._readme())
        yield BagStep(code="bag_file", facts={"name": layout.MANIFEST})

    def _originals(self, writer: Writer) -> Iterator[BagStep]:
        total, done = sum(one.size for one in self._part.evidence), 0
        for one in self._part.evidence:
            source = originals.original(self._case, one)
            steps = writer.copy(self._files[one.id], source, sha256=one.sha256, size=one.size, name=one.name)
            with closing(steps):  # type: ignore[type-var]
                for count in steps:
                    done += count
                    yield BagStep(code="bag_file", done=done, total=total, facts={"name": one.name})

    def _readings(self) -> Iterator[Record]:
        """What was read: with everything its words, else only that it was read."""
        for id in self._part.readings:
            reading = self._case.reading_of(id)
            if reading is not None:
                yield reading if self._scope == "all" else record.stub(reading)

    def _journal(self) -> tuple[int, bytes]:
        shown = bag_scope.Shown(self._whole, self._part)
        lines, hidden = [], 0
        for line in self._case.journal_lines(self._whole.journal[0]):
            goes = line.payload is not None and shown.may_go(line)
            hidden += not goes
            lines.append(record.line_bytes(line, shown=goes))
        return hidden, b"".join(lines)

    def _about(self) -> dict[str, Any]:
        length, head = self._whole.journal
        return {
            "format": layout.FORMAT,
            "version": layout.VERSION,
            "case_version": migrations.VERSION,
            "scope": self._scope,
            "language": self._lang,
            "as_of": papers.as_of(self._whole),
            "entries": len(self._part.entries),
            "journal": {"length": length, "head": head},
            "left_out": self._left_out,
            "files": self._files,
        }

    def _info(self) -> list[tuple[str, str]]:
        left = ", ".join(f"{name} {count}" for name, count in self._left_out.items() if count)
        return [
            ("Bag-Software-Agent", "Jushi"),
            ("Bagging-Date", papers.as_of(self._whole)),
            ("External-Description", self._whole.case.title),
            ("External-Identifier", self._whole.journal[1]),
            ("Jushi-Scope", self._scope),
            ("Jushi-Left-Out", left or "nothing"),
        ]

    def _readme(self) -> str:
        text = paths.resource("bag", "readme.txt").read_text(encoding="utf-8")
        return text.format(
            title=" ".join(self._whole.case.title.split()),
            as_of=papers.as_of(self._whole),
            head=self._whole.journal[1],
            left_out_zh=_listed(self._left_out, "zh_CN"),
            left_out_en=_listed(self._left_out, "en"),
        )


def left_out_words(left_out: Mapping[str, object], lang: str) -> list[str]:
    """What was left out, a line a kind; one line that says so if nothing was."""
    kinds = [name for name, count in left_out.items() if count and wording.known(f"left_out.{name}")]
    lines = [wording.sentence(f"left_out.{name}", {"count": left_out[name]}, lang) for name in kinds]
    return lines or [wording.sentence("left_out.nothing", {}, lang)]


def left_out_line(left_out: Mapping[str, object], lang: str) -> str:
    """The same in one line."""
    return ("; " if lang == "en" else "；").join(left_out_words(left_out, lang))


def _listed(left_out: Mapping[str, object], lang: str) -> str:
    return "\n".join(f"  - {line}" for line in left_out_words(left_out, lang))
