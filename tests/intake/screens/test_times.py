from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.values import times
from app.intake.values.capture import Capture, with_offset
from app.intake.values.shown_time import parse

ZONE = "Asia/Shanghai"
EXACT = Capture(at="2025-11-05T21:30:12+08:00", source="exif", exact=True)  # a Wednesday
SAVED = Capture(at="2025-11-05T21:30:12+08:00", source="file_name", exact=False)
COPIED = Capture(at="2025-11-05T21:30:12+08:00", source="file_time", exact=False)
NOTHING = Capture()

FOLLOWS = [
    ("昨天 21:03", "2025-11-04T21:03", "minute"),
    ("昨天21：03", "2025-11-04T21:03", "minute"),
    ("今天 20:15", "2025-11-05T20:15", "minute"),
    ("前天 08:00", "2025-11-03T08:00", "minute"),
    ("星期一", "2025-11-03", "day"),
    ("星期一 07:11", "2025-11-03T07:11", "minute"),
    ("週四 下午3:20", "2025-10-30T15:20", "minute"),
    ("周日 晚上11:45", "2025-11-02T23:45", "minute"),
    ("上午 9:05", "2025-11-05T09:05", "minute"),
    ("凌晨12:20", "2025-11-05T00:20", "minute"),
    ("中午12:20", "2025-11-05T12:20", "minute"),
    ("3分钟前", "2025-11-05T21:27", "about"),
    ("2小時前", "2025-11-05T19:30", "about"),
    ("刚刚", "2025-11-05T21:30", "about"),
    ("5月2日 10:11", "2025-05-02T10:11", "minute"),
    ("12月24日 10:11", "2024-12-24T10:11", "minute"),
    ("11-03 09:00", "2025-11-03T09:00", "minute"),
    ("11-03", "2025-11-03", "day"),
    ("4月5日 周六 20:02", "2025-04-05T20:02", "minute"),
    ("2024年9月16日 周一 15:31", "2024-09-16T15:31", "minute"),
    ("2025/3/4", "2025-03-04", "day"),
    ("2024-02-29 08:00", "2024-02-29T08:00", "minute"),
    ("2月29日 08:00", "2024-02-29T08:00", "minute"),
    ("2025年3月", "2025-03-01", "month"),
    ("Yesterday 9:03 PM", "2025-11-04T21:03", "minute"),
    ("Yesterday • 9:03 PM", "2025-11-04T21:03", "minute"),
    ("Mon 12:05 AM", "2025-11-03T00:05", "minute"),
    ("Apr 5, 2025", "2025-04-05", "day"),
    ("Monday, Nov 3 • 4:21 PM", "2025-11-03T16:21", "minute"),
    ("5 Apr 2025 16:00", "2025-04-05T16:00", "minute"),
    ("短信/彩信今天 10:32", "2025-11-05T10:32", "minute"),
    ("13/4/2025", "2025-04-13", "day"),
    ("2 min ago", "2025-11-05T21:28", "about"),
    ("21:31", "2025-11-05T21:31", "minute"),
    ("11月3日 周—09:00", "2025-11-03T09:00", "minute"),
    ("2024/12/3013:03", "2024-12-30T13:03", "minute"),
    ("11-0309:00", "2025-11-03T09:00", "minute"),
    ("昨天 2l:O3 卡1", "2025-11-04T21:03", "minute"),
]


@pytest.mark.parametrize(("shown", "at", "precision"), FOLLOWS)
def test_a_printed_time_follows_from_an_exact_capture(shown: str, at: str, precision: str) -> None:
    moment = times.resolve(shown, EXACT, ZONE)
    assert (moment.at or "").startswith(at)
    assert (moment.precision, moment.shown) == (precision, shown)
    assert (moment.at or "").endswith("+08:00")


PARTIAL = [
    ("星期三 10:00", EXACT, "weekday_ambiguous"),  # today is Wednesday: this one or the last
    ("23:50", EXACT, "time_after_capture"),
    ("11月3日 周五 09:00", EXACT, "weekday_contradicts"),
    ("03/04/2025", EXACT, "date_order_unclear"),
    ("晚上12:05", EXACT, "date_order_unclear"),
    ("F大 08:10", EXACT, "time_unreadable"),
    ("", EXACT, "no_time_shown"),
    ("昨天 21:03", SAVED, "capture_not_exact"),
    ("3分钟前", SAVED, "capture_not_exact"),
    ("昨天 21:03", NOTHING, "capture_unknown"),
    ("5月2日 10:11", NOTHING, "year_unknown"),
    ("5月2日 10:11", COPIED, "year_unknown"),
    ("星期三", NOTHING, "capture_unknown"),
]


