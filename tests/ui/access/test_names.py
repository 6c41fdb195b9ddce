"""A screen reader: every control of every place and dialog has a name and a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import looking
import tour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.ui.window import Window


def test_every_control_has_a_name_and_a_role(
    open_window: Callable[[Path], Window], demo: Path, tmp_path: Path
) -> None:
    window = open_window(demo)
    seen = {name: looking.unnamed(surface) for name, surface in tour.surfaces(window, tmp_path)}
    assert len(seen) > 15
    looking.none_of(seen)
