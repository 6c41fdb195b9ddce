"""Rows that say more in less room: instalments without a record, numbers, findings of the same contacts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import paper_sample as sample

from app.report import brief_findings, kinds, numbers_table, story
from app.report.blocks import Doc, Table, text_of
from app.report.source import Options, Source

if TYPE_CHECKING:
    from app.case.records import Agreement, Instalment


def made(kind: str, sheet: Any = None, **more: Any) -> Doc:
    return kinds.build(kind, sample.whole(sample.full() if sheet is None else sheet, **more))


def cells(doc: Doc, column: str) -> list[list[str]]:
    """The rows of the table with this column, as texts."""
    table = next(
        block
        for block in doc.blocks
        if isinstance(block, Table) and column in {c.title for c in block.columns}
    )
    return [["|".join(text_of(line) for line in cell) for cell in row] for row in table.cells]


class Unknown(sample.Answers):
    """Answers like the sample's, but of no payment anything is known."""

    def instalment(self, instalment: Any, on: Any) -> Any:
        return replace(super().instalment(instalment, on), state="unknown")


def test_instalments_without_a_record_stand_in_one_row() -> None:
    inputs = replace(sample.whole(sample.full(allocations=(), payments=())), standing=Unknown())
    rows = cells(kinds.build("complaint", inputs), "期数")
    assert [row[0] for row in rows] == ["1–5"]
    assert rows[0][1] == "2031-04-05|至2031-08-05"
    assert "证" in rows[0][-1]


def test_an_instalment_that_was_paid_on_keeps_its_row() -> None:
    rows = cells(made("complaint"), "期数")
    paid = next(row for row in rows if row[3])
    assert paid[0].isdigit()
    assert len(paid[1].split("|")) == 1


def test_each_number_is_counted_with_its_kinds_and_days(monkeypatch: Any) -> None:
    monkeypatch.setattr(story, "SHORT", 2)
    rows = cells(made("complaint"), "号码")
    contacts = [e for e in sample.full().entries if e.number == rows[0][0] and e.status == "confirmed"]
    assert sum(int(text.rstrip("次").lstrip("通话短信聊天邮件")) for text in rows[0][2].split("|")) == sum(
        e.count for e in contacts
    )
    assert rows[0][3].split("|")[0] == min(e.at[:10] for e in contacts if e.at)
    assert all("证" in row[-1] or row[-1] == "本人陈述" for row in rows)


def test_numbers_are_the_busiest_first_and_not_without_end() -> None:
    sheet = sample.full()
    entries = [
        replace(e, number=f"1069{n:08}", count=n + 1)
        for n in range(numbers_table.ROWS + 3)
        for e in sheet.entries[:1]
    ]
    inputs = sample.whole(sheet)
    told = story.Story(inputs, "complaint")
    (table,) = numbers_table.numbers_table(inputs.words, inputs.source, told.tell, entries)
    rows = [text_of(row[0][0]) for row in table.cells]
    assert rows == sorted(rows, reverse=True)
    assert len(rows) == numbers_table.ROWS


def test_findings_of_the_same_contacts_are_one_row_with_the_words() -> None:
    said = "2 条信息的措辞；《{}》对此有要求。"
    base = {
        "check": "threat",
        "binding": "law",
        "confidence": "high",
        "result": "shown",
        "entries": ["en_06"],
    }
    both = [
        base | {"rule": f"r{n}", "sentence": said.format(law), "words": ["去找", "去找同事"]}
        for n, law in enumerate(("甲法", "乙法"))
    ]
    assert [len(group) for group in brief_findings._together(both)] == [2]
    assert brief_findings._rest(both[0]["sentence"], both[1]["sentence"]) == "《乙法》对此有要求。"
    assert brief_findings._telling(both[0]["words"]) == ["去找同事"]


def test_the_words_of_the_agreement_are_quoted_by_the_story_alone() -> None:
    one = {"check": "term_breach", "words": ["停止催收"], "sentence": "仍有 3 次联系。协议写明：“停止催收”"}
    assert brief_findings._short(one) == "仍有 3 次联系。"


def again(sheet: Any, **changed: Any) -> Any:
    """The sample with its agreement put on record a second time."""
    first = sheet.agreements[0]
    second: Agreement = replace(first, id="ag_2", supersedes=first.id, **changed)
    rows = [replace(row, id=f"{row.id}b", agreement="ag_2") for row in sheet.instalments]
    return replace(sheet, agreements=(first, second), instalments=(*sheet.instalments, *rows))


def told(sheet: Any) -> list[str]:
    return [one.id for one in Source(sheet, Options()).agreements]


def test_a_paper_that_was_put_on_record_twice_is_told_once() -> None:
    assert told(again(sample.full())) == ["ag_2"]


def test_an_agreement_of_another_day_or_plan_is_told_too() -> None:
    assert told(again(sample.full(), agreed_at="2031-05-01")) == ["ag_1", "ag_2"]
    other = again(sample.full())
    last: Instalment = other.instalments[-1]
    moved = replace(other, instalments=(*other.instalments[:-1], replace(last, minor=last.minor + 1)))
    assert told(moved) == ["ag_1", "ag_2"]


def test_words_of_the_agreement_that_a_message_holds_are_not_repeated() -> None:
    sheet = sample.full()
    cited = next(one for one in sheet.citations if one.entry == "en_05" and one.evidence == "ev_2")
    entry = next(one for one in sheet.entries if one.id == "en_05")
    again = [
        replace(cited, id=f"ci_again{n}", entry=None, agreement="ag_1", text=text)
        for n, text in enumerate((entry.text[:12], "这句话别处没有"))
    ]
    doc = made("timeline", replace(sheet, citations=(*sheet.citations, *again)))
    texts = list(doc.texts())
    assert not [text for text in texts if text.endswith(f"“{entry.text[:12]}”")]
    assert [text for text in texts if "这句话别处没有" in text]


def test_the_contract_number_that_only_the_agreement_names_stands_in_a_letter() -> None:
    sheet = sample.full()
    debts = (replace(sheet.debts[0], contract_number=""),)
    agreements = (replace(sheet.agreements[0], original_contract_number="JK-2030-7"),)
    for kind in ("complaint", "lender-letter", "answer", "brief"):
        assert "JK-2030-7" in "\n".join(
            made(kind, replace(sheet, debts=debts, agreements=agreements)).texts()
        )
        assert "JK-2030-7" not in "\n".join(made(kind, replace(sheet, agreements=agreements)).texts())
