"""Tall pictures are cut where nothing is printed, and wide ones are no finer than paper shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import paper_sample as sample
import pytest
from PIL import Image, ImageDraw

from app.case.errors import Trouble
from app.report.pieces import FINEST, TALLEST, gaps, pieces

if TYPE_CHECKING:
    from pathlib import Path


def test_a_screen_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "s.png"
    Image.new("RGB", (540, 1200), "white").save(path)
    [piece] = pieces(path, tmp_path, "cut")
    assert (piece.path, piece.width, piece.height, piece.is_tall) == (path, 540, 1200, True)


def test_a_page_is_not_tall(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    Image.new("RGB", (800, 1130), "white").save(path)
    assert not pieces(path, tmp_path, "cut")[0].is_tall


def test_a_tall_picture_is_cut_only_between_lines(tmp_path: Path) -> None:
    path = sample.pictures(tmp_path)["ev_6", 1]
    with Image.open(path) as image:
        cuts = gaps(image, int(TALLEST * image.width))
        printed = [image.getpixel((60, y)) for y in cuts]
    assert cuts
    assert set(printed) == {(255, 255, 255)}
    made = pieces(path, tmp_path, "cut")
    assert sum(piece.height for piece in made) == 6000
    assert all(piece.height <= TALLEST * piece.width and piece.is_tall for piece in made)


def test_twenty_thousand_rows_without_a_gap_are_still_cut(tmp_path: Path) -> None:
    path = tmp_path / "t.png"
    image = Image.new("L", (400, 20_000))
    draw = ImageDraw.Draw(image)
    for x in range(0, 400, 7):
        draw.line((x, 0, x, 20_000), fill=255)
    image.save(path)
    made = pieces(path, tmp_path, "cut")
    assert sum(piece.height for piece in made) == 20_000
    assert max(piece.height for piece in made) <= TALLEST * 400


def test_a_fine_photograph_is_scaled_and_stays_a_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "p.jpg"
    Image.new("RGB", (4000, 3000), "white").save(path)
    [piece] = pieces(path, tmp_path, "cut")
    assert (piece.width, piece.height, piece.path.suffix) == (FINEST, 1200, ".jpg")


def test_what_is_no_picture_is_said(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(b"no picture")
    with pytest.raises(Trouble) as caught:
        pieces(path, tmp_path, "cut")
    assert caught.value.code == "picture_unreadable"
