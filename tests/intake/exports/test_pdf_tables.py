"""Statements and call bills printed as PDF are read by where their columns stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typst

from app import paths
from app.intake.papers import pdf_tables

if TYPE_CHECKING:
    from pathlib import Path


def printed(folder: Path, above: str, header: list[str], rows: list[list[str]]) -> Path:
    cells = "".join(f"[{cell.replace('#', '')}]," for row in [header, *rows] for cell in row)
    repeat = "".join(f"[{cell}]," for cell in header)
    body = cells.removeprefix(repeat)
    source = (
        '#set page(width: 297mm, height: 90mm, margin: 12mm)\n#set text(size: 8pt, font: "Noto Serif CJK SC", fallback: true)\n'
        f"{above}\n\n#table(columns: {len(header)}, stroke: 0.4pt, table.header({repeat}), {body})\n"
    )
    path = folder / "a.pdf"
    path.write_bytes(typst.compile(source.encode(), font_paths=[str(paths.resource("fonts"))]))
    return path


def read(path: Path, **options: Any) -> dict[str, Any]:
    return pdf_tables.read(path, "application/pdf", path.name, options)


def test_a_banks_statement_over_several_pages(tmp_path: Path) -> None:
    header = ["交易日期", "摘要", "支出金额", "收入金额", "账户余额", "对方户名"]
    rows = [
        [
            f"2026-04-{n:02}",
            "分期还款" if n == 5 else "消费",
            f"1,5{n:02}.00",
            "",
            f"9{n:02}.00",
            "晨禾借" if n == 5 else "面馆",
        ]
        for n in range(1, 29)
    ]
    result = read(printed(tmp_path, "起止日期：2026-04-01 至 2026-04-30", header, rows))
    assert result["media"]["pages"] > 1
    assert (result["family"], result["payments_cover"]) == ("statement", ["2026-04-01", "2026-04-30"])
    told = [(one["at"][:10], one["minor"], one["direction"], one["payee"]) for one in result["payments"]]
    assert told == [
        (f"2026-04-{n:02}", 150_000 + n * 100, "out", "晨禾借" if n == 5 else "面馆") for n in range(1, 29)
    ]


def test_an_operators_bill(tmp_path: Path) -> None:
    header = ["起始时间", "通信地点", "通信方式", "对方号码", "通信时长"]
    rows = [
        ["2026-04-02 07:15:01", "杭州", "被叫", "02150001234", "1分20秒"],
        ["2026-04-02 08:00:00", "杭州", "主叫", "13900002222", "9秒"],
    ]
    result = read(printed(tmp_path, "通话详单", header, rows))
    assert [(m["at"], m["number"], m["call_type"], m["duration_s"]) for m in result["messages"]] == [
        ("2026-04-02T07:15:01", "02150001234", "incoming", 80), ("2026-04-02T08:00:00", "13900002222", "outgoing", 9),
    ]  # fmt: skip


def test_a_document_without_such_a_table_stays_a_document(tmp_path: Path) -> None:
    result = read(printed(tmp_path, "交易日期是合同签订的日期。", ["甲", "乙"], [["一", "二"]]))
    assert (result["family"], result["messages"]) == ("pdf", [])
