from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import wording
from app.followup import authorities, cards, checklists, clocks
from app.followup.sources import QUALITY, Known, Loaded, read
from app.paths import seed
from app.rules import packs

if TYPE_CHECKING:
    from pathlib import Path

FACTS = json.loads(seed("rules", "facts.json").read_text(encoding="utf-8"))
KINDS: tuple[Loaded[Known], ...] = (
    authorities.authorities(),
    authorities.routes(),
    clocks.clocks(),
    cards.cards(),
    cards.guides(),
    checklists.checks(),
    checklists.questions(),
)
ITEMS = [one for kind in KINDS for one in kind.listed()]
# Known from the collection's notes only, which give no id; and what is not about law.
CHINESE = re.compile(r"[一-鿿]")
WITHOUT_FACT = {"cn.clock.court_answer_15", "cn.card.distress"}
PRACTICE = {one.id for one in cards.guides().listed()}


def test_everything_shipped_can_be_taken() -> None:
    assert [kind.faults for kind in KINDS] == [()] * len(KINDS)
    assert all(kind.items for kind in KINDS)


@pytest.mark.parametrize("one", ITEMS, ids=lambda one: one.id)
def test_every_item_has_source_date_and_quality(one: Known) -> None:
    assert all(text.strip() for text in one.source.values()) and one.quality in QUALITY
    assert date(2025, 1, 1) <= one.known_on <= date(2026, 11, 30)
    assert set(one.facts) <= set(FACTS)
    assert set(one.rules) <= {rule.id for rule in packs.all_packs().rules}


@pytest.mark.parametrize("one", ITEMS, ids=lambda one: one.id)
def test_what_is_shown_in_english_is_english(one: Known) -> None:
    shown = [value for value in vars_of(one) if isinstance(value, dict)]
    assert len(shown) >= 2
    assert not any(CHINESE.search(text["en"]) for text in shown)


def vars_of(one: Known) -> list[object]:
    return [getattr(one, field.name) for field in dataclasses.fields(one)]


@pytest.mark.parametrize("one", ITEMS, ids=lambda one: one.id)
def test_nothing_about_law_claims_to_be_better_known_than_its_facts(one: Known) -> None:
    assert one.facts or one.id in WITHOUT_FACT | PRACTICE
    best = min((QUALITY.index(FACTS[name]["quality"]) for name in one.facts), default=1)
    assert QUALITY.index(one.quality) >= best


def test_unverified_items_say_so() -> None:
    unverified = {one.id for one in ITEMS if not one.verified}
    assert {"cn.clock.report_accept_15", "cn.route.collection.other"} <= unverified
    assert wording.known("source_unverified") and wording.known("not_advice")


def test_the_facts_are_used() -> None:
    used = {name for one in ITEMS for name in one.facts}
    used |= {name for rule in packs.all_packs().rules for name in rule.facts}
    assert used == set(FACTS)


def test_routes_name_authorities_and_cover_every_kind_of_lender() -> None:
    known = authorities.authorities().items
    for route in authorities.routes().listed():
        assert set(route.order) | set(route.beside) <= set(known)
        assert set(route.on_answer) <= set(route.order)
    kinds = ("bank", "consumer_finance", "trust", "small_loan", "guarantor", "debt_buyer", "unknown")
    for matter in authorities.MATTERS:
        assert all(authorities.route(matter, kind) for kind in kinds), matter


def test_the_lender_comes_first_and_the_supervisor_fits_the_lender() -> None:
    def order(kind: str, **known: frozenset[str]) -> dict[str, str]:
        stood = {"asked": frozenset[str](), "answered": frozenset[str]()} | known
        return {one.authority.id: one.state for one in authorities.way("collection", kind, **stood)}

    assert list(order("bank"))[:2] == ["lender", "nfra"]
    assert list(order("small_loan"))[:2] == ["lender", "local_finance"]
    assert "nfra" not in order("small_loan")
    assert order("bank") | {"lender": "next", "nfra": "later"} == order("bank")
    waiting = order("bank", asked=frozenset({"lender"}))
    assert (waiting["lender"], waiting["nfra"]) == ("waiting", "later")
    answered = order("bank", asked=frozenset({"lender"}), answered=frozenset({"lender"}))
    assert (answered["lender"], answered["nfra"]) == ("done", "next")
    both = frozenset({"lender", "nfra"})
    assert (
        order("bank", lapsed=both)["lender_superior"],
        order("bank", lapsed=both)["mediation_finance"],
    ) == (
        "later",
        "next",
    )
    assert order("bank", answered=both)["lender_superior"] == "next"
    threat = authorities.way("threat", "bank", asked=frozenset(), answered=frozenset())
    assert threat[0].authority.id == "police"


OWN = """
[[authority]]
id = "local_finance"
title = { zh_CN = "本地局", en = "local office" }
contact = "000"
does = { zh_CN = "受理", en = "takes" }
needs = { zh_CN = "材料", en = "papers" }
cannot = { zh_CN = "裁判", en = "judge" }
source = "自己打电话问的"
known_on = 2026-11-01
quality = "secondary"
"""


