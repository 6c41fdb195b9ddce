"""Photos of a screen: turned, slanted, in uneven light, with waves, a frame, a hand; and what is no photo."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.intake import levelling, ocr, photos
from app.intake.screens import screenshots
from app.intake.screens.layout import Screen
from app.intake.screens.painted import painted
from tests.intake.screens import draw
from tests.intake.screens.draw import Item, Said, Skin

pytestmark = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")

WIDE, HIGH = 960, 1280
PALE = Skin(width=720, page=(240, 241, 243), bubble=(255, 255, 255), mine=(60, 140, 240), placeholder="短信")
GROUP = Skin(width=720, page=(236, 236, 236), bubble=(255, 255, 255), mine=(150, 236, 106), portraits=True)
TALK = [
    Said(label="昨天 10:12", text="【青禾小贷】您的借款已逾期8天，请于今日处理1,284.55元。"),
    Said(text="我已经按协议还了", out=True),
    Said(label="今天 09:05", text="您的案件将移交调解中心，请回电010-00005678。"),
]


@dataclass(frozen=True, kw_only=True)
class Shot:
    """How a photo is taken: degrees turned, how much narrower the screen's top is, waves, light, the frame.

    ``grain`` is how uneven the table is, in levels; ``rim`` the frame's colour.
    """

    turned: float = 0.0
    narrower: float = 0.0
    waves: float = 0.0
    period: float = 45.0
    light: float = 0.0
    frame: int = 14
    hand: bool = False
    grain: float = 0.0
    rim: tuple[int, int, int] = (14, 14, 14)
    table: tuple[int, int, int] = (128, 112, 96)
    quality: int = 70


def taken(picture: Image.Image, shot: Shot) -> tuple[Image.Image, np.ndarray[Any, Any]]:
    """A photo of a phone that shows the picture, and the warp from the picture's points to the photo's."""
    import cv2

    shown = np.asarray(picture.convert("RGB"))
    high, wide = shown.shape[:2]
    scale = min(0.8 * WIDE / wide, 0.86 * HIGH / high)
    half = np.array([wide, high]) * scale / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    corners[:2, 0] *= 1 - shot.narrower
    angle = np.deg2rad(shot.turned)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    there = (corners @ turn + [WIDE / 2, HIGH / 2]).astype(np.float32)
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(source, there)
    spots = np.random.default_rng(4).normal(0, 1, (HIGH // 20, WIDE // 20)).astype(np.float32)
    wood = cv2.resize(spots, (WIDE, HIGH))[..., None] * shot.grain + np.array(shot.table)
    canvas = np.clip(wood, 0, 255).astype(np.uint8)
    rim = shot.frame * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    canvas = cv2.fillConvexPoly(canvas, (there + rim @ turn).astype(np.int32), shot.rim)
    mask = cv2.warpPerspective(np.ones((high, wide), np.uint8), warp, (WIDE, HIGH))[..., None]
    seen = cv2.warpPerspective(shown, warp, (WIDE, HIGH), flags=cv2.INTER_AREA).astype(np.float64)
    y, x = np.mgrid[0:HIGH, 0:WIDE]
    swing = np.sin((0.6 * x + 0.8 * y) * 2 * np.pi / shot.period)[..., None]
    seen = seen * 0.9 + 12 + shot.waves * swing * np.array([1.0, 0.2, -0.8])
    result = np.where(mask > 0, seen, canvas) * (1 - shot.light * (x / WIDE - 0.3))[..., None]
    if shot.hand:
        edge = (there[1] + there[2]) / 2
        result = cv2.ellipse(result, (int(edge[0]), int(edge[1])), (26, 60), 0, 0, 360, (205, 160, 130), -1)
    result += np.random.default_rng(3).normal(0, 3, result.shape)
    packed = io.BytesIO()
    Image.fromarray(np.clip(result, 0, 255).astype(np.uint8)).save(packed, "JPEG", quality=shot.quality)
    return Image.open(packed).convert("RGB"), np.asarray(warp)


def folded(words: str) -> str:
    return "".join(words.split()).replace("，", ",").replace("：", ":").replace("（", "(").replace("）", ")")


def said(messages: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(each["direction"], folded(each["text"])) for each in messages if each["direction"] != "sys"]


DARK = Skin(
    width=720,
    page=(0, 0, 0),
    bubble=(38, 38, 40),
    mine=(40, 90, 200),
    ink=(232, 232, 232),
    mine_ink=(245, 245, 245),
    placeholder="短信",
)


SHOTS = {
    "turned left": Shot(turned=7),
    "turned right, narrow above": Shot(turned=-6, narrower=0.08),
    "waves": Shot(turned=2, waves=9),
    "waves stronger than the edges of bubbles": Shot(turned=-3, waves=16, period=28),
    "broad waves": Shot(turned=1, waves=14, period=70),
    "uneven light and a hand": Shot(turned=-2, light=0.5, hand=True),
    "hardly a frame, strongly packed": Shot(turned=3, frame=4, quality=45),
}


@pytest.mark.parametrize("shot", SHOTS.values(), ids=SHOTS)
def test_a_photo_reads_like_its_screen(shot: Shot) -> None:
    picture = draw.conversation(PALE, "10690000778899", TALK, height=1400)
    photo, _warp = taken(picture, shot)
    result = screenshots.read(photo, {}, {})
    assert said(result["messages"]) == [("out" if each.out else "in", folded(each.text)) for each in TALK]
    assert [each["number"] for each in result["messages"] if each["direction"] == "in"] == [
        "10690000778899"
    ] * 2
    assert [folded(each["group_time_shown"]) for each in result["messages"]] == [
        "昨天10:12",
        "昨天10:12",
        "今天09:05",
    ]


@pytest.mark.parametrize(
    "shot",
    [
        Shot(turned=3, frame=26, rim=(40, 40, 44), table=(70, 72, 76), grain=14),
        Shot(turned=-3, frame=22, rim=(24, 22, 22), table=(150, 130, 110), grain=6),
    ],
    ids=["grey rim on dark cloth", "black rim on wood"],
)
def test_the_rim_of_a_phone_with_a_dark_screen_belongs_to_the_table(shot: Shot) -> None:
    picture = draw.conversation(DARK, "10690000778899", TALK, height=1400)
    result = screenshots.read(taken(picture, shot)[0], {}, {})
    assert said(result["messages"]) == [("out" if each.out else "in", folded(each.text)) for each in TALK]
    numbers = {each["number"] for each in result["messages"] if each["direction"] == "in"}
    assert numbers == {"10690000778899"}


def test_names_in_a_group_are_senders_and_no_messages() -> None:
    talk = [
        Said(label="星期二 11:05", name="赵专员", text="今天能处理吗？领导在问我了"),
        Said(text="请按协议来", out=True),
        Said(name="孙律师", text="材料已经寄出，请留意查收。"),
    ]
    picture = draw.conversation(GROUP, "还款协商群(5)", talk, height=1400)
    result = screenshots.read(taken(picture, Shot(turned=4, waves=5))[0], {}, {})
    assert said(result["messages"]) == [("out" if each.out else "in", folded(each.text)) for each in talk]
    assert [each["sender"] for each in result["messages"] if each["direction"] == "in"] == [
        "赵专员",
        "孙律师",
    ]


def test_a_card_of_a_lock_screen_keeps_name_and_time_apart() -> None:
    item = Item(name="10690000778899", time="18:40", text="【青禾小贷】您的借款已逾期8天，请尽快处理。")
    picture = draw.cards(Skin(width=720, bubble=(246, 246, 248)), [item], height=1400)
    (message,) = screenshots.read(taken(picture, Shot(turned=-3))[0], {}, {})["messages"]
    assert (message["sender"], message["time_shown"]) == (item.name, item.time)
    assert folded(message["text"]) == folded(item.text)


def test_words_are_marked_where_they_stand_in_the_untouched_photo() -> None:
    import cv2

    picture = draw.conversation(PALE, "10690000778899", TALK, height=1400)
    photo, warp = taken(picture, Shot(turned=6, narrower=0.05))
    before = photo.tobytes()
    found = screenshots.read(photo, {}, {})
    assert photo.tobytes() == before
    drawn = next(line for line in ocr.lines(np.asarray(picture)) if "10690000778899" in line.text)
    middle = cv2.perspectiveTransform(np.array([[[drawn.centre, drawn.middle]]]), warp)[0, 0]
    x, y, w, h = next(word["box"] for word in found["words"] if "10690000778899" in word["text"])
    assert abs(x + w / 2 - middle[0]) < 0.02 * WIDE
    assert abs(y + h / 2 - middle[1]) < 0.012 * HIGH


@pytest.mark.parametrize("turned", [-8.0, -3.0, 0.0, 3.0, 8.0])
def test_the_screen_is_found_however_it_is_turned(turned: float) -> None:
    picture = draw.conversation(PALE, "10690000778899", TALK, height=1400)
    photo, warp = taken(picture, Shot(turned=turned, narrower=0.04))
    import cv2

    pixels = np.asarray(photo)
    flat = photos.screen_in(pixels, ocr.baselines(pixels))
    assert flat is not None
    w, h = flat.pixels.shape[1], flat.pixels.shape[0]
    outline = np.array([[[0, 0], [w, 0], [w, h], [0, h]]], dtype=np.float64)
    corners = cv2.perspectiveTransform(outline, flat.back)[0]
    true = cv2.perspectiveTransform(
        np.array([[[0, 0], [720, 0], [720, 1400], [0, 1400]]], dtype=float), warp
    )[0]
    assert float(np.abs(corners - true).max()) < 0.05 * WIDE


def test_lines_tell_how_a_picture_is_turned_even_with_strays_among_them() -> None:
    ys = np.arange(100.0, 1000.0, 90.0)
    rise = 0.05 + 0.00004 * (ys - ys.mean())
    rows = np.stack(
        [np.full_like(ys, 80), ys, np.full_like(ys, 580), ys + 500 * rise, np.full_like(ys, 30)], 1
    )
    rows[3, 3] += 160
    slant = levelling.slant_of(rows)
    assert slant is not None
    assert slant.at(float(ys.mean())) == pytest.approx(0.05, abs=0.006)
    assert slant.at(1000) > slant.at(100)


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_lines_tell_nothing(count: int) -> None:
    assert levelling.slant_of(np.array([[0.0, 5.0, 100.0, 5.0, 20.0]] * count).reshape(-1, 5)) is None


def test_painting_leaves_the_bubbles_and_takes_words_and_light_away() -> None:
    picture = draw.conversation(PALE, "10690000778899", TALK, height=1400)
    pixels = np.asarray(picture)
    ramp = np.clip(pixels * np.linspace(0.75, 1.0, pixels.shape[1])[None, :, None], 0, 255).astype(np.uint8)
    lines = tuple(ocr.lines(ramp))
    ground = painted(ramp, lines)
    assert ground is not None
    shades = {tuple(each) for each in ground.reshape(-1, 3).tolist()}
    assert len(shades) < 16
    screen = Screen(ramp, lines, photo=True, ground=ground)
    bubbles = [block for block in screen.blocks if block.boxy and not block.full and len(block.lines) > 1]
    assert len(bubbles) == 2


def test_waves_as_strong_as_edges_are_not_painted() -> None:
    y, x = np.mgrid[0:900, 0:480]
    waves = 128 + 60 * np.sin(x / 10.0) * np.sin(y / 10.0)
    assert painted(np.repeat(waves[..., None], 3, axis=2).astype(np.uint8), ()) is None


@pytest.mark.parametrize("quality", [35, 60, 90])
def test_a_packed_screenshot_is_no_photo(quality: int) -> None:
    packed = io.BytesIO()
    draw.conversation(PALE, "10690000778899", TALK, height=1400).save(packed, "JPEG", quality=quality)
    flat, _noisy = screenshots.upright(np.asarray(Image.open(packed).convert("RGB")))
    assert flat is None


def test_a_picture_of_noise_gives_nothing() -> None:
    noise = np.random.default_rng(5).integers(0, 256, (600, 400, 3), dtype=np.uint8)
    assert screenshots.read(Image.fromarray(noise), {}, {})["messages"] == []


def test_an_outline_that_cuts_lines_of_text_is_not_the_screens() -> None:
    rows = np.array([[100, y, 500, y, 24] for y in range(100, 1100, 60)], dtype=np.float64)
    whole = np.array([[60, 40], [560, 40], [560, 1160], [60, 1160]], dtype=np.float64)
    assert photos._holds(whole, rows)
    cut = np.array([[60, 40], [560, 40], [430, 1160], [60, 1160]], dtype=np.float64)
    assert not photos._holds(cut, rows)
