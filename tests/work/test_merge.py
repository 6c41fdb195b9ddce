"""Two readings of one thing become one entry; anything less is only marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from work_data import evidence

from app.case.records import Citation, Entry
from app.work import merge, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]

AT = "2025-04-01T09:30:00+08:00"
TEXT = "您的借款已逾期请尽快还款谢谢"


def backup(draft: Draft, id: str = "b", at: str = "2025-04-01T09:30:12+08:00", **more: Any) -> Entry:
    return draft(id, at, **({"precision": "second", "said_by": "backup", "text": TEXT} | more))


def status(case: Case, id: str) -> tuple[str, str | None]:
    entry = case.get(Entry, id)
    return entry.status, entry.replaced_by


@pytest.mark.parametrize(
    "more",
    [
        {"text": TEXT},
        {"text": " 您的借款 已逾期请尽快\n还款谢谢"},
        {"text": TEXT[3:12]},
        {"text": TEXT, "at": None, "precision": "before", "at_latest": "2025-05-01T00:00:00+08:00"},
        {"text": TEXT, "at": "2025-04-01T00:00:00+08:00", "precision": "day"},
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
        {"text": TEXT, "at": None},
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


def test_words_misread_in_the_same_minute_are_marked(case: Case, draft: Draft) -> None:
    backup(draft)
    draft("s", AT, text=TEXT.replace("逾", "渝"))
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
