"""A repayment agreement out of the lines of a document: by the words contracts use, not by template."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case import money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.documents import Line

IS_AGREEMENT = re.compile(
    r"(?:还款|分期|債務|债务|展期|重组|和解).{0,12}(?:协议|協議|合同|方案)|repayment (?:plan|agreement)", re.I
)
SMALL = r"[\d一二三四五六七八九十]{1,3}"
DATE = (
    r"((?:20|二[〇零○])[\d〇零○一二三四五六七八九]{2})\s*[年\-/.]\s*"
    rf"({SMALL})\s*[月\-/.]\s*({SMALL})\s*日?"
)
NUMBER = r"([A-Za-z0-9][A-Za-z0-9\-—_/（）()【】\[\]〔〕]{4,40})"
MONEY = r"(?:人民币)?\s*[¥￥]?\s*(\d[\d,，]*(?:\.\d{1,2})?)\s*元"
DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
HOTLINE = r"(?:客服|服务|咨询)(?:电话|热线)[：:]?\s*(\d[\d\-]{4,14}\d)"
TERMS: tuple[tuple[str, str], ...] = (
    ("stop_collection", r"(?:停止|暂停|不再).{0,24}催(?:收|告|讨)"),
    ("stop_sms", r"(?:停止|不再|不得).{0,16}(?:短信|电话)"),
    (
        "stop_third_party",
        r"(?:不(?:得|再|会)?|停止).{0,24}(?:联系|联络|骚扰).{0,24}(?:亲属|同事|家人|第三人|第三方|他人|以外的人|通讯录)",
    ),
    ("stop_penalty_interest", r"(?:停止|不再|免除|减免).{0,12}(?:罚息|违约金|滞纳金|复利)"),
    ("credit_reporting", r"(?:征信|报送|信用记录|上报)"),
    ("grace", r"宽限|(?:\d+|[一二三四五六七八九十两]+)\s*日?内补足"),
    ("ends_when", r"(?:连续|累计).{0,6}期.{0,24}(?:未|逾期)"),
)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A clause with the line it begins on."""

    text: str
    line: Line


def read(lines: Sequence[Line]) -> dict[str, Any] | None:
    """What the lines say of an agreement, in the fields of ``case.records.Agreement``; else ``None``."""
    head = " ".join(line.text for line in lines[:12])
    if not IS_AGREEMENT.search(head):
        return None
    body = "".join(line.text for line in lines)
    plan = _table(lines) or _prose_plan(body)
    if not plan:
        return None
    agreed = _agreed(lines, body)
    facts: dict[str, Any] = {
        "lender": _party(lines, ("甲方", "债权人", "出借人", "贷款人", "lender")),
        "borrower": _party(lines, ("乙方", "债务人", "借款人", "borrower")),
        "contract_number": _contract(body),
        "original_contract_number": _original(body),
        "agreed_at": agreed,
        "precision": "day" if agreed else "unknown",
        "how": _how(body),
        "instalments": plan,
        "currency": "CNY",
        "due_day": _first_number(rf"每月\s*({SMALL})\s*[日号]", body),
        "grace_days": _grace(body),
        "hotline": _found(HOTLINE, body),
        "ends_when": _ends(body),
        "terms": _terms(lines),
    }
    facts |= _sums(body, plan)
    facts["doubts"] = _doubts(facts)
    facts["promises"] = _promises(facts["terms"])
    first = lines[0]
    return facts | {"page": first.page, "region": first.box, "words": first.text}


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match.group(1).strip() if match else ""


def _party(lines: Sequence[Line], roles: Sequence[str]) -> str:
    """``甲方（债权人）：名称`` on a line of its own; what follows the name is cut off."""
    for role in roles:
        called = rf"{role}\s*(?:[（(][^）)]{{0,20}}[）)])?\s*[：:]"
        pattern = re.compile(rf"{called}\s*([^\s，,。；;：:（(]{{2,40}})", re.I)
        for line in lines:
            found = pattern.search(line.text)
            if found:
                return found.group(1)
    return ""


def _contract(body: str) -> str:
    return _balanced(_found(rf"(?:合同|协议)(?:编号|号码?)\s*[：:为]?\s*{NUMBER}", body))


