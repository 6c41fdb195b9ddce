"""The table of instalments: what was due, what was paid, what shows it; runs without a record in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.blocks import Column, Table
from app.report.rows import label, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.case.records import Instalment, Payment
    from app.report.blocks import Cite, Line, Row
    from app.report.tell import Tell
    from app.report.words import Words

    Due = tuple[Instalment, str]
    Paid = Mapping[str, Sequence[tuple[Payment, int]]]
    Proof = Callable[[list[Payment]], list[Cite]]

WIDTHS = {"n": 12.0, "due": 24.0, "owed": 24.0, "paid": 23.0, "day": 23.0, "state": 0.0, "proof": 27.0}
#: From so many instalments in a row of which nothing was paid on, they stand in one row.
RUN = 3


class PlanTable:
    """Makes the table for one document.

    ``paid`` are payments and their parts by instalment, ``proof`` finds what shows payments (or, without
    any, that something was due), ``currencies`` are those of the agreements by id.
    """

    def __init__(
        self, words: Words, tell: Tell, paid: Paid, proof: Proof, currencies: Mapping[str, str]
    ) -> None:
        self._words, self._tell = words, tell
        self._paid, self._proof, self._currencies = paid, proof, currencies

    def table(self, due: Sequence[Due]) -> Table:
        """The instalments that were due, in order, each row with its proof."""
        columns = tuple(
            Column(title=self._words(f"plan.{name}"), width=width, middle=name != "state")
            for name, width in WIDTHS.items()
        )
        rows = tuple(row for run in self._runs(due) for row in self._of(run))
        return Table(columns=columns, rows=rows, style="grid", fact=True)

    def _runs(self, due: Sequence[Due]) -> Iterator[list[Due]]:
        """Neighbours of one agreement that stand alike with nothing paid; all others alone."""
        run: list[Due] = []
        for one in due:
            if run and not self._alike(run[-1], one):
                yield run
                run = []
            run.append(one)
        if run:
            yield run

    def _alike(self, before: Due, one: Due) -> bool:
        (row, state), (last, stood) = one, before
        alike = (row.agreement, row.minor, state) == (last.agreement, last.minor, stood)
        return alike and not self._paid.get(row.id) and not self._paid.get(last.id) and row.n == last.n + 1

    def _of(self, run: list[Due]) -> Iterator[Row]:
        if len(run) < RUN:
            yield from map(self._row, run)
            return
        (first, state), (last, _state) = run[0], run[-1]
        until = (plain(first.due_on), label(self._words("plan.until", day=last.due_on)))
        each = (label(self._words("plan.each")), plain(self._money(first, first.minor)))
        yield self._cells((plain(f"{first.n}–{last.n}"),), until, each, (), (), state=state, payments=[])

    def _row(self, one: Due) -> Row:
        row, state = one
        parts = self._paid.get(row.id, ())
        days = dict.fromkeys(p.paid_at[:10] for p, _minor in parts if p.paid_at)
        paid = self._money(row, sum(minor for _p, minor in parts)) if parts else ""
        owed = (plain(self._money(row, row.minor)),)
        return self._cells(
            (plain(str(row.n)),),
            (plain(row.due_on),),
            owed,
            (plain(paid),),
            tuple(map(plain, days)),
            state=state,
            payments=[payment for payment, _minor in parts],
        )

    def _money(self, row: Instalment, minor: int) -> str:
        return self._words.money(minor, self._currencies.get(row.agreement, "CNY"))

    def _cells(self, *cells: tuple[Line, ...], state: str, payments: list[Payment]) -> Row:
        """A row of these cells, with its state and its proof."""
        shown = tuple(cell or (plain(""),) for cell in cells)
        return (
            *shown,
            (plain(self._words(f"plan.state.{state}")),),
            self._tell.lines(self._proof(payments)),
        )
