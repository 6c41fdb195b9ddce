"""A screen reader: every control of every place and dialog has a name and a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import looking
import tour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.ui.window import Window

PLACES = {"timeline", "evidence", "agreement", "review", "claims", "document", "steps", "start", "first-look"}
PAGES = {"claims/charts", "steps/know", "document/register", "document/1-receiver", "document/8-save"}
"""Some of what stands inside the places."""


def test_every_control_has_a_name_and_a_role(
    open_window: Callable[[Path], Window], demo: Path, tmp_path: Path
) -> None:
    window = open_window(demo)
    seen = {name: looking.unnamed(surface) for name, surface in tour.surfaces(window, tmp_path)}
    assert window.view is None, "the start page comes last"
    wanted = {*PLACES, *PAGES, *(one.__name__ for one in tour.dialog_classes())}
    assert wanted - set(seen) == set()
    looking.none_of(seen)


def test_what_a_screen_reader_checks_is_done_as_if_it_were_clicked(
    open_window: Callable[[Path], Window], demo: Path
) -> None:
    window = open_window(demo)
    assert window.view is not None
    window.view.rail.places["claims"].toggle()
    assert window.view._stack.currentWidget() is window.view.claims
    window.view.claims.chips["charts"].toggle()
    assert window.view.claims._stack.currentWidget() is window.view.claims.sheets["charts"]
    window.view.rail.places["timeline"].toggle()
    before = window.view.main.timeline.model.rowCount()
    window.view.main.timeline.filters._chips["calls"].toggle()
    tour.settle(window.desk)
    assert 0 < window.view.main.timeline.model.rowCount() < before
