"""Who agreed, under which numbers, when and how: the head and foot of an agreement."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.intake.papers import contract_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.papers.page_text import Body

Span = tuple[int, int]
_FEW = r"[^。；\n]"
_LENDER = (
    r"(?i:债权人|债权方|出借人|出借方|贷款人|贷款方|贷款机构|放款机构|发卡行|发卡机构|发卡银行"
    r"|债权受让人|申请人|lender|creditor|servicer)"
)
_DEBTOR = (
    r"(?i:债务人|债务方|借款人|借款方|持卡人|欠款人|还款人|客户(?:姓名|名称)?|被申请人|姓名|borrower"
    r"|debtor|customer|cardholder|account holder)"
)
_FIRM = r"(?:公司|银行|支行|分行|信用社|中心|集团|合作社|平台|贷$|借$|金融|信托|小贷)"
_NOTE = r"(?:\s*[（](?!以下|下称|盖章|签字|签章|签名|公章)[^）\n]{0,24}[）])?"
_END = r"身份证|证件|联系|电话|手机|地址|住所|法定|统一|营业|盖章|签字|签名|签章|日期|年\s*月|[甲乙丙]方"
_VALUE = (
    rf"((?:(?!{_END})[^\s，。；：（）\n]){{2,40}}(?:[（](?!以下|下称|盖章|签"
    rf"|公章)[^）\n]{{1,10}}[）](?:(?!{_END})[^\s，。；：（）\n]){{2,30}})?)"
)
_LATIN_VALUE = r"([A-Z][A-Za-z0-9.&'’-]*(?: (?![A-Za-z]+\s*：)[A-Za-z0-9.&'’-]+){1,7})(?![一-龥])"
_SIGN = r"A-Za-z0-9\-_/（）【】\[\]〔〕"
NUMBER = rf"([A-Za-z0-9（【\[〔][{_SIGN}]*[A-Za-z0-9][{_SIGN}]*(?:[一-龥]{{1,8}}\d{{1,8}}号)?)"
_ITS = r"(?:编号|号码|编码|书号|号)"
OWN = (
    r"(?<!原)(?<!借款)(?<!贷款)(?<!用卡)(?:合同|协议书?|方案|计划|调解书|分期|申请"
    rf"|确认书)\s*{_ITS}\s*[：为是]?\s*{NUMBER}",
    rf"(?:案号|调解号)\s*[：为]?\s*{NUMBER}",
    rf"(?<![一-龥])编\s*号\s*[：为]?\s*{NUMBER}",
    r"(?:agreement|plan|contract|reference|ref|confirmation)\s*(?:no|number|#|id)?\.?\s*(?:：|#"
    r"|is)?\s*([A-Z0-9][A-Z0-9\-/]*\d[A-Z0-9\-/]*)",
)
ORIGINAL = (
    rf"原{_FEW}{{0,12}}?{_ITS}\s*[：为是]?\s*{NUMBER}",
    rf"(?:借款|贷款|信用卡|领用|授信)(?:合同|协议|合约)?\s*{_ITS}\s*[：为是]?\s*{NUMBER}",
    rf"(?:签订|签署|订立)了?{_FEW}{{0,16}}?{_ITS}\s*[：为是]?\s*{NUMBER}",
    rf"{_ITS}为\s*{NUMBER}\s*的",
    rf"《[^》]{{2,20}}(?:借款|贷款|领用|授信)[^》]{{0,12}}》\s*（\s*(?:合同)?{_ITS}?\s*[：为]?\s*{NUMBER}",
    rf"借据(?:{_ITS})?\s*[：为]?\s*{NUMBER}",
    r"(?:original|underlying|loan|account)\s+(?:agreement|contract|loan|account)?\s*(?:no|number|#"
    r"|id)\.?\s*(?:：|#)?\s*([A-Z0-9][A-Z0-9\-/]*\d[A-Z0-9\-/]*)",
)
_OLD = r"(?:签订|签署|订立)了?\s*(?:的)?\s*(?:编号|《|借款|贷款|信用卡|原)"
SIGNED = (
    r"(?:签订|签署|签约|订立|签字|确认|协议|生效|受理|申请通过)(?:日期|时间"
    rf"|日)\s*[：为]?\s*({words.DATE}){words.TIME}?",
    rf"日\s*期\s*[：]\s*({words.DATE}){words.TIME}?",
    rf"(?:于|在)\s*({words.DATE}){words.TIME}?\s*{_FEW}{{0,12}}?(?:达成|签订|签署|订立|确认|生效"
    rf"|同意)(?!{_FEW}{{0,3}}(?:了|的)?(?:编号|《|借款|贷款|信用卡|原))",
    rf"({words.DATE}){words.TIME}?\s*(?:签订|签署|确认|审批通过|申请成功)",
    r"(?:dated|signed on|date|entered into (?:on|as of)|agreed on"
    rf"|effective)\s*[：]?\s*({words.DATE}){words.TIME}?",
)
_STANDS_ALONE = rf"(?:^|\n)\s*({words.DATE}){words.TIME}?\s*(?=\n|$)"
_AS_OF = rf"截至\s*({words.DATE})"
ID = (
    r"(?:身份证(?:件)?(?:号码?)?|证件号码?)\s*[：为]?\s*(\d{3,6}\*{4,12}[\dXx]{2,4}|\d{17}[\dXx]"
    r"|\d{15})(?![\dXx*])",
    r"(?<![\d*])(\d{3,6}\*{6,12}[\dXx]{2,4})(?![\dXx*])",
)


@dataclass(frozen=True, kw_only=True)
class Signed:
    """When it was agreed: ISO day or local moment without offset, its precision, doubts and its place."""

    at: str | None = None
    precision: str = "unknown"
    doubts: tuple[dict[str, Any], ...] = ()
    span: Span | None = None


def parties(body: Body) -> dict[str, tuple[str, Span]]:
    """``lender`` and ``borrower``: the name and where it stands; who is not named is not there."""
    found = {
        side: named
        for side, role in (("lender", _LENDER), ("borrower", _DEBTOR))
        if (named := _by_role(body, role)) is not None
    }
    first, second = _by_letter(body, "甲方"), _by_letter(body, "乙方")
    if first and second and not found:
        swapped = _is_firm(second[0]) and not _is_firm(first[0]) and len(first[0]) <= 4
        return {"lender": second, "borrower": first} if swapped else {"lender": first, "borrower": second}
    if "lender" not in found and "borrower" in found:
        found |= {"lender": other} if (other := _other(found["borrower"], first, second)) else {}
    elif "borrower" not in found and "lender" in found:
        found |= {"borrower": other} if (other := _other(found["lender"], first, second)) else {}
    return (
        found
        or {side: one for side, one in (("lender", first), ("borrower", second)) if one is not None}
        or _signature(body)
    )


def _other(
    known: tuple[str, Span], first: tuple[str, Span] | None, second: tuple[str, Span] | None
) -> tuple[str, Span] | None:
    return next((one for one in (first, second) if one is not None and one[0] != known[0]), None)


def _by_role(body: Body, role: str) -> tuple[str, Span] | None:
    """By its role: ``甲方（债权人）：名称``, ``债权人（甲方）：名称``, ``名称（“贷款人”）``."""
    patterns = (
        rf"\b{role}\s*(?:name)?\s*[：]\s*{_LATIN_VALUE}",
        rf"(?:[甲乙丙]方\s*)?[（]?\s*{role}(?:名称)?(?:\s*/\s*[一-龥]{{2,6}})?\s*[）]?{_NOTE}\s*[：]\s*{_VALUE}",
        rf"{_LATIN_VALUE}\s*[（]\s*(?:the\s+)?[\"“”']?{role}[\"“”']?\s*[）]",
    )
    return _value(body, patterns)


def _by_letter(body: Body, letter: str) -> tuple[str, Span] | None:
    patterns = (
        rf"{letter}{_NOTE}\s*[：]\s*{_VALUE}",
        rf"{_VALUE}\s*[（]\s*(?:以下)?(?:简称|下称|称)?[“\"”]?{letter}[“”\"]?\s*[）]",
    )
    return _value(body, patterns)


def _value(body: Body, patterns: Sequence[str]) -> tuple[str, Span] | None:
    for pattern in patterns:
        for found in re.finditer(pattern, body.text):
            name = body.raw[found.start(1) : found.end(1)].strip(" _.")
            if len(name.replace("*", "")) >= 1 and not re.fullmatch(r"[\d_.\-]+", name):
                return name, found.span()
    return None


def _signature(body: Body) -> dict[str, tuple[str, Span]]:
    """A message names its sender in 【…】."""
    found = re.match(r"\s*[【\[]([^】\]\n]{2,20})[】\]]", body.text)
    return {"lender": (found.group(1), found.span())} if found else {}


def _is_firm(name: str) -> bool:
    return re.search(_FIRM, name) is not None


def numbers(body: Body) -> dict[str, tuple[str, Span]]:
    """``contract_number`` and ``original_contract_number`` with their places."""
    found: dict[str, tuple[str, Span]] = {}
    for name, patterns in (("original_contract_number", ORIGINAL), ("contract_number", OWN)):
        taken = found.get("original_contract_number", ("", (0, 0)))[0]
        for match in _all(patterns, body.text):
            number = _balanced(body.raw[match.start(1) : match.end(1)])
            if len(number) >= 4 and re.search(r"\d", number) and number != taken:
                found[name] = (number, match.span(1))
                break
    return found


def _all(patterns: Sequence[str], text: str) -> list[re.Match[str]]:
    return [found for pattern in patterns for found in re.finditer(pattern, text, re.IGNORECASE)]


def _balanced(text: str) -> str:
    """A number without a bracket that belongs to the sentence round it."""
    pairs = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"), ("〔", "〕"))
    cut = [text.index(end) for begin, end in pairs if end in text and begin not in text]
    cut += [text.index(begin) for begin, end in pairs if begin in text and end not in text]
    return (text[: min(cut)] if cut else text).strip("-_/")


def signed(body: Body, due: set[dt.date]) -> Signed:
    """The moment beside the signatures or in the sentence that agrees; never that of the old contract.

    Args:
        body: the text.
        due: days on which instalments are due, which are no signing days.
    """
    for pattern in (*SIGNED, _STANDS_ALONE):
        found = [one for one in re.finditer(pattern, body.text, re.IGNORECASE) if not _is_old(body, one)]
        dated = [(day, one) for one in found if (day := words.date(one.group(1))) and day not in due]
        if dated:
            return _latest(dated)
    as_of = re.search(_AS_OF, body.text)
    day = words.date(as_of.group(1)) if as_of else None
    if as_of is None or day is None:
        return Signed()
    guess = {"code": "date_from_balance", "field": "time", "facts": {"day": day.isoformat()}}
    return Signed(at=day.isoformat(), precision="day", doubts=(guess,), span=as_of.span(1))


def _is_old(body: Body, found: re.Match[str]) -> bool:
    after = body.text[found.end(1) : found.end(1) + 40]
    return re.search(rf"^{_FEW}{{0,14}}{_OLD}", after) is not None


def _latest(dated: list[tuple[dt.date, re.Match[str]]]) -> Signed:
    """Of two signatures the later one makes the agreement; that they differ is said."""
    day, match = max(dated, key=lambda one: (one[0], bool(one[1].group(2))))
    days = sorted({one.isoformat() for one, _ in dated})
    doubts = ({"code": "sign_dates_differ", "field": "time", "facts": {"first": days[0], "last": days[-1]}},)
    at, precision = _moment(day, match)
    return Signed(at=at, precision=precision, doubts=doubts if len(days) > 1 else (), span=match.span(1))


def _moment(day: dt.date, match: re.Match[str]) -> tuple[str, str]:
    hour, minute, second = match.group(2), match.group(3), match.group(4)
    if hour is None or int(hour) > 23:
        return day.isoformat(), "day"
    at = dt.datetime.combine(day, dt.time(int(hour), int(minute), int(second or 0)))
    return at.isoformat(), "second" if second else "minute"


def how(text: str) -> str:
    """By which way it was agreed, as far as the paper itself says so."""
    if re.search(
        r"电子签|电子合同|线上签|在线签|(?:手机应用|APP|客户端|小程序|线上|网上|在线"
        r"|页面)[^。；\n]{0,20}(?:签|确认|点击|同意|勾选|提交)"
        r"|点击[^。；\n]{0,12}(?:确认|同意|提交)|click|electronic(?:ally)? sign",
        text,
        re.I,
    ):
        return "app"
    if re.search(r"签字|盖章|签名|签章|签署|捺印|按手印|signature|signed", text, re.I):
        return "signed"
    if re.search(r"短信(?:确认|回复|形式)|回复[^。；\n]{0,4}[“\"]?(?:同意|确认|Y|1)", text):
        return "sms"
    return (
        "phone" if re.search(r"(?:电话|来电|通话)[^。；\n]{0,12}(?:协商|达成|确认|沟通)", text) else "unknown"
    )


def masked_id(text: str) -> str:
    """The borrower's identity number as it is printed masked; one printed whole is masked here."""
    found = words.first(ID, text)
    number = found.group(1) if found else ""
    return number if "*" in number or not number else number[:4] + "*" * (len(number) - 8) + number[-4:]
