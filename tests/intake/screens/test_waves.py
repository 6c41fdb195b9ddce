"""Waves taken out of a photographed screen, and what is painted where colours hardly differ."""

from __future__ import annotations

import numpy as np
import pytest

from app.intake.ocr import Line
from app.intake.screens.layout import Screen
from app.intake.screens.painted import painted
from app.intake.screens.waves import stilled

WIDE, HIGH = 480, 900
BUBBLE = (slice(300, 420), slice(40, 330))


def page_with(bubble: float) -> np.ndarray[tuple[int, int, int], np.dtype[np.float32]]:
    picture = np.full((HIGH, WIDE, 3), 225, np.float32)
    picture[BUBBLE] = bubble
    return picture


def waved(
    picture: np.ndarray[tuple[int, int, int], np.dtype[np.float32]],
    period: float,
    angle: float,
    phases: tuple[float, float, float],
) -> np.ndarray[tuple[int, int, int], np.dtype[np.float32]]:
    """The picture with waves of 5 % of its light, a phase a colour."""
    y, x = np.mgrid[0:HIGH, 0:WIDE]
    along = 2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period
    swing = np.stack([np.sin(along + phase) for phase in phases], axis=2)
    return np.asarray(picture * (1 + 0.05 * swing), dtype=np.float32)


def unrest(picture: np.ndarray[tuple[int, int, int], np.dtype[np.float32]]) -> float:
    """How far the page swings below its bubble, without what is right at the border."""
    return float(picture[480:840, 60:420].std(axis=(0, 1)).max())


@pytest.mark.parametrize("period", [14.0, 24.0, 40.0])
@pytest.mark.parametrize(
    ("angle", "phases"),
    [(0.0, (0.0, 1.0, 2.5)), (1.5, (0.0, 1.0, 2.5)), (0.7, (0.0, 0.0, 0.0))],
    ids=["upright, coloured", "level, coloured", "oblique, grey"],
)
def test_waves_are_taken_out_and_the_edges_of_bubbles_stay(
    period: float, angle: float, phases: tuple[float, float, float]
) -> None:
    before = waved(page_with(238), period, angle, phases)
    after = stilled(before, before)
    assert unrest(before) > 6
    assert unrest(after) < 0.25 * unrest(before)
    inside, outside = after[BUBBLE].mean(), after[480:700, 40:330].mean()
    assert 9 < inside - outside < 17


def test_a_screen_without_waves_stays_as_it_is() -> None:
    plain = page_with(238)
    assert np.abs(stilled(plain, plain) - plain).max() < 2


def test_waves_in_what_is_nearly_black_are_grain() -> None:
    dark = page_with(238)
    dark[:] = 2
    dark[BUBBLE] = 30
    noisy = np.clip(dark + np.random.default_rng(7).normal(0, 1.5, dark.shape), 0, 255).astype(np.float32)
    assert np.abs(stilled(noisy, noisy) - noisy).max() < 6


def test_bubbles_are_painted_out_of_waves_stronger_than_their_edges() -> None:
    seen = np.clip(waved(page_with(238), 24, 0.3, (0.0, 1.0, 2.5)), 0, 255).astype(np.uint8)
    said = Line(text="请您尽快处理", x=60, y=340, w=180, h=24, confidence=1.0)
    ground = painted(seen, (said,))
    assert ground is not None
    (block,) = [each for each in Screen(seen, (said,), photo=True, ground=ground).blocks if each.lines]
    assert block.boxy
    assert abs(block.x - 40) < 4
    assert abs(block.right - 330) < 4


def test_a_bubble_hardly_brighter_than_its_page_is_parted_from_it() -> None:
    seen = np.asarray(page_with(229), dtype=np.uint8)
    said = Line(text="请您尽快处理", x=60, y=340, w=180, h=24, confidence=1.0)
    ground = painted(seen, (said,))
    assert ground is not None
    (block,) = [each for each in Screen(seen, (said,), photo=True, ground=ground).blocks if each.lines]
    assert (block.boxy, block.full) == (True, False)


def test_large_letters_leave_no_dark_spots() -> None:
    seen = np.asarray(page_with(238), dtype=np.uint8)
    seen[330:400, 60:120] = seen[330:400, 190:240] = 20
    ground = painted(seen, (Line(text="请处理", x=50, y=325, w=260, h=80, confidence=1.0),))
    assert ground is not None
    assert int(ground[BUBBLE].min()) > 150
