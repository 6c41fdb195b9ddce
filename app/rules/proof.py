"""What proves something, and how well: by the best piece of evidence that is cited for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.snapshot import Snapshot
    from app.rules.contact import Contact

OWN = "own_statement"
#: Grades of proof from the weakest to the strongest (a person's own statement is below any file).
RANK = {OWN: 0, "other": 1, "screenshot": 1, "export": 2, "sealed_pdf": 3, "stamped": 4, "notarised": 5}
STRENGTH = ("own_statement", "fair", "good", "strong", "strong", "strong")
NONE = "none"


class Proof(TypedDict):
    """A record that speaks for or against something, as the contract writes it.

    ``grade`` is the best one cited for it, ``own_statement`` whether nothing stands behind it but the
    person's own word. It stands for several elements and is one object.
    """

    kind: str
    id: str
    grade: str
    own_statement: bool


class Proofs:
    """Looks up how records of a snapshot are proved."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, Proof] = {}

    @cached_property
    def _grades(self) -> dict[str, str]:
        """The best grade that is cited for a record, or that a piece of evidence is cited with."""
        evidence, found = self._snapshot.evidence_by_id, dict[str, str]()
        for one in self._snapshot.citations:
            file = evidence.get(one.evidence)
            if file is None or file.hidden or one.contrary:
                continue
            for id in (one.entry or one.agreement or one.term or one.payment or "", one.evidence):
                if id not in found or RANK[file.grade] > RANK[found[id]]:
                    found[id] = file.grade
        return found

    def of(self, kind: str, id: str) -> Proof:
        """The proof that one record is."""
        if id not in self._known:
            self._known[id] = _proof(kind, id, self._grades.get(id, OWN))
        return self._known[id]

    def entries(self, ids: Iterable[str]) -> list[Proof]:
        """The proofs that some entries are."""
        return [self.of("entry", id) for id in ids]

    def contacts(self, contacts: Iterable[Contact]) -> tuple[Proof, ...]:
        """The proofs that contacts are; each keeps its own, most are asked about more than once."""
        wanted, grades = list(contacts), self._grades
        for one in wanted:
            if one.proof is None:
                one.proof = _proof("entry", one.id, grades.get(one.id, OWN))
        return tuple([one.proof for one in wanted if one.proof is not None])


def _proof(kind: str, id: str, grade: str) -> Proof:
    return {"kind": kind, "id": id, "grade": grade, "own_statement": grade == OWN}


def strength(proofs: Iterable[Proof]) -> str:
    """``strong|good|fair|own_statement|none`` by the best of them."""
    best = max((RANK[grade] for grade in {one["grade"] for one in proofs}), default=-1)
    return NONE if best < 0 else STRENGTH[best]
