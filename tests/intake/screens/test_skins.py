"""A small picture for each maker's phone, drawn with other fonts and sizes than any sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from app.intake.screens import screenshots
from tests.intake.screens import draw
from tests.intake.screens.draw import Item, Said, Skin

if TYPE_CHECKING:
    from PIL import Image

pytestmark = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")

DEMAND = "【云杉普惠】赵先生，您尾号6621的借款已逾期12天，当前应还1,284.55元，请尽快处理。"
REPLY = "我已经按协议还了第三期，请不要再打给我妈妈。"
WEN = "LXGWWenKai-Regular.ttf"
WQY = "wqy-zenhei.ttc"
HEI = "wqy-microhei.ttc"


def folded(words: str) -> str:
    return "".join(words.split()).replace("，", ",").replace("：", ":").replace("。", ".")


def read(picture: Image.Image) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = screenshots.read(picture, {}, {})["messages"]
    return found


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A maker's conversation: how it looks and the times that must come out, as printed."""

    skin: Skin
    said: tuple[Said, ...]
    times: tuple[str, ...]
    title: str = "10690000778899"
    subtitle: str = ""


PHONES = {
    "coloros": Phone(
        skin=Skin(page=(247, 247, 247), bubble=(255, 255, 255), mine=(42, 181, 115), size=46, font=HEI),
        subtitle="广东 广州",
        said=(Said(label="昨天 15:05", text=DEMAND), Said(label="09:12", text=REPLY, out=True)),
        times=("昨天15:05", "09:12"),
    ),
    "originos": Phone(
        skin=Skin(bubble=(242, 243, 245), title_centred=True, size=50, placeholder="编写信息", font=WQY),
        said=(Said(label="3月4日 下午3:05", text=DEMAND), Said(label="昨天 上午9:12", text=REPLY, out=True)),
        times=("3月4日下午3:05", "昨天上午9:12"),
    ),
    "one ui": Phone(
        skin=Skin(page=(252, 252, 252), radius=60, size=47, widest=640, placeholder="输入信息", font=HEI),
        said=(
            Said(label="2025年3月4日 星期二", text=DEMAND, time="下午 3:05"),
            Said(text=REPLY, out=True, time="下午 3:20"),
        ),
        times=("2025年3月4日星期二下午3:05", "2025年3月4日星期二下午3:20"),
    ),
    "emui": Phone(
        skin=Skin(
            page=(241, 243, 245),
            bubble=(255, 255, 255),
            mine=(207, 227, 255),
            mine_ink=(17, 17, 17),
            times_below=True,
            size=45,
            placeholder="短信内容",
            font=WEN,
        ),
        said=(
            Said(text=DEMAND, time="3月4日 下午3:05  卡1"),
            Said(text=REPLY, out=True, time="昨天 上午9:12  卡1"),
        ),
        times=("3月4日下午3:05卡1", "昨天上午9:12卡1"),
    ),
    "magicos": Phone(
        skin=Skin(
            page=(241, 243, 245), bubble=(255, 255, 255), size=49, placeholder="短信（卡 1）", font=WEN
        ),
        said=(Said(label="3月4日周二 15:05", text=DEMAND), Said(label="昨天 09:12", text=REPLY, out=True)),
        times=("3月4日周二15:05", "昨天09:12"),
    ),
    "flyme": Phone(
        skin=Skin(bubble=(239, 239, 240), times_inside=True, radius=20, placeholder="输入内容", font=WQY),
        said=(Said(text=DEMAND, time="03-04 15:05"), Said(text=REPLY, out=True, time="昨天 09:12")),
        times=("03-0415:05", "昨天09:12"),
    ),
    "android, dark": Phone(
        skin=Skin(
            page=(18, 18, 18),
            bubble=(48, 49, 52),
            ink=(232, 234, 237),
            times_below=True,
            font=HEI,
            placeholder="发送短信",
        ),
        said=(Said(text=DEMAND, time="3月4日 15:05"), Said(text=REPLY, out=True, time="昨天 09:12")),
        times=("3月4日15:05", "昨天09:12"),
    ),
}


@pytest.mark.parametrize("name", PHONES)
def test_each_makers_conversation_is_read(name: str) -> None:
    phone = PHONES[name]
    picture = draw.conversation(phone.skin, phone.title, list(phone.said), subtitle=phone.subtitle)
    messages = read(picture)
    assert [folded(each["text"]) for each in messages] == [folded(each.text) for each in phone.said]
    assert [each["direction"] for each in messages] == ["in", "out"]
    assert tuple(folded(each["time_shown"]) for each in messages) == phone.times
    assert (messages[0]["number"], messages[1]["number"]) == ("10690000778899", "")


def test_a_clock_whose_day_was_scrolled_away_is_doubted() -> None:
    said = [
        Said(text=DEMAND, time="15:05"),
        Said(label="昨天", text=REPLY, out=True, time="09:12"),
    ]
    first, second = read(draw.conversation(Skin(widest=640, placeholder="信息"), "95231466", said))
    assert [each["code"] for each in first["doubts"] if each["field"] == "time"] == ["day_hidden"]
    assert (folded(second["time_shown"]), second["doubts"]) == ("昨天09:12", [])


def test_a_card_under_the_name_of_its_app_names_the_sender_below() -> None:
    items = [
        Item(app="信息", name="10690000778899", time="5分钟前", text=DEMAND),
        Item(app="信息", name="小舅", time="昨天 21:05", text="接电话"),
    ]
    messages = read(draw.cards(Skin(bubble=(246, 246, 248)), items))
    assert [(each["sender"], folded(each["time_shown"])) for each in messages] == [
        ("10690000778899", "5分钟前"),
        ("小舅", "昨天21:05"),
    ]
    assert [folded(each["text"]) for each in messages] == [folded(DEMAND), "接电话"]


def test_calls_that_print_the_time_behind_the_place_are_told_by_their_arrows() -> None:
    items = [
        Item(name="13900004455", time="", text="广东广州 · 昨天 15:05", arrow="in"),
        Item(name="姑妈", time="", text="1分20秒 · 3月4日", arrow="out"),
        Item(name="95231466 (3)", time="", text="响铃 8 秒 · 3月2日", arrow="in", red=True),
    ]
    messages = read(draw.listing(Skin(), "最近通话", items, portraits=False))
    assert [(each["number"] or each["sender"], each["call_type"], each["count"]) for each in messages] == [
        ("13900004455", "incoming", 1),
        ("姑妈", "outgoing", 1),
        ("95231466", "missed", 3),
    ]
    assert [folded(each["time_shown"]) for each in messages] == ["昨天15:05", "3月4日", "3月2日"]
    assert messages[1]["duration_s"] == 80
