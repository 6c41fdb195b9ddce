"""Takes files into a case: every byte copied and hashed, recorded in chunks, no original touched."""

from __future__ import annotations

import dataclasses
import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.case import moments
from app.case.errors import Trouble
from app.case.records import CaseInfo, Evidence
from app.intake import gather, sniffing
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.case.case import Case
    from app.case.vault import Staged
    from app.intake.sniffing import Kind

CHUNK_FILES = 200
OWN_FILE = "case_file"
SKIPPED = gather.SKIPPED | {OWN_FILE}
CHUNK_SECONDS = 0.2


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one file: ``outcome`` is ``added|duplicate|skipped|refused``; ``reason`` a code."""

    path: str
    outcome: str
    reason: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    sha256: str | None = None
    evidence: str | None = None
    derived_from: str | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file to take in: where it is, as it is shown, and for a member what it came out of."""

    path: Path
    shown: str
    name: str
    via: str = ""
    derived_from: str | None = None
    mtime: float | None = None
    problem: str = ""
    facts: dict[str, object] = field(default_factory=dict)


def take_in(case: Case, paths: Iterable[Path], *, act: str | None = None) -> Iterator[Taken]:
    """Takes in files and folders; one step per file, committed in chunks under one act.

    Closing the generator keeps what is committed. A file that cannot be read never stops the rest.

    Args:
        case: open for writing.
        paths: what the person gave.
        act: the intake act to belong to; a new one by default.
    """
    yield from take(case, found(case, paths), act=act or case.new_act())


def found(case: Case, paths: Iterable[Path]) -> Iterator[Source]:
    """Files below the given paths, each with what speaks against it; never the case's own."""
    for one in gather.gather(paths):
        if case.folder in one.path.absolute().parents:
            yield Source(path=one.path, shown=one.shown, name=one.name, problem=OWN_FILE)
            continue
        yield Source(
            path=one.path, shown=one.shown, name=one.name, problem=one.problem, facts=dict(one.facts)
        )


def take(case: Case, sources: Iterable[Source], *, act: str) -> Iterator[Taken]:
    """Takes in prepared sources; see :func:`take_in`."""
    chunk = _Chunk(case, act)
    try:
        for source in sources:
            taken = chunk.stage(source)
            if taken is not None:
                yield taken
            if chunk.is_full:
                yield from chunk.commit()
    finally:
        rest = chunk.commit()
    yield from rest


class _Chunk:
    """Files that are copied and wait to be recorded together."""

    def __init__(self, case: Case, act: str) -> None:
        self._case = case
        self._act = act
        self._zone = case.get(CaseInfo, "case").time_zone
        self._waiting: list[tuple[Source, Staged, Evidence]] = []
        self._began = time.monotonic()

    @property
    def is_full(self) -> bool:
        """Enough files, or enough time since the first."""
        old = time.monotonic() - self._began > CHUNK_SECONDS
        return bool(self._waiting) and (old or len(self._waiting) >= CHUNK_FILES)

    def stage(self, source: Source) -> Taken | None:
        """Copies one file; what cannot be taken is an answer at once."""
        if source.problem:
            outcome = "skipped" if source.problem in SKIPPED else "refused"
            return _taken(source, outcome, reason=source.problem, facts=source.facts)
        if not self._waiting:
            self._began = time.monotonic()
        try:
            kind, staged = self._copied(source)
        except Trouble as trouble:
            if trouble.code not in REFUSED:
                raise
            return _taken(source, "refused", reason=trouble.code, facts=trouble.facts)
        except OSError as error:
            return _taken(
                source, "refused", reason="source_unreadable", facts={"detail": error.strerror or ""}
            )
        mtime = source.mtime if source.mtime is not None else staged.modified
        self._waiting.append((source, staged, self._row(source, staged, kind.media_type, mtime)))
        return None

    def _copied(self, source: Source) -> tuple[Kind, Staged]:
        """Opened once: the bytes that are copied say what the file is."""
        kinds: list[Kind] = []

        def ext(head: bytes, tail: bytes) -> str:
            kinds.append(sniffing.kind_of(head, tail, source.name))
            return kinds[0].ext

        staged = self._case.vault.stage(source.path, ext=ext)
        return kinds[0], staged

    def _row(self, source: Source, staged: Staged, media_type: str, mtime: float) -> Evidence:
        now = moments.now(self._zone)
        file_time = moments.from_epoch(mtime, self._zone) if mtime > 0 else None
        origin = {"path": source.shown, "added_at": now, "mtime": file_time}
        return Evidence(
            id=fresh(Evidence),
            sha256=staged.sha256,
            size=staged.size,
            media_type=media_type,
            name=source.name,
            stored=staged.stored,
            sources=(origin,),
            via=source.via,
            file_time=file_time,
            added_at=now,
            derived_from=source.derived_from,
        )

    def commit(self) -> list[Taken]:
        """Records what waits, in one edit; then the files go to their place."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return []
        answers: list[Taken] = []

        def fill(sheet: Sheet) -> None:
            answers.clear()
            answers.extend(_record(sheet, source, row) for source, _, row in waiting)

        act(self._case, "intake", fill, act=self._act)
        self._case.vault.settle([staged.sha256 for _, staged, _ in waiting])
        return answers


# What is wrong with one source; anything else (a full disk) is wrong with the whole intake.
REFUSED = frozenset(
    {
        "source_missing",
        "source_forbidden",
        "source_not_a_file",
        "source_unreadable",
        "source_changed",
    }
)


def _taken(source: Source, outcome: str, **more: Any) -> Taken:  # noqa: ANN401
    facts: dict[str, object] = {"name": source.name}
    facts.update(more.pop("facts", {}))
    return Taken(path=source.shown, outcome=outcome, derived_from=source.derived_from, facts=facts, **more)


def _record(sheet: Sheet, source: Source, row: Evidence) -> Taken:
    """A new row, or for bytes that are there already one more source of the row they have."""
    known = sheet.find(Evidence, sha256=row.sha256)
    if not known:
        sheet.put(row)
        return _taken(source, "added", sha256=row.sha256, evidence=row.id)
    first = known[0]
    outcome = "added" if first.hidden else "duplicate"
    sources = (*first.sources, *row.sources)
    sheet.put(dataclasses.replace(first, hidden=False, sources=_each_once(sources)))
    facts: dict[str, object] = {} if first.hidden else {"name": first.name}
    reason = "" if first.hidden else "same_bytes"
    return _taken(source, outcome, sha256=row.sha256, evidence=first.id, reason=reason, facts=facts)


def _each_once(sources: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The same place counts once, however often it was added."""
    return tuple({os.fspath(str(one.get("path"))): one for one in reversed(sources)}.values())[::-1]
