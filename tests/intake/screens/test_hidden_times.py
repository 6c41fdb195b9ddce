"""Times that are cut, split or hidden, and what covers a conversation: keyboard, notices of the phone, icons."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from app.intake.screens import chrome, keyboard
from app.intake.screens.bubble_parts import own_words
from app.intake.screens.line_times import joined_times
from app.intake.values.capture import Capture
from app.intake.values.times import of_message
from tests.intake.screens import draw
from tests.intake.screens.draw import Said, Skin
from tests.intake.screens.drawn_lines import line, read, screen
from tests.intake.screens.test_skins import DEMAND, REPLY, folded
from tests.intake.screens.test_skins import read as read_picture

needs_font = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")
TAKEN = Capture(at="2026-03-09T20:15:00+08:00", source="name", exact=True)


def times(messages: list[dict[str, Any]]) -> list[str]:
    return [each["time_shown"] for each in messages]


def test_a_time_that_a_mark_cuts_in_two_is_one_time() -> None:
    parts = [line("上午7:", 420, 300, h=34), line("16", 500, 302, h=34), line("卡1", 900, 300, h=34)]
    assert [each.text for each in joined_times(parts)] == ["上午7: 16", "卡1"]
    apart = [line("昨天 21:05", 100, 300, h=34), line("06:10", 800, 300, h=34)]
    assert joined_times(apart) == apart


def test_a_time_in_two_lines_dates_its_group_and_not_the_one_above() -> None:
    lines = [line("昨天 21:23", 410, 300, h=34), line("请不要打给我家里人，谢谢", 60, 400)]
    lines += [line("昨天", 400, 560, h=34), line("中午12:58", 480, 562, h=34), line("今天能处理吗", 60, 660)]
    made = screen(lines, [(40, 380, 560, 460), (40, 640, 400, 720)])
    assert times(read(made)) == ["昨天 21:23", "昨天 中午12:58"]


def below(bubbles: int, *, last: str) -> tuple[list[Any], list[tuple[int, int, int, int]]]:
    """Bubbles at the left whose clock stands right below each; the last one's reads ``last``."""
    lines, boxes = [], []
    for n in range(bubbles):
        y = 420 + 220 * n
        lines.append(line("请今天之内处理这笔欠款，谢谢", 60, y))
        boxes.append((40, y - 20, 640, y + 60))
        shown = f"1{n}:05" if n < bubbles - 1 else last
        lines += [line(shown, 46, y + 70, h=34)] if shown else []
    return lines, boxes


def test_the_time_of_a_bubble_out_of_sight_heads_no_group() -> None:
    lines, boxes = below(3, last="")
    hidden = line("昨天 12:50", 700, 300, h=34)
    messages = read(screen([*lines, hidden], boxes, high=1000))
    assert times(messages) == ["10:05", "11:05", ""]
    assert all(not each["group_time_shown"] for each in messages)


def test_a_day_above_a_bubble_whose_clock_is_cut_off_bounds_its_time() -> None:
    lines, boxes = below(3, last="")
    messages = read(screen([line("3月8日", 440, 320, h=34), *lines], boxes, high=1000))
    *whole, cut = messages
    assert times(whole) == ["3月8日 10:05", "3月8日 11:05"]
    assert [each["code"] for each in cut["doubts"] if each["field"] == "time"] == ["clock_hidden"]
    moment, doubts = of_message(cut, TAKEN, "Asia/Shanghai")
    assert (moment.at, moment.precision, doubts) == (None, "between", ())
    assert (moment.earliest, moment.latest) == ("2026-03-08T00:00:00+08:00", "2026-03-08T23:59:00+08:00")


def test_a_day_that_is_unknown_itself_bounds_nothing() -> None:
    cut = {
        "time_shown": "",
        "group_time_shown": "昨天",
        "doubts": [{"code": "clock_hidden", "field": "time"}],
    }
    unknown = Capture(at=None, source="unknown", exact=False)
    moment, _ = of_message(cut, unknown, "Asia/Shanghai")
    assert (moment.at, moment.earliest, moment.latest) == (None, None, None)


def test_half_a_clock_in_the_corner_of_a_cut_bubble_is_no_part_of_its_words() -> None:
    lines, boxes = [], []
    for n in range(3):
        y = 300 + 200 * n
        lines += [line("请今天之内处理这笔欠款，谢谢", 60, y), line(f"昨天 1{n}:05", 460, y + 56, h=30)]
        boxes.append((40, y - 20, 700, y + 100))
    half = dataclasses.replace(line("今工上ケ0.05", 460, 956, h=24), confidence=0.7)
    lines += [line("请不要打给我家里人，谢谢", 60, 900), half]
    boxes.append((40, 880, 700, 979))
    *whole, cut = read(screen(lines, boxes, high=980))
    assert times(whole) == ["昨天 10:05", "昨天 11:05", "昨天 12:05"]
    assert (cut["text"], cut["time_shown"]) == ("请不要打给我家里人，谢谢", "")


