from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.case.changes import Batch
from app.case.records import Complaint, Debt, Document, Entry, Task
from app.followup import cards, checklists, clocks
from app.report.words import sentences
from app.rules import claims as claims_module
from app.rules import packs
from app.work import agreements, complaints, debts, next_plans, next_steps, review, sent, tasks, verifying
from app.work.finding_words import Words
from app.work.findings import Analysis
from app.work.next_sources import proposals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.case.case import Case
    from app.work.next_sources import Proposal
    from app.work.next_steps import NextSteps

TODAY = date(2026, 8, 20)
PLAN = {
    "agreed_at": "2026-03-12T15:20:00+08:00",
    "how": "app",
    "contract_number": "HT-2026-77",
    "grace_days": 3,
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in (1, 2, 3)],
    "payments": [
        {"paid_at": f"2026-0{3 + n}-10T12:00:00+08:00", "minor": 100_00, "instalment": n} for n in (1, 2)
    ],
    "payments_cover": ["2026-03-01", "2026-08-19"],
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))


def found(case: Case, lang: str = "zh_CN", day: date = TODAY) -> NextSteps:
    return next_steps.next_steps(case.snapshot(), day, lang)


def every(case: Case, lang: str = "zh_CN", day: date = TODAY) -> list[Proposal]:
    snapshot = case.snapshot()
    return proposals(Analysis(snapshot=snapshot, as_of=day, provisional=True), day, Words(lang))


def states(case: Case) -> dict[str, str]:
    return {one.name: one.state for one in found(case).path}


@pytest.fixture
def story(case: Case, draft: Callable[..., Entry]) -> Case:
    """An agreement that is kept in part, a contact after it, one without a day."""
    agreements.record(case, PLAN)
    draft("after", "2026-05-20T10:00:00+08:00", status="confirmed")
    draft("undated", None, status="confirmed")
    return case


def test_an_empty_case_is_asked_for_what_is_on_the_phone(case: Case) -> None:
    steps = found(case)
    assert steps.suggestions[0].action == "add"
    assert [one.action for one in steps.suggestions] == ["add", "verify"]
    assert states(case) == {"verify": "open", "confirm": "open", "keep": "open", "complain": "not_yet"}
    assert [one.name for one in steps.path if one.here] == ["verify"]


def test_an_unknown_lender_is_to_be_found_out_first(case: Case) -> None:
    debt = case.find(Debt)[0].id
    debts.edit(case, debt, {"lender_kind": "unknown"})
    assert [one.action for one in every(case)][:2] == ["add", "lender"]


def test_at_most_three_and_the_rest_is_counted(story: Case) -> None:
    steps = found(story)
    assert len(steps.suggestions) == 3
    assert steps.more == len(every(story)) - 3 > 0
    assert steps == found(story)


def test_gaps_of_the_claims_become_errands_with_reason_and_button(story: Case) -> None:
    by_step = {one.id.split("/")[0]: one for one in every(story)}
    undated = by_step["screenshot_with_date"]
    assert (undated.action, undated.stage, undated.target["entries"]) == ("add", "keep", ["en_undated"])
    assert "guide.screenshot" in undated.cards
    receipts = by_step["get_receipt"]
    debt = story.find(Debt)[0].id
    assert receipts.steps == (f"get_receipt/{debt}/1", f"get_receipt/{debt}/2")
    assert "第 1–2 期" in receipts.why
    letter = next(one for one in every(story) if one.action == "document")
    assert letter.target["kind"] == "lender-letter" and "cn.civ.unclear_change" in letter.rules


def test_every_way_to_fill_a_gap_has_a_plan_and_words() -> None:
    import inspect
    import re

    source = inspect.getsource(claims_module)
    hows = set(re.findall(r'how="(\w+)"', source)) | {"ask_terms_in_writing"}
    assert hows <= set(next_plans.BY_HOW)
    for how in next_plans.BY_HOW:
        assert {f"next.{how}.title", f"how.{how}"} <= set(sentences())
    plans = [
        *next_plans.BY_HOW.values(),
        next_plans.START,
        next_plans.CALL,
        next_plans.MINE,
        next_plans.SAFETY,
    ]
    assert {one.action for one in plans} <= set(next_plans.ACTIONS)
    assert {one.stage for one in plans} <= set(next_plans.STAGES)


def test_what_stands_behind_a_suggestion_exists(story: Case) -> None:
    complaints.record(story, {"body": "lender", "sent_on": "2026-07-01"}, today=TODAY)
    rules = {one.id for one in packs.all_packs().rules}
    known = rules | set(clocks.clocks().items) | set(checklists.checks().items)
    for one in every(story):
        assert set(one.rules) <= known and set(one.cards) <= set(cards.both_kinds())
        assert one.until is None or one.until_from in known
        assert one.minutes > 0 and one.title and one.why and one.how


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_sentences_are_whole_in_both_languages(story: Case, lang: str) -> None:
    for one in every(story, lang):
        for text in (one.title, one.why, one.how):
            assert "{" not in text and text.strip()
            assert lang == "zh_CN" or not any("\u4e00" <= c <= "\u9fff" for c in text), text
    assert all(one.says and one.title for one in found(story, lang).path)


