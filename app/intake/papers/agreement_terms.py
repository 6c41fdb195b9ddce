"""What an agreement promises, forgives and threatens, each with the clause that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.intake.papers import contract_words as words

if TYPE_CHECKING:
    from app.intake.papers.page_text import Body

Span = tuple[int, int]
_N = words.SMALL
_FEW = r"[^。；\n]"
_STOP = (
    r"(?:停止|暂停|中止|不再|不得|不予|不会|不进行|不采取|终止|cease|stop|suspend|shall not|will not"
    r"|no longer)"
)
PROMISES: tuple[tuple[str, str], ...] = (
    ("stop_collection", rf"{_STOP}{_FEW}{{0,24}}?(?:催收|催告|催讨|催款|collection)"),
    ("stop_sms", rf"{_STOP}{_FEW}{{0,40}}?(?:短信|电话|致电|来电|信息|text messages|calls?\b|texts?\b)"),
    (
        "stop_third_party",
        rf"{_STOP}{_FEW}{{0,60}}?(?:亲属|家属|亲友|同事|家人|第三人|第三方(?!机构|催收|公司|委托|合作)"
        r"|他人|单位|以外的人|紧急联系人"
        r"|通讯录|third part|famil|employer|relatives)",
    ),
    (
        "stop_penalty_interest",
        rf"(?:{_STOP}|免除|减免|豁免|免收|停收|waive){_FEW}{{0,20}}?(?:罚息|违约金|滞纳金|复利|逾期利息"
        r"|late fees|penalt)"
        rf"|(?:罚息|违约金|滞纳金|late fees|penalt\w+){_FEW}{{0,16}}?(?:停止|免除|减免|豁免|不再|不予"
        r"|waived)",
    ),
)
DENIED: dict[str, str] = {
    "stop_collection": r"不(?:影响|停止|妨碍)[^。；\n]{0,12}催收|保留[^。；\n]{0,10}催收",
    "stop_penalty_interest": r"(?:罚息|违约金|滞纳金|逾期利息)[^。；\n]{0,10}(?:照常|仍"
    r"|继续)[^。；\n]{0,4}(?:计收|计算|收取)|(?:仍|继续)(?:计收|收取)[^。；\n]{0,6}(?:罚息|违约金"
    r"|滞纳金)",
}
_BREACH = r"(?:未按|违约|违反|逾期|未能按)[^。；\n]{0,24}(?:恢复|继续|重新|有权)"
CREDIT = r"(?:征信|报送|信用记录|信用信息|上报|credit\s+(?:report|bureau))"
WAIVER = r"(?:减免|免除|豁免|免收|waive)"
ACCOUNT = r"(?:账号|帐号|账户|帐户|卡号|户名|开户行|尾号|account\s*(?:no|number))"
HOTLINE = (
    r"(?:客服|客户服务|服务|咨询|热线|投诉)(?:电话|热线"
    r"|专线)?[^。；\n\d]{0,4}[：为]?\s*(\+?\d[\d\- ]{3,16}\d)",
    r"(?:call|phone|hotline|customer service)[^。；\n\d]{0,16}([+(]?\d[\d\-() ]{5,16}\d)",
)
GRACE = (
    rf"宽限期?{_FEW}{{0,8}}?({_N})\s*(?:个)?(?:自然|工作)?[日天]",
    rf"({_N})\s*(?:个)?(?:自然|工作)?[日天](?:的)?(?:还款)?宽限",
    rf"逾期{_FEW}{{0,8}}?({_N})\s*(?:个)?(?:自然|工作)?[日天]\s*(?:（含）|\(含\))?\s*(?:以"
    rf"|之)?内{_FEW}{{0,6}}?(?:补足|补缴|补还|还清|付清|还款|缴清|足额|的?[，]?不视为)",
    rf"(?:到期|还款|应还)日(?:后|起|届满后){_FEW}{{0,6}}?({_N})\s*(?:个)?(?:自然|工作)?[日天]\s*(?:以"
    rf"|之)?内{_FEW}{{0,16}}?(?:补足|补缴|还清|付清|还款|足额|缴)",
    rf"({_N})\s*(?:个)?(?:自然|工作)?[日天]\s*(?:以|之)?内(?:补足|补缴|补还)",
    r"grace\s+period\s+of\s+(\d{1,2})\s+(?:calendar\s+|business\s+)?days",
    r"(\d{1,2})[- ](?:calendar[- ]|business[- ])?days?\s+grace",
    r"within\s+(\d{1,2})\s+(?:calendar\s+|business\s+)?days\s+(?:of|after)\s+(?:the|its|each)\s+due",
)
CONSECUTIVE = (
    rf"连续\s*(?:逾期|未还|未付|违约|欠缴|拖欠)?\s*({_N})\s*(?:个)?(?:期|次|月|个月)",
    r"(\d|two|three|four)\s+consecutive\s+(?:payments|instal+ments|months)",
)
TOTAL = (
    rf"累计\s*(?:达|达到|有|逾期|未还|未付|违约|欠缴)?\s*({_N})\s*(?:个)?(?:期|次|月)",
    r"(?:a\s+total\s+of|any)\s+(\d|two|three|four)\s+(?:payments|instal+ments)",
)
ANY = (
    r"(?:任何|任意|任)(?:一|1)(?:期|次|笔)[^。；\n]{0,20}(?:未|逾期|不)|misses?\s+(?:any"
    r"|a)\s+(?:payment|instal+ment)"
)
AUTOMATIC = (
    r"(?:自动|当然|即时|即行|即刻|即告|即)(?:终止|失效|解除|作废|无效)|automatically\s+(?:end|terminat"
    r"|void)|null and void"
)
ENDS = r"(?:协议|方案|计划|约定)(?:终止|失效|作废|解除)"
LENDER_MAY = (
    r"(?:有权|可以?|可单方|得)[^。；\n]{0,14}(?:解除|终止|宣布|要求|取消|主张|申请)|may\s+(?:terminate"
    r"|end|cancel|declare)"
)
COUNTS = (
    r"(?:无论是否|即使|不论)[^。；\n]{0,12}补[^。；\n]{0,4}[^。；\n]{0,8}(?:计|视为)|(?:迟"
    r"|逾期)还[^。；\n]{0,8}(?:亦|也|均)(?:计入|视为)"
)
COUNTS_NOT = r"(?:事后|之后|随后|迟延后)补(?:足|缴|还)[^。；\n]{0,8}不(?:计|视)"
_ENGLISH = {"two": 2, "three": 3, "four": 4}


def terms(body: Body) -> list[dict[str, Any]]:
    """Each kind of term once: ``{"kind", "text", "places"}`` with the clause in its own words."""
    found = {kind: _promise(body, kind, pattern) for kind, pattern in PROMISES}
    found["credit_reporting"] = _clause(body, CREDIT)
    found["grace"] = _said(body, GRACE)
    found["ends_when"] = _ending(body)
    found["waiver"] = _clause(
        body, WAIVER, needs=rf"{WAIVER}[^。；\n]{{0,30}}{words.MONEY}|{words.MONEY}[^。；\n]{{0,20}}{WAIVER}"
    )
    found["account"] = _clause(body, ACCOUNT, needs=r"\d{4}")
    found["hotline"] = _said(body, HOTLINE)
    return [
        {"kind": kind, "text": body.words(span), "places": body.places(span)}
        for kind, span in found.items()
        if span is not None
    ]


def _clause(body: Body, pattern: str, needs: str = "") -> Span | None:
    """The first clause that a pattern stands in (and another too)."""
    for found in re.finditer(pattern, body.text, re.IGNORECASE):
        span = body.clause(found.start())
        if not needs or re.search(needs, body.text[slice(*span)], re.IGNORECASE):
            return span
    return None


def _said(body: Body, patterns: tuple[str, ...]) -> Span | None:
    found = words.first(patterns, body.text)
    return body.clause(found.start(1)) if found else None


def _promise(body: Body, kind: str, pattern: str) -> Span | None:
    """The clause of a promise; one about what happens on a breach promises nothing."""
    for found in re.finditer(pattern, body.text, re.IGNORECASE):
        start, end = body.clause(found.start())
        before = body.text[start : found.start()]
        if not re.search(_BREACH, before) and not before.endswith(("不", "未", "请")):
            return start, end
    return None


def promises(body: Body, said: list[dict[str, Any]]) -> dict[str, Any]:
    """``true`` where a clause promises, ``false`` where one denies it, ``None`` where none speaks of it."""
    texts = {one["kind"]: one["text"] for one in said}
    made: dict[str, Any] = {kind: True if kind in texts else None for kind, _ in PROMISES}
    for kind, pattern in DENIED.items():
        if made[kind] is None and re.search(pattern, body.text):
            made[kind] = False
    credit = texts.get("credit_reporting")
    made["credit_reporting"] = _item(credit) if credit else None
    return made


def _item(text: str) -> str:
    """A clause without the number of its item and the stop at its end."""
    return re.sub(r"^\s*[（(][一二三四五六七八九十\d]{1,2}[）)]\s*", "", text).rstrip("。；; ")


def grace(body: Body) -> tuple[int | None, bool]:
    """Days of grace, and whether they are counted in working days."""
    if re.search(r"(?:无|没有|不设|不享有)[^。；\n]{0,4}宽限|no grace", body.text, re.I):
        return 0, False
    found = words.first(GRACE, body.text)
    if found is None:
        return None, False
    return _count(found.group(1)), bool(re.search(r"工作日|工作天|business", found.group(), re.I))


def hotline(body: Body) -> str:
    """The lender's telephone number as printed; empty if none is."""
    found = words.first(HOTLINE, body.text)
    return re.sub(r"\s+", "", found.group(1)) if found else ""


