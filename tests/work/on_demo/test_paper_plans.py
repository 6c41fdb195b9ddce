"""Own words in documents: they survive a new version, keep their proof, and a changed sentence is shown."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from docx import Document as Word

from app.case.case import Batch
from app.case.errors import Refused
from app.case.records import PaperPlan
from app.report import own, paste
from app.work import paper_plans, papers

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case

HOPE = "本人愿意继续按协议还款。本函只说明情况和提出请求；没有写到的，不表示放弃。"


def text(case: Case, kind: str = "lender-letter", **more: object) -> str:
    return "\n".join(papers.drawer_of(case, kind, **more).doc().texts())  # type: ignore[arg-type]


def counted(case: Case) -> str:
    found = own.sentences(papers.drawer_of(case, "lender-letter").plain())
    return next(one for one in found if one.startswith("协议达成后，记录到对方联系"))


def test_own_words_stand_in_the_next_version_with_the_proof(case: Case) -> None:
    base = counted(case)
    paper_plans.write_own(case, "lender-letter", base, "协议以后，他们还是不断联系我。")
    told = text(case)
    assert base not in told and "协议以后，他们还是不断联系我（证" in told
    assert "协议以后" not in text(case, "complaint")
    case.undo()
    assert base in text(case)


def test_own_longer_words_keep_a_paste_in_text_within_its_limit(case: Case) -> None:
    plain = paste.written(papers.drawer_of(case, "complaint", paste=1000).plain())
    base = next(one for one in own.sentences(papers.drawer_of(case, "complaint").plain()) if one in plain)
    mine = "我自己的话，" * 60 + "说完了。"
    paper_plans.write_own(case, "complaint", base, mine)
    told = paste.written(papers.drawer_of(case, "complaint", paste=1000).doc())
    assert mine.rstrip("。") in told
    assert paste.count(told) <= 1000


def test_quotations_and_law_are_not_offered(case: Case) -> None:
    offered = own.sentences(papers.drawer_of(case, "complaint").plain())
    assert HOPE in own.sentences(papers.drawer_of(case, "lender-letter").plain())
    assert not [one for one in offered if one.startswith("协议写明") or "《" in one]
    assert any(one.startswith("书面确认该协议现在的状态") for one in offered)


def test_a_sentence_that_changed_since_is_a_conflict_and_the_new_one_is_used(case: Case) -> None:
    base = counted(case)
    paper_plans.write_own(case, "lender-letter", base, "他们联系了很多次。")
    agreed = str(case.snapshot().agreements[0].agreed_at)
    rows = [e for e in case.snapshot().entries if e.kind == "call" and e.status == "confirmed"]
    entry = next(e for e in rows if e.direction == "in" and (e.at or "") > agreed)
    case.edit("test", Batch(put=[dataclasses.replace(entry, status="discarded")]))
    drawer = papers.drawer_of(case, "lender-letter")
    (found,) = drawer.conflicts()
    assert (found.base, found.mine) == (base, "他们联系了很多次。")
    assert found.now == counted(case) != base
    assert found.now in text(case) and "他们联系了很多次" not in text(case)
    assert [one.code for one in drawer.notices()] == ["letter_limitation", "own_changed"]
    paper_plans.settle(case, "lender-letter", base, found.now, keep=True)
    assert "他们联系了很多次（证" in text(case)
    assert papers.drawer_of(case, "lender-letter").conflicts() == []


def test_taking_the_new_sentence_gives_up_the_old_words(case: Case) -> None:
    paper_plans.write_own(case, "lender-letter", "早就没有的句子。", "我的话")
    (found,) = papers.drawer_of(case, "lender-letter").conflicts()
    assert found.now == ""
    with pytest.raises(Refused):
        paper_plans.settle(case, "lender-letter", found.base, found.now, keep=True)
    paper_plans.settle(case, "lender-letter", found.base, found.now, keep=False)
    assert case.snapshot().paper_plans[0].own == ()


def test_the_own_account_stands_before_the_facts_and_in_the_word_file(case: Case, tmp_path: Path) -> None:
    paper_plans.write_first(case, "complaint", "我一直在还。\n\n我希望安静。")
    lines = text(case, "complaint").split("\n")
    place = lines.index("本人想说的")
    assert lines[place + 1 : place + 3] == ["我一直在还。", "我希望安静。"]
    assert lines.index("事实经过") == place + 4
    list(papers.make(case, "complaint", tmp_path / "a.docx"))
    assert "我一直在还。" in [p.text for p in Word(str(tmp_path / "a.docx")).paragraphs]


def test_writing_does_not_move_the_date_on_paper(case: Case) -> None:
    before = papers.as_of(case.snapshot()), case.snapshot().last_content_act_at
    paper_plans.write_first(case, "complaint", "我一直在还。")
    assert (papers.as_of(case.snapshot()), case.snapshot().last_content_act_at) == before


def test_a_deadline_is_a_request_and_by_default_fifteen_days_on(case: Case) -> None:
    assert "请在2027年3月16日以前书面答复" in text(case, date="2027-03-01")
    paper_plans.choose(case, "lender-letter", deadline="2027-04-01")
    assert "请在2027年4月1日以前书面答复" in text(case, date="2027-03-01")
    assert "这个日期是本人的请求。" in text(case)
    assert "请在2027年5月2日以前" in text(case, date="2027-03-01", deadline="2027-05-02")


def test_what_is_left_out_is_not_told_and_counts_nowhere(case: Case) -> None:
    entry = next(e for e in case.snapshot().entries if e.kind == "sms" and e.status == "confirmed")
    assert entry.text[:20] in text(case, "timeline")
    paper_plans.choose(case, "timeline", left_out=[entry.id])
    assert entry.text[:20] not in text(case, "timeline")


@pytest.mark.parametrize("wrong", [{"deadline": "someday"}, {"colour": "red"}])
def test_choices_that_are_none_are_refused(case: Case, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused):
        paper_plans.choose(case, "complaint", **wrong)
    assert case.find(PaperPlan) == []
    with pytest.raises(Refused):
        papers.drawer_of(case, "complaint", reported=frozenset({"cn.no.such"}))
