"""What the timeline says, and what it must not."""

from __future__ import annotations

import dataclasses
import string
import tomllib
from typing import Any

import paper_sample as sample
import pytest

from app.case.records import Agreement, CaseInfo, Citation, Entry
from app.case.snapshot import Snapshot
from app.paths import resource
from app.report import timeline
from app.report.blocks import Doc, Exhibit, Facts, Heading, PageBreak, Paragraph, Table, Tag, text_of
from app.report.inputs import Inputs
from app.report.words import CHINESE, Words, ranges, sentences
from app.rules.standing import Standing


def build(sheet: Any, lang: Any = "zh_CN", **options: Any) -> Doc:
    return timeline.build(sample.inputs(sheet, lang, **options))


def row(doc: Doc, number: int) -> list[str]:
    for block in doc.blocks:
        if isinstance(block, Table):
            for cells in block.cells:
                if text_of(cells[0][0]) == str(number):
                    return ["|".join(text_of(line) for line in cell) for cell in cells]
    raise AssertionError(number)


def numbered(sheet: Any, entry: Entry) -> list[str]:
    return row(build(dataclasses.replace(sheet, entries=(entry,))), 1)


def test_months_come_in_order_and_what_has_no_time_comes_last() -> None:
    headings = [block.text for block in build(sample.full()).blocks if isinstance(block, Heading)]
    assert headings == [
        "2031年2月",
        "2031年3月",
        "2031年7月",
        "2031年8月",
        "时间不能确定",
        "证据材料",
        "电子数据说明",
    ]


def test_only_confirmed_entries_are_listed_and_the_number_of_drafts_is_said() -> None:
    doc = build(sample.full())
    shown = "".join(doc.texts())
    assert doc.not_listed == 1
    assert "1条待核对，未列入。" in shown
    assert "待核对的一条" not in shown
    assert "取件码" not in shown


def test_the_summary_tells_the_agreement_and_the_contacts_after_it() -> None:
    summary = next(
        b for b in build(sample.full()).blocks if isinstance(b, Paragraph) and b.style == "summary"
    )
    assert text_of(summary.line) == (
        "2031年3月10日，提交人与云杉借贷达成分期还款协议（证1）：24期，每期1,570.00元，首期2031年4月5日，每月5日。"
        "此后记录到对方联系9次，其中7次发生时提交人不欠任何到期款，1次发生时有到期款未付清，1次不能确定当时有无欠款。"
        "另有1次联系在达成协议当日，先后不明。另有1次联系不能确定在协议之前还是之后。1条待核对，未列入。"
    )


def test_without_an_agreement_nothing_is_marked_before_or_after() -> None:
    doc = build(sample.full(agreements=(), instalments=()))
    tags = [
        p.word
        for b in doc.blocks
        if isinstance(b, Table)
        for r in b.rows
        for c in r
        for line in c
        for p in line
        if isinstance(p, Tag)
    ]
    assert not {"协议前", "协议后", "履约中", "有欠期"} & set(tags)
    assert "没有已确认的还款协议" in "".join(doc.texts())


def test_exact_words_stand_in_quotation_marks_and_ours_without() -> None:
    doc = build(sample.full())
    assert row(doc, 9)[3] == "短信 “今晚之前没有到账，明天会有人去找您的同事。”"
    assert row(doc, 14)[3] == "提交人记录 致电放款方客服，对方称没有委托北岭资产。"


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (2, "3月10日|时刻不明"),
        (5, "7月5日|13:48:20"),
        (6, "7月10日至7月20日之间"),
        (8, "7月13日|23:38"),
        (11, "8月|日期不明"),
        (13, "8月10日|约21:03|前后2分钟内"),
        (15, "时间不明"),
    ],
)
def test_a_time_says_how_precise_it_is(number: int, cell: str) -> None:
    assert row(build(sample.full()), number)[1] == cell


@pytest.mark.parametrize(
    ("number", "tags"),
    [
        (1, "○ 协议前"),
        (2, "○ 协议当日"),
        (4, "▲ 协议后|! 有欠期"),
        (6, "▲ 协议后|? 时间存疑"),
        (8, "▲ 协议后|✓ 履约中"),
        (13, "○ 协议后"),
        (15, "? 先后不明"),
    ],
)
def test_tags_have_a_shape_and_a_word(number: int, tags: str) -> None:
    assert row(build(sample.full()), number)[4] == tags


