"""Moments keep their offset, sort by what is known of them, and a person's word stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.case import moments
from app.case.case import Batch, Case
from app.case.moments import Moment
from tests.case.conftest import entry


def test_a_moment_is_written_with_the_offset_of_that_day() -> None:
    assert moments.local_iso(datetime(2025, 7, 5, 10), "Asia/Shanghai") == "2025-07-05T10:00:00+08:00"
    assert moments.local_iso(datetime(1988, 7, 5, 10), "Asia/Shanghai") == "1988-07-05T10:00:00+09:00"
    assert (
        moments.local_iso(datetime(2025, 7, 5, 2, tzinfo=UTC), "Asia/Shanghai") == "2025-07-05T10:00:00+08:00"
    )
    assert moments.local_iso(datetime(2025, 1, 5, 10), "America/New_York").endswith("-05:00")
    assert moments.local_iso(datetime(2025, 7, 5, 10), None) == "2025-07-05T10:00:00+00:00"
    assert moments.from_epoch(0, "Asia/Shanghai") == "1970-01-01T08:00:00+08:00"
    assert moments.epoch(moments.now("Asia/Shanghai")) == pytest.approx(datetime.now(UTC).timestamp(), abs=5)


@pytest.mark.parametrize(
    ("moment", "place"),
    [
        (Moment(at="1970-01-02T08:00:00+08:00", precision="minute"), 86400.0),
        (Moment(at="1970-01-02", precision="day"), 86400.0),
        (Moment(earliest="1970-01-01T00:01:00+00:00", latest="1971-01-01T00:00:00+00:00"), 60.0),
        (Moment(latest="1970-01-01T00:02:00+00:00", precision="before"), 120.0),
        (Moment(), None),
    ],
)
def test_a_moment_sorts_by_what_is_known(moment: Moment, place: float | None) -> None:
    assert moments.sort_key(moment) == place


def test_a_persons_moment_is_never_overwritten_by_a_machines() -> None:
    person = Moment(at="2025-01-01T00:00:00+08:00", precision="day", said_by="person")
    machine = Moment(at="2025-02-01T00:00:00+08:00", precision="minute", said_by="backup")
    assert moments.merged(person, machine) is person
    assert moments.merged(machine, person) is person
    assert moments.merged(machine, Moment(said_by="screenshot")).said_by == "screenshot"


def test_entries_stand_in_time_order_and_move_with_their_moment(case: Case) -> None:
    late = entry(1).dated(Moment(at="2025-07-05T10:00:00+08:00", precision="minute"))
    early = entry(2).dated(Moment(latest="2025-07-04T10:00:00+08:00", precision="before"))
    case.edit("test", Batch(put=[entry(3), late, early]))
    assert [one.id for one in case.snapshot().entries] == ["en_2", "en_1", "en_3"]
    moved = late.dated(Moment(at="2025-07-01T10:00:00+08:00", precision="minute"))
    case.edit("test", Batch(put=[moved]))
    assert [one.id for one in case.snapshot().entries] == ["en_1", "en_2", "en_3"]
    case.undo()
    assert [one.id for one in case.snapshot().entries] == ["en_2", "en_1", "en_3"]
    assert case.snapshot().entries[1].moment == late.moment
