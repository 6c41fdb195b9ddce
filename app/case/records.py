"""The records of a case, one frozen class a table; a field's metadata says how it is stored."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from app.case.moments import Moment, Precision

EntryKind = Literal[
    "sms",
    "call",
    "chat",
    "mail",
    "letter",
    "visit",
    "app_notice",
    "payment",
    "agreement",
    "verification",
    "complaint",
    "complaint_reply",
    "note",
]
Direction = Literal["in", "out", "none"]
Status = Literal["draft", "confirmed", "discarded"]
Grade = Literal["screenshot", "export", "sealed_pdf", "stamped", "notarised", "other"]
TakenFrom = Literal["exif", "file_name", "file_time", "status_bar", "stated", "header", "none"]
LenderKind = Literal["bank", "consumer_finance", "small_loan", "trust", "guarantor", "debt_buyer", "unknown"]
PartyKind = Literal["lender", "agency", "person", "authority"]

ENTRY_KINDS: tuple[str, ...] = EntryKind.__args__  # type: ignore[attr-defined]
LENDER_KINDS: tuple[str, ...] = LenderKind.__args__  # type: ignore[attr-defined]


def _json(default: Any = tuple) -> Any:  # noqa: ANN401  a dataclass field of any type
    return field(default_factory=default, metadata={"json": True})


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row with an opaque id that is stable for the life of the case and never reused."""

    table: ClassVar[str] = ""
    id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseInfo(Record):
    """The one row that says whose record this is; identity is asked for when a document needs it."""

    table: ClassVar[str] = "case"
    id: str = "case"
    title: str
    jurisdiction: Literal["cn", "us"] = "cn"
    time_zone: str | None = "Asia/Shanghai"
    borrower: str = ""
    id_number: str = ""
    address: str = ""
    phone: str = ""
    agent: str = ""
    created_at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Debt(Record):
    """One loan of the case and its lender as the contract names it."""

    table: ClassVar[str] = "debt"
    lender: str = ""
    lender_kind: LenderKind = "unknown"
    registered_name: str = ""
    credit_code: str = ""
    lender_address: str = ""
    product: str = ""
    contract_number: str = ""
    currency: str = "CNY"


