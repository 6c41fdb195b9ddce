"""The invented story of the demo case: who, when, which words."""

from __future__ import annotations

import calendar
from typing import Any

BORROWER = "陆闻溪"
LENDER = "青栗借"
AGENCY = "岭北信用服务"
CONTRACT = "QL-2026-0312-071"
HOTLINE = "950980"
LENDER_PORT = "106980001234"
AGENCY_PORT = "106980007766"
AGENCY_MOBILE = "13900002468"
SISTER = "13900003579"

EACH, COUNT = 128025, 12
TOTAL = EACH * COUNT
MONTHS = [(2026 + (3 + n) // 12, (3 + n) % 12 + 1) for n in range(COUNT)]
DUE = [f"{year}-{month:02d}-{min(10, calendar.monthrange(year, month)[1]):02d}" for year, month in MONTHS]
PAID = [
    "2026-04-10 12:01",
    "2026-05-09 20:33",
    "2026-06-10 08:52",
    "2026-07-10 12:40",
    "2026-08-10 12:14",
    "2026-09-09 21:05",
    "2026-10-10 09:18",
    "2026-11-10 12:26",
]

AGREEMENT: dict[str, Any] = {
    "agreed_at": "2026-03-12T15:20:00+08:00",
    "how": "app",
    "contract_number": CONTRACT,
    "original_contract_number": "QL-2025-0618-330",
    "currency": "CNY",
    "total_minor": TOTAL,
    "grace_days": 3,
    "ends_when": {"consecutive_missed": 2, "effect": "lender_may_end", "late_counts": None},
    "promises": {"stop_collection": True, "stop_penalty_interest": True},
    "stop_collection": True,
    "terms": [
        {"kind": "stop_collection", "text": "乙方按约履行期间，甲方及其委托机构停止对乙方的催收。"},
        {"kind": "grace", "text": "每期设三日宽限期。"},
        {"kind": "ends_when", "text": "乙方连续两期未足额还款的，甲方有权解除本协议。"},
    ],
    "instalments": [{"n": n, "due_on": due, "minor": EACH} for n, due in enumerate(DUE, 1)],
    "payments": [
        {"paid_at": f"{when.replace(' ', 'T')}:09+08:00", "minor": EACH, "instalment": n}
        for n, when in enumerate(PAID, 1)
    ],
    "payments_cover": ["2026-03-01", "2026-11-20"],
}


def _yuan(minor: int) -> str:
    return f"{minor / 100:,.2f}"


def _received(n: int) -> str:
    return f"【{LENDER}】已收到您第{n}期还款1,280.25元，剩余{_yuan(TOTAL - n * EACH)}元。感谢您的按时还款。"


# (local time, number, in or out, words)
TEXTS: list[tuple[str, str, str, str]] = [
    (
        "2026-01-08 09:12",
        LENDER_PORT,
        "in",
        f"【{LENDER}】陆女士，您的借款本期应还1,386.20元，已逾期5天，请尽快还款。如已还请忽略。",
    ),
    (
        "2026-02-11 10:30",
        LENDER_PORT,
        "in",
        f"【{LENDER}】陆女士，您的借款已逾期39天，应还合计5,412.80元，请尽快登录APP还款。",
    ),
    (
        "2026-02-25 18:05",
        AGENCY_PORT,
        "in",
        f"【{AGENCY}】受{LENDER}委托，请您于三日内处理欠款15,363.00元，联系电话{AGENCY_MOBILE}。",
    ),
    (
        "2026-03-12 15:20",
        LENDER_PORT,
        "in",
        f"【{LENDER}】您申请的个性化还款方案已通过：总额15,363.00元，分12期，每期1,280.25元，"
        "首期还款日2026年4月10日。按约履行期间不再催收。",
    ),
    ("2026-03-20 17:40", "106980009900", "in", "【小驿站】您的包裹已到，取件码 6-2-3081。"),
    *[
        (when[:11] + f"{int(when[11:13]):02d}:{int(when[14:]) + 1:02d}", LENDER_PORT, "in", _received(n))
        for n, when in enumerate(PAID, 1)
    ],
    (
        "2026-04-18 09:40",
        AGENCY_PORT,
        "in",
        f"【{AGENCY}】陆闻溪，您的欠款15,363.00元已严重逾期，请于今日17:00前一次性结清。",
    ),
    (
        "2026-05-08 09:00",
        LENDER_PORT,
        "in",
        f"【{LENDER}】陆女士，您的分期第2期1,280.25元将于5月10日到期，请提前存入足额款项。",
    ),
    (
        "2026-05-21 22:47",
        AGENCY_MOBILE,
        "in",
        "再不还钱，我就给你通讯录里的人一个一个打电话，看你还要不要脸。",
    ),
    ("2026-05-21 23:02", AGENCY_MOBILE, "out", "我有协议，每期都按时还了，请先核实。"),
    ("2026-07-05 10:37", AGENCY_MOBILE, "in", "你那个协议没有备案，不作数。今天先还12,000元，不然下午上门。"),
    (
        "2026-08-15 20:11",
        LENDER_PORT,
        "in",
        f"【{LENDER}】陆女士，您已逾期126天，今日须结清10,242.00元，否则将报送征信。",
    ),
    (
        "2026-11-16 19:22",
        AGENCY_PORT,
        "in",
        f"【{AGENCY}】陆闻溪，您的案件即将进入司法程序，涉及金额10,242.00元，请速与{AGENCY_MOBILE}联系。",
    ),
]
TEXTS.sort()

# (local time, number, type of the backup app: 1 incoming, 2 outgoing, 3 missed, 5 rejected; seconds)
CALLS: list[tuple[str, str, int, int]] = [
    ("2026-01-15 10:02", HOTLINE, 3, 0),
    ("2026-02-03 18:30", HOTLINE, 1, 46),
    ("2026-03-12 14:31", HOTLINE, 2, 812),
    ("2026-04-20 09:05", AGENCY_MOBILE, 3, 0),
    ("2026-05-22 08:10", AGENCY_MOBILE, 5, 0),
    ("2026-06-15 21:58", AGENCY_MOBILE, 3, 0),
    ("2026-07-25 11:20", SISTER, 2, 400),
    ("2026-07-27 18:45", AGENCY_MOBILE, 1, 72),
    ("2026-07-28 07:41", HOTLINE, 3, 0),
    ("2026-07-28 07:43", HOTLINE, 3, 0),
    ("2026-07-28 07:52", HOTLINE, 3, 0),
    ("2026-08-18 09:30", HOTLINE, 1, 95),
    ("2026-11-18 12:15", AGENCY_MOBILE, 3, 0),
]
