"""Tables of messages and calls are read whatever the exporter: names, encodings, separators, writings of times."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from app.intake.exports import cell_times, columns, table_files, tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT = "【晨禾借】您已逾期3天，应还1,200.00元，请尽快处理"


def read(
    folder: Path, text: str, encoding: str = "utf-8", name: str = "a.csv", **options: Any
) -> dict[str, Any]:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return table_files.read(path, "text/csv", name, options)


def workbook(folder: Path, rows: Sequence[Sequence[object]], name: str = "a.xlsx") -> dict[str, Any]:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return table_files.read(folder / name, XLSX, name, {})


def one(result: dict[str, Any]) -> tuple[Any, ...]:
    (message,) = result["messages"]
    return message["at"], message["precision"], message["direction"], message["number"], message["text"]


@pytest.mark.parametrize(
    ("head", "row", "at", "precision", "side"),
    [
        ("号码,姓名,时间,类型,内容", f"10690001234,,2026/01/27 09:04:31,接收,{TEXT}", "2026-01-27T09:04:31", "second", "in"),
        ("序号;电话号码;联系人;日期时间;收发;短信内容", f"1;13900001111;小贺;2026-1-27 9:04;已发送;{TEXT}", "2026-01-27T09:04:00", "minute", "out"),
        ("Phone Number\tContact Name\tDate\tType\tBody", f"10690001234\t\t2026年1月27日 下午9:04:05\t1\t{TEXT}", "2026-01-27T21:04:05", "second", "in"),
        ("address,date,type,body", f"10690001234,1769475871000,2,{TEXT}", "2026-01-27T01:04:31+00:00", "second", "out"),
        ("Name,Number,Date/Time,Folder,Message", f"x,10690001234,2026-01-27 09:04:31 PM,Inbox,{TEXT}", "2026-01-27T21:04:31", "second", "in"),
        ("日期,时间,号码,收/发,内容", f"2026.01.27,09:04:31,10690001234,收,{TEXT}", "2026-01-27T09:04:31", "second", "in"),
        ("發送時間,號碼,內容,類型", f"2026/01/27 上午 9:04,10690001234,{TEXT},收件匣 接收", "2026-01-27T09:04:00", "minute", "in"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_messages_of_many_exporters(
    tmp_path: Path, head: str, row: str, at: str, precision: str, side: str, encoding: str
) -> None:
    if ";" in head or "\t" in head:
        row = row.replace(TEXT, TEXT.replace(",", "，"))
    text = TEXT if TEXT in row else TEXT.replace(",", "，")
    quoted = row.replace(TEXT, f'"{TEXT}"')
    result = read(tmp_path, f"{head}\r\n{quoted}\r\n", encoding)
    assert result["family"] == "sms_backup"
    number = "13900001111" if "13900001111" in row else "10690001234"
    assert one(result) == (at, precision, side, number, text)


@pytest.mark.parametrize(
    ("order", "cells", "wanted"),
    [
        ("day first", ["03/04/2026 09:00", "13/04/2026 09:00"], "2026-04-03T09:00:00"),
        ("month first", ["03/04/2026 9:00 PM", "03/24/2026 9:00 PM"], "2026-03-04T21:00:00"),
        ("two digits", ["27.1.26 21:04", "28.1.26", "30.1.26", "1.2.26", "3.2.26"], "2026-01-27T21:04:00"),
        ("in words", ["Jan 27, 2026 9:04:31 PM"], "2026-01-27T21:04:31"),
        ("bank", ["20260127 210431"], "2026-01-27T21:04:31"),
        ("db2", ["2026-01-27-21.04.31.123456"], "2026-01-27T21:04:31"),
        ("offset", ["2026-01-27T21:04:31+09:00"], "2026-01-27T21:04:31+09:00"),
    ],
)
def test_a_column_decides_how_its_dates_are_written(order: str, cells: list[str], wanted: str) -> None:
    when = cell_times.Times(cells).read(cells[0])
    assert when is not None and (when.iso, when.unclear) == (wanted, False), order


def test_a_date_that_may_be_two_days_is_not_claimed(tmp_path: Path) -> None:
    result = read(tmp_path, f'Date,Number,Type,Message\n03/04/2026 09:00,10690001234,Received,"{TEXT}"\n')
    (message,) = result["messages"]
    assert message["at"] is None
    assert [doubt["code"] for doubt in message["doubts"]] == ["date_order_unclear"]


@pytest.mark.parametrize("cell", ["", "13900001111", "2026-02-30", "12", "0000-00-00", "=1+1", "9" * 40])
def test_what_is_no_time_is_none(cell: str) -> None:
    assert cell_times.read(cell) is None


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1分20秒", 80), ("00:01:20", 80), ("80", 80), ("1小时2分3秒", 3723), ("80秒", 80), ("1m 20s", 80), ("2:05", 125), ("0秒", 0)],
)  # fmt: skip
def test_lengths(written: str, seconds: int) -> None:
    assert columns.duration(written) == seconds


def test_an_operators_bill_gives_calls_and_its_preamble_and_total_are_left(tmp_path: Path) -> None:
    text = (
        "客户名称：贺*\n查询号码：139****1111\n账期：2026-03\n\n"
        "序号,起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,实收通信费\n"
        "1,2026-03-02 07:15:01,杭州,被叫,02150001234,1分20秒,国内通话,0.00\n"
        "2,2026-03-02 08:00:00,杭州,主叫,13900002222,00:00:09,国内通话,0.10\n"
        "3,2026-03-03 21:30:00,杭州,被叫,02150001234,0,国内通话,0.00\n"
        "合计,,,,,,,0.10\n"
    )
    result = read(tmp_path, text, "gb18030")
    assert result["family"] == "call_log"
    told = [
        (m["at"], m["number"], m["call_type"], m["direction"], m["duration_s"]) for m in result["messages"]
    ]
    assert told == [
        ("2026-03-02T07:15:01", "02150001234", "incoming", "in", 80),
        ("2026-03-02T08:00:00", "13900002222", "outgoing", "out", 9),
        ("2026-03-03T21:30:00", "02150001234", "missed", "in", 0),
    ]


def test_a_workbook_with_real_dates_is_read_like_text(tmp_path: Path) -> None:
    rows = [["通话详单"], ["号码", "通话类型", "通话时间", "通话时长"]]
    rows.append([10690001234, "未接来电", dt.datetime(2026, 3, 2, 7, 15, 1), dt.time(0, 0, 0)])  # type: ignore[list-item]
    (call,) = workbook(tmp_path, rows)["messages"]
    assert (call["at"], call["number"], call["call_type"]) == ("2026-03-02T07:15:01", "10690001234", "missed")


def test_outgoing_messages_get_the_number_of_their_conversation(tmp_path: Path) -> None:
    text = (
        "Chat Session,Message Date,Type,Sender ID,Text\n"
        "小贺,2026-03-02 07:15:01,Incoming,13900002222,在吗\n小贺,2026-03-02 07:16:01,Outgoing,,在\n"
    )
    assert [m["number"] for m in read(tmp_path, text)["messages"]] == ["13900002222", "13900002222"]


def test_without_a_column_of_sides_the_side_is_a_doubt(tmp_path: Path) -> None:
    (message,) = read(tmp_path, f'时间,号码,内容\n2026-03-02 07:15:01,10690001234,"{TEXT}"\n')["messages"]
    assert (message["direction"], message["doubts"][0]["code"]) == ("none", "side_unknown")


def test_formulas_are_words_and_nothing_else(tmp_path: Path) -> None:
    text = '时间,号码,内容\n2026-04-12 10:00:00,="10690001234","=HYPERLINK(""http://127.0.0.1/"",""x"")"\n2026-04-12 10:01:00,10690001234,@SUM(1)\n'
    first, second = read(tmp_path, text)["messages"]
    assert first["number"] == "10690001234"
    assert first["text"].startswith("=HYPERLINK(") and second["text"] == "@SUM(1)"


def test_a_quote_that_never_ends_costs_one_line_and_is_named(tmp_path: Path) -> None:
    lines = "".join(f"2026-04-12 10:{n % 60:02}:00,10690001234,第{n}条\n" for n in range(3000))
    result = read(tmp_path, f'时间,号码,内容\n2026-04-12 09:00:00,10690001234,"没有结束\n{lines}')
    assert (result["state"], result["reason"], result["facts"]["line"]) == ("partial", "quote_open", 2)
    assert len(result["messages"]) == 3001


def test_a_quoted_cell_keeps_its_lines(tmp_path: Path) -> None:
    result = read(tmp_path, '时间,号码,内容\n2026-04-12 09:00:00,10690001234,"第一行\n第二行,\n""第三行"""\n')
    assert result["messages"][0]["text"] == '第一行\n第二行,\n"第三行"'


