"""Names of lenders and agencies: what kind of house a name is, and whether two writings mean one house."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

House = Literal["lender", "agency", "none"]

# A signature that names a subject, an authority or nobody: it is nobody's name.
_NO_HOUSE = re.compile(
    r"(?:通知|提醒|提示|公告|修复|维权|验证码|催告|催收函?|警告|重要|紧急|律师函|客服中心|服务中心|优化中心|专员|调解)$|^(?:客服|官方|催收)"
    r"|局$|医院|学校|大学|移动|联通|电信|供电|水务|燃气|快递|物流|社保|医保|公积金|政府|超市|外卖|法院|仲裁|调解|公安|派出所|检察|司法|12368|12345|notice|reminder|alert",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"资产|資產|催收|律师|律師|法务|委外|信息咨询|信息技术|企业管理|商务咨询|服务外包|清收|"
    r"\b(?:recover(?:y|ies)|collections?|receivables|asset|attorneys?|law|associates)\b",
    re.IGNORECASE,
)
_LENDER = re.compile(
    r"银行|銀行|消费金融|消金|小额|小贷|小貸|信托|信託|信用卡|金融|金服|金科|贷|貸|借|融资|分期|"
    r"bank|lend|loan|credit|financ|capital|cash",
    re.IGNORECASE,
)
_DRESS = re.compile(
    r"股份|有限|责任|公司|集团|信用卡|中心|客服|官方|服务|消费金融|消費金融|消金|银行|銀行|小额贷款|小额|小贷|信托|金融|资产管理|资产|"
    r"贷款|催收|[（(].*?[)）]|\b(?:inc|llc|ltd|corp|co|bank|lending|financial|finance|loans?|recovery|group)\b|[\s.,·•\-_]",
    re.IGNORECASE,
)


def house(name: str) -> House:
    """Whether a name is that of a lender, of an agency, or of no house at all."""
    if _NO_HOUSE.search(name):
        return "none"
    if _AGENCY.search(name):
        return "agency"
    return "lender" if _LENDER.search(name) else "agency"


def is_surely_lender(name: str) -> bool:
    """Whether the name itself says that it lends."""
    return house(name) == "lender"


def stem(name: str) -> str:
    """What is left of a name without legal form, trade and department; the name itself if nothing is."""
    bare = _DRESS.sub("", name).casefold()
    return bare if len(bare) >= 2 else re.sub(r"\s+", "", name).casefold()


def same(one: str, other: str) -> bool:
    """Whether two writings mean one house (short and full name, with and without the department)."""
    return bool(stem(one)) and stem(one) == stem(other)


def among(name: str, known: Iterable[str]) -> str:
    """The known name that means the same house; empty if none does."""
    return next((each for each in known if same(each, name)), "")


def mentioned(text: str, known: Iterable[str]) -> str:
    """The known name, short or full, that a text speaks of; empty if it speaks of none."""
    plain = re.sub(r"\s+", "", text).casefold()
    return next((each for each in known if each and (each.casefold() in plain or _stem_in(each, plain))), "")


def _stem_in(name: str, plain: str) -> bool:
    """A stem must be telling by itself: a two-character stem counts only with a trade word after it."""
    bare = stem(name)
    if len(bare) >= 3:
        return bare in plain
    return re.search(re.escape(bare) + r"(?:银行|銀行|消金|消费金融|小贷|金融|贷|资产)", plain) is not None
