"""A second reading renews drafts, asks about what a person confirmed, and never overwrites it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from app.case.records import Citation, Entry, Evidence, Reading
from app.intake import engines, ocr
from app.rules.standing import Standing
from app.work import entries, intake, read, reread, review, review_edit, take_in
from app.work.timeline import Timeline

if TYPE_CHECKING:
    from app.case.case import Case

FIRST = "【晨禾借】您的借款1570元将于4月5日到期，请按时还款。"
SECOND = "【晨禾借】您已逾期3天，请立即还清全部欠款36000.00元。"
THIRD = "【晨禾借】请尽快与我们联系处理逾期欠款。"


class Answers:
    """Stands in for the reader children: one answer for everything, as an older or newer reader gives it."""

    workers = 1

    def __init__(self, engine: str, *messages: dict[str, Any], state: str = "ok") -> None:
        self._answer = {
            "state": state,
            "family": "screenshot",
            "engine": engine,
            "messages": list(messages),
            "reason": "" if state == "ok" else "timeout",
        }

    def read(self, path: Path, media_type: str, name: str, **options: object) -> dict[str, Any]:
        return self._answer


def message(text: str, y: float, at: str = "2025-04-01T09:30:00+08:00", **more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "kind": "sms",
        "direction": "in",
        "number": "10690000001",
        "text": text,
        "at": at,
        "precision": "minute",
        "region": [20.0, y, 300.0, 60.0],
    }
    return base | more


OLD = (message(FIRST, 100), message(SECOND.replace("36000", "35000"), 200))


@pytest.fixture
def shot(case: Case, tmp_path: Path) -> str:
    """A picture that an older reader has read: two drafts, one of them with a wrong sum."""
    path = tmp_path / "a.png"
    Image.new("RGB", (360, 640), "white").save(path)
    (taken,) = take_in.take_in(case, [path])
    assert taken.evidence is not None
    reads(case, taken.evidence, Answers("old/1", *OLD))
    return taken.evidence


def reads(case: Case, evidence: str, answers: Answers) -> int:
    """How many drafts one reading of it brought."""
    pool: Any = answers
    return sum(one.drafts for one in read.read(case, pool, [evidence], options={evidence: {}}))


def drafts(case: Case) -> list[Entry]:
    return [one for one in case.find(Entry) if one.status == "draft"]


def with_words(case: Case, words: str) -> Entry:
    return next(one for one in case.find(Entry) if words in one.text and not one.asks_about)


NEW = (message(FIRST, 102), message(SECOND, 201), message(THIRD, 300))


def test_what_an_older_reader_read_is_found(case: Case, shot: str) -> None:
    assert reread.stale(case) == [shot]
    reads(case, shot, Answers("sms_backup/2", *NEW))
    assert reread.stale(case) == []


def test_drafts_that_nobody_touched_are_renewed_in_place_and_new_ones_added(case: Case, shot: str) -> None:
    before = {one.id for one in drafts(case)}
    assert reads(case, shot, Answers("new/1", *NEW)) == 1
    after = drafts(case)
    assert {one.text for one in after} == {FIRST, SECOND, THIRD}
    assert before < {one.id for one in after}
    renewed = with_words(case, "36000")
    assert [one["minor"] for one in renewed.amounts] == [3_600_000]
    (cited,) = case.find(Citation, entry=renewed.id)
    assert (cited.text, cited.region) == (SECOND, (20.0, 201.0, 300.0, 60.0))


def test_what_was_confirmed_stays_and_the_difference_is_asked_about(case: Case, shot: str) -> None:
    wrong = with_words(case, "35000")
    review.accept(case, [wrong.id])
    assert reads(case, shot, Answers("new/1", *NEW)) == 2
    assert case.get(Entry, wrong.id).text == wrong.text
    (asked,) = [one for one in drafts(case) if one.asks_about]
    (doubt,) = asked.doubts
    assert (doubt["code"], doubt["field"]) == ("reads_differently", "text")
    assert doubt["facts"] == {"entry": wrong.id, "field": "text", "old": wrong.text, "new": SECOND}
    assert not review.is_clear(asked)


def test_the_question_counts_nowhere_and_is_accepted_with_nothing_else(case: Case, shot: str) -> None:
    wrong = with_words(case, "35000")
    review.accept(case, [wrong.id])
    reads(case, shot, Answers("new/1", *NEW))
    (asked,) = [one for one in drafts(case) if one.asks_about]
    snapshot = case.snapshot()
    shown = Timeline(snapshot, Standing(snapshot, provisional=True)).keys()
    assert asked.id not in shown
    review.accept_all(case)
    assert case.get(Entry, asked.id).status == "draft"
    assert case.get(Entry, wrong.id).text == wrong.text


@pytest.mark.parametrize("how", [reread.take, lambda case, id: review.accept(case, [id])])
def test_yes_takes_the_new_reading_as_one_act_that_undoes(case: Case, shot: str, how: Any) -> None:
    wrong = with_words(case, "35000")
    review.accept(case, [wrong.id])
    reads(case, shot, Answers("new/1", *NEW))
    (asked,) = [one for one in drafts(case) if one.asks_about]
    how(case, asked.id)
    taken = case.get(Entry, wrong.id)
    assert (taken.status, taken.text, [one["minor"] for one in taken.amounts]) == (
        "confirmed",
        SECOND,
        [3_600_000],
    )
    assert case.get(Entry, asked.id).replaced_by == wrong.id
    case.undo()
    assert case.get(Entry, wrong.id).text == wrong.text
    assert case.get(Entry, asked.id).status == "draft"
    assert case.verify() == []


def test_what_a_person_typed_into_the_question_is_what_is_taken(case: Case, shot: str) -> None:
    wrong = with_words(case, "35000")
    review.accept(case, [wrong.id])
    reads(case, shot, Answers("new/1", *NEW))
    (asked,) = [one for one in drafts(case) if one.asks_about]
    review.accept_corrected(case, asked.id, {"text": SECOND + "谢谢"})
    assert case.get(Entry, wrong.id).text == SECOND + "谢谢"
    assert case.get(Entry, asked.id).status == "discarded"


def test_no_keeps_what_stands_and_is_not_asked_again(case: Case, shot: str) -> None:
    wrong = with_words(case, "35000")
    review.accept(case, [wrong.id])
    reads(case, shot, Answers("new/1", *NEW))
    (asked,) = [one for one in drafts(case) if one.asks_about]
    reread.keep(case, asked.id)
    assert case.get(Entry, wrong.id).text == wrong.text
    assert reads(case, shot, Answers("new/2", *NEW)) == 0
    assert not [one for one in drafts(case) if one.asks_about]


def test_a_question_that_waits_is_asked_once_and_gives_way_to_a_newer_one(case: Case, shot: str) -> None:
    wrong = with_words(case, "35000")
    review.accept(case, [wrong.id])
    reads(case, shot, Answers("new/1", *NEW))
    reads(case, shot, Answers("new/1", *NEW))
    (asked,) = [one for one in drafts(case) if one.asks_about]
    newer = message(SECOND.replace("36000", "38000"), 201)
    reads(case, shot, Answers("new/2", NEW[0], newer, NEW[2]))
    (other,) = [one for one in drafts(case) if one.asks_about]
    assert other.id != asked.id
    assert "38000" in other.text


def test_a_corrected_draft_keeps_the_persons_words_and_follows_in_the_rest(case: Case, shot: str) -> None:
    wrong = with_words(case, "35000")
    entries.edit(case, wrong.id, {"text": SECOND.replace("36000", "37000")})
    later = message(SECOND, 201, at="2025-04-01T10:30:00+08:00")
    reads(case, shot, Answers("new/1", NEW[0], later))
    kept = case.get(Entry, wrong.id)
    assert ("37000" in kept.text, kept.at) == (True, "2025-04-01T10:30:00+08:00")
    assert [one.asks_about for one in drafts(case) if one.asks_about] == [wrong.id]


def test_what_was_set_aside_or_split_is_left_alone(case: Case, shot: str) -> None:
    first, second = with_words(case, "1570"), with_words(case, "35000")
    review.discard(case, [first.id])
    review_edit.split(case, second.id, 5)
    reads(case, shot, Answers("new/1", *OLD))
    assert case.get(Entry, first.id).status == "discarded"
    assert sorted(len(one.text) for one in drafts(case)) == sorted([5, len(second.text) - 5])


def test_a_draft_that_the_new_reading_does_not_find_is_set_aside(case: Case, shot: str) -> None:
    gone = with_words(case, "35000")
    kept = with_words(case, "1570")
    review.accept(case, [kept.id])
    reads(case, shot, Answers("new/1", message(THIRD, 400)))
    assert case.get(Entry, gone.id).status == "discarded"
    assert case.get(Entry, kept.id).status == "confirmed"


def test_a_doubt_that_a_person_settled_does_not_come_back(case: Case, shot: str) -> None:
    unsure = {"code": "words_unsure", "field": "text", "facts": {}}
    reads(case, shot, Answers("new/1", message(FIRST, 100, doubts=[unsure])))
    one = with_words(case, "1570")
    assert unsure in one.doubts
    review_edit.settle_doubts(case, one.id, "text")
    reads(case, shot, Answers("new/2", message(FIRST, 100, doubts=[unsure])))
    assert unsure not in case.get(Entry, one.id).doubts


def test_a_second_reading_that_fails_takes_nothing_away(case: Case, shot: str) -> None:
    before = case.reading_of(shot)
    reads(case, shot, Answers("", state="failed"))
    after = case.reading_of(shot)
    assert before is not None and after is not None
    assert (after.engine, after.result["messages"]) == (before.engine, before.result["messages"])
    assert reread.stale(case) == []  # not at every opening anew
    assert len(drafts(case)) == 2


def test_reading_again_on_request_is_a_persons_act(case: Case, shot: str, tmp_path: Path) -> None:
    texts = {one.text for one in drafts(case)}
    again = intake.Intake(case, (), again={shot: {}}, actor="person")
    list(again.run())
    assert not drafts(case)  # the picture is blank: what the older reader saw is not there
    assert case.undo_name == "reread"
    case.undo()
    assert {one.text for one in drafts(case)} == texts


def test_names_of_todays_readers_are_those_that_readers_answer_with() -> None:
    named = {ocr.ENGINE}
    for path in Path(engines.__file__).parent.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'"engine": "([^"]+)"', source))
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "ENGINE":
                named.add(ast.literal_eval(node.value))
    assert named == engines.TODAY


def test_what_an_interrupted_intake_left_is_read_under_its_own_act(case: Case, tmp_path: Path) -> None:
    for n in (1, 2, 3):
        Image.new("RGB", (8, 8 + n)).save(tmp_path / f"{n}.png")
    steps = intake.Intake(case, sorted(tmp_path.glob("*.png"))).run()
    while next(steps).code != "reading":
        pass
    steps.close()
    left = intake.unread(case)
    (act,) = left
    assert len(left[act]) == 2
    list(intake.Intake(case, (), again={one: {} for one in left[act]}, act=act).run())
    assert intake.unread(case) == {}
    assert len(case.find(Reading)) == 3
    case.undo()
    assert all(one.hidden for one in case.find(Evidence))
