"""Chat apps and message centres that the tests draw themselves: what is said, and what only stands beside it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from app.intake.screens import bubble_parts, screenshots
from tests.intake.screens import draw
from tests.intake.screens.draw import Said, Sheet, Skin
from tests.intake.screens.test_screens import folded

if TYPE_CHECKING:
    from PIL import Image

pytestmark = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")

CHAT = Skin(
    width=640,
    page=(242, 243, 245),
    header=(255, 255, 255),
    bubble=(255, 255, 255),
    mine=(205, 229, 253),
    mine_ink=(15, 15, 15),
    portraits=True,
    title_centred=True,
    radius=12,
    size=46,
    placeholder="发消息",
)


def read(picture: Image.Image) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = screenshots.read(picture, {}, {})["messages"]
    return messages


def started(skin: Skin, title: str, *, height: int = 1100) -> Sheet:
    """A sheet with its header, ready for content."""
    sheet = Sheet(skin, height)
    draw._header(sheet, title, "", "08:41")
    return sheet


def test_a_quotation_below_a_bubble_is_no_message() -> None:
    sheet = started(CHAT, "客户服务群(6)")
    draw._say(sheet, Said(text="这一期我昨天已经按约定转过去了", out=True, label="昨天 19:20"))
    y, right = sheet.y - sheet.unit(35), sheet.skin.width - sheet.unit(170)
    sheet.box(right - sheet.unit(430), y, sheet.unit(430), sheet.unit(70), (228, 229, 231), 8)
    sheet.text(right - sheet.unit(410), y + sheet.unit(16), "高顾问：今天能处理吗", 34, (150, 150, 150))
    sheet.y = y + sheet.unit(130)
    draw._say(sheet, Said(text="好的，我登记一下您的凭证", name="高顾问@青禾数科"))
    draw._input(sheet)
    messages = read(sheet.image)
    assert [(each["direction"], folded(each["text"])) for each in messages] == [
        ("out", "这一期我昨天已经按约定转过去了"),
        ("in", "好的,我登记一下您的凭证"),
    ]
    assert messages[1]["sender"] == "高顾问@青禾数科"
    assert messages[1]["group_time_shown"].replace(" ", "") == "昨天19:20"


def test_a_name_with_its_time_above_a_bubble_is_parted() -> None:
    said = [
        Said(text="请问还有什么可以帮您", name="客服小岚  2025-03-08 14:05:21"),
        Said(text="把协议发给我", out=True),
        Said(text="稍后由专员联系您，请保持电话畅通", name="客服小岚  2025-03-08 14:09:47"),
    ]
    skin = dataclasses.replace(CHAT, placeholder="请输入您的问题")
    messages = read(draw.conversation(skin, "在线客服", said))
    incoming = [each for each in messages if each["direction"] == "in"]
    assert [each["sender"] for each in incoming] == ["客服小岚", "客服小岚"]
    assert [folded(each["time_shown"]) for each in incoming] == ["2025-03-0814:05:21", "2025-03-0814:09:47"]


def test_suggestions_above_the_input_field_are_no_messages() -> None:
    sheet = started(dataclasses.replace(CHAT, placeholder="请输入您的问题"), "智能客服")
    draw._say(sheet, Said(text="您好，请描述您的问题", label="09:12"))
    for n, words in enumerate(("提前还款", "修改还款日")):
        x, y = sheet.unit(40 + 330 * n), sheet.height - sheet.unit(240)
        sheet.box(x, y, sheet.unit(290), sheet.unit(75), (255, 255, 255), 37)
        sheet.text(x + sheet.unit(40), y + sheet.unit(18), words, 38, (60, 60, 60))
    draw._input(sheet)
    assert [folded(each["text"]) for each in read(sheet.image)] == ["您好,请描述您的问题"]


def test_times_in_the_corners_of_bubbles_are_their_own() -> None:
    sheet = started(
        Skin(width=640, page=(239, 234, 226), header=(0, 128, 105), placeholder="Message"), "Dana Hollis"
    )
    said = (
        ("Please call us today about the plan.", "9:41 AM", False),
        ("Put it in writing.", "9:44 AM", True),
    )
    for words, time, out in (*said, ("We will send a letter.", "9:50 AM", False)):
        w = sheet.unit(780)
        x = sheet.skin.width - sheet.unit(30) - w if out else sheet.unit(30)
        sheet.box(x, sheet.y, w, sheet.unit(150), (217, 253, 211) if out else (255, 255, 255), 20)
        sheet.text(x + sheet.unit(30), sheet.y + sheet.unit(22), words, 40, (20, 20, 20))
        sheet.text(x + w - sheet.unit(25), sheet.y + sheet.unit(95), time, 30, (130, 130, 130), anchor="ra")
        sheet.y += sheet.unit(190)
    draw._input(sheet)
    assert [(each["direction"], each["text"], each["time_shown"]) for each in read(sheet.image)] == [
        ("in", "Please call us today about the plan.", "9:41 AM"),
        ("out", "Put it in writing.", "9:44 AM"),
        ("in", "We will send a letter.", "9:50 AM"),
    ]


NOTICES = (
    ("逾期提醒", "您的借款已逾期12天，请尽快处理。", "2025-03-05 10:20"),
    ("分期办理成功", "您申请的分期已生效，感谢您的配合。", "2025-03-06 18:02"),
    ("服务公告", "今晚升级，期间部分服务暂停使用。", "2025-03-09 09:00"),
)


@pytest.mark.parametrize("boxed", [True, False], ids=["cards", "rows"])
def test_a_message_centre(boxed: bool) -> None:
    page = (244, 245, 247) if boxed else (255, 255, 255)
    sheet = started(Skin(width=720, page=page, header=(255, 255, 255)), "消息中心", height=1300)
    for heading, body, time in NOTICES:
        if boxed:
            sheet.box(sheet.unit(35), sheet.y, sheet.unit(930), sheet.unit(230), (255, 255, 255), 20)
        sheet.text(sheet.unit(75), sheet.y + sheet.unit(25), heading, 44, (20, 20, 20))
        sheet.text(sheet.unit(75), sheet.y + sheet.unit(95), body, 38, (70, 70, 70))
        sheet.text(sheet.unit(75), sheet.y + sheet.unit(160), time, 32, (150, 150, 150))
        sheet.y += sheet.unit(290)
    messages = read(sheet.image)
    assert [(folded(each["text"]), folded(each["time_shown"])) for each in messages] == [
        (folded(heading + body), folded(time)) for heading, body, time in NOTICES
    ]
    assert all(
        (each["kind"], each["direction"], each["sender"]) == ("app_notice", "in", "") for each in messages
    )
    assert all(
        {"code": "sender_hidden", "field": "sender", "facts": {}} in each["doubts"] for each in messages
    )


@pytest.mark.parametrize(
    ("seen", "meant"),
    [('川20"', "20″"), ('41" )', "41″"), (') 9"', "9″"), ('142"', "42″"), ("35秒", "35秒")],
)
def test_the_waves_of_a_voice_bubble_are_left_out(seen: str, meant: str) -> None:
    assert bubble_parts.voice_text(seen) == meant


@pytest.mark.parametrize("text", ['请在30"内回复', "12345", '3.5"屏', "好的"])
def test_other_words_are_no_voice_bubble(text: str) -> None:
    assert bubble_parts.voice_text(text) is None


def test_a_sum_at_the_head_of_a_bill_is_no_title() -> None:
    sheet = Sheet(Skin(width=720, page=(245, 246, 248)), 1200)
    sheet.pen.rectangle((0, 0, 720, 340), fill=(42, 85, 201))
    white = (255, 255, 255)
    sheet.text(40, 18, "10:02", 38, white)
    sheet.text(360, 80, "账单详情", 46, white, anchor="ma")
    sheet.text(360, 180, "6月应还金额", 34, white, anchor="ma")
    sheet.text(360, 235, "¥3,412.50", 82, white, anchor="ma")
    for n, (key, value) in enumerate((("最低还款额", "¥341.25"), ("到期还款日", "2025-06-18"))):
        sheet.text(40, 400 + 80 * n, key, 40, (20, 20, 20))
        sheet.text(680, 400 + 80 * n, value, 40, (20, 20, 20), anchor="ra")
    result = screenshots.read(sheet.image, {}, {})
    assert (result["title"], result["messages"]) == ("账单详情", [])
    assert sorted(each["minor"] for each in result["page_facts"]["amounts"]) == [34125, 341250]
    assert result["page_facts"]["due_dates"] == ["2025-06-18"]
