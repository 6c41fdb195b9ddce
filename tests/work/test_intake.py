"""From files to drafts with the real reader: newest first, one act, one bad file named, none lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from app.case.records import Citation, Entry, Evidence, Party
from app.work import review
from app.work.dump import dump
from app.work.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case

MESSAGES = [
    ("10690000001", 1743471000000, 1, "【晨禾借】您的借款1570元将于4月5日到期，请按时还款。"),
    ("10690000001", 1743557400000, 1, "【晨禾借】您已逾期3天，请立即还清全部欠款36000.00元。"),
    ("13700000002", 1743560000000, 1, "晚上一起吃饭吗"),
]


def backup(messages: list[tuple[str, int, int, str]]) -> str:
    rows = "".join(
        f'<sms protocol="0" address="{number}" date="{at}" type="{kind}" body="{text}" read="1" status="-1" />\n'
        for number, at, kind, text in messages
    )
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
    return f'{head}\n<smses count="{len(messages)}">\n{rows}</smses>\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "sms-20250821210000.xml").write_text(backup(MESSAGES), encoding="utf-8")
    (made / "Thumbs.db").write_bytes(b"x")
    (made / "copy.xml").write_text(backup(MESSAGES), encoding="utf-8")
    Image.new("RGB", (8, 8)).save(made / "dot.png")
    (made / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    return made


@pytest.fixture
def done(case: Case, folder: Path) -> Iterator[Intake]:
    intake = Intake(case, [folder])
    list(intake.run())
    yield intake


def test_each_file_says_what_became_of_it(done: Intake) -> None:
    found = {item.path.rpartition("/")[2]: (item.outcome, item.reading) for item in done.items}
    assert found.pop("broken.png")[0] == "added"
    assert found == {
        "Thumbs.db": ("skipped", None),
        "copy.xml": ("added", "ok"),
        "sms-20250821210000.xml": ("duplicate", "ok"),
        "dot.png": ("added", "nothing"),
    }
    broken = next(item for item in done.items if item.path.endswith("broken.png"))
    assert broken.reading == "failed"
    assert broken.reason


def test_what_is_read_are_drafts_with_their_words_and_owner(case: Case, done: Intake) -> None:
    first, second = case.find(Entry)
    assert {first.status, second.status} == {"draft"}
    assert (first.at, first.precision, first.said_by) == ("2025-04-01T09:30:00+08:00", "second", "backup")
    assert [c.text for c in case.find(Citation, entry=first.id)] == [MESSAGES[0][3]]
    assert second.overdue_days == 3
    assert {one["minor"] for one in second.amounts} == {3_600_000}
    (lender,) = case.find(Party)
    assert (lender.name, first.party) == ("晨禾借", lender.id)


def test_what_is_unrelated_is_kept_and_counted_apart(case: Case, done: Intake) -> None:
    (one,) = dump(case)["unrelated"]
    assert one["text"] == "晚上一起吃饭吗"
    assert dump(case)["unrelated"][0]["id"] == one["id"]


def test_an_intake_is_one_act_and_accepting_another(case: Case, done: Intake) -> None:
    review.accept_all(case)
    assert {entry.status for entry in case.find(Entry)} == {"confirmed"}
    assert case.undo_name == "review.accept"
    case.undo()
    assert case.undo_name == "intake"
    case.undo()
    assert case.find(Entry) == []
    assert all(one.hidden for one in case.find(Evidence))
    assert case.verify() == []


def test_adding_again_after_taking_it_back_reads_again(case: Case, done: Intake, folder: Path) -> None:
    case.undo()
    again = Intake(case, [folder])
    list(again.run())
    assert sum(item.drafts for item in again.items) == 2
    assert len(case.find(Entry)) == 2


def test_adding_again_completes_what_was_interrupted(case: Case, folder: Path) -> None:
    steps = Intake(case, [folder]).run()
    for step in steps:
        if step.code == "reading":
            break
    steps.close()
    unread = [one for one in case.find(Evidence) if case.reading_of(one.id) is None]
    assert unread
    list(Intake(case, [folder]).run())
    assert all(case.reading_of(one.id) is not None for one in case.find(Evidence))
    assert len(case.find(Entry)) == 2


def test_what_was_read_leaves_the_originals_alone(case: Case, done: Intake, folder: Path) -> None:
    assert sorted(one.name for one in folder.iterdir()) == [
        "Thumbs.db",
        "broken.png",
        "copy.xml",
        "dot.png",
        "sms-20250821210000.xml",
    ]
    assert case.verify() == []