def test_unknown_columns_are_asked_for_once_and_read_as_told(tmp_path: Path) -> None:
    text = "甲,乙,丙,丁\n" + "".join(
        f"2026-04-1{n} 09:00:00,10690001234,应还12{n}.00元请处理,进\n" for n in range(5)
    )
    asked = read(tmp_path, text)
    assert (asked["state"], asked["reason"]) == ("later", "columns_unknown")
    assert asked["table"]["rows"][0] == ["甲", "乙", "丙", "丁"]
    given = {"at": asked["table"]["at"], "columns": {"0": "time", "1": "number", "2": "text"}}
    told = read(tmp_path, text, mappings={asked["table"]["fingerprint"]: given})
    assert [m["text"] for m in told["messages"]] == [f"应还12{n}.00元请处理" for n in range(5)]


def test_a_table_of_something_else_is_text(tmp_path: Path) -> None:
    result = read(tmp_path, "品名,数量\n苹果,三\n梨,四\n")
    assert (result["state"], result["family"], result["messages"]) == ("ok", "text", [])


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/worksheets/sheet1.xml", bytes(300 * 1024 * 1024))
    result = table_files.read(path, XLSX, path.name, {})
    assert (result["state"], result["reason"]) == ("failed", "too_large_to_open")


def test_many_rows_stay_within_one_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "MOST_SIZE", 20_000)
    rows = "".join(f"2026-04-12 10:00:00,1390000{n:04},接收,今天吃什么\n" for n in range(300))
    debt = f'2026-04-12 10:00:00,10690001234,接收,"{TEXT}"\n'
    result = read(tmp_path, f"时间,号码,类型,内容\n{rows}{debt}")
    assert (result["state"], result["unread_rows"]) == ("partial", 300)
    assert [m["number"] for m in result["messages"]] == ["10690001234"]


