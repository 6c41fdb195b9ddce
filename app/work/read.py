"""Has evidence read by the reader child and turns what it read into drafts, newest first."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from app.case import moments
from app.case.case import Case, new_id
from app.case.errors import Trouble
from app.case.records import (
    Agreement,
    CaseInfo,
    Citation,
    Debt,
    Evidence,
    Instalment,
    Party,
    PartyNumber,
    Reading,
    Record,
)
from app.intake.drafting import drafts
from app.intake.drafting.context import Context
from app.intake.values import capture
from app.work import mappings, reread
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool
    from app.intake.values.capture import Capture

R = TypeVar("R", bound=Record)
KEPT = ("ok", "nothing", "partial")
"""What a second reading must come to, to take the place of a first that found messages."""
IMAGE_FAMILIES = frozenset({"image", "screenshot"})
GRADES = {
    "screenshot": "screenshot",
    "screen_video": "screenshot",
    "sms_backup": "export",
    "call_log": "export",
    "chat": "export",
    "mail": "export",
    "statement": "export",
}


@dataclass(frozen=True, kw_only=True)
class Member:
    """A file that came out of another: an archive's member, an attachment; ``path`` is spooled."""

    name: str
    path: Path


@dataclass(frozen=True, kw_only=True)
class Read:
    """What came of reading one piece of evidence; ``drafts`` is how many entries were proposed."""

    evidence: str
    name: str
    state: str
    reason: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    drafts: int = 0
    members: tuple[Member, ...] = ()


def read(
    case: Case,
    pool: ReaderPool,
    evidence: Collection[str] | None = None,
    *,
    act: str | None = None,
    captured: str | None = None,
    options: Mapping[str, Mapping[str, object]] | None = None,
    actor: Literal["person", "machine"] = "machine",
) -> Iterator[Read]:
    """Reads evidence, newest first; one edit per file under the intake act, by the machine.

    A file that fails is named and the rest goes on; closing the generator keeps what is done.

    Args:
        case: open for writing.
        pool: the reader children.
        evidence: ids; all that nobody has read yet by default.
        act: the intake act the drafts belong to.
        captured: capture moment to assume where a file itself tells none.
        options: more for the reader by evidence id, such as a ``password``, which is kept nowhere; a file
            that is named here is read again although it was read before.
        actor: who wished for it; what a person has read again is undone as an act of theirs.
    """
    snapshot = case.snapshot()
    wanted = _unread(snapshot, evidence)
    job = _Job(case, snapshot, act or case.new_act(), captured, options or {}, actor)
    try:
        if pool.workers == 1:
            yield from (job.keep(one, job.result(pool, one)) for one in wanted)
        else:
            yield from _side_by_side(job, pool, wanted)
    except Trouble as trouble:
        if trouble.code != "act_undone":  # the person took the intake back meanwhile: nothing left to do
            raise


def _unread(snapshot: Snapshot, evidence: Collection[str] | None) -> list[Evidence]:
    rows = [one for one in snapshot.evidence if not one.hidden]
    if evidence is None:
        rows = [one for one in rows if one.id not in snapshot.readings]
    else:
        rows = [one for one in rows if one.id in evidence]
    return sorted(rows, key=lambda one: (one.file_time or one.added_at, one.id), reverse=True)


def _side_by_side(job: _Job, pool: ReaderPool, wanted: list[Evidence]) -> Iterator[Read]:
    with ThreadPoolExecutor(max_workers=pool.workers, thread_name_prefix="read") as threads:
        try:
            yield from _run(job, pool, threads, wanted)
        except GeneratorExit:
            pool.cancel()
            raise


def _run(job: _Job, pool: ReaderPool, threads: ThreadPoolExecutor, wanted: list[Evidence]) -> Iterator[Read]:
    """Keeps the children busy: as many files under way as there are children, and one more."""
    queue, running = iter(wanted), dict[Future[dict[str, Any]], Evidence]()

    def refill() -> None:
        for one in queue:
            running[threads.submit(job.result, pool, one)] = one
            if len(running) > pool.workers:
                return

    refill()
    while running:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield job.keep(running.pop(future), future.result())
        refill()


