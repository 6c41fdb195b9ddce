"""Whatever a person allocates: never more than was paid, and undo gives back exactly what was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from work_data import agreement_data

from app.case.errors import Refused
from app.case.records import Allocation, Instalment, Payment
from app.work import agreements, paid_parts, payments

if TYPE_CHECKING:
    from app.case.case import Case

SAID = st.lists(st.tuples(st.integers(0, 2), st.integers(-1, 150)), max_size=4)


def state(case: Case) -> list[Any]:
    return [sorted(case.find(cls), key=lambda one: one.id) for cls in (Allocation, Payment, Instalment)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SAID)
def test_no_payment_is_overdrawn_and_undo_is_exact(case: Case, said: list[tuple[int, int]]) -> None:
    if not case.find(Payment):
        agreements.record(case, agreement_data())
    (payment,) = case.find(Payment)
    rows = sorted(case.find(Instalment), key=lambda one: one.n)
    before = state(case)
    parts = [{"instalment": rows[n].id, "minor": minor} for n, minor in said]
    try:
        change = payments.allocate(case, payment.id, parts)
    except Refused:
        assert sum(minor for _, minor in said) > payment.minor or any(minor <= 0 for _, minor in said)
        assert state(case) == before
        return
    counted = {one.instalment: one.minor for one in case.find(Allocation, payment=payment.id)}
    assert sum(counted.values()) == sum(minor for _, minor in said) <= payment.minor
    snapshot = case.snapshot()
    assert paid_parts.left(snapshot, payment, rows[0].agreement) == payment.minor - sum(counted.values())
    if change.rows:
        case.undo()
    assert state(case) == before
