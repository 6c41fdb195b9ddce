from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.case.errors import Trouble
from app.intake import ocr, recognition
from tests.intake.screens import draw

if TYPE_CHECKING:
    from pathlib import Path

needs_font = pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")


def test_a_changed_model_is_named_and_not_used(tmp_path: Path) -> None:
    for name in recognition.MODELS:
        (tmp_path / name).write_bytes(b"another model")
    with pytest.raises(Trouble) as caught:
        recognition.check_models(tmp_path)
    assert (caught.value.code, caught.value.facts) == (
        "ocr_model_changed",
        {"name": next(iter(recognition.MODELS))},
    )


@needs_font
def test_lines_are_found_where_they_stand() -> None:
    picture = Image.new("RGB", (640, 300), "white")
    ImageDraw.Draw(picture).text((50, 120), "协议编号 A-20251103", font=draw.font(36), fill="black")
    (line,) = ocr.lines(np.asarray(picture))
    assert line.text.replace(" ", "") == "协议编号A-20251103"
    assert 30 <= line.x <= 55
    assert 105 <= line.y <= line.bottom <= 180
    assert line.confidence > 0.9


@needs_font
def test_a_line_on_the_border_of_two_tiles_is_read_once() -> None:
    picture = Image.new("RGB", (640, 2400), "white")
    pen = ImageDraw.Draw(picture)
    expected = [f"第{n}行的文字" for n in range(24)]
    for n, words in enumerate(expected):
        pen.text((40, 40 + 97 * n), words, font=draw.font(34), fill="black")
    assert [line.text for line in ocr.lines(np.asarray(picture))] == expected


@needs_font
@pytest.mark.parametrize("height", [300, 312, 315])
def test_a_line_whose_feet_the_edge_cuts_off_is_found(height: int) -> None:
    picture = Image.new("RGB", (512, height), "#131314")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((50, 100, 450, height + 60), 20, fill="#2b2c2e")
    for n, words in enumerate(["ending 7758 is 28 days past", "Your account at the bank"]):
        pen.text((80, height + 4 - n * 36), words, font=draw.font(26), fill="#dddddd", anchor="ls")
    assert [line.text[:4] for line in ocr.lines(np.asarray(picture))] == ["Your", "endi"]


def test_the_paper_is_the_most_frequent_colour() -> None:
    region = np.full((20, 20, 3), 240, np.uint8)
    region[5:9, 5:15] = 10
    assert ocr.paper_of(region).tolist() == [240, 240, 240]
    assert int(ocr.ink_of(region).sum()) == 40


def test_how_far_a_colour_is_from_another_is_told_by_the_channel_farthest_off() -> None:
    region = np.random.default_rng(5).integers(0, 256, (9, 14, 3)).astype(np.uint8)
    paper = ocr.paper_of(region)
    expected = np.abs(region.astype(int) - paper).max(axis=2)
    assert (ocr.away_from(region, paper) == expected).all()
    assert ocr.away_from(region[:0], paper).shape == (0, 14)


@needs_font
def test_a_dash_behind_the_word_for_week_is_the_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [
        recognition.Read(text=text, score=0.9, weakest=0.9)
        for text in ("11月3日周—20:41", "每周—", "一周-二周")
    ]
    monkeypatch.setattr(recognition, "recognise", lambda crops: read[: len(crops)])
    picture = Image.new("RGB", (640, 300), "white")
    for n in range(3):
        ImageDraw.Draw(picture).text((50, 30 + 90 * n), "还款提醒的短信", font=draw.font(36), fill="black")
    found = {line.text for line in ocr.lines(np.asarray(picture))}
    assert found == {"11月3日周一20:41", "每周一", "一周-二周"}
