"""Screens that are cropped, scrolled, marked in red or compressed: what is cut, what is left and what is not."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from app.intake.ocr import Line
from app.intake.screens import chrome, lost_times, screen_words, sides
from app.intake.screens.bubble_parts import is_cut_through, is_scrap, voice_text
from app.intake.screens.layout import Screen
from app.intake.screens.line_times import time_text
from app.intake.values.shown_time import parse
from tests.intake.screens import draw
from tests.intake.screens.drawn_lines import line, read, screen

needs_font = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")


def test_the_time_of_a_cropped_message_is_no_status_bar() -> None:
    said = [line("请不要打给我家里人", 520, 190), line("【云杉】请尽快处理欠款", 60, 420)]
    boxes = [(500, 170, 960, 250), (40, 400, 620, 480)]
    lines = [line("7月3日 上午9:28", 640, 110, h=34), *said, line("7月9日 下午8:18", 60, 340, h=34)]
    made = screen(lines, boxes)
    assert chrome.frame_of(made).clock is None
    assert [each["time_shown"] for each in read(made)] == ["7月3日 上午9:28", "7月9日 下午8:18"]


def test_a_sentence_at_the_head_of_a_cropped_list_is_no_title() -> None:
    lines = [line("【驰远】您的申请已审核通过，分36期", 200, 10)]
    for n, name in enumerate(("老周", "95717", "海棠")):
        lines += [line(name, 200, 120 + 200 * n), line(f"9月{n + 2}日", 860, 120 + 200 * n, h=34)]
        lines += [line("请尽快处理您的欠款，谢谢", 200, 180 + 200 * n, h=34)]
    assert chrome.frame_of(screen(lines, high=800)).title == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("08:42 1", "08:42"),
        ("上午12:381", "上午12:38"),
        ("昨天 21:14 l", "昨天 21:14"),
        ("6月8日 ①", "6月8日"),
    ],
)
def test_the_sign_for_details_is_no_part_of_a_time(words: str, shown: str) -> None:
    assert time_text(line(words, 0, 0)) == shown


def test_a_row_whose_time_was_overlooked_is_a_row_of_its_own() -> None:
    lines = [line("20:39", 40, 20), line("电话", 40, 110, h=80)]
    for n in range(6):
        lines += [
            line(f"9511{n}", 50, 300 + 180 * n),
            line("呼入 3分12秒", 50, 360 + 180 * n, h=34),
            line(f"1{n}:05", 860, 330 + 180 * n, h=34),
        ]
    lost = next(each for each in lines if each.text == "13:05")
    whole = screen(lines)
    made = dataclasses.replace(whole, lines=tuple(each for each in whole.lines if each is not lost))
    found = read(made)
    assert [each["number"] for each in found] == [f"9511{n}" for n in range(6)]
    assert found[3]["time_shown"] != found[4]["time_shown"]


@needs_font
def test_an_overlooked_time_is_read_once_more() -> None:
    sheet = draw.Sheet(draw.Skin(), 1000)
    for n in range(6):
        sheet.text(40, 100 + 120 * n, "95110", 44, (20, 20, 20))
        sheet.text(560, 110 + 120 * n, f"1{n}:05", 36, (120, 120, 120), anchor="ra")
    pixels = np.asarray(sheet.image)
    names = [Line(text="95110", x=40, y=100 + 120 * n, w=120, h=30, confidence=1.0) for n in range(6)]
    times = [
        Line(text=f"1{n}:05", x=500, y=110 + 120 * n, w=60, h=30, confidence=1.0) for n in range(6) if n != 2
    ]
    found = lost_times.restored(times, Screen(pixels, (*names, *times)))
    assert [each.text for each in found] == [f"1{n}:05" for n in range(6)]


def test_the_longest_word_tells_the_kind_of_a_call() -> None:
    said = {"未接通知": "missed", "未接通": "outgoing", "未接来电": "missed", "已接来电": "incoming"}
    assert {words: screen_words.call_type(words) for words in said} == said


def test_the_words_of_a_navigation_bar_end_the_content() -> None:
    lines = [line("20:39", 40, 20), line("短信", 40, 110, h=80)]
    for n, name in enumerate(("老周", "95717", "海棠")):
        lines += [line(name, 200, 300 + 200 * n), line(f"9月{n + 2}日", 860, 300 + 200 * n, h=34)]
        lines += [line("请尽快处理您的欠款", 200, 370 + 200 * n, h=34)]
    lines += [line(name, 200 + 290 * n, 815) for n, name in enumerate(("消息", "服务号", "我的"))]
    assert [each["text"] for each in read(screen(lines, high=900))] == ["请尽快处理您的欠款"] * 3


def test_a_remark_behind_a_dot_is_part_of_the_placeholder() -> None:
    lines = [line("95231466", 300, 110), line("请尽快处理您的欠款", 60, 420), line("短信 • 未加密", 80, 1660)]
    boxes = [(40, 400, 520, 480), (40, 1640, 560, 1720)]
    assert [each["text"] for each in read(screen(lines, boxes))] == ["请尽快处理您的欠款"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("56” 4)))", "56″"), ('((( 35"', "35″"), ('12"', "12″"), ('3"abc', None), ("30秒内处理", None)],
)
def test_waves_at_both_sides_are_no_part_of_a_voice_message(words: str, expected: str | None) -> None:
    assert voice_text(words) == expected


def test_two_letters_that_were_guessed_are_a_little_picture() -> None:
    guessed = dataclasses.replace(line("以", 0, 0), confidence=0.52)
    assert is_scrap(guessed)
    assert not is_scrap(line("以", 0, 0))
    assert not is_scrap(dataclasses.replace(line("请处理", 0, 0), confidence=0.52))


@pytest.mark.parametrize(
    ("top", "bottom", "sure", "cut"),
    [
        (0, 200, 1.0, False),
        (0, 118, 0.97, True),
        (125, 200, 0.97, True),
        (0, 126, 0.9, False),
        (0, 126, 0.65, True),
    ],
)
def test_a_row_of_which_an_edge_leaves_less_than_half_is_no_row(
    top: float, bottom: float, sure: float, cut: bool
) -> None:
    row = [dataclasses.replace(line("余额充足", 0, 100, h=40), confidence=sure)]
    assert is_cut_through(row, top, bottom, 40) is cut


def test_red_strokes_beside_a_bubble_are_no_portrait() -> None:
    strip = np.full((200, 300, 3), 255, np.uint8)
    for n in range(200):
        strip[n, 20 + n : 26 + n] = (230, 30, 30)
    assert sides._strokes(strip).sum() > 1000
    strip[50:150, 50:150] = (230, 30, 30)
    strip[:50] = strip[150:] = strip[:, :50] = strip[:, 150:] = 255
    assert not sides._strokes(strip).any()


@pytest.mark.parametrize(("words", "minute"), [("昨天10·36", 36), ("昨天 10:36", 36)])
def test_a_dot_between_hour_and_minute_is_a_misread_colon(words: str, minute: int) -> None:
    shown = parse(words)
    assert shown is not None
    assert shown.minute == minute
    assert parse("3·15") is None


def test_compression_does_not_fray_a_bubble() -> None:
    said = [line("您的快递已放至柜中", 70, 420), line("请及时领取谢谢配合", 70, 490)]
    made = screen(said, [(40, 380, 640, 560)])
    pixels = made.pixels.copy()
    for y in range(384, 560, 32):
        for x in range(48, 640, 32):
            pixels[y : y + 16, x : x + 16, 2] += 8  # colour is kept coarsely, brightness is not
    frayed = Screen(pixels, made.lines)
    (bubble,) = [block for block in frayed.blocks if not block.full]
    assert bubble.boxy
    assert [each.text for each in bubble.lines] == [each.text for each in said]
    assert abs(bubble.w - 600) < 12


def test_a_bubble_on_shrunk_letters_with_bright_rims_is_whole() -> None:
    said = [line("您的快递已放至柜中", 70, 420), line("请及时领取谢谢配合", 70, 490)]
    made = screen(said, [(40, 380, 640, 560)])
    pixels = made.pixels.copy()
    for each in said:  # of the ground between letters hardly anything is left
        inner = pixels[int(each.y) + 6 : int(each.bottom) - 6, int(each.x) : int(each.right)]
        inner[(inner > 200).all(axis=2)] = (254, 254, 255)
    (bubble,) = [block for block in Screen(pixels, made.lines).blocks if not block.full]
    assert [each.text for each in bubble.lines] == [each.text for each in said]


def test_times_in_the_lower_corners_of_bubbles_make_no_list() -> None:
    boxes = [(40, 100, 640, 230), (40, 300, 640, 430), (400, 500, 960, 630)]
    lines = []
    for n, (x, _y, right, bottom) in enumerate(boxes):
        lines += [
            line(f"请按协议处理这一笔{n}", x + 20, bottom - 110),
            line(f"1{n}:51", right - 110, bottom - 50, h=30),
        ]
    found = read(screen(lines, boxes, high=800))
    assert [(each["text"][-1], each["time_shown"], each["direction"]) for each in found] == [
        ("0", "10:51", "in"),
        ("1", "11:51", "in"),
        ("2", "12:51", "out"),
    ]


def test_a_date_that_was_misread_names_nobody() -> None:
    said = [line("已收到您的款项", 60, 420), line("请尽快处理您的欠款", 60, 620)]
    lines = [line("95231466", 300, 110), line("4月30日過四下十3:02", 50, 350, h=30), *said]
    lines += [line("5月13日 下午1:47", 50, 560, h=30), line("短信", 80, 1660)]
    found = read(screen(lines, [(40, 400, 520, 480), (40, 600, 520, 680), (40, 1640, 900, 1720)]))
    assert [each["sender"] for each in found] == ["95231466"] * 2
    assert found[0]["time_shown"] != ""
    assert parse(found[0]["time_shown"]) is None


def test_a_figure_behind_a_date_may_be_the_sign_for_details() -> None:
    lines = [line("20:39", 40, 20), line("最近通话", 40, 110, h=80)]
    for n, shown in enumerate(("11:52i", "星期三1", "2026/6/11", "2026/5/30 1")):
        lines += [line(f"9511{n}", 50, 300 + 180 * n), line("北京", 50, 360 + 180 * n, h=34)]
        lines += [line(shown, 800, 330 + 180 * n, h=34, w=180)]
    found = read(screen(lines))
    assert [each["time_shown"] for each in found] == ["11:52", "星期三", "2026/6/11", "2026/5/30"]
    assert ["time" in [doubt["field"] for doubt in each["doubts"]] for each in found] == [
        False,
        False,
        True,
        False,
    ]


def test_places_in_latin_letters_are_as_short_as_they_look() -> None:
    lines = []
    for n, place in enumerate(("mobile", "New York, NY", "mobile", "Chicago, IL")):
        lines += [line(f"951{n} (2)", 50, 100 + 180 * n), line(place, 50, 160 + 180 * n, h=34)]
        lines += [line("Tuesday", 820, 130 + 180 * n, h=34)]
    assert [(each["kind"], each["count"]) for each in read(screen(lines, high=900))] == [("call", 2)] * 4


def test_a_bubble_that_touches_a_header_of_its_colour_is_no_part_of_it() -> None:
    said = [line("请不要打给我家里人", 70, 260), line("请尽快处理您的欠款", 70, 460)]
    lines = [line("95231466", 300, 110), *said, line("短信", 80, 1660)]
    boxes = [(0, 0, 1000, 230), (40, 231, 640, 330), (40, 430, 640, 530), (0, 1620, 1000, 1800)]
    bubbles = [block for block in screen(lines, boxes).blocks if block.lines[0] in said]
    assert [(block.full, block.boxy) for block in bubbles] == [(False, True)] * 2
    assert [each["text"] for each in read(screen(lines, boxes))] == [each.text for each in said]
