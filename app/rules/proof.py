"""What proves something, and how well: by the best piece of evidence that is cited for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.snapshot import Snapshot

OWN = "own_statement"
#: Grades of proof from the weakest to the strongest (a person's own statement is below any file).
RANK = {OWN: 0, "other": 1, "screenshot": 1, "export": 2, "sealed_pdf": 3, "stamped": 4, "notarised": 5}
STRENGTH = ("own_statement", "fair", "good", "strong", "strong", "strong")
NONE = "none"


class Proof(NamedTuple):
    """A record that speaks for or against something: its kind, id, and the best grade cited for it.

    ``shown`` is the same as the contract writes it: a proof stands for several elements and is one object.
    """

    kind: str
    id: str
    grade: str
    shown: dict[str, Any]

    @property
    def own(self) -> bool:
        """Whether nothing stands behind it but the person's own word."""
        return self.grade == OWN


class Proofs:
    """Looks up how records of a snapshot are proved."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, Proof] = {}

    def of(self, kind: str, id: str) -> Proof:
        """The proof that one record is."""
        if id not in self._known:
            grade = self._grade(id)
            shown = {"kind": kind, "id": id, "grade": grade, "own_statement": grade == OWN}
            self._known[id] = Proof(kind, id, grade, shown)
        return self._known[id]

    def _grade(self, id: str) -> str:
        cited = self._snapshot.citations_of(id)
        if not cited:  # most often
            return OWN
        evidence = self._snapshot.evidence_by_id
        grades = [
            evidence[one.evidence].grade
            for one in cited
            if not one.contrary and one.evidence in evidence and not evidence[one.evidence].hidden
        ]
        return max(grades, key=lambda grade: RANK[grade], default=OWN)

    def entries(self, ids: Iterable[str]) -> list[Proof]:
        """The proofs that some entries are."""
        wanted, known = list(ids), self._known
        for id in wanted:
            if id not in known:
                self.of("entry", id)
        return [known[id] for id in wanted]


def strength(proofs: Iterable[Proof]) -> str:
    """``strong|good|fair|own_statement|none`` by the best of them."""
    best = max((RANK[grade] for grade in {one.grade for one in proofs}), default=-1)
    return NONE if best < 0 else STRENGTH[best]
