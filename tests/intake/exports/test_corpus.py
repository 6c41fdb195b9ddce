"""Every export of the shared corpus compared with its truth, field by field; skipped where it is not laid out."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from app.case import numbers
from app.intake.exports import chat_exports, sms_backup, table_files
from app.intake.mails import mail, mailbox

if TYPE_CHECKING:
    from pathlib import Path

LOCAL = timezone(timedelta(hours=8))


def truth(corpus: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((corpus / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def local(at: str | None) -> str | None:
    if at is None:
        return None
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo is None else moment.astimezone(LOCAL)).replace(tzinfo=None).isoformat()


def test_backups_of_messages_and_calls(corpus: Path, tmp_path: Path) -> None:
    compared = 0
    for name, facts in truth(corpus, "sms_backup").items():
        result = sms_backup.read(corpus / "sms_backup" / name, "", name, {"spool": str(tmp_path)})
        messages = result["messages"]
        assert len(messages) >= min(facts.get("distinct_sms", 10**6), facts.get("recoverable_sms", 0)), name
        assert len(messages) == facts.get("total", len(messages)), name
        for one in facts.get("messages", ()):
            read = messages[one["index"]]
            told = (read["direction"], read["number"], local(read["at"]), read["text"])
            assert told == (one["direction"], one["number"], one["timestamp"], one["text_exact"]), name
            assert read["sender"] == (one["sender_display"] or one["number"])
            compared += 1
        for one in facts.get("calls", ()):
            read = messages[one["index"]]
            told = (read["number"], local(read["at"]), read["duration_s"], read["call_type"])
            assert told == (one["number"] or "", one["start"], one["duration_s"], one["call_type"]), name
            compared += 1
    assert compared > 200


def test_what_cannot_be_a_time_is_none_and_what_was_cut_is_named(corpus: Path) -> None:
    folder = corpus / "sms_backup" / "malformed"
    odd = sms_backup.read(folder / "odd_attributes.xml", "", "a", {})["messages"]
    assert [bool(one["at"]) for one in odd[:4]] == [False, True, False, False]
    assert (odd[4]["number"], odd[6]["direction"]) == ("", "none")
    cut = sms_backup.read(folder / "truncated.xml", "", "a", {})
    lines = (folder / "truncated.xml").read_text(encoding="utf-8", errors="replace").count("\n") + 1
    assert (cut["state"], cut["reason"], cut["facts"]["line"]) == ("partial", "file_cut", lines)


def test_tables_of_phones(corpus: Path) -> None:
    for name, facts in truth(corpus, "phone_csv").items():
        result = table_files.read(corpus / "phone_csv" / name, "text/csv", name, {})
        assert result["facts"]["encoding"] == facts["encoding"]
        assert len(result["messages"]) == len(facts["messages"])
        known = {one["number"] for one in result["messages"]}
        for read, one in zip(result["messages"], facts["messages"], strict=True):
            assert (read["at"], read["direction"], read["text"]) == (
                one["timestamp"],
                one["direction"],
                one["text_exact"],
            )
            wanted = one["number"] if one["number"] in known else ""  # one number stands nowhere in its file
            assert numbers.home(read["number"]) == wanted


def test_exported_chats(corpus: Path) -> None:
    for name, facts in truth(corpus, "wechat_export").items():
        media_type = "text/html" if name.endswith("html") else "text/plain"
        result = chat_exports.read(corpus / "wechat_export" / name, media_type, name, {})
        told = [(one["at"], one["direction"], one["text"]) for one in result["messages"]]
        assert told == [(one["timestamp"], one["direction"], one["text_exact"]) for one in facts["messages"]]


def check_mail(read: dict[str, Any], facts: dict[str, Any], name: str) -> None:
    if read["at"] is None:
        assert read["at_latest"] is not None, name
    else:
        length = len("2025-01-01T00:00") if read["precision"] == "minute" else None
        assert (local(read["at"]) or "")[:length] == facts["date"][:length], name
    assert read["text"] == facts["text_exact"], name
    assert read["words"] == f"{facts['subject']}\n\n{facts['text_exact']}", name
    assert facts["from_addr"] in read["sender"] and facts.get("from_name", "") in read["sender"], name


def test_mails(corpus: Path, tmp_path: Path) -> None:
    for name, facts in truth(corpus, "mail").items():
        if not name.endswith(".eml"):
            continue
        result = mail.read(corpus / "mail" / name, "", name, {"spool": str(tmp_path)})
        check_mail(result["messages"][0], facts.get("outer", facts), name)
        names = [one["name"] for one in result["members"]]
        assert names == facts.get(
            "attachments", [f"{facts['inner']['subject']}.eml"] if "inner" in facts else []
        ), name


def test_the_mailbox(corpus: Path, tmp_path: Path) -> None:
    known = truth(corpus, "mail")
    (name,) = [one for one in known if one.endswith(".mbox")]
    result = mailbox.read(corpus / "mail" / name, "", name, {"spool": str(tmp_path)})
    assert len(result["messages"]) == known[name]["messages"]
    for read, source in zip(result["messages"], known[name]["contains"], strict=True):
        if source in known:
            check_mail(read, known[source], source)


@pytest.mark.parametrize("what", ["rows", "payments"])
def test_statements(corpus: Path, what: str) -> None:
    for name, facts in truth(corpus, "payments").items():
        media_type = "x/spreadsheetml.sheet" if name.endswith("xlsx") else "text/csv"
        result = table_files.read(corpus / "payments" / name, media_type, name, {})
        if what == "rows":
            assert (len(result["payments"]), result["facts"]["encoding"]) == (
                facts["rows"],
                facts.get("encoding", "xlsx"),
            )
            continue
        read = {(one["at"], one["minor"]): one for one in result["payments"]}
        for one in facts["instalment_payments"]:
            found = read[one["time"], round(one["amount"] * 100)]
            assert (found["direction"], found["state"], found["payee"]) == (
                "out",
                "done",
                one["counterparty"],
            )
