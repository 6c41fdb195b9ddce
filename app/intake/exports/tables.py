"""Rows of CSV, TSV and XLSX files as text: encoding, separator and broken quotes found out, within limits."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.intake import limits
from app.intake.texts import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST = 128 * limits.MEGA
MOST_ROWS = 250_000
MOST_COLUMNS = 120
MOST_SHEETS = 8
LONGEST_CELL = 100_000
LONGEST_QUOTE = 200
"""Lines that one quoted cell may run over; a quote that is open for longer was never closed."""
SEPARATORS = (",", "\t", ";", "|")
SAMPLE = 60
SPACE = " \t\u3000\xa0\u200e\u200f\u202a\u202c\ufeff"


class Unreadable(Exception):
    """A table that cannot be opened; ``reason`` is a code with a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Table:
    """Rows of text cells. ``cut``: there were more; ``open_quote``: the line of a quote never closed."""

    rows: list[list[str]] = field(default_factory=list)
    encoding: str = ""
    separator: str = ""
    cut: bool = False
    open_quote: int | None = None


def load(path: Path, media_type: str) -> Table:
    """The rows of a file.

    Raises:
        Unreadable: ``too_large_to_open``, ``needs_password`` or ``not_a_table``.
        OSError: if it cannot be read.
    """
    return _workbook(path) if "spreadsheetml" in media_type else _separated(path)


# separated text


def _separated(path: Path) -> Table:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    text, encoding = decoded(data[:LARGEST])
    table = from_text(text)
    table.encoding = encoding
    table.cut |= len(data) > LARGEST
    return table


def from_text(text: str) -> Table:
    """The rows of a text whose cells are separated by the character that divides its lines most evenly."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    table = Table(separator=separator(lines))
    for row in _rows(_records(lines, table), table.separator):
        if len(table.rows) >= MOST_ROWS:
            table.cut = True
            break
        table.rows.append(row)
    return table


def separator(lines: list[str]) -> str:
    """The character that most lines have the same number of times; a preamble of other lines is allowed."""
    best, score = ",", 0
    for mark in SEPARATORS:
        counts = Counter(line.count(mark) for line in lines[: SAMPLE * 2] if line.strip())
        counts.pop(0, None)
        held = max((many * min(count, 8) for count, many in counts.items()), default=0)
        if held > score:
            best, score = mark, held
    return best


def _records(lines: list[str], table: Table) -> Iterator[str]:
    """Physical lines joined where a quoted cell runs on; a quote that never ends is taken for a character."""
    at = 0
    while at < len(lines):
        line = lines[at]
        last = _end_of_quote(lines, at, table.separator) if _opens(line, table.separator) else at
        if last is None:
            table.open_quote = table.open_quote or at + 1
            yield line.replace('"', "＂")
            last = at
        else:
            yield "\n".join(lines[at : last + 1])
        at = last + 1


def _opens(line: str, mark: str) -> bool:
    return '"' in line and (line.startswith('"') or f'{mark}"' in line) and line.count('"') % 2 == 1


def _end_of_quote(lines: list[str], at: int, mark: str) -> int | None:
    for last in range(at + 1, min(at + LONGEST_QUOTE, len(lines))):
        if lines[last].count('"') % 2:
            # The quote that ends it stands before a separator or the line's end, else it opens another cell.
            end = lines[last].find('"')
            return last if lines[last][end + 1 : end + 2] in ("", mark, '"') else None
    return None


def _rows(records: Iterable[str], mark: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL * 20)
    for record in records:
        try:
            cells = next(csv.reader([record[: LONGEST_CELL * 10]], delimiter=mark), [])
        except csv.Error:
            cells = record.split(mark)
        yield [_clean(cell) for cell in cells[:MOST_COLUMNS]]


def _clean(cell: str) -> str:
    """A cell without the tab or ="…" that exporters add so that office programs leave long numbers alone."""
    text = cell.strip(SPACE)[:LONGEST_CELL]
    return text[2:-1] if text.startswith('="') and text.endswith('"') and text.count('"') == 2 else text


# workbooks


def _workbook(path: Path) -> Table:
    import openpyxl

    _check_zip(path)
    try:
        with path.open("rb") as file:  # by a path openpyxl would judge the ending
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            sheets = [_sheet(book[name]) for name in book.sheetnames[:MOST_SHEETS]]
            return _together(sheets)
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable("not_a_table") from error


def _together(sheets: list[Table]) -> Table:
    """The longest sheet, with the rows of those that go on with it: one sheet a month under one header."""
    longest = max(sheets, key=lambda one: len(one.rows))
    titles = next((row for row in longest.rows if sum(map(bool, row)) > 2), [])
    whole = Table(encoding=longest.encoding)
    for one in sheets:
        if one is longest or titles in one.rows[:SAMPLE]:
            repeated = bool(whole.rows) and titles in one.rows
            whole.rows += one.rows[one.rows.index(titles) + 1 :] if repeated else one.rows
            whole.cut |= one.cut
    return whole


def _check_zip(path: Path) -> None:
    """A workbook is a zip: it is opened only if it stays small when unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("not_a_table") from error
    total = sum(one.file_size for one in members)
    packed = max(1, path.stat().st_size)
    if (
        total > limits.MEMBER_BYTES
        or len(members) > limits.MEMBERS
        or (total > 32 * limits.MEGA and total / packed > limits.RATIO)
    ):
        raise Unreadable("too_large_to_open")


def _sheet(sheet: Any) -> Table:  # noqa: ANN401  an openpyxl worksheet, or a chart without rows
    table = Table(encoding="xlsx")
    if not hasattr(sheet, "iter_rows"):
        return table
    sheet.reset_dimensions()  # what the file declares is not believed
    for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
        if len(table.rows) >= MOST_ROWS:
            table.cut = True
            break
        table.rows.append([shown(value) for value in row])
    return table


def shown(value: object) -> str:
    """A workbook's cell as text: dates in ISO form, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, float):
        return (
            str(int(value))
            if value.is_integer() and abs(value) < 1e15
            else f"{value:.10f}".rstrip("0").rstrip(".")
        )
    return str(value).strip(" \t\u3000\xa0")[:LONGEST_CELL]
