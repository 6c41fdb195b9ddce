"""What an exhibit is called and what kind of evidence it is, from what it shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.records import Agreement, Citation, Entry, Evidence, Payment
    from app.report.inputs import Inputs

GROUPS = ("agreement", "performance", "contacts", "identity", "complaints", "harm")
"""The groups of an evidence list in their order (docs: FACTS, "证据目录")."""
CONTACTS = frozenset({"sms", "call", "chat", "mail", "letter", "visit", "app_notice"})
PAPER = frozenset({"stamped", "notarised"})


class ExhibitWords:
    """Names, kinds, groups and times of the exhibits that a document cites."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._words = inputs.words

    @cached_property
    def shown(self) -> list[Evidence]:
        """Exhibits that confirmed entries, payments or agreements stand on, by number."""
        source = self._inputs.source
        rows = [row for id_, row in source.evidence.items() if id_ in self.cited]
        return sorted(rows, key=lambda row: row.exhibit or 0)

    @cached_property
    def ordered(self) -> list[Evidence]:
        """The same by group, as a list of evidence and a bundle have them."""
        order = {group: n for n, group in enumerate(GROUPS)}
        return sorted(self.shown, key=lambda e: (order[self.group(e)], e.exhibit or 0))

    @cached_property
    def cited(self) -> Mapping[str, list[Citation]]:
        """Citations by evidence, of entries and agreements that the document is about."""
        source = self._inputs.source
        found: dict[str, list[Citation]] = defaultdict(list)
        for entry in source.entries:
            for one in source.citations_of_entry[entry.id]:
                found[one.evidence].append(one)
        for agreement in source.agreements:
            for one in source.citations_of_agreement[agreement.id]:
                found[one.evidence].append(one)
        return found

    def entries(self, evidence: Evidence) -> list[Entry]:
        """Entries that an exhibit shows, in order of time; those of its payments included."""
        return self._entries_of.get(evidence.id, [])

    @cached_property
    def _entries_of(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._inputs.source.entries:
            for id in {one.evidence for one in self._inputs.source.citations_of_entry[entry.id]}:
                found[id].append(entry)
        return found

    def payments(self, evidence: Evidence) -> list[Payment]:
        """Confirmed payments that an exhibit shows."""
        shown = {entry.id for entry in self.entries(evidence) if entry.kind == "payment"}
        named = {one.payment for one in self.cited.get(evidence.id, ()) if one.payment}
        rows = (p for p in self._inputs.record.payments if p.status == "confirmed")
        return [p for p in rows if p.id in named or p.entry in shown]

    def group(self, evidence: Evidence) -> str:
        """Which group of the list it stands in: the first of what it shows."""
        if self._is_agreement(evidence):
            return "agreement"
        kinds = [entry.kind for entry in self.entries(evidence)]
        if "payment" in kinds:
            return "performance"
        if any(kind in CONTACTS for kind in kinds):
            return "contacts"
        if any(kind in ("complaint", "complaint_reply") for kind in kinds):
            return "complaints"
        return "identity" if "verification" in kinds else "harm"

    def _is_agreement(self, evidence: Evidence) -> bool:
        """Whether it shows an agreement and, where it shows messages too, mostly that."""
        entries, cited = self.entries(evidence), self.cited.get(evidence.id, ())
        of_it = [e for e in entries if e.kind == "agreement" or e.category == "confirmation_of_agreement"]
        others = [e for e in entries if e.kind in CONTACTS and e not in of_it]
        shows = bool(of_it) or any(one.agreement or one.term for one in cited)
        return shows and (not others or len(of_it) > len(others))

    def kind(self, evidence: Evidence) -> str:
        """书证, 电子数据… (民事诉讼法 66): paper with a seal is a document, a file is electronic data."""
        return self._words("evidence.kind.paper" if evidence.grade in PAPER else "evidence.kind.data")

    def name(self, evidence: Evidence) -> str:
        """What it is, and from whom: ``短信截图（望江资产）``."""
        what = self._words(f"evidence.name.{self._what(evidence)}")
        who = self.who(evidence)
        return self._words("evidence.named", what=what, who=who) if who else what

    def _what(self, evidence: Evidence) -> str:
        media = evidence.media_type.partition("/")[0]
        group = self.group(evidence)
        if media in ("audio", "video"):
            return "recording" if media == "audio" else "screen_video"
        kinds = Counter(entry.kind for entry in self.entries(evidence) if entry.kind != "agreement")
        if group == "agreement" and media != "image" and not kinds:
            return "agreement"
        common = kinds.most_common(1)[0][0] if kinds else "file"
        if media == "image":
            return f"{common}_picture" if self._words.knows(f"evidence.name.{common}_picture") else "picture"
        return f"{common}_file" if self._words.knows(f"evidence.name.{common}_file") else "file"

    def who(self, evidence: Evidence) -> str:
        """Who is on the other side, if it is one alone, else nothing."""
        names = set()
        for entry in self.entries(evidence):
            party = self._inputs.source.parties.get(entry.party or "")
            names.add(party.name if party else entry.sender_shown or entry.number_shown or entry.number)
        names.discard("")
        return names.pop() if len(names) == 1 else ""

    def formed(self, evidence: Evidence) -> str:
        """When what it shows came about: one day, or the first and the last."""
        days = [entry.at[:10] for entry in self.entries(evidence) if entry.at]
        days += [a.agreed_at[:10] for a in self._agreements(evidence) if a.agreed_at]
        if not days and evidence.taken_at:
            days = [evidence.taken_at[:10]]
        if not days:
            return self._words("evidence.formed.unknown")
        first, last = min(days), max(days)
        return first if first == last else self._words("evidence.formed.span", first=first, last=last)

    def _agreements(self, evidence: Evidence) -> list[Agreement]:
        named = {one.agreement for one in self.cited.get(evidence.id, ())}
        return [one for one in self._inputs.source.agreements if one.id in named]

    def origin(self, evidence: Evidence) -> str:
        """Where it is from: whose phone, or as noted."""
        device = self._inputs.source.devices.get(evidence.device or "")
        if device is not None:
            return self._words("evidence.origin.device", name=device.name)
        return evidence.source_note or self._words("evidence.origin.own")
