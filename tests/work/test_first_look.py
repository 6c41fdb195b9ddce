"""One message without a case: what it is by its words, never genuine, and beside a record what differs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from app.intake.reader_client import ReaderPool
from app.rules.standing import Standing
from app.work import agreements, cases, first_look

if TYPE_CHECKING:
    from pathlib import Path

    from app.work.first_look import Beside

PLAN: dict[str, Any] = {
    "agreed_at": "2026-03-12",
    "contract_number": "HT-1",
    "grace_days": 3,
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in (1, 2, 3)],
    "payments": [{"paid_at": "2026-04-09", "minor": 100_00, "instalment": 1}],
    "payments_cover": ["2026-03-01", "2026-12-31"],
}


@pytest.mark.parametrize(
    ("text", "verdict", "groups"),
    [
        ("账户异常，请点击链接并先付解冻金1000元，验证码发给我", "fraud", {"fraud"}),
        ("【晨禾借】您本期应还1,280.25元将于12月10日到期，请确保余额充足，如已还请忽略", "reminder", set()),
        ("老赖，再不还钱就去你单位找你领导，后果自负", "rough", {"rough", "pressure"}),
        ("您的案件已立案，72小时内将收到传票", "legal", {"check", "pressure"}),
        ("你是张三的家人吗？请转告他尽快还款", "others", {"others"}),
        ("逾期将影响您的征信，请尽快还款", "reminder", {"pressure"}),
        ("您的快递已到驿站，取件码 1-2-3345", "unrelated", set()),
    ],
)
def test_what_a_message_is_and_what_its_words_mean(text: str, verdict: str, groups: set[str]) -> None:
    seen = first_look.of_text(text)
    assert seen.verdict == verdict
    assert {one.group for one in seen.signs} == groups
    plain = "".join(text.split())
    assert all("".join(one.words.split()) in plain for one in seen.signs)
    assert "cn.card.fraud" in [one.id for one in seen.cards]


def test_the_same_words_are_told_once_in_a_group() -> None:
    seen = first_look.of_text("老赖！老赖！再不还就曝光你")
    told = [(one.group, one.words) for one in seen.signs]
    assert len(told) == len(set(told))
    assert [one.kind for one in seen.signs if one.words == "老赖"] == ["insult"]


def test_every_legal_sentence_is_a_cards() -> None:
    """What is shown of the law has an id, a source and a day; nothing else of this module speaks of law."""
    for text in ("起诉", "上报征信", "爆通讯录", "债权转让给他人", "先交手续费"):
        for card in first_look.of_text(text).cards:
            assert card.id.startswith("cn.card.")
            assert card.source
            assert card.known_on


def test_nothing_at_all_is_said_to_be_nothing() -> None:
    assert first_look.of_text("  \n ").verdict == "unclear"
    assert first_look.of_text("  \n ").messages == ()


def test_a_file_is_read_where_it_lies_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "短信.txt"
    file.write_text("【晨禾借】账户异常，先付保证金，加微信办理", encoding="utf-8")
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    with ReaderPool() as pool:
        seen = first_look.look(file, pool)
        gone = first_look.look(tmp_path / "not there.png", pool)
        broken = tmp_path / "坏.png"
        broken.write_bytes(b"\x89PNG\r\n\x1a\nxxxx")
        unreadable = first_look.look(broken, pool)
    assert seen.verdict == "fraud"
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["短信.txt", "坏.png"])
    assert (gone.state, gone.reason) == ("failed", "source_missing")
    assert unreadable.state == "failed"
    assert unreadable.reason


def beside(tmp_path: Path, text: str, now: str) -> Beside:
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as case:
        agreements.record(case, PLAN)
        snapshot = case.snapshot()
        standing = Standing(snapshot, provisional=True)
        return first_look.beside(first_look.of_text(text), snapshot, standing, datetime.fromisoformat(now))


def test_beside_a_case_what_it_asks_for_is_held_against_agreement_and_payments(tmp_path: Path) -> None:
    asked = "【晨禾借】您已逾期9天，今日须结清欠款9,999.00元"
    one = beside(tmp_path, asked, "2026-05-02T20:00:00+08:00").compared[0]
    assert one.kept.kept is True
    assert [(d["kind"], certain) for d, certain in one.differences] == [
        ("amount", True),
        ("overdue_days", True),
    ]
    assert (one.differences[0][0]["said_minor"], one.differences[0][0]["ours_minor"]) == (9_999_00, 0)
    assert one.due is not None
    assert (one.due.n, one.due.days, one.due.minor) == (2, 8, 100_00)


def test_an_amount_that_fits_is_no_difference(tmp_path: Path) -> None:
    one = beside(tmp_path, "【晨禾借】您本期应还100.00元，请按时还款", "2026-05-09T20:00:00+08:00").compared[
        0
    ]
    assert one.named
    assert one.differences == ()


def test_a_missed_instalment_is_not_talked_away(tmp_path: Path) -> None:
    one = beside(tmp_path, "您已逾期5天，应还100.00元", "2026-05-20T20:00:00+08:00").compared[0]
    assert one.kept.kept is False
    assert one.differences == ()


def test_a_case_without_an_agreement_compares_nothing(tmp_path: Path) -> None:
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as case:
        snapshot = case.snapshot()
        now = datetime.fromisoformat("2026-05-02T20:00:00+08:00")
        found = first_look.beside(first_look.of_text("应还100元"), snapshot, Standing(snapshot), now)
        assert found.compared == ()
