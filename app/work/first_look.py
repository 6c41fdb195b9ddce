"""One message looked at without a case: what kind it is, signs of fraud, pressure; nothing is kept.

It never says that a message is genuine, and nothing about the law but what a card of seeds/cards says.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.case import folding, moments, numbers, phrases
from app.case.phrases import UNRELATED
from app.case.records import Debt, Entry, Evidence
from app.followup import cards
from app.intake import sniffing
from app.intake.drafting import drafts
from app.intake.drafting.context import Context
from app.intake.values.capture import Capture
from app.rules.checks import amounts
from app.rules.messages import Message
from app.work import before_signing, reminders
from app.work.sheet import fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from app.case.snapshot import Snapshot
    from app.followup.cards import Card
    from app.intake.reader_client import ReaderPool
    from app.rules.plans import Kept
    from app.rules.standing import Standing
    from app.work.before_signing import Clause
    from app.work.reminders import Reminder

#: Classes of wording (seeds/phrases) by what a person should make of them, the weightiest group first.
GROUPS = {
    "fraud": ("private_account", "asks_codes", "fee_first", "fraud"),
    "rough": ("violence", "exposure", "insult", "family", "others", "violation", "threat", "visit"),
    "check": ("authority", "false_process", "denies_agreement"),
    "others": ("third_party",),
    "pressure": ("legal", "pressure", "borrow"),
}
MENACING = 2
"""Severity from which a sign of fraud or roughness decides what the whole message is."""
VERDICTS = {
    "threat": "rough",
    "fraud_suspect": "fraud",
    "third_party_contact": "others",
    "legal_notice": "legal",
    "demand_after_agreement": "demand",
    "confirmation_of_agreement": "agreement",
    "reminder": "reminder",
    "call": "calls",
}
ORDER = (
    "fraud",
    "rough",
    "others",
    "legal",
    "demand",
    "agreement",
    "reminder",
    "calls",
    "own",
    "unrelated",
    "unclear",
)
#: What to read in any case: how to check a message that one is not sure of.
ALWAYS = "cn.card.fraud"
MOST_CARDS = 3
TEXT_MOST = 200_000
"""Characters of a pasted text that are looked at; a contract is shorter."""
PAPER = "paper"
DOCUMENTS = frozenset({"pdf", "docx"})
PAGE = 500
"""Characters from which a text with clauses of two kinds is a page of a contract, and no message."""


@dataclass(frozen=True, kw_only=True)
class Sign:
    """Words of the message that mean something: their group, class and phrase (seeds/phrases)."""

    group: str
    kind: str
    words: str
    phrase: str


@dataclass(frozen=True, kw_only=True)
class FirstLook:
    """What was seen.

    ``state`` is that of the reading; ``reason`` and ``facts`` say why where nothing could be read.
    ``verdict`` is one of :data:`ORDER`; ``messages`` are entries that exist nowhere else. Where it is a
    contract (``paper``) ``clauses`` are those worth reading twice before signing.
    """

    state: str
    verdict: str = "unclear"
    reason: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    messages: tuple[Entry, ...] = ()
    signs: tuple[Sign, ...] = ()
    clauses: tuple[Clause, ...] = ()
    cards: tuple[Card, ...] = ()

    def of(self, *groups: str) -> list[Sign]:
        """Signs of these groups."""
        return [one for one in self.signs if one.group in groups]


def look(path: Path, pool: ReaderPool) -> FirstLook:
    """Reads a picture or file where it lies and says what is in it; takes seconds, copies nothing.

    Args:
        path: a file; only the reader child opens it as what it is.
        pool: the reader.
    """
    try:
        kind = sniffing.sniff(path)
    except OSError:
        return FirstLook(state="failed", reason="source_missing", facts={"name": path.name})
    return of_reading(pool.read(path, kind.media_type, path.name))


def of_text(text: str) -> FirstLook:
    """A message whose words were pasted."""
    said = text.strip()[:TEXT_MOST]
    message = {"kind": "sms", "direction": "in", "text": said}
    result = {"state": "ok", "text": said, "messages": [message]} if said else {"state": "nothing"}
    return of_reading(result)


def _paper(result: dict[str, Any], text: str) -> list[Clause]:
    """Clauses of a document, or of a picture or text long enough to be a page of one; of a message none."""
    found = before_signing.clauses(text)
    kinds = {one.kind for one in found}
    is_document = result.get("family") in DOCUMENTS or bool(result.get("agreement"))
    return found if kinds and (is_document or (len(text) >= PAGE and len(kinds) >= 2)) else []


def of_reading(result: dict[str, Any]) -> FirstLook:
    """What a reading says; a picture in which no message was told apart counts as one by its whole text."""
    state = str(result.get("state", "failed"))
    clauses = _paper(result, str(result.get("text") or ""))
    if clauses:
        return FirstLook(
            state=state, verdict=PAPER, facts=dict(result.get("facts") or {}), clauses=tuple(clauses)
        )
    if not result.get("messages") and str(result.get("text") or "").strip():
        whole = {"kind": "letter", "direction": "in", "text": str(result["text"])[:TEXT_MOST]}
        result = {**result, "messages": [whole]}
    messages = _messages(result)
    signs = _signs(messages)
    return FirstLook(
        state=state,
        reason=str(result.get("reason") or "") if not messages else "",
        facts=dict(result.get("facts") or {}),
        messages=tuple(messages),
        signs=tuple(signs),
        verdict=_verdict(messages, signs),
        cards=tuple(_cards(messages, signs)),
    )


def _messages(result: dict[str, Any]) -> list[Entry]:
    """The reading as drafts of a case that is none: kind, amounts, dates and days overdue of each message."""
    nowhere = Evidence(id="ev_", sha256="", size=0, media_type="", name="", stored="")
    proposal = drafts.propose(result, nowhere, Capture(), Context(new_id=fresh))
    return [*proposal.entries, *proposal.unrelated]


def _signs(messages: Iterable[Entry]) -> list[Sign]:
    """Words of the messages to the person, each once in a group, the weightiest group first.

    Where two classes share the same words, the one that has a name of its own stays; words within longer
    ones of the same class are told with those.
    """
    named, found = phrases.titles(), dict[tuple[str, str], Sign]()
    for sign in (sign for one in messages if one.direction != "out" for sign in _in(one.text)):
        before = found.get((sign.group, sign.words))
        if before is None or (sign.kind in named and before.kind not in named):
            found[sign.group, sign.words] = sign
    whole = [(one.kind, one.words) for one in found.values()]
    inside = [
        key
        for key, one in found.items()
        if any(kind == one.kind and one.words != words and one.words in words for kind, words in whole)
    ]
    for key in inside:
        del found[key]
    ranks = list(GROUPS)
    return sorted(found.values(), key=lambda one: ranks.index(one.group))


def _in(text: str) -> Iterator[Sign]:
    groups = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
    for phrase, hit in phrases.found_in(text, folding.fold(text)):
        group = groups.get(phrase.kind)
        if group is not None:
            if group in ("fraud", "rough") and phrase.severity < MENACING:
                group = "check"  # a link, for one
            words = hit.words if hit.words.isascii() else "".join(hit.words.split())
            yield Sign(group=group, kind=phrase.kind, words=words, phrase=phrase.id)


def _verdict(messages: list[Entry], signs: list[Sign]) -> str:
    if not messages:
        return "unclear"
    came = [one for one in messages if one.direction != "out"]
    if not came:
        return "own"
    found = {VERDICTS.get(one.category or "", "unclear") for one in came if one.category != UNRELATED}
    found |= {"unrelated"} if any(one.category == UNRELATED for one in came) else set()
    if found != {"unrelated"}:
        found |= {one.group for one in signs if one.group in ("fraud", "rough")}
    return next(one for one in ORDER if one in found)


def _cards(messages: list[Entry], signs: list[Sign]) -> list[Card]:
    """Cards that fit, and how to check a message."""
    occasions = [*(f"class:{one.kind}" for one in signs), *(f"kind:{one.category}" for one in messages)]
    fitting = cards.offered(occasions, MOST_CARDS)
    always = cards.cards().items.get(ALWAYS)
    return fitting if always is None or always in fitting else [*fitting, always]


# -- beside an open case --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Compared:
    """How the messages stand to what a case records for one debt, on the day they are looked at.

    ``differences`` are those of the check ``amount_conflict``, each with whether it is certain; ``named``
    whether any message names a sum or days overdue. ``due`` is the next instalment.
    """

    lender: str
    kept: Kept
    due: Reminder | None
    named: bool
    differences: tuple[tuple[dict[str, Any], bool], ...]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What an open case knows of it.

    A comparison for each debt with an agreement, whose numbers they are (``numbered``: one is shown at
    all), and entries with the very words.
    """

    compared: tuple[Compared, ...] = ()
    owners: tuple[str, ...] = ()
    numbered: bool = False
    known: tuple[str, ...] = ()


