"""One intake from the files to the drafts: taken in, read newest first, members of containers as well."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.case.errors import Trouble
from app.case.records import Evidence
from app.work import lookalikes, merge, owned, read, repayments, reread, same_agreement, take_in
from app.work.steps import Step
from app.work.take_in import Source, Taken

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from app.case.case import Case
    from app.intake.reader_client import ReaderPool
    from app.work.read import Read


EVERY = 1_000_000
"""More acts than any case has."""


@dataclass(kw_only=True)
class Item:
    """What became of one file, filled in as the intake goes on."""

    path: str
    outcome: str
    reason: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    sha256: str | None = None
    evidence: str | None = None
    derived_from: str | None = None
    reading: str | None = None
    drafts: int = 0


class Intake:
    """One intake act; ``items`` holds what became of each file so far.

    With ``again`` evidence that is there is read once more, or at last: options for the reader by evidence
    id. ``act`` is the act that it belongs to, if it goes on with one that was interrupted. What a person
    wished to have read again (``actor``) is undone as an act of theirs.
    """

    def __init__(
        self,
        case: Case,
        paths: Sequence[Path],
        *,
        captured: str | None = None,
        workers: int = 1,
        again: Mapping[str, Mapping[str, object]] | None = None,
        act: str | None = None,
        actor: Literal["person", "machine"] = "machine",
    ) -> None:
        self.case = case
        self.act = act or case.new_act()
        self._actor = actor
        self.items: list[Item] = []
        self._paths = paths
        self._captured = captured
        self._workers = workers
        self._by_evidence: dict[str, Item] = {}
        self._again = again or {}
        for id in self._again:
            item = Item(path=case.get(Evidence, id).name, outcome="added", evidence=id)
            self.items.append(item)
            self._by_evidence[id] = item

    def run(self) -> Generator[Step, None, None]:
        """Takes in, then reads; one step per file. Closing it keeps what is done."""
        yield from self._take(take_in.take(self.case, self._sources(), act=self.act))
        yield from self._read()
        self._settle_duplicates()
        self._merge()

    def _sources(self) -> Iterator[Source]:
        """What to take in."""
        return take_in.found(self.case, self._paths)

    def _readers(self) -> ReaderPool:
        """Who reads it."""
        from app.intake.reader_client import ReaderPool

        return ReaderPool(workers=self._workers)

    def _take(self, steps: Iterator[Taken]) -> Iterator[Step]:
        for taken in steps:
            item = Item(
                path=taken.path,
                outcome=taken.outcome,
                reason=taken.reason,
                facts=taken.facts,
                sha256=taken.sha256,
                evidence=taken.evidence,
                derived_from=taken.derived_from,
            )
            self.items.append(item)
            self._expect(item)
            yield Step(code="taking_in", done=len(self.items), facts={"name": taken.path})

    def _expect(self, item: Item) -> None:
        """A new file waits for its reading, and so does one that an interrupted intake left unread."""
        if item.evidence is None:
            return
        known = self.case.reading_of(item.evidence) if item.outcome == "duplicate" else None
        item.reading = known.state if known is not None else "later"
        if known is None and item.evidence not in self._by_evidence:
            self._by_evidence[item.evidence] = item

    def _read(self) -> Iterator[Step]:
        """Reads what is new; members that come out of it are taken in and read in turn."""
        todo = list(self._by_evidence)
        done = 0
        with self._readers() as pool:
            while todo:
                came: list[str] = []
                for one in self._answers(pool, todo):
                    done += 1
                    item = self._noted(one)
                    yield Step(
                        code="reading", done=done, total=len(self._by_evidence), facts={"name": item.path}
                    )
                    known = set(self._by_evidence)
                    yield from self._take(take_in.take(self.case, _members(item, one), act=self.act))
                    came += [id for id in self._by_evidence if id not in known]
                todo = came
            lookalikes.point_out(self.case, pool, self._by_evidence, self.act)

    def _answers(self, pool: ReaderPool, todo: list[str]) -> Iterator[Read]:
        return read.read(
            self.case,
            pool,
            todo,
            act=self.act,
            captured=self._captured,
            options=self._again,
            actor=self._actor,
        )

    def _settle_duplicates(self) -> None:
        """A duplicate says what came of reading the file it repeats."""
        for item in self.items:
            first = self._by_evidence.get(item.evidence or "")
            if item.outcome == "duplicate" and first is not None and first is not item:
                item.reading = first.reading

    def _merge(self) -> None:
        """What two sources tell alike becomes one; payments find what they count for."""
        try:
            merge.merge(self.case, within=self.act)
            owned.settle(self.case, within=self.act)
            same_agreement.unite(self.case, within=self.act)
            repayments.settle(self.case, within=self.act, lately=[*self._by_evidence])
        except Trouble as trouble:
            if trouble.code != "act_undone":
                raise

    def _noted(self, one: Read) -> Item:
        item = self._by_evidence[one.evidence]
        item.reading, item.drafts = one.state, one.drafts
        if one.reason:
            item.reason, item.facts = one.reason, {"name": one.name} | one.facts
        return item


class Rest:
    """What is left to read in a case: what nobody has read yet, then what an older reader read.

    ``items`` holds what became of each file so far; the drafts of a file belong to the act that brought it.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.items: list[Item] = []

    @property
    def is_any(self) -> bool:
        """Whether anything is left."""
        return bool(unread(self.case) or reread.stale(self.case))

    def run(self) -> Generator[Step, None, None]:
        """Reads it, newest first; asks what is left only now, since another intake may have read it."""
        for act, ids in unread(self.case).items():
            yield from self._run(ids, act)
        yield from self._run(reread.stale(self.case), None)

    def _run(self, ids: Sequence[str], act: str | None) -> Generator[Step, None, None]:
        if ids:
            intake = Intake(self.case, (), again={one: {} for one in ids}, act=act)
            self.items += intake.items
            yield from intake.run()


def unread(case: Case) -> dict[str | None, list[str]]:
    """Evidence that nobody has read yet, because the app was closed over it: newest first, by intake act.

    An act is ``None`` where the record does not tell which intake brought it.
    """
    snapshot = case.snapshot()
    waiting = [one for one in snapshot.visible_evidence if one.id not in snapshot.readings]
    if not waiting:
        return {}
    intakes = {one.act for one in case.history(EVERY) if one.name == "intake" and not one.undone}
    makers = case.makers(Evidence)
    found: dict[str | None, list[str]] = {}
    for one in sorted(waiting, key=lambda one: one.file_time or one.added_at, reverse=True):
        act = makers.get(one.id)
        found.setdefault(act if act in intakes else None, []).append(one.id)
    return found


def _members(item: Item, one: Read) -> Iterator[Source]:
    for member in one.members:
        shown = f"{item.path}!/{member.name}"
        yield Source(
            path=member.path, shown=shown, name=Path(member.name).name, via=shown, derived_from=one.evidence
        )