@pytest.mark.parametrize(("shown", "capture", "code"), PARTIAL)
def test_what_cannot_be_known_stays_open_and_says_why(shown: str, capture: Capture, code: str) -> None:
    moment = times.resolve(shown, capture, ZONE)
    assert moment.at is None
    assert moment.latest == capture.at
    assert moment.precision == ("before" if capture.at else "unknown")
    assert [(doubt["code"], doubt["field"]) for doubt in times.doubts(moment)] == [(code, "time")]


def test_a_date_without_year_follows_from_the_moment_a_chat_app_saved_the_picture() -> None:
    moment = times.resolve("10月9日 13:41", SAVED, ZONE)
    assert moment.at == "2025-10-09T13:41:00+08:00"
    assert [doubt["code"] for doubt in times.doubts(moment)] == ["year_inferred"]


def test_a_year_is_doubted_only_when_the_day_lies_far_back() -> None:
    near, far = times.resolve("10月9日", EXACT, ZONE), times.resolve("12月1日", EXACT, ZONE)
    assert times.doubts(near) == ()
    assert [doubt["code"] for doubt in times.doubts(far)] == ["year_inferred"]


def test_minutes_ago_carry_their_tolerance() -> None:
    assert times.resolve("5分钟前", EXACT, ZONE).tolerance_s == 120
    assert times.resolve("2小时前", EXACT, ZONE).tolerance_s == 3600


def test_a_message_under_anothers_time_has_it_only_about() -> None:
    message = {"time_shown": "", "group_time_shown": "昨天 21:03"}
    moment, doubts = times.of_message(message, EXACT, ZONE)
    assert (moment.at, moment.precision) == ("2025-11-04T21:03:00+08:00", "about")
    assert [doubt["code"] for doubt in doubts] == ["follower"]


def test_a_follower_of_an_unknown_time_stays_unknown() -> None:
    moment, doubts = times.of_message({"time_shown": "", "group_time_shown": "昨天 21:03"}, NOTHING, ZONE)
    assert moment.at is None
    assert [doubt["code"] for doubt in doubts] == ["capture_unknown"]


def test_without_a_zone_a_moment_has_no_offset() -> None:
    bare = Capture(at="2025-11-05T21:30:12", source="exif", exact=True)
    assert times.resolve("Yesterday 9:03 PM", bare, None).at == "2025-11-04T21:03:00"


def test_summer_time_of_the_day_itself_decides_the_offset() -> None:
    winter = Capture(at="2025-11-05T10:00:00-05:00", source="exif", exact=True)
    assert times.resolve("Jul 4, 2025 9:00 AM", winter, "America/New_York").at == "2025-07-04T09:00:00-04:00"


@pytest.mark.parametrize(
    "words",
    [
        "在吗",
        "13",
        "¥1,284.55",
        "89,577.60",
        "第3期",
        "10690000778899",
        "明天上门",
        "3月",
        "25:70",
        "13月40日",
    ],
)
def test_other_words_are_no_time(words: str) -> None:
    assert parse(words) is None


moments = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 12, 31))


@given(taken=moments, back=st.integers(0, 300))
def test_a_day_without_year_is_found_again_within_the_year(taken: dt.datetime, back: int) -> None:
    then = taken - dt.timedelta(days=back)
    capture = Capture(at=with_offset(taken, ZONE), source="exif", exact=True)
    moment = times.resolve(f"{then.month}月{then.day}日 {then.hour:02d}:{then.minute:02d}", capture, ZONE)
    assert moment.at == with_offset(then.replace(second=0, microsecond=0), ZONE)


@given(taken=moments, back=st.integers(1, 6))
def test_a_weekday_of_the_last_six_days_is_found_again(taken: dt.datetime, back: int) -> None:
    then = taken - dt.timedelta(days=back)
    capture = Capture(at=with_offset(taken, ZONE), source="exif", exact=True)
    shown = f"星期{'一二三四五六日'[then.weekday()]} {then.hour}:{then.minute:02d}"
    assert times.resolve(shown, capture, ZONE).at == with_offset(then.replace(second=0, microsecond=0), ZONE)


@given(shown=st.text(max_size=20), taken=moments)
def test_no_text_breaks_it_and_no_moment_lies_after_the_capture(shown: str, taken: dt.datetime) -> None:
    capture = Capture(at=with_offset(taken, ZONE), source="exif", exact=True)
    moment = times.resolve(shown, capture, ZONE)
    parts = parse(shown)
    if moment.at is not None and parts is not None and parts.year is None:
        at = dt.datetime.fromisoformat(moment.at)
        assert at <= taken.replace(tzinfo=zoneinfo.ZoneInfo(ZONE)) + dt.timedelta(minutes=2)