@dataclass(frozen=True, kw_only=True, slots=True)
class Party(Record):
    """Someone in the story; ``acts_for`` is the party id of the lender that an agency works for."""

    table: ClassVar[str] = "party"
    name: str
    kind: PartyKind = "person"
    acts_for: str | None = None
    status: Status = "confirmed"


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyNumber(Record):
    """A telephone number or short code of a party; ``key`` is the match key (``case.numbers``)."""

    table: ClassVar[str] = "party_number"
    party: str
    number: str
    key: str
    status: Status = "confirmed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Device(Record):
    """Whose phone or mailbox it was and where the original still is, for inspection at a hearing."""

    table: ClassVar[str] = "device"
    name: str
    owner: str = ""
    model: str = ""
    original_at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence(Record):
    """An original file, kept byte for byte.

    ``stored`` is its path below the case folder; ``sources`` lists every place it was taken from
    (``{"path", "added_at", "mtime"}``); ``via`` names the container of a member
    (``outer.zip!/inner.png``). ``taken_at`` is local ISO 8601 with offset; when ``taken_exact`` is
    false it says only *not later than*. ``hidden`` is what undoing an intake does.
    """

    table: ClassVar[str] = "evidence"
    sha256: str
    size: int
    media_type: str
    name: str
    stored: str
    sources: tuple[dict[str, Any], ...] = _json()
    via: str = ""
    device: str | None = None
    source_note: str = ""
    taken_at: str | None = None
    taken_from: TakenFrom = "none"
    taken_exact: bool = False
    file_time: str | None = None
    added_at: str = ""
    exhibit: int | None = None
    grade: Grade = "other"
    derived_from: str | None = None
    page_facts: dict[str, Any] = _json(dict)  # noqa: RUF009
    unread_rows: int = 0
    hidden: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry(Record):
    """One dated thing that happened: a message, a call, a payment, a note.

    ``at`` and its companions are the fields of :class:`~app.case.moments.Moment`; ``said_by`` is
    who says so (``person``, ``backup``, ``screenshot``…): a machine never overwrites a person's.
    ``amounts``: ``{"minor", "currency", "role"}``; ``doubts``: ``{"code", "field", "facts"}``.
    """

    table: ClassVar[str] = "entry"
    debt: str | None = None
    kind: EntryKind
    direction: Direction = "none"
    recipient: dict[str, Any] | None = field(default=None, metadata={"json": True})
    at: str | None = None
    precision: Precision = "unknown"
    at_earliest: str | None = None
    at_latest: str | None = None
    at_tolerance_s: int | None = None
    at_shown: str = ""
    at_rule: str = ""
    said_by: str = ""
    party: str | None = None
    sender_shown: str = ""
    number: str = ""
    number_shown: str = ""
    text: str = ""
    call_type: str | None = None
    count: int = 1
    duration_s: int | None = None
    amounts: tuple[dict[str, Any], ...] = _json()
    due_dates: tuple[str, ...] = _json()
    overdue_days: int | None = None
    category: str | None = None
    status: Status = "draft"
    replaced_by: str | None = None
    doubts: tuple[dict[str, Any], ...] = _json()
    key: bool = False
    disputed: bool = False

    @property
    def moment(self) -> Moment:
        """When it happened, as one value."""
        return Moment(
            at=self.at,
            precision=self.precision,
            earliest=self.at_earliest,
            latest=self.at_latest,
            tolerance_s=self.at_tolerance_s,
            shown=self.at_shown,
            rule=self.at_rule,
            said_by=self.said_by,
        )

    @property
    def asks_about(self) -> str | None:
        """The entry that this draft only proposes another reading of; it is nothing that happened."""
        asked = (one for one in self.doubts if one.get("code") == "reads_differently")
        return next((str(one["facts"]["entry"]) for one in asked), None)

    def dated(self, moment: Moment) -> Entry:
        """This entry with another moment."""
        return dataclasses.replace(
            self,
            at=moment.at,
            precision=moment.precision,
            at_earliest=moment.earliest,
            at_latest=moment.latest,
            at_tolerance_s=moment.tolerance_s,
            at_shown=moment.shown,
            at_rule=moment.rule,
            said_by=moment.said_by,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation(Record):
    """Ties exactly one entry, agreement, term or payment to a place in a piece of evidence.

    ``region`` is ``[x, y, width, height]`` in pixels of the upright picture or points of the PDF
    page (from its top left); ``page`` counts from 1; ``second`` is a position in a recording.
    """

    table: ClassVar[str] = "citation"
    evidence: str
    entry: str | None = None
    agreement: str | None = None
    term: str | None = None
    payment: str | None = None
    page: int | None = None
    region: tuple[float, ...] | None = field(default=None, metadata={"json": True})
    second: float | None = None
    text: str = ""
    contrary: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(Record):
    """A repayment arrangement; ``agreed_at`` is an ISO date or a local moment with offset."""

    table: ClassVar[str] = "agreement"
    debt: str | None = None
    status: Status = "draft"
    supersedes: str | None = None
    lender: str = ""
    borrower: str = ""
    contract_number: str = ""
    original_contract_number: str = ""
    agreed_at: str | None = None
    precision: Precision = "unknown"
    how: Literal["signed", "app", "sms", "phone", "chat", "unknown"] = "unknown"
    total_minor: int | None = None
    principal_minor: int | None = None
    interest_fees_minor: int | None = None
    currency: str = "CNY"
    grace_days: int | None = None
    due_day: int | None = None
    hotline: str = ""
    ends_when: dict[str, Any] = _json(dict)  # noqa: RUF009
    promises: dict[str, Any] = _json(dict)  # noqa: RUF009
    payments_cover: tuple[str, ...] = _json()
    doubts: tuple[dict[str, Any], ...] = _json()


@dataclass(frozen=True, kw_only=True, slots=True)
class Term(Record):
    """One term of an agreement in its exact words."""

    table: ClassVar[str] = "term"
    agreement: str
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Instalment(Record):
    """One sum that is due on a day: ``due_on`` ISO date, ``minor`` in minor units of the currency."""

    table: ClassVar[str] = "instalment"
    agreement: str
    n: int
    due_on: str
    minor: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Payment(Record):
    """Money that was paid (``out``) or came back (``in``); ``paid_at`` ISO date or moment."""

    table: ClassVar[str] = "payment"
    entry: str | None = None
    debt: str | None = None
    paid_at: str | None = None
    precision: Precision = "unknown"
    minor: int
    currency: str = "CNY"
    payee: str = ""
    direction: Direction = "out"
    status: Status = "draft"
    grade: Grade = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Allocation(Record):
    """Which part of a payment counts for which instalment."""

    table: ClassVar[str] = "allocation"
    payment: str
    instalment: str
    minor: int
    status: Status = "draft"


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Record):
    """A file that was made from the case: ``kind``, ``settings`` and what it hashed to."""

    table: ClassVar[str] = "document"
    kind: str
    name: str
    settings: dict[str, Any] = _json(dict)  # noqa: RUF009
    sha256: str
    content_hash: str
    made_at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperPlan(Record):
    """What the person chose and wrote for one kind of document; it is kept for the next version.

    ``first`` is the person's own account. ``own`` are sentences they wrote in place of generated ones:
    ``{"base": what was generated, "text": theirs}``. ``choices`` may hold ``deadline`` (ISO date),
    ``reported`` and ``unsaid`` (ids of rules that are, or are not, referred to against the default),
    ``left_out`` (ids of entries), ``blank`` (particulars left for the hand), ``receiver`` (id of whom it is
    for), ``redact`` (a profile) and ``id_page`` (whether there is room for an identity card's copy).
    """

    table: ClassVar[str] = "paper_plan"
    kind: str
    first: str = ""
    own: tuple[dict[str, str], ...] = _json(tuple)
    choices: dict[str, Any] = _json(dict)  # noqa: RUF009


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAside(Record):
    """A finding that the person set aside, and why; ``finding`` is its stable id. It stays visible."""

    table: ClassVar[str] = "set_aside"
    finding: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken(Record):
    """One line of what is said in a recording.

    ``second`` is where it begins, ``speaker`` as the person names them, ``n`` its place among lines of
    one second.
    """

    table: ClassVar[str] = "transcript"
    evidence: str
    second: float
    n: int = 0
    speaker: str = ""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint(Record):
    """A complaint, report, appeal or answer, and what became of it; every date is a local ISO day.

    ``body`` is the id of an authority of ``seeds/authorities`` ("" for another, then ``body_name``
    alone names it), ``number`` theirs. ``made_on`` is when it was written down, ``served_on`` when a
    paper of theirs came, ``agreed_on`` when a mediated agreement took effect; ``paused_days`` are days
    of mediation that do not count. ``follows`` is the complaint that it carries on; ``entry`` and
    ``reply_entry`` tell of it on the timeline.
    """

    table: ClassVar[str] = "complaint"
    debt: str | None = None
    body: str = ""
    body_name: str = ""
    matter: str = "collection"
    way: Literal["", "hotline", "app", "portal", "mail", "letter", "visit", "other"] = ""
    number: str = ""
    made_on: str
    sent_on: str | None = None
    received_on: str | None = None
    forwarded_on: str | None = None
    accepted_on: str | None = None
    replied_on: str | None = None
    review_asked_on: str | None = None
    served_on: str | None = None
    agreed_on: str | None = None
    paused_days: int = 0
    outcome: Literal["", "solved", "partly", "refused", "withdrawn"] = ""
    note: str = ""
    follows: str | None = None
    entry: str | None = None
    reply_entry: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Task(Record):
    """What the person said about a proposed next step; ``step`` names it for good, ``until`` is for later."""

    table: ClassVar[str] = "task"
    step: str
    state: Literal["done", "later", "not_for_me"]
    noted_on: str
    until: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading(Record):
    """What a machine read from one piece of evidence; kept out of the journal, replayable.

    ``state``: ``ok`` read, ``nothing`` nothing in it to read, ``partial``, ``failed``, ``later`` no
    reader for this kind yet. ``result`` is the reader's JSON (docs/architecture.md, "A reading").
    """

    table: ClassVar[str] = "reading"
    evidence: str
    state: Literal["ok", "nothing", "partial", "failed", "later"]
    reason: str = ""
    engine: str = ""
    text: str = ""
    result: dict[str, Any] = _json(dict)  # noqa: RUF009
    read_at: str = ""