@pytest.mark.parametrize(
    ("state", "tag"), [("paid", "✓ 按期"), ("cured", "○ 宽限期内"), ("late", "! 迟还"), ("due", "")]
)
def test_a_payment_says_whether_it_was_in_time(state: str, tag: str) -> None:
    answers = sample.Answers(states={"in_4": state})
    doc = timeline.build(dataclasses.replace(sample.inputs(sample.full()), standing=answers))
    assert row(doc, 5)[3:5] == ["还款 1,570.00元，用于第4期", tag]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"call_type": "incoming", "duration_s": 72}, "来电，通话1分12秒"),
        ({"call_type": "missed", "count": 3}, "未接来电，共3次"),
        ({"call_type": "rejected"}, "来电，被拒接"),
        ({"call_type": "outgoing", "duration_s": 9, "direction": "out"}, "去电，通话9秒"),
        ({}, "通话"),
    ],
)
def test_a_call_says_how_it_went(fields: dict[str, Any], told: str) -> None:
    given: dict[str, Any] = {"direction": "in", "precision": "minute", "status": "confirmed"} | fields
    entry = Entry(id="en_1", kind="call", at="2031-07-03T08:32:00+08:00", **given)
    assert numbered(sample.full(), entry)[3] == told


def test_a_message_to_a_third_party_says_so() -> None:
    assert row(build(sample.full()), 10)[3].startswith("短信 发给第三人（父亲）：“")


def test_words_that_are_cut_off_are_marked() -> None:
    assert row(build(sample.full()), 6)[3].endswith("（材料中文字不完整）")


def test_exhibits_are_cited_by_number_and_pages_only_of_what_has_pages() -> None:
    doc = build(sample.full())
    assert row(doc, 8)[5] == "证2|证4"
    assert row(doc, 3)[5] == "证1|第1页"
    assert row(doc, 14)[5] == "本人陈述"


def test_contrary_citations_are_not_counted_as_support() -> None:
    sheet = sample.full()
    contrary = dataclasses.replace(sheet.citations[0], contrary=True)
    doc = build(dataclasses.replace(sheet, citations=(contrary,)))
    assert row(doc, 1)[5] == "本人陈述"


def test_an_exhibit_says_how_its_time_was_worked_out_and_where_the_original_is() -> None:
    exhibits = {b.number: b for b in build(sample.full()).blocks if isinstance(b, Exhibit)}
    told = {s.title: "".join(text_of(line) for line in s.lines) for s in exhibits[2].sections}
    assert told["时间怎样得出"].startswith(
        "文件名写明的时间为2031年7月4日07:23:11。“昨天 23:38”即2031年7月13日23:38"
    )
    assert "提交人的手机 青禾 X2，短信应用，与13912340077的会话。" in told["原件在哪里"]
    bound = {s.title: "".join(text_of(line) for line in s.lines) for s in exhibits[3].sections}
    assert bound["时间怎样得出"] == "只能确定它形成于2031年7月20日10:00或更早。"


def test_each_exhibit_with_a_picture_starts_a_page() -> None:
    blocks = build(sample.full()).blocks
    starts = [n for n, b in enumerate(blocks) if isinstance(b, Exhibit) and b.pictures]
    assert all(isinstance(blocks[n - 1], PageBreak | Heading) for n in starts)


def test_pages_of_a_document_are_shown_once_each() -> None:
    pages = [(p.evidence, p.page) for p in build(sample.full()).pictures()]
    assert pages == [("ev_1", 1), ("ev_1", 2), ("ev_2", 1), ("ev_3", 1), ("ev_6", 1)]
    assert build(sample.full()).used() == ["ev_4", "ev_1", "ev_5", "ev_6", "ev_2", "ev_3"]


def test_a_missing_original_is_marked_and_not_shown() -> None:
    doc = build(sample.full(), faulty=frozenset({"ev_2"}))
    marked = [b for b in doc.blocks if isinstance(b, Exhibit) and b.mark is not None]
    assert [b.number for b in marked] == [2]
    assert marked[0].pictures == ()


def test_the_data_page_names_each_hash_and_says_what_it_does_not_prove() -> None:
    shown = "".join(build(sample.full()).texts())
    assert all(evidence.sha256 in shown for evidence in sample.EVIDENCE)
    assert "只说明文件自收入本记录以来没有改变" in shown
    assert build(sample.full()).content_hash in shown


def test_nothing_to_show_is_one_sentence() -> None:
    doc = build(sample.Sheet())
    assert [type(block) for block in doc.blocks] == [Paragraph, Paragraph]
    assert list(doc.texts())[1] == "截至2031年8月20日，没有已确认的记录可以列出。"


