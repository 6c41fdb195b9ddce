"""Charts count exactly what the record holds, stay on their canvas, and read without colour."""

from __future__ import annotations

import csv
import io
import itertools
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.case.records import Agreement, Allocation, Entry, Instalment, Party, Payment
from app.report.charts import data, render, tables
from app.report.charts.marks import Box, Label, Rule
from app.report.words import Words

AGREED = "2031-03-10"


@dataclass(frozen=True)
class Record:
    entries: tuple[Entry, ...] = ()
    parties: tuple[Party, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    payments: tuple[Payment, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


class Relations:
    def relation(self, entry: Entry) -> str:
        return "unknown" if entry.at is None else "after" if entry.at[:10] > AGREED else "before"


def entry(n: int, at: str | None, **more: Any) -> Entry:
    base: dict[str, Any] = {
        "kind": "sms",
        "direction": "in",
        "at": at,
        "precision": "minute" if at else "unknown",
        "said_by": "screenshot",
        "number": "10690009",
        "number_shown": "10690009",
        "status": "confirmed",
    }
    return Entry(id=f"en_{n}", **(base | more))


def full() -> Record:
    plan = tuple(
        Instalment(id=f"in_{n}", agreement="ag_1", n=n, due_on=f"2031-0{n}-05", minor=100_00)
        for n in (4, 5, 6)
    )
    return Record(
        entries=(
            entry(1, "2031-03-01T23:10:00+08:00"),
            entry(2, "2031-03-20T07:59:00+08:00", party="pa_1"),
            entry(3, "2031-03-20T00:00:00+08:00", precision="day"),
            entry(4, None),
            entry(5, "2031-04-02T10:00:00+08:00", kind="call", count=3, number="", number_shown=""),
            entry(6, "2031-04-02T10:00:00+08:00", direction="out"),
            entry(7, "2031-04-02T10:00:00+08:00", status="draft"),
        ),
        parties=(Party(id="pa_1", name="=晨禾借", kind="lender"),),
        agreements=(Agreement(id="ag_1", agreed_at=AGREED, status="confirmed"),),
        instalments=plan,
        payments=(Payment(id="py_1", paid_at="2031-04-05T09:00:00+08:00", minor=100_00, status="confirmed"),),
        allocations=(
            Allocation(id="al_1", payment="py_1", instalment="in_4", minor=100_00, status="confirmed"),
        ),
    )


def made(record: Record, lang: Any = "zh_CN") -> dict[str, tables.Chart]:
    return {one.name: one for one in tables.charts(data.count(record, Relations()), Words(lang))}


def test_each_contact_is_counted_once_and_what_cannot_be_placed_is_said() -> None:
    counts = data.count(full(), Relations())
    assert counts.days is not None
    assert [(bar.key, bar.count, bar.after) for bar in counts.days.bars] == [
        ("2031-03-01", 1, 0),
        ("2031-03-20", 2, 2),
        ("2031-04-02", 3, 3),
    ]
    assert (counts.days.unit, counts.days.undated) == ("day", 1)
    assert counts.hours.untimed == 2
    assert {key: len(ids) for key, ids in counts.hours.cells.items()} == {(5, 23): 1, (3, 7): 1, (2, 10): 3}
    assert [(bar.key, bar.count) for bar in counts.senders] == [
        ("", 3),
        ("10690009", 3),
        ("=晨禾借 · 10690009", 1),
    ]


def test_drafts_count_only_provisionally() -> None:
    counts = data.count(full(), Relations(), provisional=True)
    assert counts.days is not None and counts.days.bars[-1].count == 4


def test_what_was_due_and_paid_is_summed_up_to_each_day() -> None:
    plan = data.count(full(), Relations()).plan
    assert plan is not None
    assert [(step.day, step.minor) for step in plan.due] == [
        (date(2031, 4, 5), 100_00),
        (date(2031, 5, 5), 200_00),
        (date(2031, 6, 5), 300_00),
    ]
    assert [(step.day, step.minor) for step in plan.paid] == [(date(2031, 4, 5), 100_00)]
    assert made(full())["plan"].rows[1:] == (
        ("2031-04-05", "100.00元", "100.00元"),
        ("2031-05-05", "200.00元", "100.00元"),
        ("2031-06-05", "300.00元", "100.00元"),
    )


def test_a_superseded_agreement_is_not_what_payments_are_held_against() -> None:
    record = full()
    newer = Agreement(id="ag_2", agreed_at="2031-05-01", status="confirmed", supersedes="ag_1")
    later = Instalment(id="in_9", agreement="ag_2", n=1, due_on="2031-07-05", minor=7)
    plan = data.count(
        Record(agreements=(*record.agreements, newer), instalments=(*record.instalments, later)), Relations()
    ).plan
    assert plan is not None and [step.minor for step in plan.due] == [7]


moments = st.datetimes(min_value=datetime(2029, 1, 1), max_value=datetime(2034, 1, 1))


@given(st.lists(moments, max_size=60))
def test_bars_add_up_and_every_mark_stays_on_the_canvas(times: list[datetime]) -> None:
    record = Record(entries=tuple(entry(n, f"{t.isoformat()[:19]}+08:00") for n, t in enumerate(times)))
    counts = data.count(record, Relations())
    if not times:
        assert counts.days is None
        return
    assert counts.days is not None
    assert sum(bar.count for bar in counts.days.bars) == len(times)
    assert sum(len(ids) for ids in counts.hours.cells.values()) == len(times)
    assert sum(bar.count for bar in counts.senders) == len(times)
    for chart in tables.charts(counts, Words("en")):
        for mark in chart.drawing.marks:
            assert_inside(mark, chart.drawing.width, chart.drawing.height)


def assert_inside(mark: object, width: float, height: float) -> None:
    slack = 0.6
    if isinstance(mark, Box):
        assert mark.w >= 0 and mark.h >= 0
        assert -slack <= mark.x <= mark.x + mark.w <= width + slack
        assert -slack <= mark.y <= mark.y + mark.h <= height + slack
    elif isinstance(mark, Rule):
        assert all(-slack <= x <= width + slack for x in (mark.x1, mark.x2))
        assert all(-slack <= y <= height + slack for y in (mark.y1, mark.y2))
    elif isinstance(mark, Label):
        assert -slack <= mark.x <= width + slack and 0 <= mark.y <= height + slack


@pytest.mark.parametrize(("lang", "letter"), [("zh_CN", 1.9), ("en", 1.25)])
@pytest.mark.parametrize("months", [2, 7, 13, 28, 41])
def test_names_of_months_do_not_touch(lang: Any, letter: float, months: int) -> None:
    times = [f"{2030 + n // 12}-{n % 12 + 1:02d}-05T10:00:00+08:00" for n in range(months)]
    record = Record(entries=tuple(entry(n, at) for n, at in enumerate(times)))
    marks = made(record, lang)["days"].drawing.marks
    foot = max(one.y for one in marks if isinstance(one, Label) and "203" in one.text)
    names = [one for one in marks if isinstance(one, Label) and one.y == foot and "203" in one.text]
    gaps = [right.x - left.x - letter * len(left.text) for left, right in itertools.pairwise(names)]
    assert len(names) >= 1 and all(gap > 0 for gap in gaps), [one.text for one in names]


def test_before_and_after_differ_without_colour() -> None:
    boxes = [mark for mark in made(full())["days"].drawing.marks if isinstance(mark, Box)]
    assert {box.shade for box in boxes if box.role == "after"} == {1.0}
    assert {box.shade for box in boxes if box.role == "soft"} == {0.0}


def test_many_numbers_are_summed_in_the_last_bar() -> None:
    began = datetime(2031, 1, 1)
    rows = tuple(
        entry(n, f"{(began + timedelta(hours=n)).isoformat()}+08:00", number=str(n), number_shown=f"1069{n}")
        for n in range(40)
    )
    chart = made(Record(entries=rows))["senders"]
    assert any("其余26个号码" in mark.text for mark in chart.drawing.marks if isinstance(mark, Label))
    assert len(chart.rows) == 41


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_each_chart_is_a_picture_and_a_table(lang: str) -> None:
    for chart in made(full(), lang).values():
        picture = Image.open(io.BytesIO(render.png(chart.drawing)))
        assert picture.width == pytest.approx(159 / 25.4 * render.PIXELS_PER_INCH, abs=4)
        dark, light = picture.convert("L").getextrema()
        assert (dark, light) < (90, 256) and light == 255
        assert chart.alt.startswith(chart.title)


def test_cells_that_look_like_formulas_are_defused() -> None:
    rows = list(csv.reader(io.StringIO(tables.as_csv(made(full())["senders"]).lstrip("\ufeff"))))
    assert rows[0] == ["号码", "次数", "其中协议后"]
    assert ["'=晨禾借 · 10690009", "1", "1"] in rows
