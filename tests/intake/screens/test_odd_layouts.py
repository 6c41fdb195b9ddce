"""Layouts at the edges of what phones show: faint cards, drawn outlines, two apps on a screen, beheaded lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import ImageDraw

from app.intake.ocr import Line
from app.intake.screens import calls, chrome, gaps, rows
from app.intake.screens.layout import Screen
from app.intake.values import amounts
from tests.intake.screens import draw
from tests.intake.screens.draw import Item, Said, Skin
from tests.intake.screens.drawn_lines import line, read, screen
from tests.intake.screens.test_skins import DEMAND, REPLY, folded
from tests.intake.screens.test_skins import read as read_picture

needs_font = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")


def shade() -> list[Any]:
    """Two notifications whose cards have the colour of the page."""
    lines = [line("21:05", 40, 20), line("5G 80%", 800, 20)]
    for n, (app, name) in enumerate((("信息 · 5分钟前", "95717"), ("信息 昨天07:16", "海棠普惠"))):
        y = 160 + 260 * n
        lines += [line("O", 40, y, h=30), line(app, 100, y, h=34), line(name, 60, y + 60)]
        lines.append(line("请今天之内处理一下这笔欠款，谢谢配合", 60, y + 120))
    return lines


def test_notifications_without_visible_cards_are_parted_at_the_names_of_apps() -> None:
    found = read(screen(shade(), high=1600))
    assert [(each["sender"], each["time_shown"]) for each in found] == [
        ("95717", "5分钟前"),
        ("海棠普惠", "昨天07:16"),
    ]


def test_cards_that_run_together_are_parted_at_the_times_at_their_right() -> None:
    lines = [line("21:05", 40, 20)]
    for n, name in enumerate(("95717", "海棠普惠", "老周")):
        y = 160 + 220 * n
        lines += [line(name, 60, y), line(f"1{n}:16", 820, y, h=34)]
        lines.append(line("请今天之内处理这笔欠款，谢谢", 60, y + 60))
    found = read(screen(lines, [(30, 130, 970, 760)], high=1600))
    assert [(each["sender"], each["time_shown"]) for each in found] == [
        ("95717", "10:16"),
        ("海棠普惠", "11:16"),
        ("老周", "12:16"),
    ]


def test_a_row_whose_head_is_cropped_away_is_a_message_of_nobody_known() -> None:
    lines = [line("6月30日前处理，以免影响您的信用", 60, 5)]
    for n, name in enumerate(("老周", "95717", "海棠普惠")):
        y = 140 + 200 * n
        lines += [line(name, 60, y), line(f"9月{n + 2}日", 860, y, h=34)]
        lines.append(line("请尽快处理您的欠款，谢谢", 60, y + 60, h=34))
    first, *rest = read(screen(lines, high=900))
    assert (first["sender"], first["time_shown"], first["complete"]) == ("", "", False)
    assert first["text"] == "6月30日前处理，以免影响您的信用"
    assert [each["sender"] for each in rest] == ["老周", "95717", "海棠普惠"]


def test_the_first_row_of_a_notification_is_no_input_field() -> None:
    lines = [line("请今天之内处理这笔欠款", 60, 400), line("信息·昨天03:58", 100, 1640, h=34)]
    assert not chrome.frame_of(screen(lines)).has_input


def test_the_field_of_the_upper_of_two_apps_ends_its_conversation() -> None:
    lines = [line("昨天 21:23", 410, 200, h=34), line("请不要打给我家里人，谢谢", 60, 300)]
    lines += [line("输入短信", 160, 820), line("地图", 100, 1500)]
    made = screen(lines, [(40, 280, 560, 360), (130, 790, 900, 890)])
    frame = chrome.frame_of(made)
    assert (frame.bottom < 830, frame.has_input) == (True, True)
    assert [each["text"] for each in read(made)] == ["请不要打给我家里人，谢谢"]


def outlined(made: Screen, box: tuple[int, int, int, int], *, open_below: bool = False) -> Screen:
    """The screen with an outline drawn around some words."""
    left, top, right, bottom = box
    pixels = made.pixels.copy()
    pixels[top : top + 4, left:right] = 190
    pixels[top:bottom, left : left + 4] = 190
    pixels[top:bottom, right - 4 : right] = 190
    if not open_below:
        pixels[bottom - 4 : bottom, left:right] = 190
    return Screen(pixels, made.lines)


def test_an_outline_that_the_edge_cuts_open_is_a_bubble_like_the_whole_ones() -> None:
    lines = [line("请今天之内处理一下这笔欠款，谢谢配合", 60, 300), line("昨天 21:05", 410, 460, h=34)]
    lines += [line("请不要再打给我的家里人，谢谢你们", 60, 560), line("短信", 60, 735)]
    made = outlined(screen(lines, high=800), (40, 270, 800, 370))
    made = outlined(made, (40, 530, 800, 690), open_below=True)
    pixels = made.pixels.copy()
    pixels[690:] = np.where(pixels[690:] > 200, 225, pixels[690:])
    found = read(Screen(pixels, made.lines))
    assert [each["text"] for each in found] == [lines[0].text, lines[2].text]


@needs_font
@pytest.mark.parametrize(("colour", "found"), [((250, 190, 30), 1), ((20, 20, 20), 0)])
def test_a_little_picture_among_words_is_told_by_its_filled_core(colour: draw.Colour, found: int) -> None:
    sheet = draw.Sheet(draw.Skin(), 200)
    sheet.text(40, 60, "收到了", 60, (30, 90, 220))  # a link: coloured strokes are no picture
    sheet.pen.ellipse((160, 64, 192, 96), fill=colour)
    words = Line(text="收到了", x=36, y=54, w=170, h=50, confidence=1.0)
    assert gaps.pictures_in([words], np.asarray(sheet.image), 220) == found


def test_the_coloured_rims_of_white_letters_are_no_pictures() -> None:
    sheet = draw.Sheet(draw.Skin(page=(225, 135, 57)), 200)
    for x in range(40, 200, 12):
        sheet.pen.rectangle((x, 60, x + 7, 95), fill=(240, 190, 140))
    words = Line(text="你发起了一笔转账", x=36, y=54, w=170, h=50, confidence=1.0)
    assert gaps.pictures_in([words], np.asarray(sheet.image), 206) == 0


def test_what_the_phone_says_over_a_list_of_calls_is_no_call() -> None:
    lines = [line("20:39", 40, 20), line("电话", 40, 110, h=80)]
    for n in range(4):
        y = 300 + 180 * n
        lines += [line(f"9511{n}", 50, y), line("呼入 3分12秒", 50, y + 60, h=34)]
        lines.append(line(f"1{n}:05", 860, y + 30, h=34))
    found = read(screen([*lines, line("已复制到剪贴板", 374, 1000)], high=1200))
    assert [each["number"] for each in found] == [f"9511{n}" for n in range(4)]


@pytest.mark.parametrize(
    ("words", "minor"), [("欠款共12,287,82元。", 1228782), ("欠款共1,234,567元。", 123456700)]
)
def test_a_last_group_of_two_figures_is_of_cents(words: str, minor: int) -> None:
    assert [each["minor"] for each in amounts.amounts_in(words)] == [minor]


@needs_font
def test_a_portrait_beside_the_name_above_a_bubble_tells_its_side() -> None:
    skin = Skin(portraits=True, widest=700, placeholder="发消息")
    said = [Said(name="赵专员", text=DEMAND, label="昨天 21:05"), Said(name="孙律师", text="请尽快处理")]
    found = read_picture(draw.conversation(skin, "还款沟通(3)", said, height=1000))
    assert [(each["direction"], each["sender"]) for each in found] == [("in", "赵专员"), ("in", "孙律师")]


def test_the_first_payment_of_an_english_plan_has_a_due_date() -> None:
    words = "Your plan is on file: 18 payments of $88.50, first one on October 18."
    assert amounts.due_dates_in(words, dt.date(2026, 10, 2)) == ["2026-10-18"]


def test_a_long_name_that_touches_the_time_of_a_call_keeps_its_count() -> None:
    parts = rows._time_at_end(line("400-631-7433 (2)上午7:18", 60, 300))
    assert parts is not None
    assert [each.text for each in parts] == ["400-631-7433 (2)", "上午7:18"]
    assert rows._time_at_end(line("您本期應繳金額16,607.35元，請於2026年8月", 60, 300)) is None


@needs_font
@needs_font
@pytest.mark.parametrize("left", [True, False])
def test_a_button_that_floats_at_the_edge_is_nobodys_portrait(left: bool) -> None:
    said = [Said(text=DEMAND, label="昨天 21:05"), Said(text=REPLY, out=True), Said(text="请尽快处理")]
    picture = draw.conversation(Skin(), "95717", said, height=1000)
    boxes = [each["region"] for each in read_picture(picture)]
    pen = ImageDraw.Draw(picture)
    for _x, y, _w, h in boxes:
        middle, at = y + h // 2, 30 if left else picture.width - 30
        pen.ellipse((at - 22, middle - 22, at + 22, middle + 22), fill=(96, 96, 96))
    # Where the button covers words of the bubble itself nothing is asked of it.
    apart = slice(1, 2) if left else slice(0, None, 2)
    assert [each["direction"] for each in read_picture(picture)][apart] == ["in", "out", "in"][apart]


def test_a_bracket_whose_count_is_covered_is_no_part_of_a_number() -> None:
    assert calls._counted("021-54767493 (") == ("021-54767493", 1)
    assert calls._counted("老周（") == ("老周", 1)


def test_a_list_of_cards_is_read_as_ever() -> None:
    items = [
        Item(app="信息", name="10690000778899", time="5分钟前", text=DEMAND),
        Item(app="信息", name="小舅", time="昨天 21:05", text=REPLY),
    ]
    found = read_picture(draw.cards(Skin(bubble=(240, 240, 244)), items, height=1100))
    assert [folded(each["text"]) for each in found] == [folded(DEMAND), folded(REPLY)]


def test_areas_in_which_a_crop_ends_the_picture_are_bubbles_like_one_another() -> None:
    lines = [
        line("请今天之内处理这笔欠款", 20, 305),
        line("已经转交", 20, 605),
        line("昨天 21:05", 410, 450, h=34),
    ]
    made = screen(lines, [(0, 270, 700, 380), (0, 570, 400, 680)], high=900)
    cut = [replace(block, boxy=False) for block in made.blocks if block.lines and not block.full]
    assert [block.x for block in cut] == [0, 0]
    assert all(chrome.is_bubble(block, made, made.page) for block in cut)


def test_the_clock_of_a_lock_screen_is_no_notification() -> None:
    lines = [line("21:05", 800, 10, h=34), line("5月13日 星期三", 350, 150), line("21:05", 300, 230, h=150)]
    boxes = [(120, 100, 880, 480)]  # a shape of the wallpaper
    for n, name in enumerate(("95717", "海棠普惠")):
        y = 520 + 220 * n
        boxes.append((30, y, 970, y + 190))
        lines += [line(name, 60, y + 20), line(f"{n + 2}小时前", 820, y + 20, h=34)]
        lines.append(line("请今天之内处理这笔欠款，谢谢", 60, y + 90))
    found = read(screen(lines, boxes, high=1200))
    assert [each["sender"] for each in found] == ["95717", "海棠普惠"]


def test_names_and_times_over_bubbles_beside_portraits_make_no_list_of_notices() -> None:
    lines = [line("21:05", 30, 10), line("还款沟通(12)", 30, 70, h=60)]
    boxes = [(0, 0, 1000, 160)]
    for n, (sign, name, words) in enumerate((("小", "小林", "已转交"), ("贷", "贷后王", "请尽快回电"))):
        y = 220 + 330 * n
        boxes += [(20, y, 130, y + 110), (160, y + 100, 480, y + 210)]
        lines += [
            line(sign, 55, y + 35),
            line(name, 165, y, h=34),
            line(f"2026/5/2{n} 09:13", 165, y + 52, h=34),
        ]
        lines.append(line(words, 190, y + 135))
    found = read(screen(lines, boxes, high=1000))
    assert [(each["sender"], each["text"], each["group_time_shown"]) for each in found] == [
        ("小林", "已转交", "2026/5/20 09:13"),
        ("贷后王", "请尽快回电", "2026/5/21 09:13"),
    ]
