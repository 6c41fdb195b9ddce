"""Periods worked out by hand with a calendar and the State Council's notices; never by the code they test.

Sources: 2024 国办发明电〔2023〕7号; 2025 国办发明电〔2024〕12号; 2026 国办发明电〔2025〕7号 (部分节假日安排的通知), and
民法典 201 (the first day is not counted), 203 (a last day that is a day off rolls on); 投诉管理办法 43 (days are
calendar days but for the seven working days).
Columns: first day, count, unit, last day by counting, last day after rolling, last working day not after it.
"""

from __future__ import annotations

N2024 = "国办发明电〔2023〕7号"
N2025 = "国办发明电〔2024〕12号"
N2026 = "国办发明电〔2025〕7号"

DAYS = [
    # 2024: Spring Festival 10–17 Feb off, 4 and 18 Feb (Sundays) worked
    ("2024-01-20", 15, "2024-02-04", "2024-02-04", "2024-02-04", N2024),
    ("2024-01-25", 15, "2024-02-09", "2024-02-09", "2024-02-09", N2024),
    ("2024-01-26", 15, "2024-02-10", "2024-02-18", "2024-02-09", N2024),
    ("2024-02-02", 15, "2024-02-17", "2024-02-18", "2024-02-09", N2024),
    ("2024-02-03", 15, "2024-02-18", "2024-02-18", "2024-02-18", N2024),
    ("2024-02-09", 15, "2024-02-24", "2024-02-26", "2024-02-23", N2024),
    ("2024-01-31", 30, "2024-03-01", "2024-03-01", "2024-03-01", N2024),
    # 2024: Qingming 4–6 April off, 7 April (Sunday) worked; Labour Day 1–5 May, 28 April and 11 May worked
    ("2024-03-20", 15, "2024-04-04", "2024-04-07", "2024-04-03", N2024),
    ("2024-03-23", 15, "2024-04-07", "2024-04-07", "2024-04-07", N2024),
    ("2024-04-16", 15, "2024-05-01", "2024-05-06", "2024-04-30", N2024),
    ("2024-04-26", 15, "2024-05-11", "2024-05-11", "2024-05-11", N2024),
    # 2024: Mid-autumn 15–17 Sept, 14 Sept worked; National Day 1–7 Oct, 29 Sept and 12 Oct worked
    ("2024-08-31", 15, "2024-09-15", "2024-09-18", "2024-09-14", N2024),
    ("2024-09-16", 15, "2024-10-01", "2024-10-08", "2024-09-30", N2024),
    ("2024-09-27", 15, "2024-10-12", "2024-10-12", "2024-10-12", N2024),
    ("2024-09-28", 15, "2024-10-13", "2024-10-14", "2024-10-12", N2024),
    # 2025: New Year 1 Jan; Spring Festival 28 Jan – 4 Feb, 26 Jan and 8 Feb worked
    ("2024-12-17", 15, "2025-01-01", "2025-01-02", "2024-12-31", N2025),
    ("2025-01-11", 15, "2025-01-26", "2025-01-26", "2025-01-26", N2025),
    ("2025-01-13", 15, "2025-01-28", "2025-02-05", "2025-01-27", N2025),
    ("2025-01-20", 15, "2025-02-04", "2025-02-05", "2025-01-27", N2025),
    ("2025-01-24", 15, "2025-02-08", "2025-02-08", "2025-02-08", N2025),
    ("2025-01-25", 15, "2025-02-09", "2025-02-10", "2025-02-08", N2025),
    ("2025-01-02", 30, "2025-02-01", "2025-02-05", "2025-01-27", N2025),
    # 2025: National Day with Mid-autumn 1–8 Oct, 28 Sept and 11 Oct worked
    ("2025-09-13", 15, "2025-09-28", "2025-09-28", "2025-09-28", N2025),
    ("2025-09-16", 15, "2025-10-01", "2025-10-09", "2025-09-30", N2025),
    ("2025-09-23", 15, "2025-10-08", "2025-10-09", "2025-09-30", N2025),
    ("2025-09-26", 15, "2025-10-11", "2025-10-11", "2025-10-11", N2025),
    ("2025-08-05", 60, "2025-10-04", "2025-10-09", "2025-09-30", N2025),
    # 2026: New Year 1–3 Jan, 4 Jan (Sunday) worked; Spring Festival 15–23 Feb, 14 and 28 Feb worked
    ("2025-12-19", 15, "2026-01-03", "2026-01-04", "2025-12-31", N2026),
    ("2026-01-30", 15, "2026-02-14", "2026-02-14", "2026-02-14", N2026),
    ("2026-01-31", 15, "2026-02-15", "2026-02-24", "2026-02-14", N2026),
    ("2026-02-08", 15, "2026-02-23", "2026-02-24", "2026-02-14", N2026),
    ("2026-02-13", 15, "2026-02-28", "2026-02-28", "2026-02-28", N2026),
    ("2026-01-21", 30, "2026-02-20", "2026-02-24", "2026-02-14", N2026),
    # 2026: Mid-autumn 25–27 Sept, 20 Sept worked; National Day 1–7 Oct, 10 Oct worked
    ("2026-09-05", 15, "2026-09-20", "2026-09-20", "2026-09-20", N2026),
    ("2026-09-10", 15, "2026-09-25", "2026-09-28", "2026-09-24", N2026),
    ("2026-09-16", 15, "2026-10-01", "2026-10-08", "2026-09-30", N2026),
    ("2026-09-25", 15, "2026-10-10", "2026-10-10", "2026-10-10", N2026),
    ("2026-09-26", 15, "2026-10-11", "2026-10-12", "2026-10-10", N2026),
    ("2026-08-05", 60, "2026-10-04", "2026-10-08", "2026-09-30", N2026),
]

