"""PDFs with a text layer: a statement or call bill in one is read as a table, the rest as a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.intake.exports import columns, table_files
from app.intake.exports.tables import MOST_ROWS, Table
from app.intake.papers import documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

MOST_PAGES = 300
MOST_RUNS = 20_000
"""Text runs of one page; a page with more is no table a person printed."""
# Words that stand in the headers of statements and call bills; without them nothing is tried.
_WORTH = re.compile(
    r"交易日期|交易时间|记账日|入账日期|交易金额|借方|贷方|收入金额|支出金额|对方户名|对方号码|通话时长|通信时长|起始时间"
    r"|Transaction Date|Posting Date|Balance",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Run:
    """A run of text on a page, in points from the top left."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        """Its vertical centre."""
        return (self.top + self.bottom) / 2


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a PDF: as a document, with the payments or calls of a table that it holds."""
    result = documents.read_pdf(path, media_type, name, options)
    if (
        result["state"] not in ("ok", "partial")
        or result.get("agreement")
        or not _WORTH.search(result["text"])
    ):
        return result
    rows = table_rows(path, options)
    found = table_files.of_table(Table(rows=rows, encoding="pdf"), name, options) if rows else {}
    if found.get("family") not in ("statement", "call_log") or found["state"] == "nothing":
        return result
    kept = {
        key: found[key]
        for key in ("family", "messages", "payments", "payments_cover", "unread_rows")
        if key in found
    }
    return result | kept | {"facts": {**result["facts"], **found["facts"]}}


def table_rows(path: Path, options: Mapping[str, Any]) -> list[list[str]]:
    """The rows of all pages: above the header one cell each, below it cells by the header's columns."""
    import pypdfium2

    rows: list[list[str]] = []
    grid: _Grid | None = None
    try:
        with pypdfium2.PdfDocument(path, password=options.get("password") or None) as document:
            for number in range(min(len(document), MOST_PAGES)):
                for line in _lines(_runs(document[number])):
                    grid = _Grid.of(line) or grid
                    rows.append(grid.cells(line) if grid else [" ".join(one.text for one in line)])
                if len(rows) > MOST_ROWS:
                    break
    except pypdfium2.PdfiumError:
        return []
    return _joined(rows, grid) if grid else []


def _runs(page: Any) -> list[Run]:  # noqa: ANN401  a pypdfium2 page
    height = page.get_height()
    words = page.get_textpage()
    runs = []
    for at in range(min(words.count_rects(), MOST_RUNS)):
        left, bottom, right, top = words.get_rect(at)
        text = words.get_text_bounded(left, bottom, right, top).replace("\r", " ").replace("\n", " ").strip()
        if text:
            runs.append(Run(left=left, right=right, top=height - top, bottom=height - bottom, text=text))
    words.close()
    page.close()
    return runs


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs on one height, from left to right; runs that touch are one."""
    line: list[Run] = []
    for run in sorted(runs, key=lambda one: (one.middle, one.left)):
        if line and run.middle - line[0].middle > max(2.0, (line[0].bottom - line[0].top) * 0.6):
            yield _merged(line)
            line = []
        line.append(run)
    if line:
        yield _merged(line)


def _merged(line: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in sorted(line, key=lambda one: one.left):
        last = merged[-1] if merged else None
        if last is not None and run.left - last.right < (run.bottom - run.top) * 0.25:
            top, bottom = min(last.top, run.top), max(last.bottom, run.bottom)
            merged[-1] = Run(
                left=last.left, right=run.right, top=top, bottom=bottom, text=last.text + run.text
            )
        else:
            merged.append(run)
    return merged


class _Grid:
    """The columns of a table by where its header's titles stand."""

    def __init__(self, titles: Sequence[Run]) -> None:
        self._titles = titles

    @classmethod
    def of(cls, line: Sequence[Run]) -> _Grid | None:
        """The grid that a line begins, if it is a header: three titles that we know, and most of it."""
        known = sum(bool(columns.roles_of(one.text)) for one in line)
        return cls(line) if known >= 3 and known * 2 >= len(line) else None

    def cells(self, line: Sequence[Run]) -> list[str]:
        """A line's runs by columns: the title they overlap most, else the nearest."""
        cells = [""] * len(self._titles)
        for run in line:
            at = max(range(len(self._titles)), key=lambda n: _overlap(run, self._titles[n]))
            cells[at] = f"{cells[at]} {run.text}".strip()
        return cells


def _overlap(run: Run, title: Run) -> float:
    """Points that two runs share; where they share none, how far apart they are, as a negative number."""
    return min(run.right, title.right) - max(run.left, title.left)


def _joined(rows: list[list[str]], grid: _Grid) -> list[list[str]]:
    """A cell may run over lines: a line without a moment belongs to the row above it."""
    header = columns.guess(rows)
    if header is None:
        return []
    checked = columns.find(rows)
    column = checked.first("time") if checked is not None else None
    if column is None:
        return rows
    joined = rows[: header + 1]
    for row in rows[header + 1 :]:
        if row == rows[header]:
            continue
        begun = len(joined) > header + 1 and len(row) == len(joined[-1])
        if begun and not row[column] and sum(map(bool, row)) <= 2 and len(row) > 3:
            joined[-1] = [_cell(above, below) for above, below in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    return joined


def _cell(above: str, below: str) -> str:
    return f"{above}{below}" if above and below else above or below
