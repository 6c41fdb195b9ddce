"""What a receiver need not see: who is spared what, and what a person chose to hide. Pictures: ``hiding``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.case.errors import Refused
from app.case.redactions import Redaction
from app.case.tables import BY_TABLE
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

#: What a profile can hide: the person's own identity number, telephone, address and name; names and
#: numbers of third persons; account and card numbers; messages of other conversations in a picture.
HIDES = (
    "own_id",
    "own_phone",
    "own_address",
    "own_name",
    "third_names",
    "third_numbers",
    "accounts",
    "other_chats",
)
#: Fewest characters of words to hide: one alone stands everywhere.
LEAST = 2


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What one kind of receiver does not get to see, beside what the person chose; ``hides`` of ``HIDES``."""

    id: str
    hides: frozenset[str]


#: By id. ``chosen`` hides only what the person chose.
PROFILES: dict[str, Profile] = {
    id: Profile(id=id, hides=frozenset(hides))
    for id, hides in {
        "portal": ("own_id", "own_phone", "third_names", "third_numbers", "accounts", "other_chats"),
        "lender": ("third_names", "third_numbers", "accounts", "other_chats"),
        "court": ("third_numbers", "other_chats"),
        "lawyer": ("other_chats",),
        "public": HIDES,
        "chosen": (),
    }.items()
}


def profile(id: str) -> Profile:
    """A profile by id; ``Refused("no_such_profile", "redact")`` for one that is none."""
    if id not in PROFILES:
        raise Refused("no_such_profile", "redact", what=id, choices=", ".join(PROFILES))
    return PROFILES[id]


def chosen(snapshot: Snapshot, profile_id: str) -> list[Redaction]:
    """What the person hides (or looked at) that counts for a profile."""
    return [one for one in snapshot.redactions if not one.profiles or profile_id in one.profiles]


def hide_words(case: Case, words: str, *, profiles: Collection[str] = ()) -> Change:
    """Hides a name, a number or other words everywhere; ``profiles`` none: from every receiver.

    Raises:
        Refused: ``redact_too_short``; a profile that is none.
    """
    text = " ".join(words.split())
    if len(text) < LEAST:
        raise Refused("redact_too_short", "words", least=LEAST)
    return _put(case, Redaction(id=fresh(Redaction), kind="words", words=text, profiles=_known(profiles)))


def hide_region(
    case: Case, evidence: str, page: int, region: Sequence[float], *, profiles: Collection[str] = ()
) -> Change:
    """Hides a place in a picture: ``region`` as that of a citation (pixels, of a PDF points).

    Raises:
        Refused: ``redact_no_region`` for one without size; a profile that is none. Trouble: ``no_such``.
    """
    x, y, width, height = map(float, region)
    if width <= 0 or height <= 0 or page < 1:
        raise Refused("redact_no_region", "region")
    case.get(BY_TABLE["evidence"], evidence)
    made = Redaction(
        id=fresh(Redaction),
        kind="region",
        evidence=evidence,
        page=page,
        region=(x, y, width, height),
        profiles=_known(profiles),
    )
    return _put(case, made)


def confirm(
    case: Case, evidence: str, page: int, looked_for: Collection[str], *, profiles: Collection[str] = ()
) -> Change:
    """Notes that a person looked at a page: of ``looked_for`` nothing is to be seen outside what is hidden.

    It holds for these words only: words that are to be hidden later make the page uncertain again.
    """
    texts = tuple(sorted(set(looked_for)))
    made = Redaction(
        id=fresh(Redaction),
        kind="checked",
        evidence=evidence,
        page=page,
        looked_for=texts,
        profiles=_known(profiles),
    )
    return _put(case, made)


def move_region(case: Case, id: str, region: Sequence[float]) -> Change:
    """Hides another place of the same page in place of one: one act, for the same receivers.

    Raises:
        Refused: ``redact_no_region`` for one without size. Trouble: ``no_such``.
    """
    x, y, width, height = map(float, region)
    if width <= 0 or height <= 0:
        raise Refused("redact_no_region", "region")
    record = case.get(Redaction, id)

    def fill(sheet: Sheet) -> None:
        sheet.put(replace(record, region=(x, y, width, height)))

    return act(case, "redaction.region", fill)


def withdraw(case: Case, id: str) -> Change:
    """Takes one of these back; ``Trouble("no_such")`` if it is none."""
    record = case.get(Redaction, id)
    return act(case, "redaction.withdraw", lambda sheet: sheet.remove(record))


def _known(profiles: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted({profile(id).id for id in profiles}))


def _put(case: Case, record: Redaction) -> Change:
    """Writes it, unless the same is there."""

    def fill(sheet: Sheet) -> None:
        alike = sheet.find(Redaction, kind=record.kind, words=record.words, evidence=record.evidence)
        same = (record.page, record.region, record.looked_for, record.profiles)
        if not any((one.page, one.region, one.looked_for, one.profiles) == same for one in alike):
            sheet.put(record)

    return act(case, f"redaction.{record.kind}", fill)
