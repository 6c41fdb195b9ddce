"""Words for the timeline: when, what, by whom, and what a day was for the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.ui import sums
from app.ui.language import current, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.case.moments import Moment
    from app.case.records import Instalment
    from app.work.timeline import Row


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A small label: a shape and a word; ``role`` names the colours, empty for an outline."""

    text: str
    role: str = ""


def day_name(day: date) -> str:
    """``2025年7月3日 星期四`` or ``Thursday 3 July 2025``."""
    if current() == "zh_CN":
        return f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def short_day(day: date) -> str:
    """``7月3日`` or ``3 Jul``."""
    return f"{day.month}月{day.day}日" if current() == "zh_CN" else f"{day.day} {day:%b}"


def month_name(day: date) -> str:
    """``2025年7月`` or ``July 2025``."""
    return f"{day.year}年{day.month}月" if current() == "zh_CN" else f"{day:%B} {day.year}"


def _day_of(text: str | None) -> str:
    return short_day(datetime.fromisoformat(text).date()) if text else ""


def clock(moment: Moment) -> str:
    """The time of day as far as it is known: ``08:32``, ``约 08:32`` or a dash."""
    if moment.at is None or moment.precision in ("day", "month"):
        return "—"
    shown = datetime.fromisoformat(moment.at).strftime("%H:%M")
    return tr("约 {time}").format(time=shown) if moment.precision == "about" else shown


def precision(moment: Moment) -> str:
    """How precisely the time is known, in words."""
    if moment.precision in ("before", "after", "between"):
        return _bounds(moment)
    words = {
        "second": tr("到秒"),
        "minute": tr("到分钟"),
        "about": tr("大约"),
        "day": tr("只知道日期"),
        "month": tr("只知道月份"),
    }
    return words.get(moment.precision, tr("时间不明"))


def _bounds(moment: Moment) -> str:
    earliest, latest = _day_of(moment.earliest), _day_of(moment.latest)
    if earliest and latest:
        return tr("{first} 至 {last} 之间").format(first=earliest, last=latest)
    if latest:
        return tr("不晚于 {day}").format(day=latest)
    return tr("不早于 {day}").format(day=earliest) if earliest else tr("时间不明")


def kind_word(kind: str) -> str:
    """What sort of thing it is, without its direction."""
    words = {
        "sms": tr("短信"),
        "call": tr("通话"),
        "chat": tr("聊天"),
        "mail": tr("邮件"),
        "letter": tr("信函"),
        "visit": tr("上门"),
        "app_notice": tr("应用通知"),
        "payment": tr("还款"),
        "agreement": tr("协议"),
        "verification": tr("核实"),
        "complaint": tr("投诉"),
        "complaint_reply": tr("投诉答复"),
        "note": tr("记录"),
        "file": tr("文件"),
    }
    return words.get(kind, kind)


def kind(row: Row) -> str:
    """What it is: ``短信``, ``未接来电``, ``我发出的短信`` and so on."""
    if row.kind == "call":
        return _call_kind(row)
    name = kind_word(row.kind)
    sent = row.direction == "out" and row.kind in ("sms", "chat", "mail", "letter")
    return tr("{kind}（我发出）").format(kind=name) if sent else name


def _call_kind(row: Row) -> str:
    call = row.entry.call_type if row.entry else None
    words = {
        "incoming": tr("来电"),
        "missed": tr("未接来电"),
        "rejected": tr("拒接来电"),
        "outgoing": tr("去电"),
    }
    if call in words:
        return words[call]
    return tr("去电") if row.direction == "out" else tr("通话")


def who(row: Row) -> str:
    """Kind, number and name on one line."""
    name = row.who if row.who and row.who != row.number else ""
    return " · ".join(part for part in (kind(row), row.number, name) if part)


def what(row: Row) -> str:
    """The exact words, or for a call what is known of it."""
    if row.kind == "call" and row.entry is not None and not row.text:
        return _call_facts(row)
    if row.kind == "payment" and row.entry is not None and not row.text:
        return tr("，").join(_sum(one) for one in row.entry.amounts)
    return " ".join(row.text.split())


def _sum(amount: Mapping[str, Any]) -> str:
    return tr("还了 {sum}").format(sum=sums.amount(amount["minor"], amount.get("currency", "CNY")))


