"""Parts of a photographed screen: last words, icons behind times, sides nothing shows, cropped lists, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.intake.ocr import Line
from app.intake.screens import (
    bubble_parts,
    calls,
    cards,
    chrome,
    notices,
    pages,
    paragraphs,
    rows,
    screenshots,
    sides,
)
from app.intake.screens.chrome import Chrome
from app.intake.screens.layout import Block, Screen

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDE, HIGH = 1000, 2000


def line(text: str, x: float, y: float, *, w: float = 0, h: float = 50) -> Line:
    return Line(text=text, x=x, y=y, w=w or 40 * len(text), h=h, confidence=0.99)


def photo_of(*lines: Line, ground: NDArray[np.uint8] | None = None) -> Screen:
    return Screen(np.full((HIGH, WIDE, 3), 240, np.uint8), lines, photo=True, ground=ground)


def painted(*boxes: tuple[int, int, int, int, int]) -> NDArray[np.uint8]:
    """A painted ground in half size: boxes (left, top, right, bottom, grey) of the photo on a light page."""
    ground = np.full((HIGH // 2, WIDE // 2, 3), 240, np.uint8)
    for left, top, right, bottom, grey in boxes:
        ground[top // 2 : bottom // 2, left // 2 : right // 2] = grey
    return ground


def test_the_last_words_of_a_paragraph_beside_its_time_are_no_portraits_sign() -> None:
    words = [line("取件码三号请您及时领", 70, 600), line("取。", 70, 655), line("上午5:30", 800, 660)]
    assert not paragraphs.is_sign(words[1], words, photo_of(*words))
    sign = [line("王", 40, 655), line("请您及时领取", 200, 655)]
    assert paragraphs.is_sign(sign[0], sign, photo_of(*sign))


@pytest.mark.parametrize(
    ("read", "time"),
    [
        ("21:081", "21:08"),
        ("昨天 10:51 1", "昨天 10:51"),
        ("星期三1", "星期三"),
        ("2026/8/281", "2026/8/28"),
        ("2026/8/11", "2026/8/11"),
        ("110", ""),
    ],
)
def test_the_letter_in_a_circle_behind_a_time_is_no_figure_of_it(read: str, time: str) -> None:
    assert rows.time_text(line(read, 800, 300)) == time


def test_the_first_row_of_a_cropped_list_is_neither_title_nor_status_bar() -> None:
    listed = [
        line("010-00002102 (2)", 40, 4),
        line("昨天 10:51 1", 750, 24, w=248),
        line("北京 已接4分27秒", 40, 60),
        line("010-00005259", 40, 168),
        line("昨天 08:19 1", 750, 195, w=248),
    ]
    frame = chrome.frame_of(photo_of(*listed))
    assert (frame.clock, frame.title, frame.header) == (None, "", ())


def test_a_page_painted_from_below_the_first_bubble_hides_none_of_it() -> None:
    lines = (
        line("14:06", 60, 10),
        line("10690000778899", 150, 100),
        line("上个月说好分36期的", 400, 290),
        line("更新吗？", 400, 350),
    )
    ground = painted((0, 0, WIDE, 330, 225))
    assert chrome.frame_of(photo_of(*lines, ground=ground)).top <= 200


def listed(*bodies: str) -> list[rows.Row]:
    found = []
    for n, body in enumerate(bodies):
        name = line(f"01000002{n}17", 80, 300 + 200 * n)
        said = line(body, 80, 370 + 200 * n)
        found.append(rows.Row(name=(name,), body=(said,), time="昨天", lines=(name, said)))
    return found


def test_rows_that_repeat_their_place_are_calls() -> None:
    assert rows.looks_like_calls(listed("mobile", "Springfield, IL", "mobile", "Springfield, IL"), "")
    assert not rows.looks_like_calls(listed("Call me back", "Springfield, IL", "Where are you?", "ok"), "")


def test_a_call_without_a_readable_arrow_is_doubted_in_a_photo_only() -> None:
    calling = listed("呼出 1分钟", "北京")
    codes = {}
    for photo in (True, False):
        screen = Screen(np.full((HIGH, WIDE, 3), 240, np.uint8), (), photo=photo)
        codes[photo] = [
            [each["code"] for each in message["doubts"]] for message in calls.call_messages(calling, screen)
        ]
    assert codes == {True: [[], ["side_unclear"]], False: [[], []]}


def bubble(x: float, w: float) -> Block:
    said = (line("好", x + 20, 520),)
    return Block(x=x, y=500, w=w, h=100, colour=(90, 150, 90), full=False, boxy=True, lines=said)


def test_what_stands_far_from_a_bubble_is_no_portrait_and_the_side_is_doubted() -> None:
    noisy = photo_of(ground=painted((200, 500, 420, 600, 120)))
    assert sides.side_of(bubble(760, 180), [], noisy) == ("out", False)
    beside = photo_of(ground=painted((30, 500, 130, 600, 120)))
    assert sides.side_of(bubble(160, 300), [], beside) == ("in", True)


def test_notices_in_a_photo_are_parted_at_the_times_in_the_middle() -> None:
    lines = [
        line("17:17", 440, 250, w=120),
        line("还款提醒", 60, 330),
        line("您的分期第3期将到期，请确保余额充足。", 60, 400),
        line("查看详情", 60, 480),
        line("昨天12:57", 400, 600, w=200),
        line("账单通知", 60, 680),
        line("感谢您的还款，500.00元已入账。", 60, 750),
    ]
    frame = Chrome(title="消息中心", top=150, bottom=HIGH)
    found = notices.messages_of(photo_of(*lines), frame)
    assert [(each["time_shown"], each["text"]) for each in found] == [
        ("17:17", "还款提醒您的分期第3期将到期，请确保余额充足。"),
        ("昨天12:57", "账单通知感谢您的还款，500.00元已入账。"),
    ]


def test_notices_with_their_time_above_a_button_are_told_apart() -> None:
    lines = []
    for n, time in enumerate(("昨天 07:48", "09-22 09:23", "09-22 05:39")):
        top = 250 + 380 * n
        lines += [
            line("账单通知", 60, top),
            line("感谢您的还款，500.00元已入账。", 60, top + 80),
            line(time, 60, top + 140),
            line("查看详情", 60, top + 260),
        ]
    found = notices.messages_of(photo_of(*lines), Chrome(title="通知", top=150, bottom=HIGH))
    assert [each["time_shown"] for each in found] == ["昨天 07:48", "09-22 09:23", "09-22 05:39"]


def test_the_whole_screen_is_no_bubble() -> None:
    lines = (line("云上书店", 100, 100), line("会员日全场满减仅限今日", 100, 900))
    ground = painted((30, 20, 960, 1950, 120))
    frame = Chrome(title="云上书店", top=60, bottom=HIGH)
    boxes = paragraphs.blocks_of(photo_of(*lines, ground=ground), frame)
    assert all(block.h < 0.7 * HIGH for block in boxes)


def test_the_rim_at_the_free_side_is_no_portrait() -> None:
    rimmed = photo_of(ground=painted((880, 480, 960, 620, 30)))
    assert sides.side_of(bubble(80, 600), [], rimmed) == ("in", False)


def test_a_day_that_may_end_with_the_letter_in_a_circle_is_doubted() -> None:
    found = []
    for n, (read, time) in enumerate((("2026/6/281", "2026/6/28"), ("2026/6/11", "2026/6/11"))):
        name, shown = line("10690000778899", 80, 300 + 200 * n), line(read, 700, 300 + 200 * n)
        found.append(rows.Row(name=(name,), body=(), time=time, lines=(name, shown)))
    messages = calls.call_messages(found, photo_of())
    rows.doubt_signs(messages, [row.lines[-1] for row in found])
    doubts = [each["doubts"] for each in messages]
    assert [[each["field"] for each in one if each["code"] == "words_unsure"] for one in doubts] == [
        [],
        ["time"],
    ]


def test_bubbles_with_their_time_in_the_corner_are_no_notices() -> None:
    lines, boxes = [], []
    for top in (300, 700, 1100):
        boxes.append((40, top - 30, 840, top + 200, 205))
        lines += [
            line("您的借款已逾期，请尽快", 80, top),
            line("处理欠款。", 80, top + 60),
            line("昨天 12:02", 600, top + 130),
        ]
    lines.append(line("10690000778899", 300, 90))
    screen = photo_of(*sorted(lines, key=lambda each: each.y), ground=painted(*boxes))
    messages = screenshots.understand(screen)["messages"]
    assert [(each["text"], each["time_shown"]) for each in messages] == [
        ("您的借款已逾期，请尽快处理欠款。", "昨天 12:02")
    ] * 3
    assert [each["number"] for each in messages] == ["10690000778899"] * 3


def test_a_time_in_a_row_with_words_above_it_is_no_status_bar() -> None:
    listed = (
        line("分36期，每期377.89元，首期还款日为2026年9月", 190, 20),
        line("云杉客服", 190, 110),
        line("上午9:19", 860, 110, w=130),
        line("您的验证码用于登录，请勿泄露", 190, 170),
    )
    assert chrome.frame_of(photo_of(*listed)).clock is None


def test_the_end_of_a_cropped_message_is_no_title() -> None:
    rest = (
        line("1900.65元将于7月12", 80, 2),
        line("日到期请确保还款", 80, 70),
        line("账户余额充足如已", 80, 138),
        line("退订", 80, 206),
    )
    assert chrome.frame_of(photo_of(*rest)).title == ""


def hinted(ink: int, *more: Line) -> Screen:
    """A photo with three lines of a message and one at its foot in a given grey."""
    lines = [line("请您尽快处理欠款", 60, 400 + 70 * n) for n in range(3)] + [
        line("写点话吧", 70, 1920),
        *more,
    ]
    screen = photo_of(*lines)
    for each in lines:
        stroke = ink if each.y > 1900 else 20
        screen.pixels[int(each.y) + 10 : int(each.bottom) - 10, int(each.x) : int(each.right) : 4] = stroke
    return screen


def test_a_faint_hint_at_the_foot_is_an_input_field() -> None:
    assert chrome.frame_of(hinted(130)).has_input
    assert not chrome.frame_of(hinted(20)).has_input


def test_a_button_below_every_card_is_no_hint() -> None:
    assert not chrome.frame_of(hinted(130, line("写点话吧", 70, 900))).has_input


def test_the_head_of_a_shade_from_edge_to_edge_is_no_card() -> None:
    head = (
        line("5G 38%", 40, 20),
        line("09:08", 850, 20),
        line("9月22日 周二", 40, 90),
        line("清除", 880, 90),
    )
    card = (line("昨天 18:32", 700, 240), line("小顾", 60, 240), line("按期还就行", 60, 300))
    ground = painted((0, 0, WIDE, 160, 228), (20, 220, WIDE - 20, 370, 252))
    found = cards.card_messages(photo_of(*head, *card, ground=ground))
    assert [(each["sender"], each["text"]) for each in found] == [("小顾", "按期还就行")]


@pytest.mark.parametrize("read", ['(11 9"', '111 9"', "11 9″"])
def test_waves_of_a_voice_message_read_as_ones_are_none_of_its_seconds(read: str) -> None:
    assert bubble_parts.voice_text(read) == "9″"


def test_a_lone_word_in_a_small_bubble_is_no_portraits_sign() -> None:
    word = line("好", 900, 700)
    alone = photo_of(word, ground=painted((870, 670, 980, 780, 120)))
    assert not paragraphs.is_sign(word, [word], alone)
    beside_a_picture = photo_of(word, ground=painted((870, 670, 980, 780, 120), (300, 650, 800, 1200, 90)))
    beside_a_picture.pixels[670:780, 870:980] = (40, 160, 70)
    assert paragraphs.is_sign(word, [word], beside_a_picture)


def test_a_wide_bubble_right_beside_a_portrait_is_from_the_other_side() -> None:
    wide = photo_of(ground=painted((40, 510, 118, 590, 120)))
    assert sides.side_of(bubble(130, 790), [], wide) == ("in", True)


def test_the_arrow_back_is_no_bubble() -> None:
    lines = (line("<", 40, 300), line("请您尽快处理欠款", 60, 500), line("好的我知道了", 500, 700))
    blocks = paragraphs.blocks_of(photo_of(*lines), Chrome(top=200, bottom=HIGH))
    assert [block.lines[0].text for block in blocks] == ["请您尽快处理欠款", "好的我知道了"]


@pytest.mark.parametrize(("high", "fields"), [(34, ["complete", "text"]), (50, ["complete"])])
def test_half_a_row_at_the_foot_is_guessed_at(high: float, fields: list[str]) -> None:
    frame = Chrome(top=0, bottom=1000)
    whole = [line("您的验证码请勿泄露给他人", 200, 300 + 60 * n) for n in range(2)]
    cut = line("剩余待还人民币五千元", 200, 1000 - high, h=high)
    said = [
        rows.Row(name=(line("小顾", 200, y - 60),), body=tuple(body), time="昨天", lines=(*body,))
        for y, body in ((300, whole), (900, [line("感谢您的还款已入账", 200, 900), cut]))
    ]
    found = rows.inbox_messages(said, photo_of(*whole, cut), frame)
    assert [each["field"] for each in found[1]["doubts"] if each["code"] == "cut_off"] == fields


def test_the_header_in_what_is_left_of_the_rim_is_no_bubble() -> None:
    status = (line("11:41", 40, 40), line("5G 38%", 800, 40), line("小橙花", 150, 130))
    said = line("请您尽快处理欠款", 80, 400)
    ground = painted((24, 20, 976, 200, 205), (50, 360, 700, 500, 255))
    screen = photo_of(*status, said, ground=ground)
    shown = [block for block in screen.blocks if chrome.is_bubble(block, screen, screen.page)]
    assert [block.lines for block in shown] == [(said,)]
    assert chrome.frame_of(screen).title == "小橙花"


@pytest.mark.parametrize(("title", "page"), [("还款计划", True), ("还款计划(8)", False)])
def test_a_group_is_no_page_whatever_it_is_called(title: str, page: bool) -> None:
    said = [
        line("还款日", 80, 400),
        line("应还金额", 80, 500),
        line("1,284.55", 700, 500),
        line("期数", 80, 600),
    ]
    assert pages.looks_like_page(photo_of(*said), Chrome(title=title, top=200, bottom=HIGH)) == page


def test_the_rows_of_a_list_whose_cards_hardly_show_are_read_by_their_times() -> None:
    rows_shown = [
        part
        for n in range(4)
        for part in (
            line(f"小顾{n}", 150, 300 + 250 * n),
            line(f"03-2{n}", 850, 300 + 250 * n),
            line("请您尽快处理欠款，以免影响您", 150, 370 + 250 * n),
        )
    ]
    heading = (line("09:08", 40, 20), line("信息", 40, 130, h=90))
    ground = painted((20, 280, WIDE - 20, 440, 252))
    found = screenshots.understand(photo_of(*heading, *rows_shown, ground=ground))["messages"]
    assert [each["sender"] for each in found] == ["小顾0", "小顾1", "小顾2", "小顾3"]
