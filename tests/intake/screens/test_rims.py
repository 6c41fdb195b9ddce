"""The rim of a phone in the outline of its screen."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.intake.rims import without_rim

WIDE, HIGH = 600, 1200
CORNERS = np.array([[0, 0], [WIDE, 0], [WIDE, HIGH], [0, HIGH]], dtype=np.float64)
WORDS = np.array(
    [[60, 60, 140, 60, 24], [60, 300, 460, 300, 24], [60, 1080, 300, 1080, 24]], dtype=np.float64
)


def phone(
    screen: int, rim: int, left: int, right: int
) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    picture = np.full((HIGH, WIDE, 3), rim, np.uint8)
    picture[24 : HIGH - 24, left : WIDE - right] = screen
    noise = np.random.default_rng(9).normal(0, 1.5, picture.shape)
    return np.asarray(np.clip(picture + noise, 0, 255), dtype=np.uint8)


@pytest.mark.parametrize(("screen", "rim"), [(0, 30), (44, 14), (230, 12)])
def test_a_dark_rim_is_cut_off(screen: int, rim: int) -> None:
    found = without_rim(phone(screen, rim, 20, 24), CORNERS, WORDS)
    expected = np.array([[20, 24], [WIDE - 24, 24], [WIDE - 24, HIGH - 24], [20, HIGH - 24]])
    assert np.abs(found - expected).max() < 6


def test_a_turned_outline_is_cut_as_well() -> None:
    turn = np.vstack((cv2.getRotationMatrix2D((WIDE / 2, HIGH / 2), 6, 0.8), [0, 0, 1]))
    photo = cv2.warpPerspective(phone(0, 40, 22, 22), turn, (WIDE, HIGH), borderValue=(150, 140, 130))

    def moved(
        points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        there = cv2.perspectiveTransform(points.reshape(-1, 1, 2), turn)
        return np.asarray(there, dtype=np.float64).reshape(-1, 2)

    ends = moved(WORDS[:, :4].reshape(-1, 2)).reshape(-1, 4)
    found = without_rim(np.asarray(photo, dtype=np.uint8), moved(CORNERS), np.hstack((ends, WORDS[:, 4:])))
    expected = moved(
        np.array([[22, 24], [WIDE - 22, 24], [WIDE - 22, HIGH - 24], [22, HIGH - 24]], dtype=np.float64)
    )
    assert np.abs(found - expected).max() < 7


def test_cards_from_margin_to_margin_are_no_screen_in_a_rim() -> None:
    page = np.full((HIGH, WIDE, 3), 226, np.uint8)
    page[140:1150, 20 : WIDE - 20] = 250
    assert np.array_equal(without_rim(page, CORNERS, WORDS), CORNERS)


def test_a_rim_at_one_side_only_stays() -> None:
    assert np.array_equal(without_rim(phone(230, 12, 0, 30), CORNERS, WORDS), CORNERS)


def test_an_outline_without_words_stays() -> None:
    assert np.array_equal(without_rim(phone(230, 12, 20, 20), CORNERS, np.empty((0, 5))), CORNERS)