def beside(seen: FirstLook, snapshot: Snapshot, standing: Standing, now: datetime) -> Beside:
    """Compares what was seen with an open case; ``now`` is the local time of the case's zone."""
    came = [one for one in seen.messages if one.direction != "out"]
    debts = [one for one in snapshot.debts if standing.agreement_of(one.id, current=True) is not None]
    return Beside(
        compared=tuple(_compared(came, debt, snapshot, standing, now) for debt in debts) if came else (),
        owners=tuple(_owners(came, snapshot)),
        numbered=any(one.number for one in came),
        known=tuple(_known(came, snapshot)),
    )


def _compared(
    came: list[Entry], debt: Debt, snapshot: Snapshot, standing: Standing, now: datetime
) -> Compared:
    at = moments.local_iso(now.replace(tzinfo=None), snapshot.case.time_zone)
    placed = []
    for one in came:
        entry = _now(one, debt.id, at)
        where = standing.place(entry)
        placed.append((where.kept, amounts.differences(entry.id, Message(entry), where)))
    agreement = standing.agreement_of(debt.id, current=True)
    due = reminders.next_due(snapshot, standing, agreement, now.date()) if agreement else None
    return Compared(
        lender=debt.lender,
        kept=placed[0][0],
        due=due,
        named=any(one.amounts or one.overdue_days for one in came),
        differences=tuple(each for _, found in placed for each in found),
    )


def _now(entry: Entry, debt: str, at: str) -> Entry:
    """The message as if it came this minute for that debt: what it asks for is asked for now."""
    return dataclasses.replace(entry, debt=debt, at=at, precision="minute", at_earliest=None, at_latest=None)


def _owners(came: list[Entry], snapshot: Snapshot) -> Iterator[str]:
    """Names of parties of the case that have one of the numbers."""
    keys = {numbers.match_key(one.number) for one in came if one.number}
    names = {one.id: one.name for one in snapshot.parties if one.status == "confirmed"}
    found = (names[one.party] for one in snapshot.numbers if one.key in keys and one.party in names)
    yield from dict.fromkeys(found)


def _known(came: list[Entry], snapshot: Snapshot) -> Iterator[str]:
    plain = {folding.fold(one.text).plain for one in came if one.text}
    for entry in snapshot.entries:
        if entry.status != "discarded" and entry.text and folding.fold(entry.text).plain in plain:
            yield entry.id
