"""Two readings of one thing become one entry; anything less is only marked."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work_data import evidence

from app.case.records import Citation, Entry
from app.work import alike, merge, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]

AT = "2025-04-01T09:30:00+08:00"
TEXT = "您的借款O1已逾期，请尽快还款，谢谢I"


def backup(draft: Draft, id: str = "b", at: str = "2025-04-01T09:30:12+08:00", **more: Any) -> Entry:
    return draft(id, at, **({"precision": "second", "said_by": "backup", "text": TEXT} | more))


def status(case: Case, id: str) -> tuple[str, str | None]:
    entry = case.get(Entry, id)
    return entry.status, entry.replaced_by


@pytest.mark.parametrize(
    "more",
    [
        {"text": TEXT},
        {"text": " 您的借款 01已逾期,请尽快\n还款、谢谢l"},
        {"text": TEXT[3:12]},
        {"text": TEXT, "at": None, "precision": "before", "at_latest": "2025-05-01T00:00:00+08:00"},
        {"text": TEXT, "at": "2025-04-01T00:00:00+08:00", "precision": "day"},
        {"text": TEXT, "at": None},
        {"text": TEXT, "at": None, "at_shown": "昨天 09:30"},
        {"text": TEXT, "at": "2025-04-01T09:10:00+08:00", "precision": "about"},
        {"text": TEXT.replace("，", "．") + "😊"},
        {"text": TEXT.replace("逾", "渝")},
    ],
)
def test_a_screenshot_of_a_message_in_a_backup_is_the_same_message(
    case: Case, draft: Draft, more: dict[str, Any]
) -> None:
    backup(draft)
    draft("s", **({"at": AT} | more))
    merge.merge(case)
    assert status(case, "en_b") == ("draft", None)
    assert status(case, "en_s") == ("discarded", "en_b")
    kept = case.get(Entry, "en_b")
    assert (kept.text, kept.precision) == (TEXT, "second")
    assert [c.text for c in case.find(Citation, entry="en_b")] == [TEXT, more["text"]]
    case.undo()
    assert status(case, "en_s") == ("draft", None)


@pytest.mark.parametrize(
    "more",
    [
        {"text": TEXT, "number": "95000"},
        {"text": TEXT, "direction": "out"},
        {"text": TEXT, "kind": "chat"},
        {"text": TEXT, "at": "2025-04-01T09:32:00+08:00"},
        {"text": TEXT[:7]},
        {"text": "完全不同的另一条短信内容"},
        {"text": TEXT[2:], "at": None, "at_shown": "昨天 09:31"},
    ],
)
def test_what_differs_in_anything_stays_apart(case: Case, draft: Draft, more: dict[str, Any]) -> None:
    backup(draft)
    draft("s", **({"at": AT} | more))
    merge.merge(case)
    assert status(case, "en_s") == ("draft", None)
    assert case.get(Entry, "en_s").doubts == ()


def test_two_messages_of_one_source_are_two(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    backup(draft)
    backup(draft, "c")
    put(Citation(id="ci_x", evidence="ev_b", entry="en_c"))
    assert merge.merge(case).rows == ()


def test_what_fits_two_is_merged_with_neither_and_marked(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    backup(draft)
    backup(draft, "c", at="2025-04-01T09:30:40+08:00")
    put(Citation(id="ci_x", evidence="ev_b", entry="en_c"))
    draft("s", AT, text=TEXT)
    merge.merge(case)
    assert status(case, "en_s") == ("draft", None)
    assert {d["code"] for d in case.get(Entry, "en_s").doubts} == {"maybe_same"}
    before = case.journal_state()
    merge.merge(case)
    assert case.journal_state()[0] <= before[0] + 1


@pytest.mark.parametrize(
    "words", [TEXT.replace("已", "未"), TEXT.replace("1", "7"), "请" + TEXT.replace("谢", "")]
)
def test_words_that_differ_in_the_same_minute_are_marked(case: Case, draft: Draft, words: str) -> None:
    backup(draft)
    draft("s", AT, text=words)
    merge.merge(case)
    assert [d["facts"] for d in case.get(Entry, "en_s").doubts] == [{"entries": ["en_b"]}]


def test_a_call_in_a_list_is_the_call_of_the_backup(case: Case, draft: Draft) -> None:
    backup(draft, kind="call", text="", call_type="missed", duration_s=0)
    draft("s", AT, kind="call", text="", call_type="missed", duration_s=None)
    draft("t", AT, kind="call", text="", call_type="outgoing", direction="out")
    merge.merge(case)
    assert status(case, "en_s") == ("discarded", "en_b")
    assert status(case, "en_t") == ("draft", None)


def test_a_later_picture_of_a_confirmed_message_becomes_its_evidence(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    backup(draft)
    review.accept_all(case)
    draft("s", AT, text=TEXT)
    put(evidence("unused"))
    merge.merge(case)
    kept = case.get(Entry, "en_b")
    assert (kept.status, kept.text) == ("confirmed", TEXT)
    numbers = [one.exhibit for one in case.snapshot().evidence]
    assert numbers == [1, 2, None]


def test_a_counted_row_is_the_calls_of_the_backup(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    for n, at in enumerate(("09:10:01", "09:20:02", "09:30:03", "09:05:00")):
        backup(
            draft, f"b{n}", f"2025-04-01T{at}+08:00", kind="call", text="", call_type="missed", duration_s=0
        )
    draft("s", AT, kind="call", text="", call_type="missed", count=3)
    merge.merge(case)
    assert status(case, "en_s") == ("discarded", "en_b2")
    cited = {c.entry for c in case.find(Citation, evidence="ev_s")}
    assert cited == {"en_s", "en_b0", "en_b1", "en_b2"}
    case.undo()
    assert {c.entry for c in case.find(Citation, evidence="ev_s")} == {"en_s"}


def test_a_row_that_counts_more_calls_than_the_backup_has_stays(case: Case, draft: Draft) -> None:
    backup(draft, kind="call", text="", call_type="missed", duration_s=0)
    draft("s", AT, kind="call", text="", call_type="missed", count=2)
    merge.merge(case)
    assert status(case, "en_s") == ("draft", None)
    assert [d["code"] for d in case.get(Entry, "en_s").doubts] == ["maybe_same"]


def test_rows_of_a_day_are_the_calls_of_that_day_in_their_order(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    for n, at in enumerate(("09:10:01", "09:20:02", "09:30:03")):
        backup(
            draft, f"b{n}", f"2025-07-20T{at}+08:00", kind="call", text="", call_type="missed", duration_s=0
        )
    put(evidence("list"))
    for n in range(3):
        draft(f"s{n}", None, kind="call", text="", call_type="missed", at_shown="7月20日")
        place = {"region": (0.0, 100.0 * n, 10.0, 10.0), "page": 1}
        put(Citation(id=f"ci_s{n}", evidence="ev_list", entry=f"en_s{n}", **place))
    draft("other", None, kind="call", text="", call_type="missed", at_shown="7月21日")
    merge.merge(case)
    assert [status(case, f"en_s{n}")[1] for n in range(3)] == ["en_b2", "en_b1", "en_b0"]
    assert status(case, "en_other") == ("draft", None)


def test_two_equal_reminders_an_hour_apart_stay_two(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    for n, at in enumerate(("09:30", "10:30")):
        backup(draft, f"b{n}", f"2025-04-01T{at}:07+08:00")
        draft(f"s{n}", f"2025-04-01T{at}:00+08:00", text=TEXT)
        put(Citation(id=f"ci_s{n}", evidence="ev_s0", entry=f"en_s{n}", region=(0.0, 9.0 * n, 1.0, 1.0)))
    merge.merge(case)
    assert [status(case, f"en_s{n}")[1] for n in range(2)] == ["en_b0", "en_b1"]
    assert [status(case, f"en_b{n}")[0] for n in range(2)] == ["draft", "draft"]


def test_a_fragment_without_a_time_does_not_take_the_place_of_the_whole(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    backup(draft)
    draft("tail", None, text=TEXT[4:], precision="before", at_latest="2025-05-01T00:00:00+08:00")
    draft("whole", AT, text=TEXT)
    put(Citation(id="ci_whole", evidence="ev_tail", entry="en_whole", region=(0.0, 9.0, 1.0, 1.0)))
    merge.merge(case)
    assert status(case, "en_whole") == ("discarded", "en_b")
    assert status(case, "en_tail") == ("draft", None)


def test_what_the_person_wrote_belongs_to_the_thread_of_its_picture(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    for id in ("one", "two"):
        draft(id, AT, text=f"{TEXT}，见{id}")
        draft(f"{id}_out", AT, text="我已经按协议还款了请核实", direction="out", number="")
        put(Citation(id=f"ci_{id}_out", evidence=f"ev_{id}", entry=f"en_{id}_out"))
    merge.merge(case)
    assert {status(case, f"en_{id}_out")[0] for id in ("one", "two")} == {"draft", "discarded"}


def test_two_exports_that_give_other_times_contradict_each_other(case: Case, draft: Draft) -> None:
    backup(draft)
    backup(draft, "c", at="2025-04-01T09:37:12+08:00")
    merge.merge(case)
    (doubt,) = [d for id in ("en_b", "en_c") for d in case.get(Entry, id).doubts]
    assert (doubt["code"], doubt["field"]) == ("times_differ", "time")


@pytest.mark.parametrize(
    ("one", "other", "alike_ones"),
    [("末", "未", True), ("贷", "货", True), ("已", "未", False), ("还", "不", False), ("3", "8", False)],
)
def test_only_characters_that_are_drawn_alike_can_be_misread(one: str, other: str, alike_ones: bool) -> None:
    assert alike.looks_like(one, other) is alike_ones


@given(st.text(max_size=40))
def test_folding_is_stable_and_keeps_every_digit(text: str) -> None:
    once = alike.fold(text)
    assert alike.fold(once) == once
    assert [c for c in once if c in "23456789"] == [
        c for c in unicodedata.normalize("NFKC", text).casefold() if c in "23456789"
    ]


def test_the_phone_s_own_words_replace_the_marks_that_a_reader_took_for_them(
    case: Case, draft: Draft
) -> None:
    draft("s", AT, text="您的借款O1已逾期,请尽快还款,谢谢I")
    review.accept_all(case)
    backup(draft, at_rule="exact")
    merge.merge(case)
    kept = case.get(Entry, "en_s")
    assert (kept.status, kept.text, kept.at, kept.precision, kept.said_by) == (
        "confirmed",
        TEXT,
        "2025-04-01T09:30:12+08:00",
        "second",
        "backup",
    )
    assert status(case, "en_b") == ("discarded", "en_s")


def test_a_confirmed_word_that_the_phone_has_otherwise_is_a_doubt(case: Case, draft: Draft) -> None:
    draft("s", AT, text=TEXT.replace("逾", "渝"))
    review.accept_all(case)
    backup(draft, at_rule="exact")
    merge.merge(case)
    kept = case.get(Entry, "en_s")
    assert "渝" in kept.text
    assert [one["code"] for one in kept.doubts] == ["readings_differ"]


def test_what_was_confirmed_cut_off_gets_its_end_from_a_whole_one(case: Case, draft: Draft) -> None:
    cut = {"code": "cut_off", "field": "complete", "facts": {}}
    draft("s", AT, text=TEXT[:12], doubts=(cut,))
    review.accept_all(case)
    backup(draft, at_rule="exact")
    merge.merge(case)
    assert (case.get(Entry, "en_s").text, case.get(Entry, "en_s").doubts) == (TEXT, ())
