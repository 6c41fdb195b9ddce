"""A repayment agreement out of the lines of a document: by the words contracts use, not by template."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from app.intake.papers import agreement_names as names
from app.intake.papers import agreement_plan as plans
from app.intake.papers import agreement_terms as terms
from app.intake.papers.page_text import Body, Line, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.papers.agreement_plan import Plan

IS_AGREEMENT = re.compile(
    r"(?:还款|分期|债务|展期|重组|和解|调解|协商|清偿|偿还|减免|延期|停息).{0,12}(?:协议|合同|方案"
    r"|计划|确认|通知|约定|书)"
    r"|(?:协议|方案).{0,8}(?:审批通过|已通过|已生效|签署成功)"
    r"|(?:re)?payment (?:plan|agreement|arrangement)|settlement agreement|forbearance|hardship (?:plan"
    r"|program)",
    re.I,
)
IS_ANNEX = re.compile(r"还款计划表|分期计划表|还款明细表?|分期明细|还款时间表|附件|payment schedule", re.I)
CONFIRMS = re.compile(
    r"审批通过|审核通过|已通过|已生效|申请成功|办理成功|签署成功|已确认|已同意|已为您|达成|approved"
    r"|confirmed|in effect",
    re.I,
)
FROM_MESSAGE = "from_message"
HEAD_LINES = 12
MOST_TEXT = 150_000
"""Characters of a paper that are looked at: no agreement is longer, some files are made to be."""
FIELDS = ("lender", "borrower", "contract_number", "original_contract_number")
SURE = 0.9
"""Confidence of recognised words from which a name or number is taken without a doubt."""


def read(lines: Sequence[Line], *, from_picture: bool = False) -> dict[str, Any] | None:
    """What the lines say of an agreement, in the fields of ``case.records.Agreement``; else ``None``.

    Args:
        lines: of the paper, in reading order, the cells of a table's row in one line.
        from_picture: whether they were recognised in pictures.

    Returns:
        The fields, ``instalments``, ``terms`` (``{"kind", "text", "places"}``; fields have a term of
        their own that pins them), ``doubts``, ``part`` (``whole``, ``text`` without the plan, or ``plan``
        alone), ``from_picture``, ``stated_count`` and ``id_masked``.
    """
    body = Body(_bounded(lines))
    head = folded(" ".join(line.text for line in body.lines[:HEAD_LINES]))
    if not IS_AGREEMENT.search(head) and not IS_ANNEX.search(head):
        return None
    plan = plans.read(body, from_picture=from_picture)
    who, numbers = names.parties(body), names.numbers(body)
    if not IS_AGREEMENT.search(head) or not (who or numbers):
        found = _annex(body, plan) if plan.rows and plan.rows[0].line else None
        return found and found | {"from_picture": from_picture}
    if not plan.rows and not (
        numbers.get("contract_number") and who and (plan.sums.total or plan.stated.count)
    ):
        return None
    return _whole(body, plan, who | numbers) | {"from_picture": from_picture}


def of_message(text: str, kind: str) -> dict[str, Any] | None:
    """The plan that a message or mail confirms; ``None`` for one that confirms none or tells only a part.

    It stays in doubt: a confirmation names the sums, seldom the terms.
    """
    if not CONFIRMS.search(text):
        return None
    found = read([Line(text=row, page=1) for row in text.splitlines() if row.strip()])
    if found is None or len(found["instalments"]) < 2 or found["part"] != "whole":
        return None
    how = {"sms": "sms", "chat": "chat", "app_notice": "app"}.get(kind, found["how"])
    doubts = [*found["doubts"], plans.doubt(FROM_MESSAGE, "complete")]
    return found | {"how": how, "doubts": doubts, "page": None, "region": None}


def _bounded(lines: Sequence[Line]) -> list[Line]:
    ends = itertools.accumulate(len(line.text) for line in lines)
    return [line for line, end in zip(lines, ends, strict=True) if end <= MOST_TEXT]


def _whole(body: Body, plan: Plan, named: dict[str, tuple[str, tuple[int, int]]]) -> dict[str, Any]:
    said = terms.terms(body)
    agreed = names.signed(body, {row.due for row in plan.rows})
    grace, working = terms.grace(body)
    pins = {name: span for name, (_, span) in named.items()}
    pins |= {name: span for name, span in (("agreed_at", agreed.span), ("balance", plan.sums.span)) if span}
    doubts = [*plan.doubts, *agreed.doubts, *_unsure(body, pins)]
    if working:
        doubts.append(plans.doubt("working_days", "due_date", days=grace))
    return {
        **{name: named[name][0] if name in named else "" for name in FIELDS},
        "id_masked": names.masked_id(body.text),
        "agreed_at": agreed.at,
        "precision": agreed.precision,
        "how": names.how(body.text),
        **_plan(plan),
        "currency": _currency(body.text),
        "grace_days": grace,
        "hotline": terms.hotline(body),
        "ends_when": terms.ends_when(body),
        "promises": terms.promises(body, said),
        "terms": [*_pinned(body, pins), *_plan_term(plan), *said],
        "doubts": doubts,
        "part": "whole" if plan.rows else "text",
        **_first(body),
    }


def _annex(body: Body, plan: Plan) -> dict[str, Any]:
    """A page with nothing but the table: the agreement it belongs to is on another."""
    doubts = [*plan.doubts, plans.doubt("contract_page_missing", "complete")]
    return _plan(plan) | {
        "currency": _currency(body.text),
        "terms": _plan_term(plan),
        "promises": {},
        "doubts": doubts,
        "part": "plan",
        **_first(body),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    due_day = plan.stated.due_day
    if due_day is None and len(plan.rows) > 2 and len({row.due.day for row in plan.rows}) == 1:
        due_day = plan.rows[0].due.day
    return {
        "instalments": [{"n": row.n, "due_on": row.due.isoformat(), "minor": row.minor} for row in plan.rows],
        "total_minor": plan.sums.total,
        "principal_minor": plan.sums.principal,
        "interest_fees_minor": plan.sums.fees,
        "due_day": due_day,
        "stated_count": plan.stated.count,
    }


def _first(body: Body) -> dict[str, Any]:
    first = body.lines[0]
    return {"page": first.page, "region": first.box, "words": first.text}


def _pinned(body: Body, pins: dict[str, tuple[int, int]]) -> list[dict[str, Any]]:
    """For each field that was read a term with the words and the place that prove it."""
    found = []
    for kind, span in pins.items():
        start, end = body.clause(span[0])
        clause = (start, max(end, span[1]))
        found.append({"kind": kind, "text": body.words(clause), "places": body.places(clause)})
    return found


def _plan_term(plan: Plan) -> list[dict[str, Any]]:
    return [{"kind": "instalments", "text": plan.text, "places": list(plan.places)}] if plan.text else []


def _unsure(body: Body, pins: dict[str, tuple[int, int]]) -> list[dict[str, Any]]:
    """Names, numbers and dates that stand in words that were hard to read."""
    about = {"agreed_at": "time", "balance": "amount"}
    return [
        plans.doubt("words_unsure", about.get(name, "text"), field=name)
        for name, span in pins.items()
        if any(line.confidence < SURE for line in body.touched(span))
    ]


def _currency(text: str) -> str:
    return (
        "USD"
        if re.search(r"US\$|USD|(?<![K])\$\s*\d", text) and not re.search(r"元|¥|RMB|CNY", text)
        else "CNY"
    )
