"""Harder pictures: large letters, Traditional Chinese and English, faint times, photos on a dark table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.intake import photos
from app.intake.ocr import Line
from app.intake.screens import bubble_parts as parts
from app.intake.screens import screenshots
from app.intake.values import times
from app.intake.values.capture import Capture
from tests.intake.screens import draw
from tests.intake.screens.draw import Item, Said, Skin

pytestmark = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")

TAKEN = Capture(at="2025-05-20T21:05:00+08:00", exact=True, source="name")


def folded(words: str) -> str:
    return "".join(words.split()).replace("，", ",").replace("：", ":").replace("。", ".")


def read(picture: Any) -> list[dict[str, Any]]:
    return screenshots.read(picture, {}, {})["messages"]


def test_large_letters_in_traditional_chinese_are_read() -> None:
    skin = Skin(size=64, widest=800, placeholder="文字訊息", title_centred=True, radius=60)
    said = [
        Said(label="昨天 下午3:20", text="您的帳款已逾期，請盡快處理。"),
        Said(text="我已經繳了", out=True),
    ]
    messages = read(draw.conversation(skin, "雲杉信貸", said, height=1200))
    assert [folded(each["text"]) for each in messages] == [folded(each.text) for each in said]
    assert [each["direction"] for each in messages] == ["in", "out"]
    assert folded(messages[0]["time_shown"]) == "昨天下午3:20"


def test_an_english_conversation_is_read() -> None:
    skin = Skin(page=(246, 248, 252), bubble=(226, 231, 241), mine=(11, 87, 208), placeholder="Text message")
    said = [
        Said(label="Yesterday 3:20 PM", text="Please call us back today."),
        Said(text="I paid.", out=True),
    ]
    messages = read(draw.conversation(skin, "Pine Lending", said))
    assert [each["text"] for each in messages] == [each.text for each in said]
    assert [each["direction"] for each in messages] == ["in", "out"]
    assert messages[0]["sender"] == "Pine Lending"


def test_faint_times_keep_their_last_figure() -> None:
    skin = Skin(faint=(196, 196, 200), placeholder="信息")
    said = [
        Said(label="5月11日 11:47", text="请尽快处理，谢谢。"),
        Said(label="5月12日 08:11", text="好的", out=True),
    ]
    messages = read(draw.conversation(skin, "95231466", said))
    assert [folded(each["time_shown"]) for each in messages] == ["5月11日11:47", "5月12日08:11"]


def test_counts_behind_american_numbers_are_no_part_of_them() -> None:
    items = [
        Item(name="(303) 555-0176 (12)", time="3:04 PM", text="Missed call", red=True),
        Item(name="(303) 555-0121 (2)", time="Yesterday", text="Outgoing call"),
        Item(name="Pine Lending", time="May 4", text="Incoming call"),
    ]
    messages = read(draw.listing(Skin(), "Recents", items, portraits=False))
    assert [(each["number"], each["count"], each["call_type"]) for each in messages] == [
        ("3035550176", 12, "missed"),
        ("3035550121", 2, "outgoing"),
        ("", 1, "incoming"),
    ]


@pytest.mark.parametrize("words", ["OK9:49 AM", "OK 9:49 AM", "OK 9:49 AM ✓"])
def test_a_time_behind_one_word_is_parted_from_it(words: str) -> None:
    line = Line(text=words, x=10, y=10, w=200, h=40, confidence=1.0)
    lines, time = parts.time_behind([line], 230, 40)
    assert ([each.text.strip() for each in lines], time) == (["OK"], "9:49 AM")


@pytest.mark.parametrize("words", ["2月14日 下午4:47", "凌晨2:00", "昨天 早上6:20"])
def test_a_time_with_its_half_of_the_day_names_nobody(words: str) -> None:
    assert parts.name_and_time(words) == ("", "")


@pytest.mark.parametrize("words", ["我会按协议还款的，请不要", "I already paid this month under the"])
def test_part_of_a_sentence_names_nobody(words: str) -> None:
    assert parts.is_sentence(words)


def test_a_message_under_a_mere_day_keeps_that_day() -> None:
    message = {"time_shown": "", "group_time_shown": "昨天", "doubts": []}
    moment, doubts = times.of_message(message, TAKEN, "Asia/Shanghai")
    assert (moment.at, moment.precision) == ("2025-05-19T00:00:00+08:00", "day")
    assert [each["code"] for each in doubts] == ["follower"]


def test_a_dark_phone_on_a_dark_table_is_found_whole() -> None:
    rng = np.random.default_rng(7)
    photo = np.full((1200, 900, 3), (64, 60, 58), dtype=np.float64)
    photo[90:1110, 210:690] = 10
    photo[105:1095, 225:675] = 24
    photo[200:230, 260:560] = 220
    pixels = np.clip(photo + rng.normal(0, 4, photo.shape), 0, 255).astype(np.uint8)
    flat = photos.flatten(pixels)
    assert flat is not None
    x, y, w, h = flat.region([0, 0, flat.pixels.shape[1], flat.pixels.shape[0]])
    assert (abs(x - 218) < 20, abs(y - 98) < 20, abs(w - 465) < 30, abs(h - 1005) < 30) == (True,) * 4
