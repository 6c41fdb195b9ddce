"""Recordings of a screen that scrolls, filmed by the tests: what is read, what is named as missing."""

from __future__ import annotations

import difflib
import json
import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.intake import pictures
from app.intake.media import film, screen_video, scrolling
from app.intake.reader_client import ReaderPool
from app.intake.values import capture, times
from tests.intake.screens import draw, filming
from tests.intake.screens.draw import Said, Skin
from tests.intake.screens.filming import scroll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.intake.screens.filming import Pixels

pytestmark = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")

NUMBER = "10690000778899"
AGAIN = "【云杉普惠】温馨提示：请按时还款。"
SAID = [
    Said(
        label="11月3日 09:10",
        text="【云杉普惠】赵先生，您尾号6621的借款已逾期12天，当前应还1,284.55元，请尽快处理。",
    ),
    Said(label="11月4日 10:15", text=AGAIN),
    Said(label="11月4日 11:15", text=AGAIN),
    Said(text="我已经按协议还了第三期，请不要再打给我妈妈。", out=True),
    Said(
        label="11月5日 15:40",
        text="【云杉普惠】您的案件将于11月8日移交调解中心，请于今日18:00前回电010-00005678。",
    ),
    Said(
        label="11月6日 16:02",
        text="【云杉普惠】您本期账单366.40元将到期，请留意扣款卡余额，已还的不用理会。退订回T",
    ),
    Said(
        label="11月7日 08:30",
        text="【云杉普惠】赵先生，您尾号6621的借款已逾期16天，当前应还1,301.20元，请尽快处理。",
    ),
    Said(text="我会按约定的日期还款，请以书面方式联系。", out=True),
    Said(
        label="11月8日 12:21",
        text="【云杉普惠】调解通知已寄出，单号0000987，请注意查收，如有疑问请联系客服。",
    ),
]
SKIN = Skin(width=480, page=(247, 247, 247), bubble=(255, 255, 255), mine=(55, 175, 95), placeholder="信息")
DARK = Skin(
    width=420, page=(0, 0, 0), bubble=(38, 38, 40), ink=(235, 235, 235), faint=(130, 130, 130), size=50
)
VIEW = 700


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as readers:
        yield readers


def page_of(skin: Skin, said: Sequence[Said] = tuple(SAID)) -> Pixels:
    return filming.trimmed(filming.tall(skin, NUMBER, said, 6000), skin)


def end_of(page: Pixels) -> int:
    return len(page) - VIEW


def read(pool: ReaderPool, path: Path) -> dict[str, Any]:
    return pool.read(path, "video/mp4", path.name)