def _call_facts(row: Row) -> str:
    entry = row.entry
    assert entry is not None
    parts = []
    if entry.count > 1:
        parts.append(tr("{n} 次").format(n=entry.count))
    if entry.call_type in ("missed", "rejected"):
        parts.append(tr("未接通"))
    elif entry.duration_s:
        parts.append(tr("通话 {length}").format(length=duration(entry.duration_s)))
    elif entry.duration_s == 0:
        parts.append(tr("未接通"))
    return tr("，").join(parts)


def duration(seconds: int) -> str:
    """``1 分 12 秒``."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return tr("{s} 秒").format(s=rest)
    return tr("{m} 分 {s} 秒").format(m=minutes, s=rest)


def tags(row: Row) -> list[Tag]:
    """Labels at the right of a row, the weightiest first."""
    found: list[Tag] = []
    if row.status == "draft":
        found.append(Tag(text=tr("◇ 待核对")))
    contact = row.direction == "in"
    if "after" in row.tags and contact:
        found.append(Tag(text=tr("▲ 协议后"), role="after"))
    elif "same_day" in row.tags and contact:
        found.append(Tag(text=tr("△ 协议当日")))
    if contact and "kept" in row.tags:
        found.append(Tag(text=tr("✓ 当日履约中"), role="kept"))
    if contact and "not_kept" in row.tags:
        found.append(Tag(text=tr("! 当日有欠期"), role="doubt"))
    found += _doubt_tags(row)
    if "gap_before" in row.tags:
        found.append(Tag(text=tr("⋯ 之前可能有缺"), role="doubt"))
    recipient = (row.entry.recipient if row.entry else None) or {}
    if recipient.get("who") == "third_party":
        found.append(Tag(text=tr("对象：{who}").format(who=recipient.get("relation") or tr("他人"))))
    return found


def _doubt_tags(row: Row) -> list[Tag]:
    fields = {str(doubt.get("field")) for doubt in row.entry.doubts} if row.entry else set()
    if "time" in fields:
        return [Tag(text=tr("? 时间存疑"), role="doubt")]
    return [Tag(text=tr("? 有疑问"), role="doubt")] if fields - {"owner", "debt", "category"} else []


def file_state(row: Row) -> str:
    """What became of a file that stands on the timeline by itself."""
    state = next((tag.removeprefix("reading_") for tag in row.tags if tag.startswith("reading_")), "")
    if "gave_agreement" in row.tags:
        return tr("已读，读出了协议内容")
    if "gave_payment" in row.tags:
        return tr("已读，读出了还款记录")
    words = {
        "unread": tr("还没有读"),
        "ok": tr("已读，没有联系记录"),
        "nothing": tr("没有可读的文字"),
        "partial": tr("只读出一部分"),
        "failed": tr("读不出来，原件已保存"),
        "later": tr("暂不支持读取，原件已保存"),
    }
    return words.get(state, "")


def exhibits(row: Row) -> str:
    """``证 14`` or ``证 14、21``."""
    if not row.exhibits:
        return ""
    numbers = tr("、").join(str(number) for number in row.exhibits[:3])
    return tr("证 {numbers}").format(numbers=numbers)


def day_for_plan(day: date, instalments: Iterable[Instalment]) -> str:
    """What a day was for the agreement: ``第 4 期应还日前 2 天``; empty if no due date is near."""
    near = [(abs((date.fromisoformat(one.due_on) - day).days), one) for one in instalments]
    distance, nearest = min(near, key=lambda pair: (pair[0], pair[1].n), default=(99, None))
    if nearest is None or distance > 5:
        return ""
    facts = {"n": nearest.n, "days": distance}
    if distance == 0:
        return tr("第 {n} 期应还日").format(**facts)
    if day < date.fromisoformat(nearest.due_on):
        return tr("第 {n} 期应还日前 {days} 天").format(**facts)
    return tr("第 {n} 期应还日后 {days} 天").format(**facts)


def spoken(row: Row, folded: str = "") -> str:
    """The row in one sentence, for a screen reader and for copying; ``folded`` stands for its words."""
    day = day_name(row.day) if row.day else tr("日期不明")
    parts = [day, clock(row.moment), precision(row.moment), who(row), folded or what(row)]
    parts += [tag.text for tag in tags(row)]
    parts.append(exhibits(row))
    return tr("，").join(part for part in parts if part and part != "—")
