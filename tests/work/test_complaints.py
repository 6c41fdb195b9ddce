from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from app import wording
from app.case import moments
from app.case.errors import Refused
from app.case.records import Citation, Complaint, Debt, Entry, Evidence
from app.work import cases, complaint_clocks, complaints, debts, take_in
from app.work.findings import Analysis

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case

TODAY = date(2026, 8, 20)
MADE = {"body": "lender", "matter": "collection", "way": "hotline", "sent_on": "2026-08-03"}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))


def made(case: Case, **more: Any) -> Complaint:
    complaints.record(case, MADE | more, today=TODAY)
    return case.find(Complaint)[-1]


def receipt(case: Case, folder: Path) -> str:
    file = folder / "receipt.txt"
    file.write_text("receipt 77", encoding="utf-8")
    return next(one.evidence for one in take_in.take_in(case, [file]) if one.evidence)


def test_a_complaint_tells_the_timeline_and_its_receipt_is_proof(case: Case, tmp_path: Path) -> None:
    proof = receipt(case, tmp_path)
    complaints.record(case, MADE | {"number": "T-77"}, today=TODAY, evidence=[proof])
    one = case.find(Complaint)[0]
    entry = case.get(Entry, str(one.entry))
    assert (entry.kind, entry.direction, entry.status, entry.precision) == (
        "complaint",
        "out",
        "confirmed",
        "day",
    )
    assert entry.at == "2026-08-03T00:00:00+08:00" and "T-77" in entry.text and "贷款机构" in entry.text
    assert [cited.evidence for cited in case.find(Citation, entry=entry.id)] == [proof]
    assert case.get(Evidence, proof).exhibit == 1
    assert one.debt == case.find(Debt)[0].id and one.made_on == "2026-08-20"
    claims = Analysis(snapshot=case.snapshot(), as_of=TODAY).claims
    gap = next(one for one in claims if one.claim == "complaints").elements[0].gap
    assert gap is not None and gap.what == "no_reply"


def test_an_answer_is_an_entry_and_ends_the_wait(case: Case, tmp_path: Path) -> None:
    one = made(case)
    fields = {"replied_on": "2026-08-12", "outcome": "refused", "text": "系统正常"}
    complaints.reply(case, one.id, fields, today=TODAY, evidence=[receipt(case, tmp_path)])
    one = case.get(Complaint, one.id)
    answer = case.get(Entry, str(one.reply_entry))
    assert (answer.kind, answer.direction, answer.text) == ("complaint_reply", "in", "系统正常")
    assert len(case.find(Citation, entry=answer.id)) == 1
    assert (one.replied_on, one.outcome) == ("2026-08-12", "refused")
    complaints.reply(case, one.id, {"replied_on": "2026-08-13", "text": ""}, today=TODAY)
    assert len(case.find(Entry, kind="complaint_reply")) == 1
    assert str(case.get(Entry, answer.id).at).startswith("2026-08-13")
    assert case.get(Entry, answer.id).text == "系统正常"


