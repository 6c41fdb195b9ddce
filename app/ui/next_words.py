"""Words of the place of next steps: what a button does, how far a step is, how a period stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.language import tr

if TYPE_CHECKING:
    from datetime import date

    from app.case.records import Complaint
    from app.followup.clocks import Running


def action(code: str) -> str:
    """What the button of a suggestion says."""
    words = {
        "add": tr("添加材料…"),
        "agreement": tr("填写协议…"),
        "review": tr("去核对"),
        "document": tr("做告知函"),
        "entry": tr("记一笔…"),
        "complaint_new": tr("登记…"),
        "complaint": tr("看这一件"),
        "verify": tr("写下结果…"),
        "call": tr("边打边记…"),
        "card": tr("看怎么办"),
        "lender": tr("选一类…"),
    }
    return words[code]


def stage_state(code: str) -> tuple[str, str]:
    """How far a step of the path is, with its shape, and the role of its colour."""
    words = {
        "open": (tr("○ 还没开始"), "faint"),
        "begun": (tr("◐ 做了一部分"), "accent"),
        "waiting": (tr("… 等答复"), "accent"),
        "done": (tr("✓ 做好了"), "kept"),
        "not_yet": (tr("– 现在用不上"), "faint"),
    }
    return words[code]


def task_state(code: str, until: str | None = None) -> str:
    """What the person said of a step."""
    if code == "later":
        return tr("以后再说，到 {day}").format(day=until)
    return {"done": tr("✓ 做完了"), "not_for_me": tr("– 不适合我")}[code]


def matters() -> list[tuple[str, str]]:
    """What a complaint can be about."""
    return [
        ("collection", tr("违反约定的催收")),
        ("credit_record", tr("征信记录")),
        ("nuisance", tr("骚扰电话和短信")),
        ("personal_data", tr("个人信息（告诉亲友、单位，泄露）")),
        ("threat", tr("威胁、侮辱、冒充机关")),
        ("fraud", tr("像是诈骗")),
        ("sued", tr("收到法院的材料")),
    ]


def ways() -> list[tuple[str, str]]:
    """How it was sent."""
    return [
        ("", tr("还没有定")),
        ("hotline", tr("电话")),
        ("app", tr("App 或网上客服")),
        ("portal", tr("网站、公众号表单")),
        ("mail", tr("电子邮件")),
        ("letter", tr("挂号信或快递")),
        ("visit", tr("当面递交")),
        ("other", tr("其他")),
    ]


def outcomes() -> list[tuple[str, str]]:
    """How it ended."""
    return [
        ("", tr("还没有了结")),
        ("solved", tr("解决了")),
        ("partly", tr("解决了一部分")),
        ("refused", tr("没有支持")),
        ("withdrawn", tr("自己撤回了")),
    ]


def outcome(code: str) -> str:
    """One of them."""
    return dict(outcomes())[code]


def complaint_state(one: Complaint) -> tuple[str, str]:
    """How a complaint stands, with its shape, and the role of its colour."""
    if one.outcome:
        return tr("✓ {outcome}").format(outcome=outcome(one.outcome)), "kept"
    if one.replied_on:
        return tr("✓ 有答复"), "kept"
    if one.sent_on or one.served_on:
        return (tr("… 待答辩") if one.body == "court" else tr("… 等答复")), "accent"
    return tr("○ 还没有提出"), "faint"


def dates(one: Complaint) -> str:
    """The dates of a complaint in one line."""
    court = one.body == "court"
    named = [
        (tr("提出 {day}"), one.sent_on),
        (tr("对方收到 {day}"), one.received_on),
        (tr("转送 {day}"), one.forwarded_on),
        (tr("受理 {day}"), one.accepted_on),
        (tr("交答辩 {day}") if court else tr("答复 {day}"), one.replied_on),
        (tr("申请核查 {day}"), one.review_asked_on),
        (tr("收到材料 {day}") if court else tr("核查决定 {day}"), one.served_on),
        (tr("调解协议生效 {day}"), one.agreed_on),
    ]
    return tr("　").join(text.format(day=day) for text, day in named if day)


def clock_state(one: Running, today: date) -> tuple[str, str]:
    """Until when a period runs, and the role of its colour; calm also when it is over."""
    if one.until is None:
        return tr("到哪天算不出来"), "faint"
    day = one.until.isoformat()
    if one.state == "over":
        return tr("到 {day} 已经满了").format(day=day), "doubt"
    if one.state == "last_day":
        return tr("今天是最后一天"), "doubt"
    left = (one.until - today).days
    return tr("到 {day}，还有 %n 天", "", left).format(day=day), "accent"


def clock_doubts(one: Running) -> str:
    """What is not sure about a period, in one line; empty if nothing is."""
    words = {
        "from_sending": tr("按提出那天算的：对方哪天收到还不知道"),
        "lender_kind": tr("出借人是哪一类还不知道，这个期限不一定适用"),
        "unverified": tr("这个期限没有核实过，请先问清楚"),
        "holidays_unknown": tr("{year} 年的放假安排还没有，遇到假期会顺延"),
    }
    said = [words[code].format(year=one.period.unknown_year) for code in one.doubts]
    return tr("；").join(said)


def station_state(code: str) -> tuple[str, str]:
    """Where one stands with an authority on the way, and the role of its colour."""
    words = {
        "done": (tr("✓ 有答复"), "kept"),
        "waiting": (tr("… 等答复"), "accent"),
        "lapsed": (tr("○ 过了期限没有答复"), "doubt"),
        "next": (tr("▸ 现在可以找"), "accent"),
        "later": (tr("– 排在后面"), "faint"),
        "beside": (tr("＋ 可以同时反映"), "faint"),
    }
    return words[code]
