"""Days as a calendar file: read back by two parsers, changed in place, nothing of a debt in it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
import rfc5545
from calendar_case import PLAN
from hypothesis import given
from hypothesis import strategies as st

from app.__main__ import main
from app.case.changes import Batch
from app.case.errors import Refused
from app.case.records import Agreement, Complaint, Debt
from app.followup.calendar import AHEAD, Day, written
from app.work import agreements, calendar

if TYPE_CHECKING:
    from pathlib import Path

    from rfc5545 import Component

    from app.case.case import Case


def read(case: Case, **options: Any) -> Component:
    return rfc5545.parse(calendar.make(case, lang=options.pop("lang", "zh_CN"), **options).content)


def days(read: Component) -> dict[str, tuple[str, str, str]]:
    """Title, day and state by UID."""
    return {
        one.one("UID"): (one.text("SUMMARY"), one.one("DTSTART"), one.one("STATUS")) for one in read.inside
    }


def test_instalments_are_whole_days_with_reminders_while_they_are_not_paid(case: Case) -> None:
    agreements.record(case, PLAN)
    root = case.find(Agreement)[0].id
    found = read(case)
    assert days(found) == {
        f"{root}-1@jushi": ("据实 · 1/3", "20260410", "CONFIRMED"),
        f"{root}-2@jushi": ("据实 · 2/3", "20260510", "CONFIRMED"),
        f"{root}-3@jushi": ("据实 · 3/3", "20260610", "CONFIRMED"),
    }
    alarms = [[one.one("TRIGGER") for one in event.inside] for event in found.inside]
    assert alarms == [[], ["-P2DT15H", "-PT15H"], ["-P2DT15H", "-PT15H"]]


def test_nothing_in_it_tells_of_a_debt(case: Case) -> None:
    agreements.record(case, PLAN)
    for lang in ("zh_CN", "en"):
        text = calendar.make(case, lang=lang).content.decode()
        for word in ("晨禾借", "HT-77", "100", "还款", "债", "借", "期", "repay", "debt", "loan", "例案"):
            assert word not in text.replace("X-WR-CALNAME", "").replace("LAST-MODIFIED", ""), word


def test_a_changed_instalment_changes_its_event_and_adds_none(case: Case) -> None:
    agreements.record(case, PLAN)
    before = read(case)
    agreements.record(
        case,
        PLAN | {"instalments": [{**one, "due_on": one["due_on"][:8] + "20"} for one in PLAN["instalments"]]},
    )
    after = read(case)
    assert set(days(after)) == set(days(before))
    assert {day for _, day, _ in days(after).values()} == {"20260420", "20260520", "20260620"}
    assert int(after.inside[0].one("SEQUENCE")) > int(before.inside[0].one("SEQUENCE"))


def test_an_instalment_that_a_later_agreement_lacks_is_called_off(case: Case) -> None:
    agreements.record(case, PLAN)
    root = case.find(Agreement)[0].id
    agreements.record(case, PLAN | {"agreed_at": "2026-05-01", "instalments": PLAN["instalments"][:2]})
    found = days(read(case))
    assert found[f"{root}-3@jushi"][1:] == ("20260610", "CANCELLED")
    assert [state for _, _, state in found.values()].count("CONFIRMED") == 2
    last = next(one for one in read(case).inside if one.one("STATUS") == "CANCELLED")
    assert last.inside == []


def test_an_agreement_taken_back_calls_its_days_off(case: Case) -> None:
    agreements.record(case, PLAN)
    named = set(days(read(case)))
    case.undo()
    found = days(read(case))
    assert set(found) == named
    assert {state for _, _, state in found.values()} == {"CANCELLED"}
    case.redo()
    assert {state for _, _, state in days(read(case)).values()} == {"CONFIRMED"}


def test_a_second_agreement_of_the_debt_ends_the_days_of_the_first_after_it(case: Case) -> None:
    agreements.record(case, PLAN)
    first = case.find(Agreement)[0].id
    other = {"agreed_at": "2026-05-15", "instalments": [{"n": 1, "due_on": "2026-07-01", "minor": 5}]}
    agreements.record(case, other)
    found = days(read(case))
    assert [found[f"{first}-{n}@jushi"][2] for n in (1, 2, 3)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert sorted(title for title, _, state in found.values() if state == "CONFIRMED") == [
        "据实 1 · 1/3",
        "据实 1 · 2/3",
        "据实 2 · 1/1",
    ]


def test_the_same_case_gives_the_same_bytes_whatever_is_printed_meanwhile(case: Case, tmp_path: Path) -> None:
    agreements.record(case, PLAN)
    first = calendar.make(case, lang="en").content
    from app.work import papers

    for _step in papers.make(case, "timeline", tmp_path / "t.docx"):
        pass
    assert calendar.make(case, lang="en").content == first


def complaint(case: Case, **dates: str | None) -> Complaint:
    made = Complaint(id="co_1", debt=case.find(Debt)[0].id, body="lender", made_on="2026-09-01", **dates)
    case.edit("complaint.make", Batch(put=[made]))
    return made


def test_the_periods_of_a_complaint_are_in_it_and_end_with_the_answer(case: Case) -> None:
    complaint(case, sent_on="2026-09-01", received_on="2026-09-02")
    found = read(case)
    running = {uid: day for uid, (_, day, _) in days(found).items()}
    assert any(uid.startswith("co_1-") and day == "20260917" for uid, day in running.items())
    assert all(len(event.inside) >= 1 for event in found.inside)
    complaint(case, sent_on="2026-09-01", received_on="2026-09-02", replied_on="2026-09-10")
    ended = days(read(case))
    assert {ended[uid][2] for uid in running} == {"CANCELLED"}


def test_a_day_whose_holidays_are_not_known_says_that_it_may_move(case: Case) -> None:
    complaint(case, sent_on="2049-09-01", received_on="2049-09-02")
    made = calendar.make(case, lang="en")
    assert made.unknown_years == (2049,)
    assert "calendar_holidays" in [code for code, _ in calendar.notices(made)]
    assert any("holiday" in one.text("DESCRIPTION") for one in rfc5545.parse(made.content).inside)


def test_the_persons_own_words_go_in_whole_and_too_many_are_refused(case: Case) -> None:
    agreements.record(case, PLAN)
    words = "牙医,下午;\\ 👩‍👩‍👧\n二楼"
    titles = [one.text("SUMMARY") for one in read(case, words=words).inside]
    assert titles[0] == "牙医,下午;\\ 👩‍👩‍👧 二楼 · 1/3"
    with pytest.raises(Refused, match="words_long"):
        calendar.make(case, lang="en", words="长" * 61)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_folded_between_characters_and_read_back_by_both_readers(title: str, note: str) -> None:
    one = Day(key="k", on=date(2026, 2, 28), title=title, note=note, alarms=AHEAD)
    content = written([one], name=title, changed_at=datetime(2026, 1, 1, tzinfo=UTC), changes=7)
    mine = rfc5545.parse(content).inside[0]
    theirs = icalendar.Calendar.from_ical(content).walk("VEVENT")[0]
    from app.followup.calendar import plain

    assert rfc5545.parse(content).text("X-WR-CALNAME") == plain(title)
    assert mine.text("SUMMARY") == plain(title)
    assert str(theirs["SUMMARY"]) == plain(title)
    assert theirs.decoded("dtstart") == date(2026, 2, 28)
    assert [alarm.decoded("trigger") for alarm in theirs.walk("VALARM")] == [
        timedelta(days=-3, hours=9),
        timedelta(days=-1, hours=9),
    ]


def test_the_command_writes_it_and_says_what_is_in_it(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUSHI_LANG", "en")
    agreements.record(case, PLAN)
    case.close()
    out = tmp_path / "o.ics"
    assert main(["calendar", str(case.folder), "-o", str(out)]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {"file": str(out), "days": 3, "cancelled": 0}
    assert len(rfc5545.parse(out.read_bytes()).inside) == 3
    assert main(["calendar", str(case.folder), "-o", str(out), "--debt", "de_none"]) == 2
    assert main(["calendar", str(case.folder), "-o", str(tmp_path / "no" / "o.ics")]) == 1


def test_a_case_without_days_gives_an_empty_calendar_and_says_so(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUSHI_LANG", "en")
    case.close()
    assert main(["calendar", str(case.folder), "-o", str(tmp_path / "o.ics")]) == 0
    assert "no day to remind of" in capsys.readouterr().err
    assert icalendar.Calendar.from_ical((tmp_path / "o.ics").read_bytes()).walk("VEVENT") == []
