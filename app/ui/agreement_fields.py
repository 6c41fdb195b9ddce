"""The fields of the agreement form, and what was entered in them as ``agree`` takes it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from app.case import money
from app.case.errors import Refused
from app.ui.forms import Field
from app.ui.language import tr
from app.ui.lender_words import ways
from app.work import agreements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.case.records import Agreement, Instalment
    from app.ui.desk import Desk

TRI = {"yes": True, "no": False, "unknown": None}
PROMISES = ("stop_collection", "stop_sms", "stop_third_party", "stop_penalty_interest")
MOST = 1200
_ROW = re.compile(r"(?:\d{1,4}[.、)]\s*)?(\d{4}-\d{1,2}-\d{1,2})\s*[,，:：]?\s*[¥￥]?\s*([\d,.]+)\s*元?")


def fields(desk: Desk, old: Agreement | None) -> list[Field]:
    """All fields; ``old`` is the agreement that is corrected."""
    plan = desk.snapshot().instalments_of(old.id) if old else ()
    return [*_who(desk, old), *_plan(old, plan), *_promised(old), *_ending(old)]


def _who(desk: Desk, old: Agreement | None) -> list[Field]:
    number = (old.contract_number or None) if old else None
    made = [
        Field(
            name="contract_number",
            label=tr("协议编号"),
            unknown=True,
            value=number,
            help=tr("协议或短信里写的编号，一字不差。"),
        ),
        Field(name="agreed_at", label=tr("哪天谈成"), kind="date", value=old.agreed_at if old else None),
        Field(
            name="how",
            label=tr("怎么谈成的"),
            kind="choice",
            choices=ways(),
            value=old.how if old else "unknown",
        ),
        Field(name="lender", label=tr("债权人（协议里写的）"), value=old.lender if old else ""),
        Field(name="borrower", label=tr("还款人（协议里写的）"), value=old.borrower if old else ""),
        Field(
            name="principal_minor",
            label=tr("谈之前欠多少（元）"),
            unknown=True,
            value=_yuan(old.principal_minor) if old else None,
        ),
    ]
    others = [] if old else [one for one in desk.snapshot().agreements if one.status == "confirmed"]
    if others:
        choices = [("", tr("没有代替，另外一份")), *((one.id, _called(one)) for one in others)]
        label = tr("代替哪一份")
        made.append(Field(name="supersedes", label=label, kind="choice", choices=choices, value=""))
    return made


def _called(one: Agreement) -> str:
    return " · ".join(filter(None, (one.contract_number, (one.agreed_at or "")[:10]))) or tr("没有编号的协议")


def _plan(old: Agreement | None, plan: Sequence[Instalment]) -> list[Field]:
    return [*_figures(old, plan), *_exceptions(old, plan)]


def _figures(old: Agreement | None, plan: Sequence[Instalment]) -> list[Field]:
    summed = sum(one.minor for one in plan) if _is_regular(plan) else 0
    return [
        Field(name="each", label=tr("每期还多少（元）"), value=_yuan(plan[0].minor) if plan else ""),
        Field(name="count", label=tr("一共几期"), value=str(len(plan)) if plan else ""),
        Field(
            name="first_due",
            label=tr("第一期哪天还"),
            kind="date",
            value=plan[0].due_on if plan else None,
            help=tr("以后每月同一天；那个月没有这天就算月底。"),
        ),
        Field(
            name="total",
            label=tr("总共还多少（元）"),
            unknown=True,
            value=_yuan(summed or (old.total_minor if old else None)),
            help=tr("和每期相加不一样时，差额算在最后一期。"),
        ),
    ]


def _exceptions(old: Agreement | None, plan: Sequence[Instalment]) -> list[Field]:
    """What makes a plan irregular, and the days of grace."""
    regular = _is_regular(plan)
    return [
        Field(
            name="remainder",
            label=tr("除不尽的零头"),
            kind="choice",
            choices=[("last", tr("算在最后一期")), ("first", tr("算在第一期"))],
            value="last",
        ),
        Field(
            name="balloon",
            label=tr("最后一期另定（元）"),
            unknown=True,
            help=tr("最后一期特别多或特别少、协议单独写了金额时填。"),
        ),
        Field(
            name="weekend",
            label=tr("到期日是周末"),
            kind="choice",
            choices=[("keep", tr("就算那一天")), ("next", tr("顺延到下周一"))],
            value="keep",
            help=tr(
                "协议没写时，民法典第二百零三条：最后一日是休息日的，以休息日的次日为最后一日。法定假日请在下面逐期写。"
            ),
        ),
        Field(
            name="rows",
            label=tr("逐期写（不规则时）"),
            kind="long",
            value="" if regular else "\n".join(f"{one.due_on} {_yuan(one.minor)}" for one in plan),
            help=tr("每行一期：日期和金额，例如 2026-04-05 1570.00。写了就以这里为准。"),
        ),
        Field(
            name="grace_days",
            label=tr("宽限几天"),
            unknown=True,
            value=str(old.grace_days) if old and old.grace_days is not None else None,
        ),
    ]


def _is_regular(plan: Sequence[Instalment]) -> bool:
    """Whether the form's few figures give this very plan again."""
    if not plan:
        return True
    total = sum(one.minor for one in plan)
    try:
        first = date.fromisoformat(plan[0].due_on)
        made = agreements.plan(len(plan), first, total_minor=total, each_minor=plan[0].minor)
    except ValueError:
        return False
    return [(one.due_on.isoformat(), one.minor) for one in made] == [(one.due_on, one.minor) for one in plan]


