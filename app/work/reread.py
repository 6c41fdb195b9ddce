"""What a second reading of a file changes: drafts are renewed, what a person confirmed is asked about."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from app.case.records import Citation, Entry, Party, PartyNumber, Payment, Reading, Record
from app.intake import engines
from app.work import places, united
from app.work.alike import fold
from app.work.places import Place
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.case.case import Case, Change
    from app.intake.drafting.drafts import Proposal

DIFFERS = "reads_differently"
# What is compared, by the field that a doubt about it names.
GROUPS: dict[str, tuple[str, ...]] = {
    "time": united.TIME,
    "text": ("text", "amounts", "due_dates", "overdue_days"),
    "number": ("number", "number_shown"),
    "sender": ("sender_shown",),
    "side": ("direction",),
}
# What a draft takes over silently, and nobody is asked about once it is confirmed.
QUIET = ("kind", "call_type", "count", "duration_s", "category")
OF_TEXT = dict.fromkeys(("amount", "due_date", "complete"), "text")
READ = (*GROUPS, *OF_TEXT)
"""Fields whose doubts come from reading; those about owner, debt and category come from the case."""


def stale(case: Case) -> list[str]:
    """Evidence whose reading an older reader made, newest first."""
    shown = case.snapshot().visible_evidence
    old = [one for one in shown if (was := case.reading_of(one.id)) and _is_old(was)]
    return [one.id for one in sorted(old, key=lambda one: one.file_time or one.added_at, reverse=True)]


def _is_old(reading: Reading) -> bool:
    return engines.is_old(reading.engine) and reading.result.get("tried_with") != sorted(engines.TODAY)


def tried(reading: Reading) -> Reading:
    """A reading that today's readers could not better, so that they do not try at every opening."""
    return dataclasses.replace(reading, result=reading.result | {"tried_with": sorted(engines.TODAY)})


def proposal_of(entry: Entry) -> dict[str, Any] | None:
    """The doubt that makes a draft a question about another entry, if it is one."""
    return next((doubt for doubt in entry.doubts if doubt.get("code") == DIFFERS), None)


def take(case: Case, draft: str) -> Change:
    """A person takes the new reading: the entry it is about has it, the draft is done."""
    return act(case, "reread.take", lambda sheet: apply(sheet, sheet.get(Entry, draft)))


def keep(case: Case, draft: str) -> Change:
    """A person keeps what stands; the same difference is not asked about again."""
    return act(case, "reread.keep", lambda sheet: _settled(sheet, sheet.get(Entry, draft)))


def apply(sheet: Sheet, draft: Entry) -> None:
    """Lays the field a draft asks about over the entry it is about."""
    doubt = proposal_of(draft)
    if doubt is None:
        return
    field = str(doubt["field"])
    target = sheet.get(Entry, str(doubt["facts"]["entry"]))
    if target.status != "discarded":
        left = tuple(one for one in target.doubts if one.get("field") != field)
        sheet.change(target, **_values(draft, GROUPS[field]), doubts=left)
    _settled(sheet, draft)


def _settled(sheet: Sheet, draft: Entry) -> None:
    doubt = proposal_of(draft)
    target = str(doubt["facts"]["entry"]) if doubt else None
    sheet.change(sheet.get(Entry, draft.id), status="discarded", replaced_by=target)


def lay_over(sheet: Sheet, evidence: str, before: Proposal, now: Proposal) -> int:
    """Lays a new reading of a file over what an older one led to.

    Args:
        sheet: the act.
        evidence: what was read.
        before: what the older reading proposes, worked out again.
        now: what the new reading proposes.

    Returns:
        How many drafts came of it: new messages, and differences to what a person had confirmed.
    """
    return _Laying(sheet, evidence, before, now).run()