def test_missing_identity_is_a_blank_to_fill_in() -> None:
    doc = build(sample.full(case=CaseInfo(title="例")))
    facts = next(block for block in doc.blocks if isinstance(block, Facts))
    assert facts.rows[0] == ("提交人", "")
    assert doc.footer_left == "证据时间线"


def test_only_one_loan_can_be_chosen() -> None:
    sheet = sample.full()
    other = Agreement(id="ag_2", debt="de_2", status="confirmed", agreed_at="2031-01-01")
    doc = build(dataclasses.replace(sheet, agreements=(*sheet.agreements, other)), debt="de_2")
    assert doc.blocks[0] == build(sheet).blocks[0]
    assert "云杉借贷" not in "".join(doc.texts())


def test_the_content_hash_changes_with_a_word_and_not_with_the_journal() -> None:
    sheet = sample.full()
    changed = dataclasses.replace(sheet.entries[0], text=sheet.entries[0].text + "。")
    other = dataclasses.replace(sheet, entries=(changed, *sheet.entries[1:]))
    assert build(sheet).content_hash == build(sheet).content_hash
    assert build(sheet).content_hash != build(other).content_hash


def test_english_is_complete_and_counts_in_the_singular() -> None:
    doc = build(sample.full(), "en")
    shown = " ".join(doc.texts())
    assert "24 instalments of CNY 1,570.00" in shown
    assert "One entry still waits for review" in shown
    assert row(doc, 13)[1] == "10 Aug|about 21:03|± 2 minutes"


def test_every_sentence_has_both_languages_and_the_same_facts() -> None:
    letters = tomllib.loads(resource("words", CHINESE).read_text(encoding="utf-8"))
    for key, texts in sentences().items():
        if key.partition(".")[0] in letters:  # papers for offices in China
            assert set(texts) == {"zh_CN"}, key
            continue
        names = [
            {name for _, name, _, _ in string.Formatter().parse(texts[lang]) if name}
            for lang in ("zh_CN", "en")
        ]
        assert names[0] == names[1] or (key.endswith(".one") and not names[1]), key


def test_facts_are_never_read_as_a_pattern() -> None:
    assert Words("zh_CN")("quote", text="{0} {text} {{") == "“{0} {text} {{”"


@pytest.mark.parametrize(
    ("minor", "currency", "lang", "shown"),
    [
        (157_000, "CNY", "zh_CN", "1,570.00元"),
        (5, "CNY", "zh_CN", "0.05元"),
        (-250, "CNY", "zh_CN", "-2.50元"),
        (123_456, "USD", "zh_CN", "USD 1,234.56"),
        (123_456, "JPY", "en", "JPY 123,456"),
        (157_000, "CNY", "en", "CNY 1,570.00"),
    ],
)
def test_money_is_exact(minor: int, currency: str, lang: Any, shown: str) -> None:
    assert Words(lang).money(minor, currency) == shown


def test_numbers_in_a_row_are_drawn_together() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == ["1–3", "7", "9–10"]


def test_a_real_snapshot_and_the_real_answers_fit() -> None:
    parts = {f.name: getattr(sample.full(), f.name) for f in dataclasses.fields(sample.Sheet)}
    snapshot = Snapshot(**parts)
    doc = timeline.build(
        Inputs(record=snapshot, standing=Standing(snapshot), findings={}, lang="zh_CN", date="2031-08-20")
    )
    assert row(doc, 1)[4] == "○ 协议前"
    assert row(doc, 8)[4].startswith("▲ 协议后")


def test_a_citation_of_a_payment_counts_for_its_entry() -> None:
    sheet = sample.full()
    cited = Citation(id="ci_p", evidence="ev_4", payment="py_8")
    doc = build(dataclasses.replace(sheet, citations=(*sheet.citations, cited)))
    assert row(doc, 5)[5] == "证4"


def test_what_is_only_known_to_be_before_something_stands_under_no_month() -> None:
    entry = Entry(
        id="en_1",
        kind="sms",
        direction="in",
        precision="before",
        status="confirmed",
        text="x",
        at_latest="2031-07-20T10:00:00+08:00",
        at_shown="今天 15:53",
    )
    doc = build(dataclasses.replace(sample.full(), entries=(entry, sample.ENTRIES[3])))
    assert [b.text for b in doc.blocks if isinstance(b, Heading)][:2] == ["2031年7月", "时间不能确定"]
    assert row(doc, 2)[1] == "不晚于2031年7月20日10:00"
