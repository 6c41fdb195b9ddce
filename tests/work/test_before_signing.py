"""Clauses of a contract are marked in their own words; each kind has a card; messages are no contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.reader_client import ReaderPool
from app.work import before_signing, first_look

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = """个人借款合同
第一条 借款金额为人民币20,000元。
第二条 年利率为14.4%，逾期的按日计收罚息。
第三条 借款人应另行支付平台服务费每月50元。
第四条 借款人连续两期未足额还款的，贷款人有权宣布全部借款提前到期。
第五条 贷款人可委托第三方机构催收，并可联系借款人预留的紧急联系人。
第六条 贷款人有权将本合同项下债权转让给第三人，转让通知到达时生效。
第七条 本合同一式两份。
"""


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("年利率为14.4%，逾期的按日计收罚息。", ["interest"]),
        ("借款人应另行支付平台服务费每月50元。", ["fees"]),
        ("贷款人有权宣布全部借款提前到期。", ["acceleration"]),
        ("可委托第三方机构催收", ["collection"]),
        ("有权将本合同项下债权转让给第三人", ["assignment"]),
        ("款项汇入王某个人账户", ["private_account"]),
        ("违约金及律师费由借款人承担", ["fees", "interest"]),
        ("本合同一式两份，双方各执一份。", []),
        ("借款人提供的资料应当真实。", []),
        ("贷款人委托乙方客服接听来电。", []),
        ("Borrower shall pay a late fee and interest at an APR of 20%.", ["fees", "interest"]),
    ],
)
def test_what_is_marked(sentence: str, kinds: list[str]) -> None:
    found = before_signing.clauses(sentence)
    assert sorted(one.kind for one in found) == kinds
    for one in found:
        assert one.words in sentence
        assert one.words[one.start : one.end]


def test_a_contract_is_told_by_its_clauses_each_with_a_card() -> None:
    found = before_signing.by_kind(before_signing.clauses(CONTRACT))
    assert list(found) == ["interest", "fees", "acceleration", "collection", "assignment"]
    assert [one.words for one in found["fees"]] == ["第三条 借款人应另行支付平台服务费每月50元。"]
    for kind in before_signing.KINDS:
        card = before_signing.card_of(kind)
        assert card is not None, kind
        assert f"clause:{kind}" in card.offer


def test_the_same_sentence_on_two_pages_counts_once() -> None:
    assert len(before_signing.by_kind(before_signing.clauses(CONTRACT + CONTRACT))["fees"]) == 1


@given(st.text(alphabet="甲乙丙，服务费年利率罚息 \n第一条。", max_size=600))
def test_marked_words_are_the_contracts_own_wherever_it_is_cut(text: str) -> None:
    plain = "".join(text.split())
    for one in before_signing.clauses(text):
        marked = "".join(one.words[one.start : one.end].split())
        assert marked
        assert marked in plain
        assert "".join(one.words.strip("…").split()) in plain


def test_a_file_with_a_contract_is_looked_at_as_one_and_a_message_is_not(tmp_path: Path) -> None:
    file = tmp_path / "合同.docx"
    import docx

    paper = docx.Document()
    for line in CONTRACT.splitlines():
        paper.add_paragraph(line)
    paper.save(str(file))
    with ReaderPool() as pool:
        seen = first_look.look(file, pool)
    assert seen.verdict == "paper"
    assert {one.kind for one in seen.clauses} == {
        "interest",
        "fees",
        "acceleration",
        "collection",
        "assignment",
    }
    assert first_look.of_text("逾期将产生罚息和违约金，另收催收费，请尽快还款").clauses == ()
    assert first_look.of_text(CONTRACT + "补充条款。" * 120).verdict == "paper"