class _Laying:
    """One file's second reading."""

    def __init__(self, sheet: Sheet, evidence: str, before: Proposal, now: Proposal) -> None:
        self._sheet = sheet
        self._evidence = evidence
        self._now = now
        self._paid = bool([one for one in sheet.find(Citation, evidence=evidence) if one.payment])
        self._held = self._entries_of_file()
        self._old = places.of(before.entries, before.records)
        self._new = [one for one in places.of(now.entries, now.records) if self._wanted(one)]
        self._count = 0

    def _entries_of_file(self) -> list[Place]:
        """Every place in the file that an entry leans on; questions of an earlier reading go apart."""
        self._asked = defaultdict[tuple[str, str], list[Entry]](list)
        held = []
        for one in self._sheet.find(Citation, evidence=self._evidence):
            if one.entry:
                entry = self._sheet.get(Entry, one.entry)
                if (doubt := proposal_of(entry)) is not None:
                    self._asked[doubt["facts"]["entry"], str(doubt["field"])].append(entry)
                else:
                    held.append(Place(entry=entry, citation=one))
        return held

    def _wanted(self, one: Place) -> bool:
        """Payments of a statement that was read before stay as they are."""
        return not (self._paid and one.entry.kind == "payment")

    def run(self) -> int:
        """Renews, asks, adds."""
        base = places.matched(self._held, self._old)
        onward = places.matched(self._old, self._new)
        met = {n: onward[old] for n, old in base.items() if old in onward}
        met |= self._direct([n for n in range(len(self._held)) if n not in met], set(met.values()))
        several = defaultdict[str, list[int]](list)
        for n, one in enumerate(self._held):
            several[one.entry.id].append(n)
        for at in several.values():
            if len(at) > 1:  # a person or a merge made one of several: which part is whose is not known
                continue
            held = self._held[at[0]]
            was = self._old[base[at[0]]] if at[0] in base else None
            if at[0] in met:
                self._renew(held, was, self._new[met[at[0]]])
            elif was is not None:
                self._vanish(held, was)
        self._add([one for n, one in enumerate(self._new) if n not in set(met.values())])
        return self._count

    def _direct(self, left: list[int], taken: set[int]) -> dict[int, int]:
        """What the older reading does not explain is looked for in the new one itself."""
        free = [n for n in range(len(self._new)) if n not in taken]
        found = places.matched([self._held[n] for n in left], [self._new[n] for n in free])
        return {left[one]: free[other] for one, other in found.items()}

    def _renew(self, held: Place, was: Place | None, new: Place) -> None:
        """Field by field: what is as it was read follows the new reading, what a person made of it stays."""
        entry = self._sheet.get(Entry, held.entry.id)
        if entry.status == "discarded":
            return
        changed: dict[str, Any] = {}
        for field, names in GROUPS.items():
            old, now = was and _values(was.entry, names), _values(new.entry, names)
            has = _values(entry, names)
            if now in (old, has) or _better(entry, new.entry, field):
                continue
            if entry.status == "draft" and has == old:
                changed |= now
            else:
                self._ask(entry, field, new)
        if entry.status == "draft" and was is not None:
            changed |= {n: getattr(new.entry, n) for n in QUIET if _same(entry, was.entry, n)}
            doubts = _doubts(entry, was.entry, new.entry, changed)
            self._sheet.change(entry, **changed, doubts=doubts)
            if "text" in changed or entry.text == new.entry.text:
                self._move(held.citation, new.citation)

    def _move(self, citation: Citation, to: Citation) -> None:
        where = {name: getattr(to, name) for name in ("page", "region", "second", "text")}
        self._sheet.change(citation, **where)

    def _ask(self, entry: Entry, field: str, new: Place) -> None:
        """A draft that asks whether the new reading of one field is the right one; asked only once."""
        names = GROUPS[field]
        said = _shown(new.entry, field)
        for one in self._asked.pop((entry.id, field), []):
            if _shown(one, field) == said:
                return
            if one.status == "draft":
                _settled(self._sheet, one)
        facts = {"entry": entry.id, "old": _shown(entry, field), "new": said, "field": field}
        doubt = {"code": DIFFERS, "field": field, "facts": facts}
        draft = dataclasses.replace(
            entry, id=fresh(Entry), status="draft", key=False, doubts=(doubt,), **_values(new.entry, names)
        )
        self._sheet.put(draft)
        self._sheet.put(dataclasses.replace(new.citation, id=fresh(Citation), entry=draft.id))
        self._count += 1

    def _vanish(self, held: Place, was: Place) -> None:
        """A draft that nobody touched and that the new reading does not find was misread."""
        entry = held.entry
        alone = len(self._sheet.find(Citation, entry=entry.id)) == 1
        untouched = all(_values(entry, names) == _values(was.entry, names) for names in GROUPS.values())
        if entry.status == "draft" and alone and untouched:
            self._sheet.change(entry, status="discarded")

    def _add(self, new: Sequence[Place]) -> None:
        """Messages that only the new reading finds become drafts, with what they lean on."""
        ids = {one.entry.id for one in new}
        parties = {one.entry.party for one in new}
        for record in self._now.records:
            if _goes_with(record, ids, parties) or (not self._cited and _is_paper(record)):
                self._sheet.put(record)
        self._count += len(ids)

    @property
    def _cited(self) -> bool:
        """Whether an agreement or a payment leans on the file already."""
        cited = self._sheet.find(Citation, evidence=self._evidence)
        return any(one.agreement or one.payment or one.term for one in cited)


def _goes_with(record: Record, entries: set[str], parties: set[str | None]) -> bool:
    if isinstance(record, Citation):
        return record.entry in entries
    if isinstance(record, Party):
        return record.id in parties
    return (isinstance(record, Entry) and record.id in entries) or (
        isinstance(record, PartyNumber) and record.party in parties
    )


def _is_paper(record: Record) -> bool:
    """A payment or an agreement and what belongs to it."""
    if isinstance(record, Citation):
        return record.entry is None
    return not isinstance(record, (Entry, Party, PartyNumber)) or isinstance(record, Payment)


def _values(entry: Entry, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in names}


def _same(one: Entry, other: Entry, name: str) -> bool:
    return bool(getattr(one, name) == getattr(other, name))


def _better(entry: Entry, new: Entry, field: str) -> bool:
    """Whether the entry has the field from a source that this file cannot contradict."""
    if field == "time":
        return entry.said_by not in (new.said_by, "person")
    return field == "text" and bool(new.text) and fold(new.text) in fold(entry.text)


def _doubts(entry: Entry, was: Entry, new: Entry, changed: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Doubts about what was read anew are the new reading's; one that a person settled does not come back."""
    renewed = {field for field, names in GROUPS.items() if names[0] in changed or names[-1] in changed}
    kept: list[dict[str, Any]] = [one for one in entry.doubts if one.get("field") not in READ]
    for field in READ:
        old, has, now = ([d for d in each.doubts if d.get("field") == field] for each in (was, entry, new))
        kept += now if has == old or (OF_TEXT.get(field, field)) in renewed else has
    return tuple(kept)


def _shown(entry: Entry, field: str) -> str:
    """One field as a person reads it."""
    if field != "time":
        return str(getattr(entry, GROUPS[field][-1 if field == "number" else 0]) or "")
    if entry.at:
        return entry.at[: 10 if entry.precision == "day" else 16].replace("T", " ")
    bounds = [one[:16].replace("T", " ") if one else "" for one in (entry.at_earliest, entry.at_latest)]
    return "…".join(bounds) if any(bounds) else "?"
