"""Why contact may have gone on: signs for and against three causes, never a verdict."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from app.rules.contact import ids
from app.rules.spans import stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.rules.contact import Contact
    from app.rules.contacts import DebtContacts, World

CAUSES = ("slow_information", "human_error", "technical_fault")
#: How long word of an agreement may take inside a lender: a choice of this program (docs/rules.md).
SOON = timedelta(days=14)
LATE = timedelta(days=30)
SAME_MINUTE = 3


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One sign: a code with its sentence elsewhere, and the entries that show it."""

    sign: str
    entries: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Cause:
    """A possible cause with what speaks for and against it."""

    cause: str
    debt: str
    for_: tuple[Sign, ...]
    against: tuple[Sign, ...]


def causes(world: World) -> list[Cause]:
    """The three causes for each debt that was contacted after its agreement."""
    found = []
    for of in world.debts:
        if of.debt is None or not of.sure or not of.after:
            continue
        signs = _Signs(world, of.debt.id, of)
        for cause in CAUSES:
            for_, against = signs.of(cause)
            found.append(Cause(cause=cause, debt=of.debt.id, for_=tuple(for_), against=tuple(against)))
    return found


class _Signs:
    """Looks for the signs in the contacts of one debt."""

    def __init__(self, world: World, debt: str, of: DebtContacts) -> None:
        self._world = world
        self._after = [one for one in of.after if one.day is not None and not one.way.plain_reminder]
        self._before = [one for one in of.contacts if one.where.relation == "before"]
        agreement = world.standing.agreement_of(debt)
        span = stated(agreement.agreed_at, agreement.precision) if agreement else None
        self._agreed: date = span.lo.date() if span is not None else date.min
        self._debt = debt
        self._same = list(self._same_minute())

    def of(self, cause: str) -> tuple[list[Sign], list[Sign]]:
        """Signs for and against one cause."""
        soon, same = list(self._stopped()), self._same
        if cause == "slow_information":
            return [*soon, *self._old_amounts(early=True)], [*self._went_on(), *same]
        if cause == "human_error":
            return [*self._one_goes_on(), *self._confirmed_but()], [*self._several(), *same]
        return [*same, *self._old_amounts(early=False)], [*soon, *self._varied()]

    def _stopped(self) -> Iterator[Sign]:
        """Nothing after the first days, though the record goes on long enough to show it."""
        last = self._after[-1].day if self._after else None
        if last and last <= self._agreed + SOON and self._world.as_of >= self._agreed + SOON + LATE:
            yield Sign(sign="stopped_soon", entries=tuple(ids(self._after)))

    def _went_on(self) -> Iterator[Sign]:
        border = self._agreed + LATE
        late = [one for one in self._after if one.day is not None and one.day > border]
        if late:
            yield Sign(sign="went_on", entries=tuple(ids(late)))

    def _old_amounts(self, *, early: bool) -> Iterator[Sign]:
        """Amounts that were demanded before the agreement and are demanded again after it."""
        again = self._with_old_amounts[0 if early else 1]
        if again:
            yield Sign(sign="old_amounts_soon" if early else "old_amounts_late", entries=tuple(ids(again)))

    @cached_property
    def _with_old_amounts(self) -> tuple[list[Contact], list[Contact]]:
        """Those of the first days after the agreement, and the later ones."""
        old = {minor for message in {one.message for one in self._before} for minor in message.minors}
        agreement = self._world.standing.agreement_of(self._debt)
        rows = self._world.snapshot.instalments_of(agreement.id) if agreement else ()
        old -= {row.minor for row in rows}
        again = {one for one in {one.message for one in self._after} if not old.isdisjoint(one.minors)}
        found = [one for one in self._after if one.message in again] if again else []
        border = self._agreed + SOON
        late = [one for one in found if one.day is not None and one.day > border]
        return [one for one in found if one.day is not None and one.day <= border], late

    @cached_property
    def _channels(self) -> dict[tuple[str, str], str]:
        """The first entry of each channel and sender."""
        found: dict[tuple[str, str], str] = {}
        for one in self._after:
            found.setdefault((one.way.kind, one.way.party or one.number), one.id)
        return found

    def _one_goes_on(self) -> Iterator[Sign]:
        """One number or agency only, where there had been several before."""
        if len({sender for _, sender in self._channels}) != 1:
            return
        if len({one.way.party or one.number for one in self._before}) > 1:
            yield Sign(sign="one_goes_on", entries=tuple(ids(self._after)))

    def _several(self) -> Iterator[Sign]:
        if len(self._channels) > 2:
            yield Sign(sign="several_go_on", entries=tuple(self._channels.values()))

    def _confirmed_but(self) -> Iterator[Sign]:
        """The lender confirms the agreement or a payment, and demands go on afterwards."""
        confirmed = [one for one in self._world.confirmations if one.debt == self._debt and one.at]
        if not confirmed:
            return
        first = confirmed[0]
        later = [one for one in self._after if one.entry.at and one.entry.at > (first.at or "")]
        if later:
            yield Sign(sign="confirmed_but_went_on", entries=(first.id, *ids(later)))

    def _same_minute(self) -> Iterator[Sign]:
        """The same words at the same minute of several days: no person writes like that."""
        written = [one for one in self._after if one.minute is not None and one.message.text]
        minutes: dict[str, list[int | None]] = defaultdict(list)
        for one in written:
            minutes[one.message.text].append(one.minute)
        # Few words come so often: only of those is it worth while to look at each minute.
        often = {text for text, each in minutes.items() if len(each) - len(set(each)) >= SAME_MINUTE - 1}
        seen: dict[tuple[str, int | None], list[Contact]] = defaultdict(list)
        for one in written:
            if one.message.text in often:
                seen[one.message.text, one.minute].append(one)
        alike = [each for each in seen.values() if len({one.day for one in each}) >= SAME_MINUTE]
        if alike:
            yield Sign(sign="same_minute", entries=tuple(one.id for each in alike for one in each))

    def _varied(self) -> Iterator[Sign]:
        """Words that differ each time, written in a chat or from a private number: a person writes."""
        chats = [one for one in self._after if one.way.kind == "chat" and one.message.text]
        counted = Counter(one.message.text for one in chats)
        alone = [one for one in chats if counted[one.message.text] == 1]
        if len(alone) > 1:
            yield Sign(sign="personal_words", entries=tuple(ids(alone)))
