"""Finds the header row of a table and what its columns are: by their names, and checked by their content."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app import paths
from app.case import money
from app.intake.exports import cell_times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SEARCHED = 120
"""Rows in which the header is looked for; statements begin with a page of notices."""
SAMPLE = 60
LEAST_FITTING = 0.8
LONGEST_TITLE = 200
LONGEST_NUMBER = 40
"""Characters beyond which a cell is no number, amount or length."""


def _names() -> dict[str, tuple[str, ...]]:
    with paths.seed("columns.toml").open("rb") as file:
        return {role: tuple(names) for role, names in tomllib.load(file).items()}


NAMES: dict[str, tuple[str, ...]] = _names()
"""By role the names of columns, the telling ones first."""
GIVEN_AND_CHECKED = frozenset({"time", "amount", "paid_in", "paid_out", "duration"})
"""Roles whose content must bear out what a person once said of a table with this header."""
_TOTAL = re.compile(
    r"合计|总计|小计|本页|承前|期初|期末|total|subtotal|打印|备注[:：]|说明[:：]|注[:：]", re.IGNORECASE
)
_SIDED = re.compile(
    r"(?:金额|发生额|amount)\s*[(\[]\s*(收入|支出|存入|支取|借方?|贷方?|转入|转出|credit|debit)\s*[)\]]"
)
_LENGTH = re.compile(
    r"(?:(\d+)(?:小时|小時|时|h|hours?|hrs?))?"
    r"(?:(\d+)(?:分钟|分鐘|分|m|mins?|minutes?|'))?"
    r"(?:(\d+)(?:秒钟|秒鐘|秒|s|secs?|seconds?|\"))?"
)
CONTENT: dict[str, Callable[[str], bool]] = {}


@dataclass(frozen=True, kw_only=True)
class Header:
    """Where the data begins, and by role the columns, most telling first.

    ``titles`` are the header's cells; without a header row ``at`` is -1 and they are empty.
    """

    at: int
    titles: tuple[str, ...]
    roles: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def first(self, role: str) -> int | None:
        """The best column of a role."""
        return next(iter(self.roles.get(role, ())), None)

    def has(self, *roles: str) -> bool:
        """Whether each role has a column."""
        return all(self.roles.get(role) for role in roles)


def plain(title: str) -> str:
    """A header cell without case, space, and what stands in brackets ("金额(元)" is "金额")."""
    text = unicodedata.normalize("NFKC", title[:LONGEST_TITLE]).strip().lower().strip("\"'*:：﹡")
    bare = re.sub(r"\s*[(\[【〔].*?[)\]】〕]\s*", "", text).strip()
    return re.sub(r"\s+", " ", bare or text)


def roles_of(title: str) -> tuple[str, ...]:
    """Every role that a title may stand for."""
    if sided := _sided(title):
        return (sided,)
    name = plain(title)
    close = name.replace(" ", "") if re.search("[\u4e00-\u9fff]", name) else name
    return tuple(role for role, names in NAMES.items() if name in names or close in names)


def _sided(title: str) -> str:
    """An amount whose brackets say which way it went ("交易金额(收入)")."""
    found = _SIDED.search(unicodedata.normalize("NFKC", title[:LONGEST_TITLE]).lower())
    if found is None:
        return ""
    return "paid_in" if re.search("收|存|贷|转入|credit", found[1]) else "paid_out"


def fingerprint(rows: Sequence[Sequence[str]], at: int) -> str:
    """By which a mapping that a person gave is known again.

    The words of the header, whether we know them or not, else what kind of cell stands in which column.
    """
    row = rows[at] if 0 <= at < len(rows) else next((one for one in rows if any(one)), [])
    kinds = [_kind_of(cell) for cell in row]
    titled = at >= 0 or set(kinds) <= {"", "word"}
    marks = [plain(cell) for cell in row] if titled else kinds
    return hashlib.sha256("\x1f".join(marks).encode()).hexdigest()[:16]


def _kind_of(cell: str) -> str:
    if not cell:
        return ""
    if cell_times.read(cell) is not None:
        return "time"
    return "number" if numberlike(cell) or amount(cell) is not None else "word"


def find(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header row with the roles that names and content agree on; ``None`` if no row looks like one."""
    at = guess(rows)
    return None if at is None else _checked(rows, at)


def guess(rows: Sequence[Sequence[str]]) -> int | None:
    """The row with the most column names that we know, at least two and a third of its cells."""
    best, most = None, 1
    for at, row in enumerate(rows[:SEARCHED]):
        cells = [cell for cell in row if cell]
        known = {roles_of(cell) for cell in cells if len(cell) <= 24} - {()}
        if len(known) > most and len(known) * 3 >= len(cells):
            best, most = at, len(known)
    return best


