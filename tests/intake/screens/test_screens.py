"""Screens that the tests draw themselves, other phones and other words than any sample's."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image

from app.intake.screens import screenshots
from tests.intake.screens import draw
from tests.intake.screens.draw import Item, Said, Skin

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")

DEMAND = "【云杉普惠】赵先生，您尾号6621的借款已逾期12天，当前应还1,284.55元，请尽快处理。"
NOTICE = "您的案件将于11月8日移交调解中心，请于今日18:00前回电010-00005678。"
REPLY = "我已经按协议还了第三期，请不要再打给我妈妈。"


def folded(words: str) -> str:
    return "".join(words.split()).replace("，", ",").replace("：", ":").replace("！", "!").replace("•", "·")


def read(picture: Image.Image) -> dict[str, Any]:
    return screenshots.read(picture, {}, {})


@dataclasses.dataclass(frozen=True, kw_only=True)
class Screen:
    skin: Skin
    title: str
    said: list[Said]
    sender: str = ""
    number: str = ""
    subtitle: str = ""
    height: int = 1000


LIGHT = Skin(page=(247, 247, 247), bubble=(255, 255, 255), mine=(55, 175, 95), placeholder="信息")
SCREENS = {
    "light, labels between": Screen(
        skin=LIGHT,
        title="10690000778899",
        sender="10690000778899",
        number="10690000778899",
        said=[
            Said(label="昨天 下午3:20", text=DEMAND),
            Said(label="今天 上午9:05", text=NOTICE),
            Said(text=REPLY, out=True),
        ],
    ),
    "dark, number below the name": Screen(
        skin=Skin(page=(0, 0, 0), bubble=(38, 38, 40), ink=(235, 235, 235), faint=(130, 130, 130)),
        title="云杉普惠",
        subtitle="10690000778899",
        sender="云杉普惠",
        number="10690000778899",
        said=[Said(label="11月3日 周一 20:41", text=DEMAND), Said(text=NOTICE)],
    ),
    "traditional, times below": Screen(
        skin=Skin(page=(240, 242, 245), bubble=(255, 255, 255), times_below=True, placeholder="簡訊"),
        title="雲杉普惠",
        sender="雲杉普惠",
        said=[
            Said(text="您的帳單已過期12天，請盡速繳款1,284元。", time="昨天 下午3:20"),
            Said(text="好的，我會處理", out=True, time="昨天 下午3:25"),
        ],
    ),
    "dark group with portraits": Screen(
        skin=Skin(
            page=(17, 17, 17),
            header=(24, 24, 24),
            bubble=(44, 44, 44),
            mine=(62, 181, 117),
            ink=(230, 230, 230),
            mine_ink=(10, 10, 10),
            faint=(120, 120, 120),
            portraits=True,
            title_centred=True,
            radius=10,
            placeholder="",
        ),
        title="还款沟通群(3)",
        said=[
            Said(label="昨天 21:03", text="赵先生今天能处理吗", name="云杉-小何"),
            Said(text="已经约好每月15号还", out=True),
            Said(text="那我这边先登记", name="云杉-法务"),
        ],
    ),
    "large letters": Screen(
        skin=Skin(size=72, widest=880, bubble=(228, 230, 234), radius=60),
        title="95231466",
        sender="95231466",
        number="95231466",
        said=[Said(label="周三 10:12", text=DEMAND)],
        height=1300,
    ),
    "english": Screen(
        skin=Skin(
            bubble=(229, 229, 234), title_centred=True, header=(247, 247, 248), placeholder="Text Message"
        ),
        title="+1 (303) 555-0101",
        sender="+1 (303) 555-0101",
        number="+13035550101",
        said=[
            Said(
                label="Yesterday 9:03 PM",
                text="Northgate Credit: your payment of $412.50 is due on Nov 12, 2025.",
            ),
            Said(text="I have a payment plan with you.", out=True),
            Said(label="Wed 8:15 AM", text="This is Ms. Hart. Call us back today."),
        ],
    ),
    "one character": Screen(
        skin=Skin(
            page=(237, 237, 237),
            header=(237, 237, 237),
            bubble=(255, 255, 255),
            mine=(149, 236, 105),
            mine_ink=(0, 0, 0),
            portraits=True,
            title_centred=True,
            radius=8,
            placeholder="",
        ),
        title="何专员",
        sender="何专员",
        said=[
            Said(label="11月2日 14:14", text="在吗"),
            Said(text="嗯", out=True),
            Said(text="今天最少先还2000，不然我没法帮你压着"),
        ],
    ),
}


def compare(screen: Screen, messages: list[dict[str, Any]], *, names: bool = True) -> None:
    """Every field of every message, in order."""
    assert [folded(each["text"]) for each in messages] == [folded(each.text) for each in screen.said]
    label = ""
    for said, message in zip(screen.said, messages, strict=True):
        label = said.label or label
        assert message["direction"] == ("out" if said.out else "in")
        assert folded(message["time_shown"]) == folded(said.time or said.label)
        assert folded(message["group_time_shown"]) == folded(label)
        assert message["complete"]
        if names and not said.out:
            assert message["sender"] == (said.name or screen.sender)
            assert message["number"] == ("" if said.name else screen.number)


@pytest.mark.parametrize("name", SCREENS)
def test_a_conversation_is_read_field_by_field(name: str) -> None:
    screen = SCREENS[name]
    result = read(
        draw.conversation(
            screen.skin, screen.title, screen.said, subtitle=screen.subtitle, height=screen.height
        )
    )
    assert (result["family"], result["state"], result["capture"]["clock"]) == ("screenshot", "ok", "09:26")
    assert result["title"] == screen.title
    compare(screen, result["messages"])
    assert all(doubt["code"] != "words_unsure" for each in result["messages"] for doubt in each["doubts"])


def test_own_times_take_their_day_from_the_separator_above() -> None:
    said = [
        Said(label="2025年11月3日 星期一", text=DEMAND, time="下午3:20"),
        Said(text=REPLY, out=True, time="下午4:02"),
    ]
    messages = read(draw.conversation(Skin(widest=640, placeholder="文本信息"), "139 0000 4455", said))[
        "messages"
    ]
    assert [folded(each["time_shown"]) for each in messages] == [
        "2025年11月3日星期一下午3:20",
        "2025年11月3日星期一下午4:02",
    ]
    assert messages[0]["number"] == "13900004455"


def jpeg(picture: Image.Image) -> Image.Image:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=30)
    return Image.open(packed).convert("RGB")


def photo(picture: Image.Image) -> Image.Image:
    """A slanted photo of a phone that shows the picture, with waves and noise over it."""
    import cv2

    pixels = np.asarray(picture)
    high, wide = pixels.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    there = np.array([[190, 140], [750, 110], [775, 1290], [170, 1320]], dtype=np.float32)
    canvas = np.full((1440, 960, 3), (120, 105, 90), np.uint8)
    canvas = cv2.fillConvexPoly(
        canvas,
        (there + np.array([[-12, -12], [12, -12], [12, 12], [-12, 12]])).astype(np.int32),
        (12, 12, 12),
    )
    turn = cv2.getPerspectiveTransform(corners, there)
    shown = cv2.warpPerspective(pixels, turn, (960, 1440), flags=cv2.INTER_AREA)
    canvas[cv2.warpPerspective(np.ones((high, wide), np.uint8), turn, (960, 1440)) > 0] = 0
    rows, columns = np.mgrid[0:1440, 0:960]
    waves = (0.88 + 0.12 * np.sin(columns / 57 + rows / 131))[..., None]
    noise = np.random.default_rng(1).normal(0, 4, canvas.shape)
    return Image.fromarray(np.clip((canvas.astype(float) + shown) * waves + noise, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("spoil", [jpeg, photo], ids=["compressed", "photographed"])
@pytest.mark.parametrize("name", ["light, labels between", "dark group with portraits"])
def test_a_spoilt_picture_reads_the_same(name: str, spoil: Callable[[Image.Image], Image.Image]) -> None:
    screen = SCREENS[name]
    picture = draw.conversation(
        dataclasses.replace(screen.skin, width=720), screen.title, screen.said, height=1500
    )
    result = read(spoil(picture))
    assert result["title"] == screen.title
    compare(screen, result["messages"])


def test_a_region_of_a_photo_lies_on_the_photo() -> None:
    screen = SCREENS["light, labels between"]
    picture = draw.conversation(
        dataclasses.replace(screen.skin, width=720), screen.title, screen.said, height=1500
    )
    x, y, w, h = read(photo(picture))["messages"][0]["region"]
    assert 170 <= x < x + w <= 775
    assert 110 <= y < y + h <= 1320


def test_a_bubble_that_the_edge_cuts_is_marked() -> None:
    skin = Skin(crop_top=360)
    messages = read(
        draw.conversation(
            skin, "95231466", [Said(label="昨天 10:12", text=DEMAND), Said(label="昨天 11:12", text=NOTICE)]
        )
    )["messages"]
    assert [each["complete"] for each in messages] == [False, True]
    assert {("cut_off", "complete"), ("cut_off", "text"), ("sender_hidden", "sender")} <= {
        (doubt["code"], doubt["field"]) for doubt in messages[0]["doubts"]
    }
    assert messages[0]["time_shown"] == ""


def test_a_long_picture_is_read_to_its_end() -> None:
    said = [
        Said(label=f"11月{day}日 10:{day:02d}", text=f"第{day}条：请于{day}日前还款{day}00.50元")
        for day in range(10, 20)
    ]
    messages = read(draw.conversation(LIGHT, "95231466", said, height=2700))["messages"]
    assert [folded(each["text"]) for each in messages] == [folded(each.text) for each in said]
    assert [folded(each["time_shown"]) for each in messages] == [folded(each.label) for each in said]


INBOX = [
    Item(name="10690000778899", time="5分钟前", text=DEMAND[:36] + "…"),
    Item(name="何专员", time="昨天 21:03", text="明天见"),
    Item(name="139 0000 4455", time="11月2日", text=NOTICE),
]
DARK = Skin(page=(18, 18, 20), ink=(235, 235, 235), faint=(150, 150, 150))


@pytest.mark.parametrize(("skin", "portraits"), [(Skin(), True), (DARK, False)], ids=["light", "dark"])
def test_the_rows_of_an_inbox(skin: Skin, portraits: bool) -> None:
    messages = read(draw.listing(skin, "信息", INBOX, portraits=portraits))["messages"]
    assert [(each["sender"], folded(each["time_shown"])) for each in messages] == [
        (item.name, folded(item.time)) for item in INBOX
    ]
    assert [each["number"] for each in messages] == ["10690000778899", "", "13900004455"]
    assert [each["complete"] for each in messages] == [False, True, True]
    assert folded(messages[2]["text"]) == folded(NOTICE)


CALLS = [
    Item(name="95231466 (3)", time="昨天", text="北京", red=True),
    Item(name="139 0000 4455", time="14:20", text="广东深圳  呼出 2分10秒"),
    Item(name="妈妈", time="星期日", text="手机", red=True),
    Item(name="010-00005678", time="11/2", text="来电 35秒"),
]


@pytest.mark.parametrize(
    ("skin", "title", "portraits"), [(Skin(), "通话", True), (DARK, "Recents", False)], ids=["light", "dark"]
)
def test_the_rows_of_a_call_list(skin: Skin, title: str, portraits: bool) -> None:
    calls = read(draw.listing(skin, title, CALLS, portraits=portraits, centred_times=True))["messages"]
    assert [(each["kind"], each["sender"], each["number"]) for each in calls] == [
        ("call", "95231466", "95231466"),
        ("call", "139 0000 4455", "13900004455"),
        ("call", "妈妈", ""),
        ("call", "010-00005678", "01000005678"),
    ]
    assert [(each["call_type"], each["direction"], each["count"]) for each in calls] == [
        ("missed", "in", 3),
        ("outgoing", "out", 1),
        ("missed", "in", 1),
        ("incoming", "in", 1),
    ]
    assert [each["duration_s"] for each in calls] == [None, 130, None, 35]
    assert [each["time_shown"] for each in calls] == ["昨天", "14:20", "星期日", "11/2"]


def test_cards_on_a_lock_screen() -> None:
    items = [
        Item(name="云杉普惠", time="现在", text=DEMAND),
        Item(name="139 0000 4455", time="3小时前", text="看到请回电"),
    ]
    result = read(draw.cards(Skin(bubble=(225, 226, 230)), items))
    assert result["capture"]["clock"] == "19:42"
    assert [(each["sender"], each["time_shown"], folded(each["text"])) for each in result["messages"]] == [
        (item.name, item.time, folded(item.text)) for item in items
    ]


def test_a_repayment_plan_gives_page_facts_and_no_message() -> None:
    rows = [Item(name=f"第{n}期", time="¥640.25", text=f"还款日 2025-0{n}-15  待还") for n in range(1, 5)]
    result = read(draw.listing(Skin(), "还款计划", rows, portraits=False))
    assert result["messages"] == []
    assert [each["minor"] for each in result["page_facts"]["amounts"]] == [64025] * 4
    assert result["page_facts"]["due_dates"] == [f"2025-0{n}-15" for n in range(1, 5)]


@pytest.mark.parametrize("size", [(1, 1), (30, 3000), (400, 400)])
def test_a_picture_without_words_is_nothing_and_no_fault(size: tuple[int, int]) -> None:
    result = read(Image.new("RGB", size, (0, 0, 0)))
    assert (result["family"], result["state"], result["messages"], result["words"]) == (
        "image",
        "nothing",
        [],
        [],
    )


def test_noise_gives_no_message() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (500, 400, 3), dtype=np.uint8)
    assert read(Image.fromarray(noise))["messages"] == []