def test_a_persons_own_office_replaces_the_shipped_one(data_folder: Path) -> None:
    own = data_folder / "authorities"
    own.mkdir()
    (own / "mine.toml").write_text(OWN, encoding="utf-8")
    assert authorities.authorities().items["local_finance"].contact["en"] == "000"
    assert len(authorities.authorities().items) == len(KINDS[0].items)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('contact = "000"', "contact = 110", "contact"),
        ("known_on = 2026-11-01", 'known_on = "2026-11-01"', "known_on"),
        ('quality = "secondary"', 'quality = "certain"', "quality"),
        ('source = "自己打电话问的"', "", "source"),
        ('{ zh_CN = "受理", en = "takes" }', '"受理"', "does"),
        ('contact = "000"', 'contact = "000"\nfax = "1"', "fax"),
    ],
)
def test_a_wrong_type_is_named_and_the_rest_works(data_folder: Path, old: str, new: str, field: str) -> None:
    own = data_folder / "authorities"
    own.mkdir()
    (own / "mine.toml").write_text(OWN.replace(old, new), encoding="utf-8")
    found = authorities.authorities()
    assert [(one.item, one.field) for one in found.faults] == [("local_finance", field)]
    assert found.items["local_finance"].contact["zh_CN"] != "000"
    assert "mine.toml" in wording.sentence(found.faults[0].code, found.faults[0].facts())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_file_is_read_or_named(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(data)
    found = read(cards.SHAPE, [file, tmp_path / "gone.toml"])
    assert found.items == {}
    assert any(one.file == "gone.toml" for one in found.faults)
    assert all(wording.known(one.code) for one in found.faults)


@pytest.mark.parametrize(
    ("question", "card"),
    [
        ("能不能录音？", "cn.card.recording"),
        ("短信说要起诉怎么办", "cn.card.threat_to_sue"),
        ("什么时候打 110", "cn.card.police"),
        ("诉讼时效", "cn.card.limitation"),
        ("征信", "cn.card.credit"),
        ("徵信", "cn.card.credit"),
        ("代理维权骗局", "cn.card.agents"),
        ("收到传票", "cn.card.summons"),
        ("我撑不下去了", "cn.card.distress"),
    ],
)
def test_a_question_finds_its_card(question: str, card: str) -> None:
    assert cards.search(question)[0].id == card


def test_a_question_about_nothing_finds_nothing() -> None:
    assert cards.search("") == [] and cards.search("zzqqxx") == []
    assert cards.search("may I record", "en")[0].id == "cn.card.recording"


def test_cards_are_offered_where_they_fit_and_say_when_to_ask() -> None:
    assert cards.offered(["check:threat", "class:insult"])[0].id == "cn.card.police"
    assert cards.offered(["check:nothing"]) == []
    for one in cards.cards().listed():
        assert "12348" in one.ask["zh_CN"] or "110" in one.ask["zh_CN"], one.id
        assert all("违法" not in text["zh_CN"] for text in (one.title, one.short, one.text, one.ask))
        assert one.offer and one.words


def test_every_kind_of_lender_has_a_checklist_and_questions() -> None:
    for kind in ("bank", "consumer_finance", "trust", "small_loan", "guarantor", "debt_buyer", "unknown"):
        named = {one.id.removeprefix("cn.check.") for one in checklists.checks_for(kind)}
        assert {"contract", "account", "hotline", "notices"} <= named
        assert len(checklists.questions_for(kind)) >= 6
    assert "cn.check.assignment" not in {one.id for one in checklists.checks_for("bank")}
    assert "cn.check.assignment" in {one.id for one in checklists.checks_for("debt_buyer")}


@pytest.mark.parametrize(
    ("question", "guide"),
    [
        ("怎么截图", "guide.screenshot"),
        ("录屏", "guide.scroll"),
        ("苹果手机短信", "guide.iphone"),
        ("微信聊天", "guide.wechat"),
        ("通话详单", "guide.operator"),
        ("数据线", "guide.cable"),
        ("网盘", "guide.cloud"),
        ("支付宝流水", "guide.statement"),
        ("华为备份短信", "guide.android"),
    ],
)
def test_a_question_about_the_phone_finds_its_page(question: str, guide: str) -> None:
    assert cards.search(question)[0].id == guide


def test_guides_name_no_button_as_certain_that_was_not_verified() -> None:
    for one in cards.guides().listed():
        assert one.offer and one.words and one.ask["zh_CN"]
        assert "设置 >" not in one.text["zh_CN"] and "→" not in one.text["zh_CN"]


def test_the_distress_card_names_its_line_and_where_it_is_known_from() -> None:
    card = cards.cards().items["cn.card.distress"]
    assert "12356" in card.text["zh_CN"] and "12356" in card.text["en"] and "12356" in card.source["zh_CN"]