def test_done_later_and_not_for_me_put_a_step_away_until_its_day(story: Case) -> None:
    first, second, third = found(story).suggestions
    tasks.note(story, first.steps, "done", today=TODAY)
    tasks.note(story, second.steps, "later", today=TODAY, until="2026-09-01")
    tasks.note(story, third.steps, "not_for_me", today=TODAY)
    after = found(story)
    assert not {one.id for one in after.suggestions} & {first.id, second.id, third.id}
    away = {one.proposal.id: (one.state, one.until) for one in after.rested}
    assert away[second.id] == ("later", "2026-09-01") and away[third.id] == ("not_for_me", None)
    assert second.id in {one.id for one in found(story, day=date(2026, 9, 1)).suggestions}
    story.undo()
    assert third.id in {one.id for one in found(story).suggestions}


def test_a_receipt_that_is_done_does_not_hide_one_of_a_later_instalment(story: Case) -> None:
    receipts = next(one for one in every(story) if one.id.startswith("get_receipt"))
    tasks.note(story, receipts.steps[:1], "done", today=TODAY)
    still = [one for one in every(story) if one.id == receipts.id]
    assert still and still[0].steps == receipts.steps
    assert receipts.id not in {one.proposal.id for one in found(story).rested}


def test_drafts_are_proposed_again_when_new_ones_come(story: Case, draft: Callable[..., Entry]) -> None:
    draft("one")
    first = next(one for one in every(story) if one.action == "review")
    tasks.note(story, first.steps, "not_for_me", today=TODAY)
    assert "review" not in {one.action for one in found(story).suggestions}
    draft("two")
    assert found(story).suggestions[0].action == "review"
    tasks.note(story, found(story).suggestions[0].steps, "done", today=TODAY)
    review.accept(story, ["en_one"])
    assert "review" not in {one.action for one in found(story).suggestions}


def test_a_court_clock_comes_before_everything(story: Case) -> None:
    complaints.record(story, {"body": "court", "matter": "sued", "served_on": "2026-08-12"}, today=TODAY)
    first = found(story).suggestions[0]
    assert first.until_from == "cn.clock.court_answer_15" and first.until == date(2026, 8, 27)
    assert first.action == "complaint" and first.target["complaint"] == story.find(Complaint)[0].id
    complaints.reply(story, first.target["complaint"], {"replied_on": "2026-08-19"}, today=TODAY)
    assert "cn.clock.court_answer_15" not in {one.until_from for one in every(story)}


def test_an_answer_that_did_not_come_in_time_is_asked_for(story: Case) -> None:
    debts.edit(story, story.find(Debt)[0].id, {"lender_kind": "bank"})
    complaints.record(story, {"body": "lender", "sent_on": "2026-08-01", "way": "app"}, today=TODAY)
    chase = next(one for one in every(story) if one.until_from.startswith("cn.clock.decide"))
    assert chase.until_from == "cn.clock.decide_15" and chase.action == "complaint" and chase.until is None
    assert chase.how == clocks.clocks().items["cn.clock.decide_15"].runs_out["zh_CN"]
    assert states(story)["complain"] == "begun" and states(story)["confirm"] == "waiting"
    complaints.reply(story, chase.target["complaint"], {"replied_on": "2026-08-18"}, today=TODAY)
    ours = [one for one in every(story) if one.until_from == "cn.clock.review_ask_30"]
    assert len(ours) == 1 and ours[0].until is not None
    assert states(story)["complain"] == "done" and states(story)["confirm"] == "done"


def test_a_letter_that_was_made_is_to_be_sent_and_noted(story: Case) -> None:
    made = Document(
        id="do_1",
        kind="lender-letter",
        name="a.docx",
        sha256="0" * 64,
        content_hash="x",
        made_at="2026-08-15T10:00:00+08:00",
    )
    story.edit("document.made", Batch(put=[made]), actor="machine")
    assert states(story)["confirm"] == "begun"
    send = next(one for one in every(story) if one.id.startswith("send/"))
    assert send.target == {"body": "lender", "matter": "collection", "way": "letter"}
    sent.record(story, "do_1", {"to": "", "way": "mail", "sent_on": "2026-08-16"})
    assert not any(one.id.startswith("send/") for one in every(story))
    assert states(story)["confirm"] == "waiting"
    story.undo()
    assert states(story)["confirm"] == "begun"
    complaints.record(story, send.target | {"sent_on": "2026-08-16"}, today=TODAY)
    assert not any(one.id.startswith("send/") for one in every(story))


