"""Which records have a table of their own, and which of them the journal tells of."""

from __future__ import annotations

from app.case.records import (
    Agreement,
    Allocation,
    CaseInfo,
    Citation,
    Complaint,
    Debt,
    Device,
    Document,
    Entry,
    Evidence,
    Instalment,
    PaperPlan,
    Party,
    PartyNumber,
    Payment,
    Reading,
    Record,
    SetAside,
    Spoken,
    Task,
    Term,
)
from app.case.redactions import Redaction
from app.case.sendings import Sending

JOURNALLED: tuple[type[Record], ...] = (
    CaseInfo,
    Debt,
    Party,
    PartyNumber,
    Device,
    Evidence,
    Entry,
    Citation,
    Agreement,
    Term,
    Instalment,
    Payment,
    Allocation,
    Document,
    PaperPlan,
    SetAside,
    Spoken,
    Complaint,
    Task,
    Redaction,
    Sending,
)
BY_TABLE: dict[str, type[Record]] = {Reading.table: Reading} | {cls.table: cls for cls in JOURNALLED}