def _promised(old: Agreement | None) -> list[Field]:
    labels = {
        "stop_collection": (tr("履约期间停止催收"), tr("写明了停止催收")),
        "stop_sms": (tr("不再发短信打电话"), tr("写明了")),
        "stop_third_party": (tr("不联系他人"), tr("写明了")),
        "stop_penalty_interest": (tr("不再计收罚息"), tr("写明了")),
    }
    promises = old.promises if old else {}
    return [
        Field(
            name=name,
            label=label,
            kind="choice",
            choices=[("unknown", tr("不知道，没写清")), ("yes", yes), ("no", tr("没有写"))],
            value=_tri(promises.get(name)),
        )
        for name, (label, yes) in labels.items()
    ]


def _ending(old: Agreement | None) -> list[Field]:
    ends = old.ends_when if old else {}
    effects = [
        ("unknown", tr("不知道，没写清")),
        ("lender_may_end", tr("对方可以解除")),
        ("automatic", tr("自动终止")),
    ]
    counts = [("unknown", tr("不知道，没写清")), ("yes", tr("算")), ("no", tr("不算"))]
    return [
        Field(
            name=f"ends_{name}", label=label, unknown=True, value=str(ends[name]) if ends.get(name) else None
        )
        for name, label in (
            ("consecutive_missed", tr("连续几期没还会终止")),
            ("total_missed", tr("累计几期没还会终止")),
        )
    ] + [
        Field(
            name="effect",
            label=tr("到了会怎样"),
            kind="choice",
            choices=effects,
            value=ends.get("effect") or "unknown",
        ),
        Field(
            name="late_counts",
            label=tr("迟还的算不算没还"),
            kind="choice",
            choices=counts,
            value=_tri(ends.get("late_counts")),
        ),
        Field(
            name="terms",
            label=tr("再记几条原文"),
            kind="long",
            help=tr("每行一条，照协议的原话。已经记下的不会丢。"),
        ),
    ]


def _tri(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, "unknown") if isinstance(value, bool) else "unknown"


def _yuan(minor: int | None) -> str | None:
    return money.format_minor(minor, thousands=False) if minor else None


# what was entered


def rows(values: dict[str, Any]) -> list[dict[str, Any]]:
    """The instalments that follow from what was entered; ``Refused`` names the field."""
    if values["rows"]:
        return list(_listed(str(values["rows"])))
    count = str(values["count"] or "")
    if not count.isdecimal() or not 1 <= int(count) <= MOST:
        raise Refused("count_unclear", "count")
    each, total = minor(values["each"], "each"), minor(values["total"], "total")
    if each is None and total is None:
        raise Refused("amount_unclear", "each")
    try:
        planned = agreements.plan(
            int(count),
            date.fromisoformat(values["first_due"]),
            total_minor=total,
            each_minor=each,
            remainder=values["remainder"],
            balloon_minor=minor(values["balloon"], "balloon"),
            weekend=values["weekend"],
        )
    except ValueError:
        raise Refused("plan_impossible", "total") from None
    return [{"n": one.n, "due_on": one.due_on.isoformat(), "minor": one.minor} for one in planned]


def _listed(text: str) -> list[dict[str, Any]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST:
        raise Refused("count_unclear", "rows")
    return [_listed_row(n, line) for n, line in enumerate(lines, 1)]


def _listed_row(n: int, line: str) -> dict[str, Any]:
    found = _ROW.fullmatch(line)
    try:
        year, month, day = (int(part) for part in found[1].split("-")) if found else (0, 0, 0)
        due_on = date(year, month, day).isoformat()
        sum_ = minor(found[2] if found else None, "rows")
    except (ValueError, Refused):
        raise Refused("plan_row_unclear", "rows", n=n, value=line) from None
    if sum_ is None:
        raise Refused("plan_row_unclear", "rows", n=n, value=line)
    return {"n": n, "due_on": due_on, "minor": sum_}


def ends_when(values: dict[str, Any]) -> dict[str, Any]:
    """What ends the agreement, as ``agree`` takes it; empty where nothing is stated."""
    ends: dict[str, Any] = {}
    for name in ("consecutive_missed", "total_missed"):
        if values[f"ends_{name}"]:
            ends[name] = whole(values[f"ends_{name}"], f"ends_{name}", least=1)
    if ends or values["effect"] != "unknown" or values["late_counts"] != "unknown":
        ends |= {"effect": values["effect"], "late_counts": TRI[values["late_counts"]]}
    return ends


def whole(text: object, field: str, *, least: int = 0) -> int:
    """A whole number as typed; ``Refused`` names the field."""
    if not str(text).isdecimal() or int(str(text)) < least:
        raise Refused("count_unclear", field)
    return int(str(text))


def minor(text: str | None, field: str) -> int | None:
    """An amount as typed, in minor units; ``None`` for none, ``Refused`` for what is no amount above zero."""
    if not text:
        return None
    found = money.parse(text if text.endswith(("元", "万")) else f"{text}元")
    if found is None or found <= 0:
        raise Refused("amount_unclear", field)
    return found