def test_half_a_name_names_nobody() -> None:
    lines = [line("赵专员", 60, 300), line("请今天之内处理这笔欠款", 60, 380), line("佳", 60, 480)]
    lines += [line("请不要打给我家里人", 60, 560), line("孙律师", 60, 660), line("收到，谢谢", 60, 740)]
    lines += [line("21:05", 40, 20), line("还款群(3)", 400, 120), line("昨天 10:05", 420, 220, h=34)]
    boxes = [(40, 360, 600, 440), (40, 540, 600, 620), (40, 720, 400, 800)]
    whole = [dataclasses.replace(each, confidence=0.55 if each.text == "佳" else 1.0) for each in lines]
    assert [each["sender"] for each in read(screen(whole, boxes))] == ["赵专员", "", "孙律师"]


def test_the_clock_of_a_cropped_bubble_at_the_upper_edge_is_no_status_bar() -> None:
    lines = [line("月28日前结清，逾期将影响", 60, 10), line("信。拒收请回复R", 60, 70)]
    lines += [line("下午1:46", 760, 100, h=34), line("请今天之内处理这笔欠款", 60, 320)]
    made = screen(lines, [(40, 0, 700, 140), (40, 300, 600, 380)])
    assert chrome.frame_of(made).clock is None


def keys(first: float) -> list[Any]:
    found = []
    for n, row in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm")):
        left = (1000 - 95 * len(row)) / 2
        found += [line(key, left + 95 * k + 30, first + 130 * n) for k, key in enumerate(row) if key != "l"]
    return found


def test_keys_of_an_open_keyboard_are_no_messages() -> None:
    lines = [line("昨天 21:23", 410, 300, h=34), line("请不要打给我家里人，谢谢", 60, 400)]
    candidates = [line(word, 60 + 150 * n, 1090) for n, word in enumerate("我你在好")]
    made = screen([*lines, *candidates, *keys(1230)], [(40, 380, 560, 460)])
    assert keyboard.top_of(made) == pytest.approx(1064, abs=15)
    assert [each["text"] for each in read(made)] == ["请不要打给我家里人，谢谢"]


def test_a_keyboard_with_nine_keys_is_one_and_two_words_are_none() -> None:
    rows = (("ABC", "DEF"), ("GHI", "JKL", "MNO"), ("PQRS", "TUV", "WXYZ"))
    pad = [
        line(key, 150 + 250 * k, 1200 + 140 * n) for n, row in enumerate(rows) for k, key in enumerate(row)
    ]
    assert keyboard.top_of(screen(pad)) == pytest.approx(1143, abs=15)
    assert keyboard.top_of(screen([line("were", 60, 1200), line("you", 500, 1330)])) is None


def test_a_notice_of_the_phone_over_a_conversation_is_no_message() -> None:
    lines = [line("请不要打给我家里人，谢谢", 60, 400), line("今天能处理吗", 60, 560)]
    made = screen([*lines, line("已复制到剪贴板", 380, 1000)], [(40, 380, 560, 460), (40, 540, 400, 620)])
    pixels = made.pixels.copy()
    pixels[970:1060, 330:671][pixels[970:1060, 330:671] > 100] = 60
    shaded = type(made)(pixels, made.lines)
    assert [(each["direction"], each["text"]) for each in read(shaded)][:2] == [
        ("in", "请不要打给我家里人，谢谢"),
        ("in", "今天能处理吗"),
    ]
    assert all(each["direction"] == "sys" for each in read(shaded)[2:])


def test_a_line_that_ends_in_a_link_repeats_nobody() -> None:
    said = [
        line("【云杉】还款链接 https://r.example.cn/", 60, 300, h=38),
        line("k2339 点击查看账单详情，回T退订", 60, 350),
    ]
    assert own_words(said, screen(said).pixels) == said


@needs_font
@pytest.mark.parametrize(("height", "last"), [(900, ["3月8日19:40"]), (760, [""])])
def test_a_clock_that_the_input_field_covers_is_not_taken_from_elsewhere(
    height: int, last: list[str]
) -> None:
    said = [Said(label="3月8日", text=DEMAND, time="15:05"), Said(text=REPLY, out=True, time="18:20")]
    said.append(Said(text="请今天之内处理这笔欠款，谢谢", time="19:40"))
    skin = Skin(times_below=True, widest=640, placeholder="信息", header=(240, 240, 242))
    messages = read_picture(draw.conversation(skin, "95231466", said, height=height))
    assert [folded(each) for each in times(messages)] == ["3月8日15:05", "3月8日18:20", *last]
    hidden = [each["code"] for each in messages[-1]["doubts"] if each["field"] == "time"]
    assert hidden == ([] if last[0] else ["clock_hidden"])
