"""Small things that change what is read: one-word bubbles, full stops, ranks, badges, cut rows, doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.intake import ocr
from app.intake.ocr import Line
from app.intake.recognition import Read
from app.intake.screens import calls, notices, screenshots, senders
from app.intake.screens.layout import without_red_marks
from app.intake.values import amounts
from app.intake.values.shown_time import parse
from tests.intake.screens import draw
from tests.intake.screens.draw import Said, Skin

if TYPE_CHECKING:
    from PIL import Image

needs_font = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")


def read(picture: Image.Image) -> list[dict[str, Any]]:
    return screenshots.read(picture, {}, {})["messages"]


def line(text: str, x: float, *, y: float = 100, w: float = 100, h: float = 30) -> Line:
    return Line(text=text, x=x, y=y, w=w, h=h, confidence=1.0)


@needs_font
def test_words_of_two_letters_at_both_sides_are_bubbles_and_no_portraits() -> None:
    said = [
        Said(label="昨天 15:05", text="OK"),
        Said(label="昨天 15:09", text="No", out=True),
        Said(label="09:12", text="请今天之内处理一下这笔欠款，谢谢配合。"),
    ]
    messages = read(draw.conversation(Skin(), "95231466", said))
    assert [(each["text"], each["direction"]) for each in messages[:2]] == [("OK", "in"), ("No", "out")]
    assert len(messages) == 3


@pytest.mark.parametrize(("high", "expected"), [(10, "。。。"), (22, "o o o")])
def test_rings_alone_in_a_line_are_full_stops_if_they_are_low(high: int, expected: str) -> None:
    pixels = np.full((60, 160, 3), 255, np.uint8)
    for x in (20, 60, 100):
        pixels[46 - high : 46, x : x + high] = 0
    read = Read(text="o o o", score=0.9, weakest=0.8)
    assert ocr._stopped(read, pixels, (10, 4, 150, 56), 40.0) == expected


@pytest.mark.parametrize(
    ("again", "before", "loses"),
    [("106900077", "10690000777", True), ("Ipaid.", "I paid.", True), ("已逾期", "已@期", False)],
)
def test_a_surer_reading_may_lose_no_figures_and_blanks(again: str, before: str, loses: bool) -> None:
    assert ocr._loses(again, before) is loses


def test_letters_of_the_other_script_are_taken_for_their_twins() -> None:
    simple = [line("请尽快还款，別再拖了", 0), line("这个账单已经应还", 0)]
    assert ocr._in_one_script(simple)[0].text == "请尽快还款，别再拖了"
    full = [line("請盡快還款，別再拖了", 0), line("這個賬單已經應還", 0)]
    assert ocr._in_one_script(full)[0].text == "請盡快還款，別再拖了"


def test_a_rank_is_no_part_of_a_name() -> None:
    apart = list(senders.untagged([line("LV13", 40, w=50), line("小何", 100)]))
    assert [(each.text, each.x) for each in apart] == [("小何", 40)]
    assert [each.text for each in senders.untagged([line("LV87Kevin", 40)])] == ["Kevin"]
    assert [each.text for each in senders.untagged([line("LVMH客服", 40)])] == ["LVMH客服"]


@needs_font
def test_nobody_is_named_where_a_group_hides_who_wrote() -> None:
    said = [Said(label="昨天 15:05", text="今天之内要处理"), Said(text="再不还就上门", name="云杉-小何")]
    first, second = read(draw.conversation(Skin(portraits=True, placeholder=""), "还款沟通群(3)", said))
    assert (first["sender"], [each["code"] for each in first["doubts"]]) == ("", ["sender_hidden"])
    assert second["sender"] == "云杉-小何"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("应还￥610…", []),
        ("每期3911.90元…", [391190]),
        ("共应还3911.90…", [391190]),
        ("今天必须全额2500，", [250000]),
    ],
)
def test_a_number_that_breaks_off_is_no_amount(words: str, expected: list[int]) -> None:
    assert [each["minor"] for each in amounts.amounts_in(words)] == expected


def test_traditional_due_dates_are_found() -> None:
    assert amounts.due_dates_in("繳款截止日為2026年1月5日，請準時繳款。") == ["2026-01-05"]


@pytest.mark.parametrize("words", ["星期一 08:14", "上午8:55", "Tue, Dec 30, 2025 20:13", "昨天", "8点05分"])
def test_any_time_may_date_a_notice(words: str) -> None:
    assert notices.is_dated(line(words, 0))
    assert not notices.is_dated(line("today.", 0))


def test_a_time_in_a_pill_is_read_without_its_edges() -> None:
    shown = parse("【今天 上午6:57")
    assert shown is not None
    assert (shown.days_back, shown.hour, shown.minute) == (0, 6, 57)


@needs_font
def test_an_unsure_letter_doubts_the_words() -> None:
    picture = draw.conversation(Skin(), "95231466", [Said(label="昨天 15:05", text="请尽快处理")])
    pixels = np.asarray(picture.convert("RGB"))
    lines = [
        Line(**(each.__dict__ | {"weakest": 0.5 if "处理" in each.text else each.weakest}))
        for each in ocr.lines(pixels)
    ]
    (message,) = screenshots.understand(screenshots.Screen(pixels, tuple(lines)))["messages"]
    assert [(each["code"], each["field"]) for each in message["doubts"]] == [("words_unsure", "text")]


def test_red_strokes_are_painted_over_as_if_the_whole_picture_were_looked_at() -> None:
    import cv2

    page = np.random.default_rng(3).integers(200, 220, (400, 300, 3)).astype(np.uint8)
    for top in (0, 120, 380):
        page[top : top + 3, 40:200] = (230, 40, 40)
    red = np.zeros((400, 300), bool)
    for top in (0, 119, 379):
        red[top : top + (4 if top == 0 else 5), 39:201] = True
    expected = np.where(red[..., None], cv2.medianBlur(page, 11), page)
    assert (without_red_marks(page) == expected).all()


def test_an_arrow_is_known_with_feet_of_the_line_above_in_its_strip() -> None:
    strip = np.full((60, 80, 3), 255, np.uint8)
    for n in range(24):
        strip[45 - n : 48 - n, 30 + n : 33 + n] = 120
    strip[22:25, 40:56] = strip[22:38, 53:56] = 120
    strip[0:6, 30:50] = 0
    assert calls._way(strip, last=True) == "outgoing"