def test_each_act_is_undone_as_one_and_the_case_stays_whole(case: Case) -> None:
    one = made(case)
    complaints.reply(case, one.id, {"replied_on": "2026-08-12"}, today=TODAY)
    assert case.undo_name == "complaint.reply"
    case.undo()
    assert case.get(Complaint, one.id).replied_on is None and case.find(Entry, kind="complaint_reply") == []
    complaints.close(case, one.id, "withdrawn")
    case.undo()
    case.undo()
    assert case.find(Complaint) == [] and case.find(Entry) == []
    case.redo()
    assert case.get(Complaint, one.id) == one
    assert case.verify() == []


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"replied_on": "2026-08-02"}, "replied_on", "complaint_replied_early"),
        ({"received_on": "2026-08-01"}, "received_on", "complaint_received_early"),
        ({"forwarded_on": "2026-08-01"}, "forwarded_on", "complaint_forwarded_early"),
        ({"received_on": "2026-08-06", "replied_on": "2026-08-05"}, "replied_on", "complaint_replied_early"),
        ({"accepted_on": "2026-07-31"}, "accepted_on", "complaint_accepted_early"),
        (
            {"replied_on": "2026-08-10", "review_asked_on": "2026-08-09"},
            "review_asked_on",
            "complaint_review_early",
        ),
        ({"agreed_on": "2026-08-01"}, "agreed_on", "complaint_agreed_early"),
        ({"sent_on": "2026-08-21"}, "sent_on", "day_in_future"),
        ({"replied_on": "2027-01-01"}, "replied_on", "day_in_future"),
        ({"sent_on": None, "replied_on": "2026-08-10"}, "sent_on", "complaint_not_sent"),
        ({"sent_on": "3 August"}, "sent_on", "date_unclear"),
        ({"body": ""}, "body", "complaint_needs_body"),
        ({"body": "nobody"}, "body", "choice_unclear"),
        ({"matter": "weather"}, "matter", "choice_unclear"),
        ({"paused_days": 40}, "paused_days", "complaint_paused_long"),
        ({"paused_days": -1}, "paused_days", "number_unclear"),
        ({"debt": "de_none"}, "debt", "no_such_id"),
        ({"colour": "red"}, "colour", "no_such_field"),
    ],
)
def test_dates_that_cannot_be_are_refused_with_one_sentence(
    case: Case, fields: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        complaints.record(case, MADE | fields, today=TODAY)
    assert (refused.value.field, refused.value.code) == (field, code)
    for lang in wording.LANGUAGES:
        said = wording.sentence(code, refused.value.facts, lang)
        assert said and "{" not in said
    assert case.find(Complaint) == [] and case.find(Entry) == []


@pytest.mark.parametrize(
    "zone", ["Asia/Shanghai", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"]
)
def test_days_are_those_of_the_cases_place_in_every_zone(tmp_path: Path, zone: str) -> None:
    """8 March 2026 has 23 hours in New York; Kiritimati and Pago Pago never have the same day."""
    with cases.create(tmp_path / "zone", title="例", lender_kind="bank", time_zone=zone) as case:
        complaints.record(case, MADE | {"sent_on": "2026-03-08", "received_on": "2026-03-08"}, today=TODAY)
        one = case.find(Complaint)[0]
        entry = case.get(Entry, str(one.entry))
        shown = datetime.fromisoformat(str(entry.at)).astimezone(moments.zone(zone))
        assert (entry.precision, shown.date()) == ("day", date(2026, 3, 8))
        running = complaint_clocks.running(case.snapshot(), one, TODAY)
        fifteen = next(each for each in running if each.clock.id == "cn.clock.decide_15")
        assert fifteen.until == date(2026, 3, 23)


def test_an_answer_before_it_was_sent_is_refused_later_too(case: Case) -> None:
    one = made(case)
    for day in ("2026-08-02", None):
        with pytest.raises(Refused):
            complaints.reply(case, one.id, {"replied_on": day}, today=TODAY)
    with pytest.raises(Refused):
        complaints.change(case, one.id, {"received_on": "2026-08-01"}, today=TODAY)
    assert case.get(Complaint, one.id) == one


def test_one_that_carries_another_on_is_not_earlier_and_no_circle(case: Case) -> None:
    first = made(case)
    with pytest.raises(Refused) as refused:
        made(case, body="local_finance", sent_on="2026-08-01", follows=first.id)
    assert refused.value.code == "complaint_before_first"
    second = made(case, body="local_finance", sent_on="2026-08-18", follows=first.id)
    with pytest.raises(Refused) as refused:
        complaints.change(case, first.id, {"follows": second.id}, today=TODAY)
    assert refused.value.code == "complaint_follows_itself"
    with pytest.raises(Refused) as refused:
        complaints.drop(case, first.id)
    assert refused.value.code == "complaint_carried_on"


def test_a_change_is_told_on_the_timeline_unless_a_person_wrote_there(case: Case) -> None:
    one = made(case)
    complaints.change(case, one.id, {"sent_on": "2026-08-04", "number": "N-5"}, today=TODAY)
    entry = case.get(Entry, str(one.entry))
    assert str(entry.at).startswith("2026-08-04") and "N-5" in entry.text
    from app.work import entries

    entries.edit(case, entry.id, {"text": "我自己写的"})
    complaints.change(case, one.id, {"number": "N-6"}, today=TODAY)
    assert case.get(Entry, entry.id).text == "我自己写的"
    complaints.change(case, one.id, {"sent_on": None}, today=TODAY)
    assert case.get(Entry, entry.id).status == "discarded"
    complaints.change(case, one.id, {"sent_on": "2026-08-05"}, today=TODAY)
    assert case.get(Entry, entry.id).status == "confirmed"


def test_papers_of_a_court_are_no_complaint(case: Case) -> None:
    complaints.record(case, {"body": "court", "matter": "sued", "served_on": "2026-08-10"}, today=TODAY)
    one = case.find(Complaint)[0]
    entry = case.get(Entry, str(one.entry))
    assert (entry.kind, entry.direction) == ("letter", "none")
    found = complaint_clocks.running(case.snapshot(), one, TODAY)
    assert [(r.clock.id, r.period.counted) for r in found] == [
        ("cn.clock.court_answer_15", date(2026, 8, 25))
    ]
    with pytest.raises(Refused) as refused:
        complaints.reply(case, one.id, {"replied_on": "2026-08-09"}, today=TODAY)
    assert refused.value.code == "complaint_answer_early"
    complaints.reply(case, one.id, {"replied_on": "2026-08-15"}, today=TODAY)
    found = complaint_clocks.running(case.snapshot(), case.get(Complaint, one.id), TODAY)
    assert [r.state for r in found] == ["stopped"]


def test_dropping_discards_what_it_told(case: Case) -> None:
    one = made(case)
    complaints.drop(case, one.id)
    assert case.find(Complaint) == []
    assert case.get(Entry, str(one.entry)).status == "discarded"
    case.undo()
    assert case.get(Complaint, one.id) == one


def test_the_longer_period_is_shown_once_the_shorter_went_by(case: Case) -> None:
    debts.edit(case, case.find(Debt)[0].id, {"lender_kind": "bank"})
    one = made(case, received_on="2026-08-03")

    def shown(day: date) -> list[tuple[str, str]]:
        found = complaint_clocks.to_show(complaint_clocks.running(case.snapshot(), one, day))
        return [(r.clock.id.removeprefix("cn.clock."), r.state) for r in found]

    assert shown(date(2026, 8, 10)) == [("decide_15", "running")]
    assert shown(date(2026, 8, 18)) == [("decide_15", "last_day")]
    assert shown(date(2026, 8, 19)) == [("decide_15", "over"), ("decide_30", "running")]
    assert shown(date(2026, 9, 5)) == [("decide_30", "over"), ("decide_60", "running")]
    assert shown(date(2026, 12, 1)) == [("decide_60", "over")]


def test_the_next_body_opens_when_the_lender_answered_or_its_time_went_by(case: Case) -> None:
    debt = case.find(Debt)[0].id
    debts.edit(case, debt, {"lender_kind": "bank"})

    def states(day: date) -> dict[str, str]:
        stations = complaint_clocks.way(case.snapshot(), debt, "collection", day)
        return {one.authority.id: one.state for one in stations if one.state != "beside"}

    assert states(TODAY)["lender"] == "next"
    first = complaint_clocks.first_to_ask(case.snapshot(), debt, "collection", "nfra", TODAY)
    assert first is not None and first.authority.id == "lender"
    made(case)
    assert (states(date(2026, 8, 10))["lender"], states(date(2026, 8, 10))["nfra"]) == ("waiting", "later")
    assert (states(date(2026, 8, 19))["lender"], states(date(2026, 8, 19))["nfra"]) == ("lapsed", "next")
    assert (
        complaint_clocks.first_to_ask(case.snapshot(), debt, "collection", "nfra", date(2026, 8, 19)) is None
    )


def test_the_kind_of_lender_is_checked(case: Case) -> None:
    debt = case.find(Debt)[0].id
    with pytest.raises(Refused):
        debts.edit(case, debt, {"lender_kind": "shop"})
    debts.edit(case, debt, {"registered_name": "晨禾小额贷款有限公司"})
    assert case.get(Debt, debt).registered_name == "晨禾小额贷款有限公司"
    case.undo()
    assert case.get(Debt, debt).registered_name == ""


def test_no_two_files_of_words_use_one_key() -> None:
    import tomllib

    from app.paths import resource
    from app.report.words import CHINESE, _flat

    seen: dict[str, str] = {}
    for file in sorted(resource("words").glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        keys = (
            [f"{part}.{key}" for part in table for key in table[part]]
            if file.name == CHINESE
            else _flat(table)
        )
        for key in keys:
            assert key not in seen, f"{key}: {seen.get(key)}, {file.name}"
            seen[key] = file.name


def test_papers_taken_for_a_complaint_are_put_right(case: Case) -> None:
    one = made(case)
    fields = {"body": "court", "matter": "sued", "sent_on": None, "served_on": "2026-08-04"}
    complaints.change(case, one.id, fields, today=TODAY)
    entry = case.get(Entry, str(one.entry))
    assert (entry.kind, entry.direction) == ("letter", "none") and str(entry.at).startswith("2026-08-04")
    assert "法院" in entry.text