def _original(body: str) -> str:
    number = _found(rf"(?:原|签订了?)[^，。；]{{0,12}}(?:编号|号码?)\s*[：:为是]?\s*{NUMBER}", body)
    return _balanced(number or _found(rf"编号为\s*{NUMBER}\s*的", body))


def _balanced(text: str) -> str:
    """A number without a bracket that belongs to the sentence round it."""
    pairs = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"), ("〔", "〕"))
    cut = [text.index(end) for begin, end in pairs if end in text and begin not in text]
    return text[: min(cut)] if cut else text


def _agreed(lines: Sequence[Line], body: str) -> str | None:
    """The date beside the signatures or after 签订, else the latest date that is no due date."""
    signed = rf"(?:签订|签署|订立)(?:日期|时间|日)?\s*[：:为]?\s*{DATE}"
    for pattern in (signed, rf"日\s*期\s*[：:]\s*{DATE}"):
        found = re.search(pattern, body)
        if found:
            return _iso(found.groups()[:3])
    found = re.search(rf"截至\s*{DATE}", body)
    return _iso(found.groups()[:3]) if found else None


def _iso(parts: Sequence[str]) -> str | None:
    try:
        return dt.date(_year(parts[0]), number(parts[1]), number(parts[2])).isoformat()
    except ValueError:
        return None


def _year(text: str) -> int:
    return int("".join(str(DIGITS.get(c, c)) for c in text))


def number(text: str) -> int:
    """A small number in digits or Chinese (二十四); ``ValueError`` if it is none."""
    if text.isdigit():
        return int(text)
    tens, mark, ones = text.partition("十")
    if mark:
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    if text not in DIGITS:
        raise ValueError(text)
    return DIGITS[text]


def _first_number(pattern: str, body: str) -> int | None:
    found = re.search(pattern, body)
    try:
        return number(found.group(1)) if found else None
    except (ValueError, KeyError):
        return None


def _how(body: str) -> str:
    if re.search(r"电子签|手机应用|APP|客户端|线上|网上|点击", body, re.I):
        return "app"
    return "signed" if re.search(r"签字|盖章|签名|签署", body) else "unknown"


def _grace(body: str) -> int | None:
    for pattern in (
        r"宽限期?[^，。；\d一二三四五六七八九十]{0,8}(\d{1,2}|[一二三四五六七八九十两]+)\s*(?:个工作)?[日天]",
        r"(\d{1,2}|[一二三四五六七八九十两]+)\s*[日天](?:的)?宽限",
        r"逾期[^，。；]{0,6}?(\d{1,2}|[一二三四五六七八九十两]+)\s*[日天]\s*(?:以)?内(?:补足|补缴|还清)",
    ):
        days = _first_number(pattern, body)
        if days is not None:
            return days
    return None


def _ends(body: str) -> dict[str, Any]:
    """``连续两期或累计三期未足额``; what follows is a right of the lender unless it says otherwise."""
    consecutive = _first_number(r"连续\s*(\d|[一二三四五六七八九十两]+)\s*期", body)
    total = _first_number(r"累计\s*(?:达到?)?\s*(\d|[一二三四五六七八九十两]+)\s*期", body)
    if consecutive is None and total is None:
        return {}
    automatic = re.search(r"(?:自动|当然)(?:终止|失效|解除)", body)
    lender = re.search(r"有权.{0,12}(?:解除|终止|宣布)", body)
    effect = "automatic" if automatic else "lender_may_end" if lender else "unknown"
    said = {"consecutive_missed": consecutive, "total_missed": total, "effect": effect, "late_counts": None}
    return {name: value for name, value in said.items() if value is not None or name == "late_counts"}


def _minor(text: str) -> int | None:
    return money.parse(text.replace("，", ",") + "元")