def folded(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def told(result: dict[str, Any], said: Sequence[Said] = tuple(SAID)) -> list[tuple[str, str, str]]:
    """Side, words and time of each message; words with the odd misread character count as those meant."""
    known = [text for _, text, _ in meant(said)]
    return [
        (
            one["direction"],
            next(iter(difflib.get_close_matches(folded(one["text"]), known, 1, 0.97)), one["text"]),
            folded(one["time_shown"]),
        )
        for one in result["messages"]
        if one["direction"] != "sys"
    ]


def meant(said: Sequence[Said]) -> list[tuple[str, str, str]]:
    return [("out" if one.out else "in", folded(one.text), folded(one.label)) for one in said]


@pytest.mark.parametrize("skin", [SKIN, DARK], ids=["light", "dark"])
def test_speeds_pauses_and_scrolling_back_give_each_message_once(
    pool: ReaderPool, tmp_path: Path, skin: Skin
) -> None:
    page = page_of(skin)
    end = end_of(page)
    places = [0] * 5 + scroll(0, end // 2, 25) + [end // 2] * 6 + scroll(end // 2, end // 4, 60)
    places += scroll(end // 4, end, 130) + [end] * 5
    shown = filming.screens(page, skin, VIEW, places)
    result = read(pool, filming.film(tmp_path / "Screenrecorder-2025-11-08-20-00-00.mp4", shown, noise=2.0))
    assert (result["family"], result["state"], result["reason"]) == ("screen_video", "ok", "")
    assert told(result) == meant(SAID)
    assert {one["number"] for one in result["messages"] if one["direction"] == "in"} == {NUMBER}
    assert result["capture"]["clock"] == "09:26"
    assert not any(d["code"] != "words_unsure" for one in result["messages"] for d in one["doubts"])


def test_each_message_stands_where_its_still_shows_it(pool: ReaderPool, tmp_path: Path) -> None:
    page = page_of(SKIN)
    places = scroll(end_of(page), 0, 40)
    path = filming.film(tmp_path / "up.mp4", filming.screens(page, SKIN, VIEW, places))
    result = read(pool, path)
    assert told(result) == meant(SAID)
    stills = result["media"]["stills"]
    for message in result["messages"]:
        assert message["second"] == stills[message["page"] - 1]
        x, y, w, h = message["region"]
        assert x >= 0 and y >= 0 and x + w <= SKIN.width and y + h <= VIEW
    first = result["messages"][0]
    target = tmp_path / "still.png"
    made = pool.picture(path, "video/mp4", target, max_side=1_000_000, second=first["second"])
    assert (made["state"], made["width"], made["height"]) == ("ok", SKIN.width, VIEW)
    x, y, w, h = first["region"]
    from PIL import Image

    bubble = np.asarray(Image.open(target).convert("RGB"))[y + 6 : y + h - 6, x + 10 : x + w - 10]
    assert np.median(bubble) > 246 and bubble.min() < 80  # white, with words on it


def test_a_stretch_that_was_scrolled_past_too_fast_is_named(pool: ReaderPool, tmp_path: Path) -> None:
    page = page_of(SKIN)
    places = [0] * 8 + [end_of(page)] * 8
    assert end_of(page) > VIEW  # nothing of the first screen is left
    result = read(pool, filming.film(tmp_path / "fast.mp4", filming.screens(page, SKIN, VIEW, places)))
    assert (result["state"], result["reason"], result["facts"]["count"]) == ("partial", "video_has_gaps", 1)
    marked = [one for one in result["messages"] if any(d["code"] == "missing_before" for d in one["doubts"])]
    later = [one for one in result["messages"] if one["second"] > 8 / filming.RATE - 0.01]
    assert marked == later[:1]


def test_what_was_missed_and_then_scrolled_back_to_is_not_missing(pool: ReaderPool, tmp_path: Path) -> None:
    page = page_of(SKIN)
    end = end_of(page)
    places = [0] * 6 + [end] * 6 + scroll(end, 100, 50) + scroll(100, end, 80)
    result = read(pool, filming.film(tmp_path / "back.mp4", filming.screens(page, SKIN, VIEW, places)))
    assert (result["state"], told(result)) == ("ok", meant(SAID))


def test_two_conversations_in_one_recording_stay_two(pool: ReaderPool, tmp_path: Path) -> None:
    one, other = page_of(SKIN, SAID[:5]), page_of(DARK, SAID[5:])
    size = (DARK.width, SKIN.width)
    wide = np.zeros((len(other), size[1] - size[0], 3), np.uint8)
    second = np.concatenate([other, wide], axis=1)
    skin = Skin(width=DARK.width)
    shown = [
        *filming.screens(one, SKIN, VIEW, scroll(0, end_of(one), 40)),
        *filming.screens(second, skin, VIEW, scroll(0, max(0, len(other) - VIEW), 40) + [0] * 6),
    ]
    result = read(pool, filming.film(tmp_path / "two.mp4", shown))
    texts = [text for _, text, _ in told(result)]
    assert texts[:5] == [folded(each.text) for each in SAID[:5]]
    assert set(texts[5:]) == {folded(each.text) for each in SAID[5:]}


def test_a_landscape_holds_no_messages(pool: ReaderPool, tmp_path: Path) -> None:
    dice = np.random.default_rng(4)
    hills = (np.cumsum(dice.normal(0, 3, (240, 900)), axis=1) % 255).astype(np.uint8)
    shown = [np.repeat(hills[:, n * 4 : n * 4 + 320, None], 3, axis=2) for n in range(30)]
    result = read(pool, filming.film(tmp_path / "VID_20251108_101010.mp4", shown))
    assert (result["state"], result["reason"], result["messages"]) == ("nothing", "video_without_words", [])


def test_a_long_landscape_is_looked_into_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_video, "LONG", 0.5)
    monkeypatch.setattr(scrolling, "measure_all", lambda *_: pytest.fail("followed frame by frame"))
    shown = [np.full((320, 320, 3), 90 + n, np.uint8) for n in range(20)]
    path = filming.film(tmp_path / "long.mp4", shown)
    beats: list[int] = []
    result = screen_video.read(path, "video/mp4", path.name, {"alive": lambda: beats.append(1)})
    assert (result["state"], result["reason"]) == ("nothing", "video_without_words")
    assert beats


def test_a_video_file_that_only_sounds_is_a_recording(tmp_path: Path) -> None:
    def box(name: bytes, *inner: bytes) -> bytes:
        data = b"".join(inner)
        return (8 + len(data)).to_bytes(4, "big") + name + data

    made = (1_760_000_000 + 2_082_844_800).to_bytes(4, "big")
    sound = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), b"soun", bytes(12))))
    movie = box(b"moov", box(b"mvhd", bytes(4), made, bytes(16)), sound)
    path = tmp_path / "13900001111_20250927151722.3gp"
    path.write_bytes(box(b"ftyp", b"3gp4", bytes(4)) + movie)
    assert film.container(path) == film.Container(
        tracks=frozenset({"soun"}), created="2025-10-09T08:53:20+00:00"
    )
    result = screen_video.read(path, "video/3gpp", path.name, {})
    assert (result["family"], result["messages"][0]["number"]) == ("recording", "13900001111")


