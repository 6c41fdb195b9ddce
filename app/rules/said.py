"""What a message calls an amount (owed, remaining, paid…), and how finely it says it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

OWED, BALANCE, PLAN_TOTAL, NOT_ASKED = "owed", "balance", "plan_total", "not_asked"

_NUMBER = re.compile(
    r"(?<![\d.])(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万|萬|千|[wWkK](?![a-zA-Z]))?(?![\d])"
)
_FACTOR = {"万": 10_000, "萬": 10_000, "w": 10_000, "W": 10_000, "千": 1_000, "k": 1_000, "K": 1_000}
# "欠款本息合计 34,540 元" is called owed; only words that say "what remains" make it a balance.
_BALANCE = re.compile(
    r"(?:剩余|剩餘|尚余|余下|未到期|待还余额|待还总额|剩余本金|余额|remaining|balance).{0,12}$", re.I
)
_PAID = re.compile(
    r"(?:已(?:成功)?(?:还款?|收到|支付|入账|扣款|到账|结清)|还款成功|收到您的?还款|实还|paid|received)"
    r".{0,10}$",
    re.I,
)
_OTHER = re.compile(
    r"(?:额度|减免|立减|优惠|免除|红包|补贴|手续费|服务费|咨询费|保证金|工本费|材料费|(?<!逾期|催收|诉讼|律师)费用"
    r"|可退|退还|退回|返还|退款|limit|discount|waive[ds]?|fee|refund)"
    r".{0,8}$",
    re.I,
)
_OTHER_AFTER = re.compile(r"^\s*(?:元|块)?的?(?:额度|减免|优惠|红包|手续费|服务费|咨询费|保证金)")
_TOTAL = re.compile(r"(?:总金额|总额|分期金额|协议金额|total).{0,8}$", re.I)
_PLAN = re.compile(r"分\s*\d{1,3}\s*期|共\s*\d{1,3}\s*期|\d{1,3}\s*instal", re.I)


_CLAUSE = re.compile(r"[,，。;；!！?？\d]")


_WITHIN = frozenset("0123456789.,，")
_UNIT = frozenset("万萬千wWkK ")


class Said(NamedTuple):
    """One amount of a message: minor units, what it is called, and the step it was rounded to."""

    minor: int
    called: str
    step: int

    def fits(self, exact: frozenset[int]) -> bool:
        """Whether one of some exact amounts is the one that was said, as finely as it was said."""
        if self.step == 1:
            return self.minor in exact
        return any(_rounds(minor, self.step, self.minor) for minor in exact)


def _rounds(minor: int, step: int, said: int) -> bool:
    """Rounded to the nearest step, or cut off to it: people do both."""
    return (minor + step // 2) // step * step == said or minor // step * step == said


def amounts(text: str, amounts: Iterable[dict[str, Any]], currency: str) -> list[Said]:
    """The amounts of a message in a currency, with what the words around each call it."""
    named = []
    for one in amounts:
        if one.get("currency") in (None, "", currency):
            named.append((one["minor"], one.get("role") or ""))
    return _in_text(text, tuple(named)) if named else []


@lru_cache(maxsize=50_000)
def _in_text(text: str, named: tuple[tuple[int, str], ...]) -> list[Said]:
    """Amounts with their roles where they stand in a text; the same dunning is worked out once."""
    plain = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    found = []
    for minor, role in named:
        place = _printed(plain, minor) or next((p[:2] + p[3:] for p in _places(plain) if p[2] == minor), None)
        if place is None:
            found.append(Said(minor, _by_role(role), 1))
        else:
            found.append(Said(minor, _called(plain, place[0], place[1]), place[2]))
    return found


def _printed(text: str, minor: int) -> tuple[int, int, int] | None:
    """Where an amount stands in plain digits, as it mostly does: found without reading every number."""
    whole, part = divmod(minor, 100)
    plain, grouped = str(whole), f"{whole:,}"
    forms = [f"{plain}.{part:02}", f"{grouped}.{part:02}", *([] if part else [plain, grouped])]
    for form in forms:
        at = text.find(form)
        if at >= 0:
            end = at + len(form)
            before, after = text[at - 1 : at], text[end : end + 1]
            if before not in _WITHIN and (not after or (after not in _WITHIN and after not in _UNIT)):
                return at, end, 1
    return None


def _by_role(role: str) -> str:
    return NOT_ASKED if role in ("paid", "fee", "limit", "discount") else OWED


def _places(text: str) -> list[tuple[int, int, int, int]]:
    """Every number of a text: where it begins and ends, its minor units, its step."""
    found = []
    for match in _NUMBER.finditer(text):
        number, unit = match.groups()
        digits = number.replace(",", "").replace("，", "")
        whole, _, part = digits.partition(".")
        if unit:
            factor = _FACTOR[unit]
            value = Decimal(digits) * factor * 100
            if value == int(value):
                found.append(
                    (*match.span(), int(value), max(1, int(Decimal(factor * 100).scaleb(-len(part)))))
                )
        elif len(part) <= 2:
            found.append((*match.span(), int(whole) * 100 + int(part.ljust(2, "0")), 1))
    return found


def _called(text: str, start: int, end: int) -> str:
    before = text[max(0, start - 24) : start].rstrip("¥$ 人民币RMB")
    called = _by_words(_CLAUSE.split(before)[-1], text[end : end + 10])
    return OWED if called == PLAN_TOTAL and not _PLAN.search(text) else called


@lru_cache(maxsize=4096)
def _by_words(clause: str, after: str) -> str:
    """What the words before and after an amount call it."""
    if _PAID.search(clause) or _OTHER.search(clause) or _OTHER_AFTER.search(after):
        return NOT_ASKED
    if _BALANCE.search(clause):
        return BALANCE
    return PLAN_TOTAL if _TOTAL.search(clause) else OWED