class _Job:
    """One run of reading: what is the same for all its files."""

    def __init__(
        self,
        case: Case,
        snapshot: Snapshot,
        act: str,
        captured: str | None,
        options: Mapping[str, Mapping[str, object]],
        actor: Literal["person", "machine"],
    ) -> None:
        self.case = case
        self._actor = actor
        self._options = options
        self._mappings = mappings.known()
        self._act = act
        self._captured = captured
        self._zone = snapshot.case.time_zone
        seen = [one for one in snapshot.evidence if not one.hidden]
        pictures = [one for one in seen if one.media_type.startswith(("image/", "video/"))]
        self._seconds = Counter(self._second(one) for one in pictures)

    def result(self, pool: ReaderPool, one: Evidence) -> dict[str, Any]:
        """The reader's answer for one file, with what a person said of it or of tables like it."""
        try:
            path = self.case.vault.path(one)
        except Trouble as trouble:
            return {"state": "failed", "reason": trouble.code, "facts": dict(trouble.facts)}
        options = dict(self._options.get(one.id, {}))
        if self._mappings:
            options.setdefault("mappings", self._mappings)
        result: dict[str, Any] = pool.read(path, one.media_type, one.name, **options)
        return result

    def _second(self, one: Evidence) -> str | None:
        return capture.weak_second(one.name, one.file_time, self._zone)

    def keep(self, one: Evidence, result: dict[str, Any]) -> Read:
        """Proposes drafts in one edit, then keeps the reading: what is interrupted between is read again."""
        state, reason = str(result.get("state", "failed")), str(result.get("reason", ""))
        taken = self._capture(one, result)
        before = self.case.reading_of(one.id) if one.id in self._options else None
        if before is not None and before.result.get("messages") and state not in KEPT:
            return self._as_it_was(one, before, result)
        count = self._propose(one, result, taken, before)
        self.case.save_reading(
            Reading(
                id=before.id if before is not None else new_id("re"),
                evidence=one.id,
                state=_state(state),
                reason=reason,
                engine=str(result.get("engine", "")),
                text=str(result.get("text", "")),
                result=_kept(result),
                read_at=moments.now(self._zone),
            )
        )
        members = tuple(Member(name=m["name"], path=Path(m["path"])) for m in result.get("members") or ())
        return Read(
            evidence=one.id,
            name=one.name,
            state=state,
            reason=reason,
            drafts=count,
            members=members,
            facts=dict(result.get("facts") or {}),
        )

    def _as_it_was(self, one: Evidence, before: Reading, result: Mapping[str, Any]) -> Read:
        """A second reading that failed takes nothing away from the first."""
        self.case.save_reading(reread.tried(before))
        why = str(result.get("reason", ""))
        facts = dict(result.get("facts") or {})
        return Read(evidence=one.id, name=one.name, state=before.state, reason=why, facts=facts)

    def _capture(self, one: Evidence, result: Mapping[str, Any]) -> Capture:
        said = result.get("capture") or {}
        return capture.resolve(
            exif=said.get("exif") or said.get("header"),
            name=one.name,
            file_time=one.file_time,
            clock=said.get("clock"),
            clock_end=said.get("clock_end"),
            container=said.get("container"),
            siblings_same_second=self._seconds[self._second(one)],
            stated=self._captured,
            zone=self._zone,
        )

    def _propose(self, one: Evidence, result: dict[str, Any], taken: Capture, before: Reading | None) -> int:
        """Drafts of one file; a second reading of the same file replaces nothing a person has confirmed."""
        count = 0

        def fill(sheet: Sheet) -> None:
            nonlocal count
            known = sheet.get(Evidence, one.id)
            row = sheet.change(known, **_facts(known, result, taken))
            cited = sheet.find(Citation, evidence=one.id)
            if cited and before is None:  # a reading that was interrupted after its drafts
                return
            proposal = drafts.propose(result, row, taken, context(sheet))
            if cited and before is not None:
                was = drafts.propose(before.result, known, taken_of(known), context(sheet))
                count = reread.lay_over(sheet, one.id, was, proposal)
                return
            for record in proposal.records:
                sheet.put(record)
            sheet.change(row, unread_rows=proposal.unread_rows)
            count = len(proposal.entries)

        name = "intake.read" if self._actor == "machine" else "reread"
        act(self.case, name, fill, act=self._act, actor=self._actor)
        return count