def test_a_fresh_threat_comes_early_with_cards_and_no_verdict(
    story: Case, draft: Callable[..., Entry]
) -> None:
    draft("bad", "2026-08-18T10:00:00+08:00", status="confirmed", text="再不还钱就打断你的腿")
    threat = next(one for one in every(story) if one.id.startswith("danger/threat"))
    assert threat.rank == next_plans.SAFETY.rank and threat.target["card"] == "cn.card.police"
    assert "违法" not in threat.why + threat.how and threat.rules
    later = next(one for one in every(story, day=date(2026, 11, 1)) if one.id.startswith("danger/threat"))
    assert later.rank == next_plans.OLD_SAFETY.rank


def test_the_answer_is_plain_data(story: Case) -> None:
    shown = next_steps.as_data(found(story))
    assert json.loads(json.dumps(shown))["as_of"] == "2026-08-20"
    assert [one["name"] for one in shown["path"]] == list(next_plans.STAGES)
    assert {"id", "steps", "title", "why", "how", "minutes", "until", "until_from", "action"} <= set(
        shown["suggestions"][0]
    )


# -- verifying -------------------------------------------------------------------------------------


def test_a_call_becomes_a_confirmed_entry_in_the_persons_words(case: Case, debt: str) -> None:
    fields: dict[str, Any] = {
        "at": "2026-08-20T10:30:00",
        "precision": "minute",
        "number": "400-000-1234",
        "who": "客服",
        "staff": "8812",
        "answers": {"cn.ask.plan": "登记了，3 月 12 日生效", "cn.ask.stop": ""},
        "note": "说三天内回电",
    }
    verifying.call(case, debt, fields, today=TODAY)
    entry = case.find(Entry)[0]
    assert (entry.kind, entry.status, entry.said_by, entry.debt) == (
        "verification",
        "confirmed",
        "person",
        debt,
    )
    assert entry.at == "2026-08-20T10:30:00+08:00" and entry.number == "4000001234"
    assert (
        "答：登记了，3 月 12 日生效" in entry.text
        and "工号：8812" in entry.text
        and "三天内回电" in entry.text
    )
    assert "什么时候能改过来" not in entry.text
    assert [one.step for one in case.find(Task)] == [verifying.step_of(verifying.HOTLINE, debt)]
    assert case.undo_name == "verify.call"
    case.undo()
    assert case.find(Entry) == [] and case.find(Task) == []


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"at": "2026-08-20", "precision": "day", "answers": {}}, "note", "verify_says_nothing"),
        ({"at": "2026-08-21", "precision": "day", "note": "x"}, "at", "day_in_future"),
        ({"at": "2026-08-20", "precision": "day", "answers": {"cn.ask.none": "x"}}, "answers", "no_such_id"),
    ],
)
def test_a_call_that_cannot_be_is_refused(
    case: Case, debt: str, fields: dict[str, Any], field: str, code: str
) -> None:
    from app.case.errors import Refused

    with pytest.raises(Refused) as refused:
        verifying.call(case, debt, fields, today=TODAY)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert case.find(Entry) == []


def test_what_a_look_showed_is_an_entry_with_its_file(case: Case, debt: str, tmp_path: Path) -> None:
    from app.case.errors import Refused
    from app.case.records import Citation
    from app.work import take_in

    file = tmp_path / "page.txt"
    file.write_text("account page", encoding="utf-8")
    proof = next(one.evidence for one in take_in.take_in(case, [file]) if one.evidence)
    with pytest.raises(Refused):
        verifying.result(case, debt, "cn.check.account", " ", today=TODAY)
    verifying.result(case, debt, "cn.check.account", "显示逾期 0 天", today=TODAY, evidence=[proof])
    entry = case.find(Entry)[0]
    assert "逾期 0 天" in entry.text and [c.evidence for c in case.find(Citation, entry=entry.id)] == [proof]
    items = {one.check.id: one.settled for one in verifying.checklist(case.snapshot(), debt)}
    assert items["cn.check.account"] and not items["cn.check.contract"]
    assert states(case)["verify"] == "begun"


def test_the_checklist_fits_the_lender(case: Case, debt: str) -> None:
    named = {one.check.id for one in verifying.checklist(case.snapshot(), debt)}
    assert "cn.check.registration" in named and "cn.check.assignment" not in named
    debts.edit(case, debt, {"lender_kind": "debt_buyer"})
    named = {one.check.id for one in verifying.checklist(case.snapshot(), debt)}
    assert "cn.check.assignment" in named and "cn.check.registration" not in named


def test_a_case_of_another_country_is_spared_the_chinese_checklist_and_cards(tmp_path: Path) -> None:
    from app.case.case import Case
    from app.work import cases

    cases.create(tmp_path / "us", title="us", lender="Bank", lender_kind="bank", jurisdiction="us").close()
    with Case.open(tmp_path / "us") as case:
        steps = found(case, "en")
        assert [one.action for one in steps.suggestions] == ["add"] and steps.suggestions[0].cards == ()
        assert steps.path[0].state == "not_yet"
