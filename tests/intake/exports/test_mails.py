"""Mailboxes as a stream, attachments out of winmail.dat, passwords, Outlook; no date is made up."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import pytest

from app.intake import locked, sniffing
from app.intake.mails import mail, mailbox, outlook, tnef

if TYPE_CHECKING:
    from pathlib import Path

ONE = "From: {who}\nTo: me@home.example\nSubject: {subject}\n{date}Content-Type: text/plain; charset=utf-8\n\n{body}\n"
DATE = "Date: Sun, 08 Mar 2026 16:04:31 +0800\n"


def letter(who: str, subject: str, body: str, date: str = DATE) -> str:
    return ONE.format(who=who, subject=subject, body=body, date=date)


def boxed(folder: Path, *letters: str) -> dict[str, Any]:
    path = folder / "a.mbox"
    path.write_text(
        "".join(f"From x@y.example Sun Mar  8 16:04:31 2026\n{one}\n" for one in letters), encoding="utf-8"
    )
    assert sniffing.sniff(path, path.name).family == "mailbox"
    return mailbox.read(path, "", path.name, {"spool": str(folder)})


def test_each_mail_of_a_mailbox_is_a_message_and_the_owners_own_go_out(tmp_path: Path) -> None:
    result = boxed(
        tmp_path,
        letter("催收 <a@firm.example>", "还款提醒", "您已逾期"),
        letter("b@friend.example", "hi", ">From here on\n\nFrom the start"),
        letter("me@home.example", "Re: 还款提醒", "我已按协议还款").replace("To: me@", "To: a@"),
    )
    assert [m["direction"] for m in result["messages"]] == ["in", "in", "out"]
    assert result["messages"][1]["text"].startswith("From here on")
    assert result["messages"][1]["words"].startswith("hi\n\nFrom here on")
    assert result["messages"][0]["at"] == "2026-03-08T16:04:31+08:00"


def test_a_large_mailbox_is_read_mail_by_mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "MOST_SIZE", 20_000)
    result = boxed(
        tmp_path,
        *(letter("b@friend.example", f"hi {n}", "x" * 300) for n in range(60)),
        letter("a@firm.example", "逾期", "应还"),
    )
    assert (result["state"], result["messages"][-1]["sender"]) == ("partial", "a@firm.example")
    assert result["unread_rows"] + len(result["messages"]) == 61


def test_attachments_of_a_mailbox_come_from_mails_about_a_debt_only(tmp_path: Path) -> None:
    part = (
        "--q\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nPDF\n--q--\n"
    )
    with_file = "From: {who}\nSubject: {subject}\nContent-Type: multipart/mixed; boundary=q\n\n" + part
    result = boxed(
        tmp_path,
        with_file.format(who="a@firm.example", subject="催收函"),
        with_file.format(who="b@f.example", subject="photo"),
    )
    assert [m["name"] for m in result["members"]] == ["a.pdf"]


def test_a_date_of_another_form_is_local_to_the_minute_and_doubted(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(letter("a@b.example", "x", "y", "Date: 2026/04/11 13:04\n"), encoding="utf-8")
    (message,) = mail.read(path, "", "a.eml", {})["messages"]
    assert (message["at"], message["precision"]) == ("2026-04-11T13:04:00", "minute")
    assert message["doubts"][0]["code"] == "offset_assumed"


def test_without_a_date_there_is_only_the_bound_of_the_server(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    received = "Received: from x by y; Wed, 08 Apr 2026 17:04:35 +0800\n"
    path.write_text(received + letter("a@b.example", "x", "y", ""), encoding="utf-8")
    (message,) = mail.read(path, "", "a.eml", {})["messages"]
    assert (message["at"], message["at_latest"]) == (None, "2026-04-08T17:04:35+08:00")


def test_what_a_person_passed_on_is_theirs(tmp_path: Path) -> None:
    inner = letter("a@firm.example", "催收函", "还钱")
    path = tmp_path / "a.eml"
    path.write_text(
        "From: me@home.example\nTo: friend@x.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=q\n\n"
        f"--q\nContent-Type: text/plain\n\nsee\n--q\nContent-Type: message/rfc822\n\n{inner}\n--q--\n",
        encoding="utf-8",
    )
    result = mail.read(path, "", "a.eml", {"spool": str(tmp_path)})
    assert result["messages"][0]["direction"] == "out"
    assert [one["name"] for one in result["members"]] == ["催收函.eml"]


def test_of_a_mail_nested_too_deep_the_head_is_kept(tmp_path: Path) -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(600))
    path = tmp_path / "a.eml"
    path.write_text(f"From: a@b.example\nSubject: 催收函\n{deep}\n\nx", encoding="utf-8")
    result = mail.read(path, "", "a.eml", {})
    assert (result["state"], result["reason"]) == ("partial", "nested_too_deep")
    assert result["messages"][0]["text"] == "催收函"


def attribute(id: int, value: bytes) -> bytes:
    return struct.pack("<BII", 2, id, len(value)) + value + struct.pack("<H", sum(value) % 65536)


def winmail() -> bytes:
    long = "协议.pdf".encode("utf-16-le") + b"\0\0"
    properties = struct.pack("<HHII", 0x001F, 0x3707, 1, len(long)) + long
    parts = [
        attribute(tnef.ATTACH_BEGINS, bytes(14)), attribute(tnef.ATTACH_TITLE, b"XY~1.PDF\0"),
        attribute(tnef.ATTACH_DATA, b"%PDF-1.4 x"), attribute(tnef.ATTACH_PROPERTIES, properties),
    ]  # fmt: skip
    return struct.pack("<IH", tnef.SIGNATURE, 1) + b"".join(parts)


def test_winmail_gives_its_files() -> None:
    assert tnef.files(winmail()) == [("协议.pdf", b"%PDF-1.4 x")]
    assert tnef.files(winmail()[:-30]) == [("XY~1.PDF", b"%PDF-1.4 x")]
    assert tnef.files(b"no") == []


def test_winmail_inside_a_mail_is_taken_apart(tmp_path: Path) -> None:
    import base64

    coded = base64.b64encode(winmail()).decode()
    path = tmp_path / "a.eml"
    path.write_text(
        "From: a@b.example\nSubject: x\nContent-Type: application/ms-tnef; name=winmail.dat\n"
        f"Content-Disposition: attachment; filename=winmail.dat\nContent-Transfer-Encoding: base64\n\n{coded}\n",
        encoding="utf-8",
    )
    result = mail.read(path, "", "a.eml", {"spool": str(tmp_path)})
    assert [one["name"] for one in result["members"]] == ["协议.pdf"]


def test_a_workbook_under_a_password_is_opened_with_it_and_only_with_it(tmp_path: Path) -> None:
    import io

    import openpyxl
    from msoffcrypto.format.ooxml import OOXMLFile

    book = openpyxl.Workbook()
    book.active.append(["时间", "号码", "类型", "内容"])
    book.active.append(["2026-03-08 16:04:31", "10690001234", "接收", "应还100元"])
    plain, path = io.BytesIO(), tmp_path / "账单.xlsx"
    book.save(plain)
    plain.seek(0)
    with path.open("wb") as out:
        OOXMLFile(plain).encrypt("020216", out)
    kind = sniffing.sniff(path, path.name)
    assert kind.family == "locked"
    options = {"spool": str(tmp_path)}
    assert locked.read(path, kind.media_type, path.name, options)["reason"] == "needs_password"
    assert (
        locked.read(path, kind.media_type, path.name, options | {"password": "1"})["reason"]
        == "wrong_password"
    )
    opened = locked.read(path, kind.media_type, path.name, options | {"password": "020216"})
    assert opened["messages"][0]["text"] == "应还100元"
    assert not [one for one in tmp_path.iterdir() if one.name != path.name]


@pytest.mark.parametrize("reader", [outlook.read, locked.read])
def test_a_broken_compound_file_is_named(tmp_path: Path, reader: Any) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    result = reader(path, "", path.name, {"spool": str(tmp_path), "password": "x"})
    assert (result["state"], result["reason"]) == ("failed", "damaged_document")
