"""Whose number, which lender, to whom: proposed from what messages say of themselves, never from a swindler."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.case.records import Evidence, Party, PartyNumber
from app.intake.drafting import drafts, names, recipients, relevance
from app.intake.drafting.context import Context
from app.intake.drafting.owners import Owners, signature
from app.intake.values.capture import Capture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.drafting.drafts import Proposal

LENDER = "青禾消费金融"
HOME = "pa_home"


def context(**facts: Any) -> Context:
    counter = itertools.count(1)
    known = {"lenders": frozenset({LENDER}), "parties": {LENDER: HOME}, "debt": "de_1"} | facts
    return Context(new_id=lambda cls: f"{cls.table}_{next(counter)}", **known)


def propose(messages: Sequence[dict[str, Any]], family: str = "screenshot", **facts: Any) -> Proposal:
    """What a reading with these messages proposes."""
    kept = Evidence(id="ev_1", sha256="0" * 64, size=1, media_type="image/png", name="a.png", stored="x")
    rows = [{"kind": "sms", "direction": "in", **one} for one in messages]
    return drafts.propose({"family": family, "messages": rows}, kept, Capture(), context(**facts))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("【青禾消金】您的借款已逾期3天", "青禾消金"),
        ("您的借款已逾期3天。【柏川资产】", "柏川资产"),
        ("[柏川资产] 您的借款已逾期", "柏川资产"),
        ("Bluefern Lending: your payment is due", "Bluefern Lending"),
        ("您好【重要】请还款", ""),
        ("Hello: how are you", "Hello"),
    ],
)
def test_a_signature_stands_first_or_last(text: str, name: str) -> None:
    assert signature(text) == name


def test_a_signature_names_the_lender_in_any_writing_of_it() -> None:
    made = Owners(context())
    party, doubts = made.of("10690001234", "【青禾消金】您的借款已逾期3天，请尽快还款")
    assert party == HOME
    assert [one["code"] for one in doubts] == ["owner_from_signature"]
    assert [(one.party, one.number) for one in made.records if isinstance(one, PartyNumber)] == [
        (HOME, "10690001234")
    ]


def test_an_agency_acts_for_the_lender_it_speaks_of() -> None:
    made = Owners(context())
    party, _ = made.of("10690005678", "【柏川资产】受青禾消费金融委托，请立即全额还清欠款")
    (agency,) = [one for one in made.records if isinstance(one, Party)]
    assert (agency.id, agency.kind, agency.acts_for) == (party, "agency", HOME)


def test_it_may_say_so_only_in_a_later_message() -> None:
    made = Owners(context())
    made.of("10690005678", "【柏川资产】请立即全额还清欠款")
    made.of("10690005678", "【柏川资产】您在青禾消金的借款逾期，请还款")
    assert [one.acts_for for one in made.records if isinstance(one, Party)] == [HOME]


@pytest.mark.parametrize(
    "text",
    [
        "【青禾消费金融】征信修复，三天洗白，先交500元手续费",
        "【青禾消费金融】新客专享，最高可借5000元",
        "【还款提醒】您的借款已逾期3天",
        "【市北区人民法院】借款合同纠纷一案，案号（2026）民初9号",
        "我是青禾消费金融的王经理，今天必须先还500元",
    ],
)
def test_swindlers_adverts_subjects_and_claims_own_nothing(text: str) -> None:
    made = Owners(context())
    assert made.of("13900000000", text) == (None, ())
    assert made.records == ()


def test_a_known_number_is_not_asked_again_but_a_fraud_from_it_is_nobodys() -> None:
    made = Owners(context(owners={"10690001234": HOME}))
    assert made.of("10690001234", "【青禾消金】您的借款已逾期3天，请尽快还款") == (HOME, ())
    assert made.of("10690001234", "征信修复，三天洗白，先交手续费") == (None, ())


def test_the_title_of_a_chat_names_the_house() -> None:
    made = Owners(context())
    party, doubts = made.of("", "今天最少先还1000", "青禾消金-刘专员")
    assert party == HOME
    assert [one["code"] for one in doubts] == ["owner_from_title"]
    assert made.of("", "今天最少先还1000", "小刘") == (None, ())


def test_another_lenders_message_is_put_under_no_debt() -> None:
    (entry,) = propose([{"number": "1069", "text": "【云杉小贷】您的借款已逾期3天，请尽快还款"}]).entries
    assert entry.debt is None
    assert "other_lender" in [one["code"] for one in entry.doubts]
    (own,) = propose([{"number": "1069", "text": "【青禾消金】您的借款已逾期3天，请尽快还款"}]).entries
    assert own.debt == "de_1"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("青禾消费金融", "青禾消金", True),
        ("澄湖银行", "澄湖银行信用卡中心", True),
        ("柏川资产", "柏川资产管理有限公司", True),
        ("Bluefern Lending", "Bluefern", True),
        ("澄湖银行", "青禾消金", False),
        ("银行", "金融", False),
        ("", "", False),
    ],
)
def test_writings_of_a_house(one: str, other: str, same: bool) -> None:
    assert names.same(one, other) is same


@given(st.text(max_size=12), st.text(max_size=12))
def test_sameness_has_no_direction(one: str, other: str) -> None:
    assert names.same(one, other) is names.same(other, one)
    assert names.same(one, one) is bool(one and names.stem(one))


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("你是沈一舟的妈妈吗？你儿子欠钱不还", "妈妈"),
        ("您好，您的朋友沈一舟借款逾期，请代为转达", "朋友"),
        ("您的女儿沈一舟在我行的信用卡严重逾期，望督促其还款", "父母"),
        ("您作为他的同事能不能提醒他还款", "同事"),
        ("Please have your sister call us, it's about her overdue loan.", "sister"),
        ("请问您认识沈一舟吗？麻烦让他联系我们", ""),
    ],
)
def test_how_the_one_addressed_is_related(text: str, relation: str) -> None:
    found, doubts = recipients.of("third_party_contact", text)
    assert found == {"who": "third_party", "name": "", "relation": relation}
    assert [one["code"] for one in doubts] == ["recipient_from_words"]
    assert recipients.of("reminder", text) == (None, ())


BACKUP = [
    {"number": "106901", "text": "【青禾消金】您的借款已逾期3天，请尽快还款"},
    {"number": "106901", "text": "您的验证码是551200，请勿告诉他人"},
    {"number": "106901", "text": "收到请知悉"},
    {"number": "139001", "text": "妈，我今晚加班"},
    {"number": "139001", "text": "你还欠老王多少钱"},
    {"number": "106902", "text": "【云上商城】会员日满200减30，退订回T"},
    {"kind": "call", "number": "139009", "text": ""},
]


def test_a_backup_keeps_what_concerns_a_debt_and_counts_the_rest() -> None:
    found = propose(BACKUP, "sms_backup")
    assert [one.text for one in found.entries] == [
        BACKUP[0]["text"],
        BACKUP[2]["text"],
        BACKUP[4]["text"],
        "",
    ]
    assert [one.text for one in found.unrelated] == [BACKUP[n]["text"] for n in (1, 3, 5)]
    assert all(one.category == "unrelated" for one in found.unrelated)


def test_a_picture_keeps_what_no_phrase_speaks_for_and_asks() -> None:
    found = propose([{"sender": "小刘", "text": "嗯嗯"}, {"sender": "小刘", "text": "取件码88-2-1034"}])
    (kept,) = found.entries
    assert (kept.category, [one["code"] for one in kept.doubts][-1]) == ("unrelated", "category_unclear")
    assert [one.text for one in found.unrelated] == ["取件码88-2-1034"]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=12)), max_size=6), st.booleans())
def test_nothing_is_lost(rows: list[tuple[str, str]], backup: bool) -> None:
    messages = [{"text": text, "sender": sender} for text, sender in rows]
    found = propose(messages, "sms_backup" if backup else "screenshot")
    assert len(found.entries) + len(found.unrelated) == len(messages)
    assert len(relevance.related(messages, "sms_backup", context())) == len(messages)
