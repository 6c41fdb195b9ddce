"""Any hand, any eye: large targets where one presses often, and no meaning told by a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import inks
import tour
from PySide6.QtWidgets import QPushButton

from app.ui import agreement_words, timeline_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.ui.window import Window

LEAST = 40


def test_buttons_of_the_review_are_large(open_window: Callable[[Path], Window], demo: Path) -> None:
    window = open_window(demo)
    tour.go(window, "review")
    assert window.view is not None
    pressed = [*window.view.review.buttons.values(), *window.view.review.form.findChildren(QPushButton)]
    seen = {one.text(): one.height() for one in pressed if one.isVisible()}
    assert len(seen) >= 6
    assert {text: height for text, height in seen.items() if height < LEAST} == {}


def test_a_tag_says_in_shape_and_word_what_its_colour_says(
    open_window: Callable[[Path], Window], demo: Path
) -> None:
    window = open_window(demo)
    timeline = window.desk.timeline()
    assert timeline is not None
    told: dict[str, set[str]] = {}
    for row in (timeline.row(one.id) for one in window.desk.snapshot().entries):
        if row is None:
            continue
        for tag in timeline_words.tags(row):
            told.setdefault(tag.role, set()).add(tag.text)
    coloured = {text for role, texts in told.items() if role for text in texts}
    assert {"after", "kept"} <= set(told)
    assert {text for text in coloured if text[0].isalnum() or len(text) < 3} == set()
    shapes = {role: {text[0] for text in texts} for role, texts in told.items() if role}
    pairs = [(a, b) for a in shapes for b in shapes if a < b]
    assert [(a, b) for a, b in pairs if shapes[a] & shapes[b]] == []


def test_each_state_of_an_instalment_has_its_own_shape() -> None:
    shapes = agreement_words.SHAPES
    assert shapes["paid"] == shapes["cured"], "both are paid: in time, or within the days of grace"
    others = [shape for state, shape in shapes.items() if state != "cured"]
    assert len(set(others)) == len(others)


def test_painted_words_are_noticed_by_the_measure(open_window: Callable[[Path], Window], demo: Path) -> None:
    window = open_window(demo)
    tour.go(window, "timeline")
    with inks.recorded() as said:
        inks.drawn(window)
    words = {one for one, _, _ in said}
    assert {"时间线", "▲ 协议后"} <= words
