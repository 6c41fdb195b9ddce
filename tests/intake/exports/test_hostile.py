"""Mutated and invented exports always give an answer that can be sent on, and never raise."""

from __future__ import annotations

import io
import json
import random
from typing import TYPE_CHECKING, Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.intake.exports import cell_times, chat_exports, chat_pages, columns, statements, table_files, tables
from app.intake.mails import mailbox, tnef

if TYPE_CHECKING:
    from pathlib import Path

STATES = ("ok", "nothing", "partial", "failed", "later")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["交易日期", "支出金额", "余额", "对方户名"])
    book.active.append(["2026-04-05", 12.5, 3.0, "面馆"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


SEEDS: dict[str, tuple[Any, str, bytes]] = {
    "a.csv": (table_files.read, "text/csv", '号码,时间,类型,内容\n1069,2026-04-05 09:00,接收,"还款\n第二行"\n1069,2026/4/6 9:00,发送,好\n'.encode()),
    "b.csv": (table_files.read, "text/csv", "交易时间,交易对方,金额,收/支,状态\n2026-04-05 09:00:00,晨禾,¥1.00,支出,成功\n".encode("gb18030")),
    "a.xlsx": (table_files.read, XLSX, workbook()),
    "a.txt": (chat_exports.read, "text/plain", "2026-04-05 09:00:00 甲\n还钱\n\n2026-04-05 09:01:00 我\n没有\n".encode()),
    "a.html": (chat_exports.read, "text/html", '<div><div class="left"><b class="name">甲</b><i>2026-04-05 09:00</i><p>还钱</p></div><div class="right"><p>好</p></div></div><script>[{timestamp:1771983503,text:"x"}]</script>'.encode()),
    "a.mbox": (mailbox.read, "", b"From a@b Sun Mar  8 16:04:31 2026\nFrom: a@b\nSubject: loan\n\nx\n"),
}  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(SEEDS)), seed=st.integers(0, 10**6), hits=st.integers(1, 12))
def test_mutated_exports_always_give_an_answer(tmp_path: Path, name: str, seed: int, hits: int) -> None:
    reader, media_type, data = SEEDS[name]
    chance, mutated = random.Random(seed), bytearray(data)
    for _ in range(hits):
        at = chance.randrange(len(mutated))
        if chance.random() < 0.2:
            del mutated[at : at + chance.randrange(20)]
        mutated[min(at, len(mutated) - 1) : at] = bytes([chance.randrange(256)])
    path = tmp_path / name
    path.write_bytes(bytes(mutated))
    result = reader(path, media_type, name, {"spool": str(tmp_path)})
    assert result["state"] in STATES
    assert json.dumps(result, ensure_ascii=True)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_a_table_and_maybe_a_chat(text: str) -> None:
    table = tables.from_text(text)
    assert table_files.of_table(table, "a", {})["state"] in STATES
    assert isinstance(chat_exports.messages(text, "a.txt"), list)
    assert isinstance(chat_pages.messages(text, "a.html"), list)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=30), st.from_regex(r"[\d年月日/:.\- TZ]{1,24}", fullmatch=True)))
def test_any_cell_is_read_or_none(cell: str) -> None:
    when = cell_times.read(cell)
    assert when is None or 1990 <= when.at.year <= 2100
    assert columns.amount(cell) is None or isinstance(columns.amount(cell), int)
    assert columns.duration(cell) is None or isinstance(columns.duration(cell), int)
    assert cell_times.read_clock(cell) is None or cell_times.read_clock(cell)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "交易日期", "金额", "余额", "2026-04-05", "1.00", "-5", "合计", "x"]),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_any_rows_are_a_statement_or_not(rows: list[list[str]]) -> None:
    header = columns.find(rows)
    if header is not None and statements.is_statement(header):
        assert all(one["minor"] > 0 for one in statements.payments(rows, header))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_winmail_or_not(data: bytes) -> None:
    assert isinstance(tnef.files(data), list)
    assert isinstance(tnef.files(b"\x78\x9f\x3e\x22\0\0" + data), list)


def test_deep_pages_do_not_hurt(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html>" + "<div>" * 20_000 + "还款" + "</div>" * 20_000, encoding="utf-8")
    assert chat_exports.read(path, "text/html", path.name, {})["state"] in STATES


def test_long_lines_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "2026-04-05 " * 40_000 + "\n" + "a:" * 100_000 + "\n" + " " * 200_000 + "x", encoding="utf-8"
    )
    assert chat_exports.read(path, "text/plain", path.name, {})["state"] in STATES