@pytest.mark.parametrize("kept", [0, 40, 900])
def test_a_video_that_breaks_off_has_no_frames(pool: ReaderPool, tmp_path: Path, kept: int) -> None:
    page = page_of(SKIN, SAID[:2])
    path = filming.film(tmp_path / "whole.mp4", filming.screens(page, SKIN, VIEW, [0] * 5))
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(path.read_bytes()[: max(kept, 28)])
    result = read(pool, broken)
    assert (result["state"], result["reason"]) == ("nothing", "video_without_frames")
    made = pool.picture(broken, "video/mp4", tmp_path / "x.png", max_side=100, second=0.0)
    assert (made["state"], made["reason"]) == ("failed", "video_without_frames")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), big=st.booleans())
def test_no_container_makes_the_reader_stumble(tmp_path: Path, data: bytes, big: bool) -> None:
    head = b"\0\0\0\x01moov" + b"\xff" * 8 if big else b"\0\0\0\x10moov"
    path = tmp_path / "any.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + head + data)
    assert film.container(path).created is None or film.container(path).created > "2005"


def test_the_place_of_a_frame_is_measured_to_the_pixel() -> None:
    page = page_of(SKIN)
    places = [0, 7, 30, 90, 260, 250, 100]
    shown = list(filming.screens(page, SKIN, VIEW, places))
    frames = ((n, n / 10, np.ascontiguousarray(one[:, :, ::-1])) for n, one in enumerate(shown))
    (found,) = scrolling.measure_all(frames, lambda: True)
    assert [one.y for one in found.seen] == pytest.approx(places, abs=1.5)


def test_reminders_of_one_template_are_not_taken_for_one_place() -> None:
    one, other = (
        page_of(SKIN, [Said(label=f"11月{day}日 09:1{day}", text=SAID[0].text)] * 4) for day in (3, 4)
    )
    views = [
        scrolling.view_of(np.ascontiguousarray(next(filming.screens(page, SKIN, VIEW, [0]))[:, :, ::-1]))
        for page in (one, other)
    ]
    assert scrolling.shift(views[0], views[0]) == pytest.approx(0, abs=0.1)
    assert scrolling.shift(views[0], views[1]) is None


def test_pictures_are_made_only_of_what_is_there(tmp_path: Path) -> None:
    wish = {"page": 1, "max_side": 64, "second": 3.0}
    path = tmp_path / "none.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
    assert pictures.make(path, "video/mp4", tmp_path / "a.png", wish)["reason"] == "video_without_frames"


def test_the_corpus_recording_is_read_like_its_screenshots(pool: ReaderPool, corpus: Path) -> None:
    truth = json.loads((corpus / "truth" / "recordings.json").read_text(encoding="utf-8"))
    for name, meant_of in truth.items():
        if meant_of["kind"] != "screen_recording":
            continue
        path = corpus / "recordings" / name
        result = read(pool, path)
        at = capture.resolve(name=name, clock=result["capture"]["clock"])
        assert (at.at, at.exact) == (f"{meant_of['start']}+08:00", True)
        assert result["media"]["duration_s"] == pytest.approx(meant_of["duration_s"], abs=0.2)
        read_of = [one for one in result["messages"] if one["direction"] != "sys"]
        known = meant_of["messages"]
        assert [(one["direction"], one["number"]) for one in read_of] == [
            (one["direction"], one["number"]) for one in known
        ]
        pairs = list(zip(read_of, known, strict=True))
        assert all(alike(one["text"], other["text_exact"]) for one, other in pairs)
        moments = [(times.of_message(one, at, "Asia/Shanghai")[0], other) for one, other in pairs]
        wrong = [m for m, other in moments if m.at and m.at[:16] != other["timestamp_resolved"]]
        unknown = [m for m, _ in moments if m.at is None]
        assert not wrong and len(unknown) <= 0.06 * len(known)


def alike(one: str, other: str) -> bool:
    """Words that differ by no more than the odd character and what a reader of letters cannot show."""
    pair = ["".join(char for char in folded(text) if char.isalnum()) for text in (one, other)]
    return difflib.SequenceMatcher(None, *pair, autojunk=False).ratio() >= 0.97