WORKING = [
    # an ordinary week: Monday, counted from Tuesday
    ("2025-06-09", 7, "2025-06-18", N2025),
    # 26 Jan (Sun) and 27 Jan worked, holiday to 4 Feb, then 5, 6, 7 and 8 Feb (Sat, worked), 10 Feb
    ("2025-01-25", 7, "2025-02-10", N2025),
    # 5–8 Feb, 10–12 Feb
    ("2025-01-27", 7, "2025-02-12", N2025),
    # 29, 30 Sept; 9, 10, 11 Oct (Sat, worked), 13, 14 Oct
    ("2025-09-28", 7, "2025-10-14", N2025),
    # 5–9 Feb with 4 Feb (Sun, worked) before: 4, 5, 6, 7, 8, 9 Feb, then 18 Feb (Sun, worked)
    ("2024-02-03", 7, "2024-02-18", N2024),
    # 29 (Sun, worked), 30 Sept; 8–11 and 12 Oct (Sat, worked)
    ("2024-09-28", 7, "2024-10-12", N2024),
    # 14 Feb (Sat, worked); 24, 25, 26, 27, 28 Feb (Sat, worked), 2 March
    ("2026-02-13", 7, "2026-03-02", N2026),
    # 30 Sept; 8, 9, 10 Oct (Sat, worked), 12 Oct
    ("2026-09-29", 5, "2026-10-12", N2026),
    # 20 Sept (Sun, worked), 21–24, then 28, 29 Sept
    ("2026-09-19", 7, "2026-09-29", N2026),
    # 31 Dec; 4 Jan (Sun, worked), 5–9 Jan
    ("2025-12-30", 7, "2026-01-09", N2026),
]

#: Every clock once over a holiday: clock, body, kind of lender, its first day, the day to keep to (a person's own
#: period ends on the working day before a holiday, another's rolls on to the one after).
EACH = [
    ("cn.clock.decide_15", "lender", "bank", "2026-01-31", "2026-02-24", N2026),
    ("cn.clock.decide_30", "lender", "trust", "2026-01-21", "2026-02-24", N2026),
    ("cn.clock.decide_60", "lender", "consumer_finance", "2026-08-05", "2026-10-08", N2026),
    # 4 Oct is a holiday; 30 Sept is the last working day before it
    ("cn.clock.review_ask_30", "lender", "bank", "2026-09-04", "2026-09-30", N2026),
    ("cn.clock.review_decide_30", "lender_superior", "bank", "2025-09-05", "2025-10-09", N2025),
    ("cn.clock.forward_7w", "nfra", "bank", "2025-09-28", "2025-10-14", N2025),
    ("cn.clock.forwarded_15", "nfra", "bank", "2025-09-16", "2025-10-09", N2025),
    # 15 Feb is the first day of Spring Festival
    ("cn.clock.credit_20", "credit_bureau", "small_loan", "2026-01-26", "2026-02-24", N2026),
    ("cn.clock.pboc_30", "pboc", "bank", "2025-01-02", "2025-02-05", N2025),
    ("cn.clock.operator_15", "operator", "other", "2026-09-10", "2026-09-28", N2026),
    ("cn.clock.telecom_accept_5w", "telecom_12300", "other", "2026-09-29", "2026-10-12", N2026),
    ("cn.clock.telecom_answer_30", "telecom_12300", "other", "2024-01-31", "2024-03-01", N2024),
    ("cn.clock.consumer_7w", "local_finance", "small_loan", "2026-02-13", "2026-03-02", N2026),
    ("cn.clock.samr_accept_7w", "samr_12315", "other", "2024-09-28", "2024-10-12", N2024),
    # nine weeks without a holiday
    ("cn.clock.samr_end_45w", "samr_12315", "other", "2025-06-09", "2025-08-11", N2025),
    # Sept: 2–5, 8–12, 15–19, 22–26, 28 (Sun), 29, 30 are 22; Oct: 9, 10, 11 (Sat), 13–17, 20–24, 27–31 are 18; 3–7 Nov
    ("cn.clock.samr_end_45w", "samr_12315", "other", "2025-09-01", "2025-11-07", N2025),
    ("cn.clock.aid_7", "legal_aid", "bank", "2025-09-24", "2025-10-09", N2025),
    # 19 Feb is a holiday; 14 Feb (Sat) is worked
    ("cn.clock.mediation_confirm_30", "mediation_people", "bank", "2026-01-20", "2026-02-14", N2026),
    ("cn.clock.court_answer_15", "court", "bank", "2026-09-16", "2026-09-30", N2026),
    ("cn.clock.report_accept_15", "nfra_report", "bank", "2025-01-13", "2025-02-05", N2025),
    ("cn.clock.report_handle_60", "nfra_report", "bank", "2025-08-05", "2025-10-09", N2025),
]
