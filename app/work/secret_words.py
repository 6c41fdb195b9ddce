"""What a case holds that a receiver need not know, by profile: as words that can be looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.case.folding import fold
from app.report.redact import Secret, digits
from app.work import redaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.case.snapshot import Snapshot

#: An account or card number after the word for it; a card's number also stands alone.
_NAMED = re.compile(
    r"(?:卡号|账号|帐号|账户|帐户|银行卡|储蓄卡|信用卡|account|card)\D{0,8}(\d[\d\s\-]{8,28}\d)", re.I
)
_CARD = re.compile(r"(?<!\d)[3-6]\d{3}(?:[\s\-]?\d){11,15}(?!\d)")
#: A telephone number among other words.
_NUMBER = re.compile(r"\+?\d(?:[\s\-]?\d){6,}")
_SHORTEST, _LONGEST = 10, 21


def of(snapshot: Snapshot, profile_id: str, read: Iterable[str] = ()) -> tuple[Secret, ...]:
    """Everything that a profile hides, and what the person chose for it, each once.

    Args:
        snapshot: the case.
        profile_id: of ``redaction.PROFILES``.
        read: further texts to look for account numbers in, as readings have them.

    Raises:
        Refused: ``no_such_profile``.
    """
    hides = redaction.profile(profile_id).hides
    chosen = [one.words for one in redaction.chosen(snapshot, profile_id) if one.kind == "words"]
    found = [Secret(text=part, what="chosen") for words in chosen for part in _parts(words)]
    found += [one for one in _of_case(snapshot) if one.what in hides]
    if "accounts" in hides:
        found += [Secret(text=text, what="accounts") for text in accounts(snapshot, read)]
    known: dict[str, Secret] = {}
    for one in found:
        if one.signs:
            known.setdefault(one.signs, one)
    return tuple(known.values())


def _parts(words: str) -> Iterator[str]:
    """What the person chose, and a name and a number typed together each for itself too."""
    yield words
    numbers = [one[0].strip() for one in _NUMBER.finditer(words)]
    if numbers and _NUMBER.sub("", words).strip():
        yield from numbers
        yield from (
            one for one in re.split(r"[\s,，、；;：:（）()]+", _NUMBER.sub(" ", words)) if len(one) > 1
        )


def _of_case(snapshot: Snapshot) -> Iterator[Secret]:
    """The person and third persons, as far as they are recorded."""
    case = snapshot.case
    own = {"own_id": case.id_number, "own_phone": case.phone, "own_address": case.address}
    yield from (Secret(text=text, what=what) for what, text in own.items())
    mine = {case.borrower, *(one.borrower for one in snapshot.agreements if one.status == "confirmed")}
    yield from (Secret(text=name, what="own_name") for name in sorted(mine))
    for one in snapshot.parties:
        if one.kind == "person" and one.name not in mine:
            yield Secret(text=one.name, what="third_names")
            for number in snapshot.numbers_of(one.id):
                yield Secret(text=number.number, what="third_numbers")
    for entry in snapshot.entries:
        if (entry.recipient or {}).get("who") == "third_party":
            yield Secret(text=str((entry.recipient or {}).get("name") or ""), what="third_names")


def accounts(snapshot: Snapshot, read: Iterable[str] = ()) -> list[str]:
    """Account and card numbers that the record's texts hold; numbers of contracts are none."""
    contracts = {digits(one.contract_number) for one in snapshot.debts}
    for agreed in snapshot.agreements:
        contracts |= {digits(agreed.contract_number), digits(agreed.original_contract_number)}
    texts = [entry.text for entry in snapshot.entries] + [one.text for one in snapshot.citations]
    texts += [term.text for term in snapshot.terms]
    texts += [one.payee for one in snapshot.payments]
    found: dict[str, None] = {}
    for text in (*texts, *read):
        for number in _accounts_in(text):
            if number not in contracts:
                found[number] = None
    return list(found)


def _accounts_in(text: str) -> Iterator[str]:
    plain = fold(text).plain
    for match in _NAMED.finditer(plain):
        number = re.sub(r"\D", "", match[1])
        if _SHORTEST <= len(number) <= _LONGEST:
            yield number
    for match in _CARD.finditer(plain):
        number = re.sub(r"\D", "", match[0])
        if _sums(number):
            yield number


def _sums(number: str) -> bool:
    """Whether the check digit of a card (ISO/IEC 7812) is right."""
    total = 0
    for place, sign in enumerate(reversed(number)):
        value = int(sign) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