def _table(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Rows of number, date, amount, also two side by side; one table may run over several pages."""
    row = re.compile(rf"(?<!\d)(\d{{1,3}})\s*期?\s+{DATE}\s+[¥￥]?\s*(\d[\d,]*(?:\.\d{{1,2}})?)")
    rows: dict[int, dict[str, Any]] = {}
    for found in (match for line in lines for match in row.finditer(line.text)):
        n, due, minor = int(found.group(1)), _iso(found.groups()[1:4]), _minor(found.group(5))
        if due and minor and n not in rows:
            rows[n] = {"n": n, "due_on": due, "minor": minor}
    # A gap means that a row was not read: then the table is not believed.
    whole = len(rows) > 1 and max(rows) == len(rows)
    return [rows[n] for n in sorted(rows)] if whole else []


def _prose_plan(body: str) -> list[dict[str, Any]]:
    """``分24期…每期1,570.00元…首期还款日为2025年4月5日`` without a table."""
    count = _first_number(r"(?:分|共|为)\s*(\d{1,3}|[一二三四五六七八九十]+)\s*期", body)
    each = re.search(rf"每期(?:应?还款?|偿还|支付|金额为?)?\s*{MONEY}", body)
    first = re.search(rf"(?:首期|首次|第一期)[^，。；]{{0,10}}?{DATE}", body)
    if not (count and each and first):
        return []
    minor, begin = _minor(each.group(1)), _iso(first.groups()[:3])
    if not minor or not begin:
        return []
    last = re.search(rf"(?:最后一期|末期)(?:应?还款?|偿还|支付)?\s*{MONEY}", body)
    amounts = [minor] * count
    amounts[-1] = (_minor(last.group(1)) if last else None) or minor
    return [
        {"n": n, "due_on": _months_after(begin, n - 1), "minor": minor} for n, minor in enumerate(amounts, 1)
    ]


def _months_after(begin: str, months: int) -> str:
    first = dt.date.fromisoformat(begin)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last_day = (following - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(first.day, last_day)).isoformat()


def _sums(body: str, plan: Sequence[dict[str, Any]]) -> dict[str, Any]:
    total = re.search(rf"(?:尚欠|欠款|欠付|合计|共计|总额|总金额|本息合计)[^，。；\d]{{0,16}}{MONEY}", body)
    principal = re.search(rf"本金[^，。；\d]{{0,6}}{MONEY}", body)
    fees = re.search(rf"利息[^，。；\d]{{0,10}}{MONEY}", body)
    return {
        "total_minor": (_minor(total.group(1)) if total else None) or sum(one["minor"] for one in plan),
        "principal_minor": _minor(principal.group(1)) if principal else None,
        "interest_fees_minor": _minor(fees.group(1)) if fees else None,
    }


def _doubts(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """A plan whose instalments do not make the total is kept, and the difference named."""
    total, planned = facts["total_minor"], sum(one["minor"] for one in facts["instalments"])
    if total == planned:
        return []
    return [{"code": "sum_differs", "field": "amount", "facts": {"total": total, "planned": planned}}]


def _sentences(lines: Sequence[Line]) -> list[Sentence]:
    """Clauses across line breaks, each with the line it begins on."""
    made: list[Sentence] = []
    text, begun = "", None
    for line in lines:
        for part in re.split(r"(?<=[。；;])|(?=第[一二三四五六七八九十\d]+条)", line.text):
            if not part.strip():
                continue
            if begun is None or re.match(r"第[一二三四五六七八九十\d]+条", part):
                if begun is not None and text:
                    made.append(Sentence(text=text, line=begun))
                text, begun = "", line
            text += part.strip()
            if text.endswith(("。", "；", ";")):
                made.append(Sentence(text=text, line=begun))
                text, begun = "", None
    if begun is not None and text:
        made.append(Sentence(text=text, line=begun))
    return made


def _terms(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Each kind of term once, with the clause that states it and where it stands."""
    found: list[dict[str, Any]] = []
    sentences = _sentences(lines)
    for kind, pattern in TERMS:
        said = next((one for one in sentences if re.search(pattern, one.text)), None)
        if said is not None:
            place = {"page": said.line.page, "region": said.line.box}
            found.append({"kind": kind, "text": said.text} | place)
    return found


def _promises(terms: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the lender promises, by the terms that say so; what none says stays unknown."""
    said = {one["kind"]: one["text"] for one in terms}
    promises: dict[str, Any] = {
        kind: True if kind in said else None
        for kind in ("stop_collection", "stop_sms", "stop_third_party", "stop_penalty_interest")
    }
    promises["credit_reporting"] = said.get("credit_reporting")
    return promises