def mapped(rows: Sequence[Sequence[str]], at: int, columns: Mapping[str, str]) -> Header | None:
    """The header with the roles that a person gave (column number as text → role).

    ``None`` where the content says otherwise: another table may have the same header.
    """
    roles: dict[str, tuple[int, ...]] = {}
    sample = _sample(rows, at)
    for column, role in sorted(columns.items()):
        if role in NAMES and column.isdigit():
            if role in GIVEN_AND_CHECKED and not _fits(role, _cells(sample, int(column))):
                return None
            roles[role] = (*roles.get(role, ()), int(column))
    titles = tuple(rows[at]) if 0 <= at < len(rows) else ()
    return Header(at=at, titles=titles, roles=roles)


def _sample(rows: Sequence[Sequence[str]], at: int) -> list[Sequence[str]]:
    """Rows of data below the header, without totals and feet."""
    body = (row for row in rows[at + 1 :] if sum(bool(cell) for cell in row) >= 2)
    return [row for row in body if not _TOTAL.match(next(cell for cell in row if cell))][: SAMPLE * 3]


def _cells(sample: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column] for row in sample if column < len(row) and row[column]][:SAMPLE]


def _checked(rows: Sequence[Sequence[str]], at: int) -> Header:
    sample = _sample(rows, at)
    candidates: dict[str, list[tuple[int, int]]] = {}
    for column, title in enumerate(rows[at]):
        for role in roles_of(title):
            if _fits(role, _cells(sample, column)):
                candidates.setdefault(role, []).append((_rank(role, title), column))
    roles = {role: tuple(column for _, column in sorted(found)) for role, found in candidates.items()}
    return Header(at=at, titles=tuple(rows[at]), roles=roles)


def _rank(role: str, title: str) -> int:
    """How telling a title is for its role; those with the way in brackets tell most."""
    names, name = NAMES[role], plain(title)
    return next((names.index(one) for one in (name, name.replace(" ", "")) if one in names), 0)


def _fits(role: str, cells: list[str]) -> bool:
    """Whether most cells of a column are what its role needs; an empty column fits the roles of words."""
    test = CONTENT.get(role)
    if test is None:
        return True
    if not cells:
        return role in ("paid_in", "paid_out", "number")
    fitting = _times(cells) if role == "time" else sum(map(test, cells))
    return fitting >= LEAST_FITTING * len(cells) or (role == "number" and fitting * 2 >= len(cells))


def _times(cells: list[str]) -> int:
    column = cell_times.Times(cells)
    return sum(column.read(cell) is not None for cell in cells)


def amount(cell: str) -> int | None:
    """Minor units of a cell ("¥1,263.16", "-95.00", "(95.00)", "+95", "95.00-"); ``None`` if it is none."""
    if len(cell) > LONGEST_NUMBER:
        return None
    text = unicodedata.normalize("NFKC", cell).strip().replace(" ", "")
    minus = text.startswith(("-", "−", "(")) or text.endswith("-")
    bare = text.strip("()+-−")
    found = money.parse(bare) if bare[:1] not in ("-", "+") else None
    return None if found is None else -found if minus else found


def duration(cell: str) -> int | None:
    """Seconds of a length ("1分20秒", "00:01:20", "80", "1小时2分3秒", "80秒"); ``None`` if it is none."""
    if len(cell) > LONGEST_NUMBER:
        return None
    text = unicodedata.normalize("NFKC", cell).strip().lower().replace(" ", "")
    if text.isdecimal():
        return int(text) if len(text) <= 6 else None
    if found := re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?", text):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    found = _LENGTH.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + int(found[3] or 0)


def numberlike(cell: str) -> bool:
    """Whether a cell has digits as of a telephone; stars of a masked one count."""
    bare = re.sub(r"[\s+\-()*#]", "", cell[: LONGEST_NUMBER + 1])
    return bare.isdecimal() and 2 <= len(bare) <= 26


CONTENT |= {
    "time": lambda cell: cell_times.read(cell) is not None,
    "clock": lambda cell: cell_times.read_clock(cell) is not None,
    "number": numberlike,
    "amount": lambda cell: amount(cell) is not None,
    "paid_out": lambda cell: amount(cell) is not None or cell in ("-", "--", "/"),
    "paid_in": lambda cell: amount(cell) is not None or cell in ("-", "--", "/"),
    "balance": lambda cell: amount(cell) is not None or cell in ("-", "--", "/"),
    "duration": lambda cell: duration(cell) is not None,
}
