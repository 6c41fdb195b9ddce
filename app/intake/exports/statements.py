"""Rows of Alipay, WeChat Pay and bank statements: moment, amount, side, payee, whether it went through."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from app.intake.exports import columns
from app.intake.exports.cell_times import Times, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.exports.cell_times import When
    from app.intake.exports.columns import Header

# What a row's state says when no money moved, and when it came back.
_NOTHING_PAID = re.compile(
    r"关闭|失败|取消|撤销|冲正|未支付|等待|待支付|待付款|处理中|已退票|fail|cancel|declin|pending|revers|void",
    re.IGNORECASE,
)
_REFUNDED = re.compile(r"已全额退款|已退款|全额退款|refunded", re.IGNORECASE)
_OUT = re.compile(r"^(?:支出|支|付|付款|借|借方|转出|出|取|d|dr|debit|out)$", re.IGNORECASE)
_IN = re.compile(r"^(?:收入|收|收款|贷|贷方|转入|入|存|c|cr|credit|in)$", re.IGNORECASE)
_REFUND_WORDS = re.compile(r"退款|退回|退还|refund|reversal", re.IGNORECASE)
_PAYING_WORDS = re.compile(r"还款|借还|代扣|归还|支付|消费|转账|缴费|repay|payment", re.IGNORECASE)
_CURRENCIES = {
    "人民币": "CNY",
    "CNY": "CNY",
    "RMB": "CNY",
    "元": "CNY",
    "美元": "USD",
    "USD": "USD",
    "港币": "HKD",
    "HKD": "HKD",
}
_DATE = r"(\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2})日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
_PERIOD = re.compile(
    rf"(?:起始|起止|开始|查询|账单|交易|统计|对账|明细|终止|结束|期间|周期|period|from|statement)[^\d]{{0,24}}\[?{_DATE}\]?"
    rf"[^\d]{{1,20}}\[?{_DATE}\]?",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(\d{4}-?\d{2}-?\d{2})[-_~至到]+(\d{4}-?\d{2}-?\d{2})")
LONGEST_WORDS = 600


def is_statement(header: Header) -> bool:
    """A moment with money that goes in or out, and something that says with whom or for what."""
    money = header.has("amount") or header.has("paid_in") or header.has("paid_out")
    told = header.has("payee") or header.has("summary") or header.has("balance") or header.has("flow")
    return header.has("time") and money and told


def period(rows: Sequence[Sequence[str]], header: Header, name: str, moments: Sequence[str]) -> list[str]:
    """The days that a statement covers: its stated range, else from its first to its last row.

    The range is looked for above the header and below the table; dates in the file's name count only
    when they hold every row.
    """
    days = sorted(moment[:10] for moment in moments)
    edges = [*rows[: max(header.at, 0)], *rows[-8:]]
    lines = ["  ".join(cell for cell in row if cell) for row in edges]
    found = [_PERIOD.search(unicodedata.normalize("NFKC", line[:LONGEST_WORDS])) for line in lines]
    for match in (*found, _IN_NAME.search(name)):
        span = _span(match) if match else None
        if span and (not days or (span[0] <= days[0] and days[-1] <= span[1])):
            return span
    return [days[0], days[-1]] if days else []


def _span(found: re.Match[str]) -> list[str] | None:
    first, last = (read(one) for one in found.groups()[:2])
    if first is None or last is None or first.at > last.at:
        return None
    return [first.at.date().isoformat(), last.at.date().isoformat()]


def payments(rows: Sequence[Sequence[str]], header: Header) -> list[dict[str, Any]]:
    """Every row that has a moment and an amount, in the order of the file.

    A row: ``{"row", "at", "precision", "minor", "currency", "direction", "payee", "summary", "state",
    "words"}``; ``row`` counts the file's rows from 1, ``state`` is ``done|failed|refunded``,
    ``direction`` is ``none`` where nothing says which way the money went.
    """
    reader = _Statement(rows, header)
    return [
        made
        for at, row in enumerate(rows[header.at + 1 :], header.at + 2)
        if (made := reader.payment(row, at))
    ]


class _Statement:
    """The columns of one statement and how it writes which way money went."""

    def __init__(self, rows: Sequence[Sequence[str]], header: Header) -> None:
        self._header = header
        self._times = Times([self._cell(row, "time") for row in rows[header.at + 1 :][:2000]])
        cells = [self._cell(row, "amount") for row in rows[header.at + 1 :]]
        amounts = [found for cell in cells if (found := columns.amount(cell)) is not None]
        self._signed = any(one < 0 for one in amounts)

    def _cell(self, row: Sequence[str], role: str) -> str:
        column = self._header.first(role)
        return row[column] if column is not None and column < len(row) else ""

    def payment(self, row: Sequence[str], at: int) -> dict[str, Any] | None:
        """One row, or ``None`` for a total, a title or a row without money."""
        when = self._times.read(self._cell(row, "time"), self._cell(row, "clock"))
        money = self._money(row)
        if when is None or money is None:
            return None
        minor, direction = money
        summary = " ".join(
            row[column]
            for column in self._header.roles.get("summary", ())
            if column < len(row) and row[column] not in ("", "/")
        )
        state = self._cell(row, "status")
        return self._told(row, when) | {
            "row": at,
            "minor": minor,
            "direction": direction,
            "payee": self._payee(row),
            "summary": summary[:LONGEST_WORDS],
            "state": _state(state, summary),
        }

    def _told(self, row: Sequence[str], when: When) -> dict[str, Any]:
        currency = self._cell(row, "currency").upper()
        return {
            "at": None if when.unclear else when.iso,
            "precision": when.precision,
            "currency": _CURRENCIES.get(currency, currency if re.fullmatch("[A-Z]{3}", currency) else "CNY"),
            "words": " | ".join(cell for cell in row if cell not in ("", "/"))[:LONGEST_WORDS],
        }

    def _payee(self, row: Sequence[str]) -> str:
        payee = self._cell(row, "payee")
        return "" if payee in ("/", "-", "--") else payee

    def _money(self, row: Sequence[str]) -> tuple[int, str] | None:
        """Minor units and which way they went: by two columns, by a mark, by the sign, by the row's words."""
        for role, way in (("paid_out", "out"), ("paid_in", "in")):
            minor = columns.amount(self._cell(row, role))
            if minor:
                # A negative debit is money that came back.
                return abs(minor), way if minor > 0 else "in" if way == "out" else "out"
        minor = columns.amount(self._cell(row, "amount"))
        if not minor:
            return None
        return abs(minor), self._way(row, minor)

    def _way(self, row: Sequence[str], minor: int) -> str:
        flow = unicodedata.normalize("NFKC", self._cell(row, "flow")).strip()
        if _OUT.match(flow):
            return "out"
        if _IN.match(flow):
            return "in"
        if self._signed:
            return "out" if minor < 0 else "in"
        words = " ".join(row)
        if _REFUND_WORDS.search(words):
            return "in"
        # 不计收支 and 中性交易: repayments stand there, and the words say so.
        return "out" if _PAYING_WORDS.search(words) else "none"


def _state(state: str, summary: str) -> str:
    if _REFUNDED.search(state):
        return "refunded"
    if _NOTHING_PAID.search(state):
        return "failed"
    return "failed" if re.search(r"冲正|失败|撤销", summary) else "done"
