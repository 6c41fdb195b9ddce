"""Signs that hold on any phone: what a time at the left means, rules across the screen, icons read as letters."""

from __future__ import annotations

import dataclasses

import pytest

from app.intake.ocr import Line
from app.intake.screens import bubbles, chrome, rows
from app.intake.screens.cards import cards
from app.intake.screens.layout import text_of
from app.intake.screens.line_times import ELLIPSIS
from app.intake.values.shown_time import parse
from tests.intake.screens.drawn_lines import line, read, screen


def test_days_below_names_are_the_times_of_their_own_rows() -> None:
    lines = [line("20:39", 40, 20), line("电话", 40, 110, h=80)]
    for n, (name, day) in enumerate(
        [("孔经理", "18:29"), ("15512340987", "昨天"), ("小舅", "周日"), ("01088812345", "周六")]
    ):
        lines += [line(name, 180, 300 + 200 * n, h=50), line(day, 180, 362 + 200 * n, h=38)]
    found = read(screen(lines))
    assert [(each["kind"], each["sender"], each["time_shown"]) for each in found] == [
        ("call", "孔经理", "18:29"),
        ("call", "15512340987", "昨天"),
        ("call", "小舅", "周日"),
        ("call", "01088812345", "周六"),
    ]


def test_a_day_above_clocks_heads_its_rows() -> None:
    lines = [line("20:39", 40, 20), line("电话", 40, 110, h=80)]
    for n, day in enumerate(["昨天", "周日"]):
        y = 300 + 300 * n
        lines += [line(day, 40, y), line("孔经理", 40, y + 100, h=50), line("18:29", 860, y + 105)]
    made = screen(lines)
    heads = rows.headings(made, chrome.frame_of(made))
    assert [each.text for each in heads] == ["昨天", "周日"]


def _details() -> list[Line]:
    lines = [line("07:20", 40, 20), line("18812349876", 40, 280, h=60), line("通话记录", 40, 420)]
    for n, (time, kind, length) in enumerate(
        [("07:03", "呼出", "14:33"), ("05:31", "已拒接", ""), ("周三 08:09", "来电", "23:22")]
    ):
        y = 520 + 180 * n
        lines += [line(time, 100, y, h=50), line(kind, 100, y + 58, h=40), line("K", 44, y + 36, h=36)]
        lines += [line(length, 840, y + 30, h=40)] if length else []
    return lines


def test_how_long_a_call_was_is_not_taken_for_its_time() -> None:
    found = read(screen(_details()))
    assert [(each["sender"], each["time_shown"], each["call_type"]) for each in found] == [
        ("18812349876", "07:03", "outgoing"),
        ("18812349876", "05:31", "rejected"),
        ("18812349876", "周三 08:09", "incoming"),
    ]


def test_a_length_that_stands_nearly_level_with_the_time_does_not_empty_the_row() -> None:
    times = [line("18:25", 40, 400, h=88), line("17:06", 40, 620, h=92), line("昨天 12:39", 40, 840, h=90)]
    left = [line("未接", 40, 490, h=86), line("来电", 40, 706, h=94), line("9分36秒", 760, 664, h=87)]
    groups = rows._split([*left, line("呼出", 40, 930, h=86)], times)
    assert [{each.text for each in group} for group in groups] == [{"未接"}, {"9分36秒", "来电"}, {"呼出"}]


def test_a_bubble_that_a_rule_of_its_colour_cuts_stays_a_bubble() -> None:
    lines = [line("13:31", 40, 20), line("02187654321", 300, 110, h=55)]
    lines += [line("请于今日回电", 160, 400, h=50), line("今天给答复", 160, 1540, h=50)]
    boxes = [(120, 370, 700, 480), (120, 1500, 700, 1609), (0, 1610, 999, 1612), (150, 1660, 840, 1750)]
    made = screen(lines, boxes)
    last = next(block for block in made.blocks if "今天给答复" in text_of(block.lines))
    assert not last.full
    assert last.w < 700


@pytest.mark.parametrize("head", ["短信 38分钟前", "短信38分钟前", "信息 · 38分钟前"])
def test_the_apps_name_before_a_cards_time_may_lack_its_dot(head: str) -> None:
    lines = [
        line(head, 100, 430, h=36),
        line("10690001234", 70, 490, h=44),
        line("请尽快处理。", 70, 550, h=44),
    ]
    (card,) = cards(screen(lines, [(30, 400, 970, 640)]))
    shown = parse(card.time)
    assert shown is not None
    assert shown.ago_s == 38 * 60
    assert [each.text for each in (*card.name, *card.body)] == ["10690001234", "请尽快处理。"]


def test_an_inbox_row_whose_name_ran_into_its_time_is_parted() -> None:
    lines = [line("20:17", 40, 20), line("信息", 40, 110, h=80)]
    for n, (name, time) in enumerate(
        [("老胡", "2024.11.23"), ("02235470123", "2024.11.22"), ("小段", "昨天")]
    ):
        y = 300 + 180 * n
        right = 960 - len(time) * 21
        parts = [line(name, 60, y, h=44), line(time, right, y + 4, h=36, w=960 - right)]
        glued = [line(f"{name} {time}", 60, y, h=44, w=900)]
        lines += [*(glued if n == 1 else parts), line("请尽快与我联系，谢谢。", 60, y + 60)]
    found = read(screen(lines))
    assert [(each["sender"], each["time_shown"]) for each in found] == [
        ("老胡", "2024.11.23"),
        ("02235470123", "2024.11.22"),
        ("小段", "昨天"),
    ]


def test_a_letter_that_two_boxes_share_is_written_once() -> None:
    first = Line(text="【云松】律", x=60, y=10, w=250, h=50, confidence=1.0)
    second = Line(text="律师函告知", x=275, y=12, w=220, h=50, confidence=1.0)
    assert text_of([first, second]) == "【云松】律师函告知"
    apart = dataclasses.replace(second, x=320)
    assert text_of([first, apart]) == "【云松】律 律师函告知"


def test_a_weekday_that_lost_its_blank_is_part_of_the_time() -> None:
    shown = parse("Tuesday2:21 AM")
    assert shown is not None
    assert (shown.weekday, shown.hour, shown.minute) == (1, 2, 21)
    assert parse("Tuesdays") is None


def test_a_long_name_with_its_time_may_reach_to_the_middle() -> None:
    said = [
        line("孔经理-云松 段姐 12月4日 周四 12:19", 200, 400, h=34, w=610),
        line("好的，稍后回复您", 230, 470, h=50),
    ]
    lines = [line("15:58", 40, 20), line("孔经理-云松 段姐", 300, 110, h=55), *said]
    made = screen(lines, [(200, 445, 640, 545)])
    frame = chrome.frame_of(made)
    thread = bubbles.thread_of(made, frame)
    assert [each.text for each in thread.names.values()] == ["孔经理-云松 段姐"]
    assert [each.text for each in thread.labels] == ["12月4日 周四 12:19"]


@pytest.mark.parametrize("end", ["…", "...", "·", "•"])
def test_an_ellipsis_read_as_one_dot_still_says_that_the_text_goes_on(end: str) -> None:
    assert ELLIPSIS.search(f"请问你们为什么还打给我妈{end}")
    assert ELLIPSIS.search(f"请问你们为什么还打给我妈。{end}")
    assert not ELLIPSIS.search("请按时还款。")