def test_separators_and_a_preamble_do_not_confuse_each_other() -> None:
    table = tables.from_text("导出：a,b,c\n\n时间;内容\n2026-01-01;x,y\n2026-01-02;z\n2026-01-03;w\n")
    assert table.separator == ";"
    assert table.rows[3] == ["2026-01-01", "x,y"]


def test_a_mapping_that_does_not_fit_another_table_is_not_used(tmp_path: Path) -> None:
    text = "甲,乙,丙\n" + "".join(f"2026-04-1{n} 09:00:00,应还12{n}.00元请处理,进\n" for n in range(5))
    asked = read(tmp_path, text)
    wrong = {asked["table"]["fingerprint"]: {"at": -1, "columns": {"1": "time", "0": "text"}}}
    assert read(tmp_path, text, mappings=wrong)["reason"] == "columns_unknown"


@pytest.mark.parametrize(
    ("head", "row", "side", "number", "sender"),
    [
        (
            "发件人,时间,内容",
            "10690001234,2026-01-27 09:04:31,应还100元",
            "none",
            "10690001234",
            "10690001234",
        ),
        (
            "联系人,时间,类型,内容",
            "小贺 <13900002222>,2026-01-27 09:04:31,接收,应还100元",
            "in",
            "13900002222",
            "小贺",
        ),
        (
            "发件人,收件人,时间,内容",
            "我,13900002222,2026-01-27 09:04:31,应还100元",
            "out",
            "13900002222",
            "13900002222",
        ),
        (
            "发件人,收件人,时间,内容",
            "13900002222,我,2026-01-27 09:04:31,应还100元",
            "in",
            "13900002222",
            "13900002222",
        ),
    ],
)
def test_who_wrote_to_whom(tmp_path: Path, head: str, row: str, side: str, number: str, sender: str) -> None:
    (message,) = read(tmp_path, f"{head}\n{row}\n")["messages"]
    assert (message["direction"], message["number"], message["sender"]) == (side, number, sender)


def test_one_sheet_a_month_is_one_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for n, sheet in enumerate((book.active, book.create_sheet("二月"))):
        sheet.append(["号码", "时间", "类型", "内容"])
        sheet.append(["10690001234", f"2026-0{n + 1}-05 09:00:00", "接收", f"应还{n}00元"])
    book.save(tmp_path / "a.xlsx")
    result = table_files.read(tmp_path / "a.xlsx", XLSX, "a.xlsx", {})
    assert [m["at"] for m in result["messages"]] == ["2026-01-05T09:00:00", "2026-02-05T09:00:00"]