def _ending(body: Body) -> Span | None:
    found = words.first((*CONSECUTIVE, *TOTAL, ANY), body.text)
    return body.clause(found.start()) if found else None


def ends_when(body: Body) -> dict[str, Any]:
    """How many missed instalments end the plan, and whether by themselves or by the lender's choice."""
    span = _ending(body)
    if span is None:
        return {}
    text = body.text[span[0] : span[1]]
    consecutive, total = (_counted(patterns, text) for patterns in (CONSECUTIVE, TOTAL))
    if consecutive is None and total is None:
        total = 1
    late = True if re.search(COUNTS, body.text) else False if re.search(COUNTS_NOT, body.text) else None
    said = {
        "consecutive_missed": consecutive,
        "total_missed": total,
        "effect": _effect(text),
        "late_counts": late,
    }
    return {name: value for name, value in said.items() if value is not None or name == "late_counts"}


def _effect(text: str) -> str:
    if re.search(AUTOMATIC, text, re.I):
        return "automatic"
    if re.search(LENDER_MAY, text, re.I):
        return "lender_may_end"
    return "automatic" if re.search(ENDS, text) else "unknown"


def _counted(patterns: tuple[str, ...], text: str) -> int | None:
    found = words.first(patterns, text)
    return _count(found.group(1)) if found else None


def _count(text: str) -> int | None:
    try:
        return _ENGLISH.get(text.lower()) or words.number(text)
    except ValueError:
        return None
