"""What a message is: our own sentences, the corpus's words, and what must never happen to any text."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.case import folding, phrases
from app.intake.drafting import classify
from app.intake.drafting.classify import Setting
from app.work.entries import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
LEAST = 0.97
FAMILIES = ("screenshots", "sms_backup", "phone_csv", "wechat_export", "mail", "image_formats")


def sentences(name: str) -> list[tuple[str, str, str]]:
    """Category, direction and words of each line of a file of sentences."""
    rows = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            category, text = line.split("\t")
            rows.append((category, "out" if text.startswith("> ") else "in", text.removeprefix("> ")))
    return rows


def wrong(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What the classifier says otherwise: expected, said, words."""
    said = [(want, classify.of(text, side, "sms", _setting(want)), text) for want, side, text in rows]
    return [(want, verdict.category, text) for want, verdict, text in said if verdict.category != want]


def _setting(category: str) -> Setting:
    """An answer is told from small talk by what the rest of the conversation is about."""
    return Setting(dunning=category == "reply")


@pytest.mark.parametrize("name", ["sentences.tsv", "later_sentences.tsv", "unseen_sentences.tsv"])
def test_our_own_sentences(name: str) -> None:
    rows = sentences(name)
    missed = wrong(rows)
    assert 1 - len(missed) / len(rows) >= LEAST, missed


def test_there_are_enough_sentences_of_each_kind() -> None:
    rows = sentences("sentences.tsv") + sentences("later_sentences.tsv")
    counts = Counter(category for category, _, _ in rows)
    assert len(rows) >= 150
    assert set(counts) >= set(classify.PRECEDENCE)
    assert min(counts[name] for name in classify.PRECEDENCE) >= 10


def truth(corpus: Path, name: str) -> Iterator[tuple[str, str, str]]:
    """Category, direction and words of the corpus's messages of one family."""
    for page in json.loads((corpus / "truth" / f"{name}.json").read_text(encoding="utf-8")).values():
        if not isinstance(page, dict):
            continue
        messages: Any = page.get("messages")
        for one in messages if isinstance(messages, list) else [page]:
            text = one.get("text_full") or one.get("text_exact") or ""
            if one.get("category") and text:
                yield one["category"], one.get("direction") or "in", text


@pytest.mark.parametrize("family", FAMILIES)
def test_the_words_of_the_corpus(corpus: Path, family: str) -> None:
    rows = [row for row in truth(corpus, family) if row[1] == "in" or row[0] in ("payment", "system")]
    missed = wrong(rows)
    assert len(rows) > 10
    assert 1 - len(missed) / len(rows) >= LEAST, missed


def test_a_verdict_names_the_words_that_made_it() -> None:
    text = "【青禾消费金融】您的分期\n协议已失效，\n请立即全额还清。"
    verdict = classify.of(text)
    assert verdict.category == "demand_after_agreement"
    words = {hit.phrase: hit.words for hit in verdict.hits}
    assert words["dem_void"] == "分期\n协议已失效"
    assert all(text[hit.start : hit.end] == hit.words for hit in verdict.hits)


def test_traditional_words_are_found_where_they_stand() -> None:
    text = "我會打給你手機裡所有聯絡人"
    (hit,) = [one for one in classify.of(text).hits if one.phrase == "thr_contacts"]
    assert hit.words == "打給你手機裡所有聯絡人"
    assert (hit.kind, hit.severity) == ("violation", 3)


def test_a_debt_beside_an_advertisement_is_not_put_away() -> None:
    verdict = classify.of("【青禾消费金融】新客专享，最高可借5000元。另：您的借款已逾期9天，请尽快还款。")
    assert verdict.category == "reminder"
    assert verdict.doubts()[0]["code"] == "category_close"


def test_two_kinds_close_together_are_a_doubt() -> None:
    verdict = classify.of("律师函已寄出，同时通知你单位")
    assert verdict.rival
    assert [doubt["field"] for doubt in verdict.doubts()] == ["category"]


def test_what_only_the_conversation_tells_is_a_doubt() -> None:
    assert classify.of("好的，知道了").category == "unrelated"
    verdict = classify.of("好的，知道了", setting=Setting(dunning=True))
    assert (verdict.category, verdict.by_thread) == ("reminder", True)
    assert verdict.doubts()[0]["code"] == "category_by_thread"


@pytest.mark.parametrize(
    ("text", "side", "kind", "category"),
    [
        ("", "in", "call", "call"),
        ("对方撤回了一条消息", "sys", "chat", "system"),
        ("12″", "in", "chat", "voice"),
        ("语音 5秒", "in", "chat", "voice"),
        ("¥88.00\n已收款", "out", "chat", "payment"),
        ("晚安", "out", "chat", "unrelated"),
    ],
)
def test_what_is_no_message_of_words(text: str, side: str, kind: str, category: str) -> None:
    assert classify.of(text, side, kind).category == category


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["in", "out", "sys"]), st.booleans())
def test_any_text_has_a_known_category_and_true_places(text: str, side: str, dunning: bool) -> None:
    verdict = classify.of(text, side, "sms", Setting(dunning=dunning))
    assert verdict.category in CATEGORIES
    assert all(text[hit.start : hit.end] == hit.words and hit.words for hit in verdict.hits)


@given(st.text(alphabet="催收还款 \n\t【】，。aＡ１①ﬁ還 ", max_size=40))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = folding.fold(text)
    assert len(folded.plain) == len(folded.places)
    assert list(folded.places) == sorted(folded.places)
    for start in range(len(folded.plain)):
        first, last = folded.span(start, start + 1)
        assert folding.fold(text[first:last]).plain.strip() or folded.plain[start] == " "


def test_blanks_of_a_read_picture_hide_no_phrase() -> None:
    plain = "再不还钱我们就去你家门口等"
    spaced = re.sub(r"(?<=.)(?=.)", " ", plain)
    assert classify.of(spaced).category == classify.of(plain).category == "threat"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([text for _, _, text in sentences("sentences.tsv")]), max_size=2),
    st.text(max_size=20),
)
def test_no_phrase_is_ruled_out_that_would_match(known: list[str], more: str) -> None:
    text = "".join(known) + more
    plain = folding.fold(text).plain
    searched = {one.id for one in phrases.table() if one.pattern.search(plain)}
    assert {hit.phrase for hit in classify.of(text).hits} == searched


def test_the_seeds_are_whole() -> None:
    rows = phrases.table()
    assert len({one.id for one in rows}) == len(rows)
    assert {one.category for one in rows} <= {"", *classify.PRECEDENCE}
    assert all(0 <= one.severity <= 4 and one.why and one.source for one in rows)
    assert all((one.weight > 0) == bool(one.category) for one in rows)
    assert not [one.id for one in rows if one.pattern.search("")]


def test_wording_of_a_rule_names_no_digit_and_every_class_has_its_phrases() -> None:
    """Texts that differ in their numbers only are looked up once: a phrase may say "a number", not which."""
    rows = [one for one in phrases.table() if one.kind in phrases.titles()]
    assert {one.kind for one in rows} == set(phrases.titles())
    bare = [re.sub(r"\{\d*,?\d*\}|\\u[0-9a-f]{4}", "", one.pattern.pattern) for one in rows]
    assert not [one for one in bare if re.search(r"\d", one)]
    assert all(set(each) == {"zh_CN", "en"} for each in phrases.titles().values())
