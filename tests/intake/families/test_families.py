"""Backups, mails, contracts and recordings are read field by field, and hostile ones never hurt."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.case.records import Agreement, Citation, Entry, Evidence, Instalment, Party, PartyNumber, Term
from app.intake import texts
from app.intake.drafting import drafts
from app.intake.drafting.context import Context
from app.intake.exports import sms_backup
from app.intake.mails import mail
from app.intake.media import recordings
from app.intake.papers import agreement_text, documents
from app.intake.papers.page_text import Line
from app.intake.values.capture import Capture

if TYPE_CHECKING:
    from pathlib import Path

AT = Capture(at="2026-05-01T10:00:00+08:00", source="file_name", exact=True)


def written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def backup(folder: Path, body: str) -> dict[str, Any]:
    return sms_backup.read(written(folder, "sms.xml", body), "", "sms.xml", {})


SMS = '<sms address="10690001234" date="1745000000000" type="1" body="{}" contact_name="(Unknown)" />'


# -- backups -------------------------------------------------------------------------------------------


def test_a_text_keeps_number_side_moment_and_words(tmp_path: Path) -> None:
    result = backup(tmp_path, f'<smses count="1">{SMS.format("还款 &amp; 逾期&#10;第二行")}</smses>')
    one = result["messages"][0]
    assert (one["number"], one["direction"], one["text"]) == ("10690001234", "in", "还款 & 逾期\n第二行")
    assert one["at"] == "2025-04-18T18:13:20+00:00"


def test_a_cut_backup_gives_what_is_whole_and_names_the_line(tmp_path: Path) -> None:
    result = backup(tmp_path, f'<smses count="2">\n{SMS.format("一")}\n<sms address="1" body="没完')
    assert (result["state"], result["reason"]) == ("partial", "file_cut")
    assert len(result["messages"]) == 1
    assert result["facts"]["line"] >= 2


def test_halves_of_an_emoji_are_joined_and_forbidden_characters_dropped(tmp_path: Path) -> None:
    result = backup(tmp_path, f"<smses>{SMS.format('好&#55357;&#56842;&#0;&#x1;a&b')}</smses>")
    assert result["messages"][0]["text"] == "好😊a&b"


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><smses><sms address="1" body="&a;" type="1"/></smses>'
    assert backup(tmp_path, bomb)["reason"] == "forbidden_markup"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_declaration_is_not_believed(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="UTF-8"?><smses count="1">{SMS.format("还款提醒")}</smses>'
    result = sms_backup.read(written(tmp_path, "a.xml", text.encode(encoding)), "", "a.xml", {})
    assert result["messages"][0]["text"] == "还款提醒"


def test_the_corpus_backups_are_read_whole(corpus: Path) -> None:
    truth = json.loads((corpus / "truth" / "sms_backup.json").read_text(encoding="utf-8"))
    folder = corpus / "sms_backup"
    read = {path.name: sms_backup.read(path, "", path.name, {}) for path in sorted(folder.glob("*.xml"))}
    assert read
    for name, result in read.items():
        assert result["state"] == "ok", name
        assert result["facts"]["declared"] == len(result["messages"]), name
    assert set(read) & set(str(key).rpartition("/")[2] for key in (truth.get("files") or truth))


# -- mails ---------------------------------------------------------------------------------------------


def test_the_corpus_mails_keep_sender_date_subject_and_words(corpus: Path, tmp_path: Path) -> None:
    truth = json.loads((corpus / "truth" / "mail.json").read_text(encoding="utf-8"))
    for path in sorted((corpus / "mail").glob("*.eml")):
        facts = truth[path.name]
        if "from_addr" not in facts:
            continue
        result = mail.read(path, "", path.name, {"spool": str(tmp_path)})
        one = result["messages"][0]
        assert facts["from_addr"] in one["sender"], path.name
        if one["at"] and "utc" not in path.name:
            assert facts["date"].startswith(one["at"][: len("2025-01-01T00:00")]), path.name
        assert facts["subject"] in one.get("words", one["text"]), path.name
        if facts.get("text_exact"):
            assert "".join(facts["text_exact"].split()) in "".join(one["text"].split()), path.name


# -- contracts -----------------------------------------------------------------------------------------

CONTRACT = [
    "债务分期还款协议",
    "协议编号：XY-2026-09",
    "甲方（出借人）：晨禾小额贷款",
    "乙方（借款人）：贺一",
    "签订日期：二〇二六年三月十二日",
    "乙方尚欠甲方人民币3,600.05元。",
    "分三期偿还，每期1,200.00元，首期还款日为2026年1月31日，最后一期1,200.05元，每月三十一日。",
    "每期宽限五日。",
    "履约期间甲方停止催收，不得联系乙方的亲属。",
    "连续两期未足额还款的，甲方有权解除本协议。",
]


def word(folder: Path, lines: list[str]) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def test_a_contract_in_prose_with_chinese_numerals_is_read(tmp_path: Path) -> None:
    read = documents.read_docx(word(tmp_path, CONTRACT), "", "a.docx", {})["agreement"]
    assert (read["lender"], read["borrower"], read["contract_number"]) == (
        "晨禾小额贷款",
        "贺一",
        "XY-2026-09",
    )
    assert (read["agreed_at"], read["grace_days"]) == ("2026-03-12", 5)
    assert [(one["due_on"], one["minor"]) for one in read["instalments"]] == [
        ("2026-01-31", 120_000),
        ("2026-02-28", 120_000),
        ("2026-03-31", 120_005),
    ]
    assert read["ends_when"] == {"consecutive_missed": 2, "effect": "lender_may_end", "late_counts": None}
    assert read["promises"]["stop_collection"] and read["promises"]["stop_third_party"]
    assert read["doubts"] == []


def test_a_table_with_a_gap_is_not_believed_and_a_wrong_sum_is_named() -> None:
    rows = ["还款协议", "1 2026-04-05 100.00", "3 2026-06-05 130.00"]
    assert agreement_text.read([Line(text=row, page=1) for row in rows]) is None
    rows = ["还款协议", "甲方：晨禾小贷", "欠款合计300.00元", "1 2026-04-05 100.00 2 2026-05-05 100.00"]
    read = agreement_text.read([Line(text=row, page=1) for row in rows])
    assert read is not None
    assert [one["code"] for one in read["doubts"]] == ["sum_differs"]


def test_what_is_no_contract_gives_none() -> None:
    assert agreement_text.read([Line(text="购物清单", page=1)]) is None


def test_the_corpus_contracts_with_text_are_read_exactly(corpus: Path) -> None:
    truth = json.loads((corpus / "truth" / "agreements.json").read_text(encoding="utf-8"))
    read = 0
    for name, facts in truth.items():
        path = corpus / "agreements" / name
        if facts.get("kind") not in ("agreement_pdf_text", "agreement_docx"):
            continue
        reader = documents.read_docx if path.suffix == ".docx" else documents.read_pdf
        found, terms = reader(path, "", name, {})["agreement"], facts["terms"]
        assert (found["lender"], found["borrower"]) == (terms["lender"], terms["borrower"])
        assert found["contract_number"] == terms["contract_no"]
        assert found["original_contract_number"] == terms["original_contract_no"]
        assert found["agreed_at"] == terms["sign_date"]
        assert found["total_minor"] == round(terms["total"] * 100)
        assert [(one["due_on"], one["minor"]) for one in found["instalments"]] == [
            (one["due_date"], round(one["amount"] * 100)) for one in terms["schedule"]
        ]
        read += 1
    assert read >= 3


# -- recordings ----------------------------------------------------------------------------------------


def test_the_length_of_amr_is_its_frames(tmp_path: Path) -> None:
    frame = bytes([0x3C]) + bytes(31)
    path = written(tmp_path, "a.amr", b"#!AMR\n" + frame * 150)
    assert recordings.read(path, "audio/amr", "a.amr", {})["media"]["duration_s"] == 3.0


# -- drafts --------------------------------------------------------------------------------------------


def context(**more: Any) -> Context:
    numbers = iter(range(10_000))
    return Context(new_id=lambda cls: f"{cls.table}_{next(numbers)}", debt="de_1", **more)


def evidence(media_type: str = "application/x-sms-backup+xml") -> Evidence:
    return Evidence(id="ev_1", sha256="0" * 64, size=1, media_type=media_type, name="a", stored="files/00/a")


def test_a_backup_gives_exact_entries_leaves_parcels_out_and_asks_whose_number_it_is(tmp_path: Path) -> None:
    parcel = SMS.replace("10690001234", "10690009999").format("您的包裹已到，取件码 6-2")
    result = backup(tmp_path, f"<smses>{SMS.format('【晨禾借】您已逾期9天，应还1,200.00元')}{parcel}</smses>")
    proposal = drafts.propose(result, evidence(), AT, context(lenders=frozenset({"晨禾借"})))
    (entry,) = proposal.entries
    assert (entry.at, entry.precision, entry.number) == ("2025-04-19T02:13:20+08:00", "second", "10690001234")
    assert entry.amounts[0]["minor"] == 120_000
    assert (entry.overdue_days, entry.status) == (9, "draft")
    assert [one.text for one in proposal.unrelated] == ["您的包裹已到，取件码 6-2"]
    party = next(one for one in proposal.records if isinstance(one, Party))
    assert (party.name, party.kind, party.status) == ("晨禾借", "lender", "draft")
    assert next(one for one in proposal.records if isinstance(one, PartyNumber)).party == party.id
    cited = next(one for one in proposal.records if isinstance(one, Citation))
    assert (cited.entry, cited.text) == (entry.id, entry.text)


def test_a_contract_gives_a_draft_agreement_whose_terms_are_pinned_to_their_words(tmp_path: Path) -> None:
    result = documents.read_docx(word(tmp_path, CONTRACT), "", "a.docx", {})
    proposal = drafts.propose(result, evidence(), AT, context())
    agreement = next(one for one in proposal.records if isinstance(one, Agreement))
    assert (agreement.status, agreement.debt) == ("draft", "de_1")
    assert sum(isinstance(one, Instalment) for one in proposal.records) == 3
    terms = {one.id: one for one in proposal.records if isinstance(one, Term)}
    cited = [one for one in proposal.records if isinstance(one, Citation) and one.term]
    assert {one.term for one in cited} == set(terms)
    assert all(one.text == terms[one.term or ""].text for one in cited)


def test_an_entry_without_any_time_says_so() -> None:
    result = {"family": "recording", "messages": [{"kind": "call", "direction": "none", "text": ""}]}
    (entry,) = drafts.propose(result, evidence("audio/wav"), AT, context()).entries
    assert isinstance(entry, Entry)
    assert (entry.at, entry.precision, entry.at_latest) == (None, "before", AT.at)
    assert [one["field"] for one in entry.doubts] == ["time"]


# -- hostile bytes -------------------------------------------------------------------------------------

READERS = {
    "a.xml": (sms_backup.read, f"<smses>{SMS.format('还款')}</smses>".encode()),
    "a.eml": (
        mail.read,
        "From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\n欠款\n--q--".encode(),
    ),
    "a.txt": (texts.read, "还款".encode("gb18030")),
    "a.amr": (recordings.read, b"#!AMR\n" + bytes(64)),
}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(READERS)), seed=st.integers(0, 10**6), hits=st.integers(1, 10))
def test_mutated_files_always_give_an_answer(tmp_path: Path, name: str, seed: int, hits: int) -> None:
    reader, data = READERS[name]
    chance, mutated = random.Random(seed), bytearray(data)
    for _ in range(hits):
        mutated[chance.randrange(len(mutated))] = chance.randrange(256)
    result = reader(written(tmp_path, name, bytes(mutated)), "audio/amr", name, {"spool": str(tmp_path)})
    assert result["state"] in ("ok", "nothing", "partial", "failed")
    assert json.dumps(result)