def taken_of(row: Evidence) -> Capture:
    """When evidence was taken, as the record has it."""
    return capture.Capture(at=row.taken_at, source=row.taken_from, exact=row.taken_exact)


def _state(state: str) -> Any:  # noqa: ANN401  one of the states of a Reading
    return state if state in ("ok", "nothing", "partial", "later") else "failed"


def _kept(result: dict[str, Any]) -> dict[str, Any]:
    """The reader's answer without the spooled files, which are gone by tomorrow."""
    return {name: value for name, value in result.items() if name != "members"}


def _facts(row: Evidence, result: Mapping[str, Any], taken: Capture) -> dict[str, Any]:
    """What reading tells of the file itself; what a person stated stays."""
    noted = {name: row.page_facts[name] for name in ("alike",) if name in row.page_facts}
    page_facts = dict(result.get("page_facts") or {}) | noted or row.page_facts
    if result.get("payments"):
        page_facts = {**page_facts, "statement": True}
    facts: dict[str, Any] = {
        "page_facts": page_facts,
        "unread_rows": int(result.get("unread_rows") or 0),
    }
    if row.taken_from != "stated":
        facts |= {"taken_at": taken.at, "taken_from": taken.source, "taken_exact": taken.exact}
    if row.grade == "other":
        facts["grade"] = GRADES.get(str(result.get("family", "")), "other")
    return facts


class Rows(Protocol):
    """What looks records up: a sheet, a case, or something that stands for one."""

    def get(self, cls: type[R], id: str) -> R:
        """One record by its id."""

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Records whose fields are as given."""


def context(sheet: Rows) -> Context:
    """What drafts are proposed against: the case as it stands inside the act."""
    info, loans = sheet.get(CaseInfo, "case"), sheet.find(Debt)
    parties = [one for one in sheet.find(Party) if one.status != "discarded"]
    known = {one.id for one in parties}
    owned = [one for one in sheet.find(PartyNumber) if one.status != "discarded" and one.party in known]
    plans = [one for one in sheet.find(Agreement) if one.status != "discarded"]
    return Context(
        new_id=fresh,
        zone=info.time_zone,
        currency=loans[0].currency if loans else "CNY",
        debt=loans[0].id if len(loans) == 1 else None,
        lenders=frozenset(name for one in loans for name in (one.lender, one.registered_name) if name),
        parties={one.name: one.id for one in parties},
        owners={one.key: one.party for one in owned if one.key},
        borrower=info.borrower,
        payees=_payees(loans, plans, parties),
        contracts=_contracts(loans, plans),
        instalments=frozenset(
            (one.minor, plan.currency) for plan in plans for one in sheet.find(Instalment, agreement=plan.id)
        ),
    )


def _payees(loans: list[Debt], plans: list[Agreement], parties: list[Party]) -> dict[str, str | None]:
    """Names that are paid, each with its debt: lenders first, then firms that collect for them."""
    named: list[tuple[str, str | None]] = [(one.lender, one.id) for one in loans]
    named += [(one.registered_name, one.id) for one in loans]
    named += [(one.lender, one.debt) for one in plans]
    firms = [one.name for one in parties if one.kind == "agency" and one.acts_for and one.name]
    names: dict[str, str | None] = {
        **dict.fromkeys(firms),
        **{name: debt for name, debt in reversed(named) if name},
    }
    return names


def _contracts(loans: list[Debt], plans: list[Agreement]) -> dict[str, str | None]:
    """Contract numbers, each with its debt."""
    numbers: dict[str, str | None] = {one.contract_number: one.id for one in loans if one.contract_number}
    for plan in plans:
        for number in (plan.contract_number, plan.original_contract_number):
            if number:
                numbers.setdefault(number, plan.debt)
    return numbers
