"""A picture shown small is averaged, not thinned out: no stroke of a letter is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from app.ui import levels
from app.ui.viewer_view import PictureView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def striped(path: Path, side: int = 1200) -> Path:
    """White with a black line one pixel wide in every twelve."""
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    for x in range(0, side, 12):
        for y in range(side):
            picture.setPixelColor(x, y, QColor("black"))
    picture.save(str(path))
    return path


def test_each_level_is_half_and_nothing_is_lost(tmp_path: Path) -> None:
    made = levels.read(striped(tmp_path / "a.png"))
    assert [one.width() for one in made] == [1200, 600, 300]
    row = [made[-1].pixelColor(x, 100).lightness() for x in range(300)]
    assert abs(sum(row) / len(row) - 255 * 11 / 12) < 3  # as dark as the whole was
    assert levels.read(None) == levels.read(tmp_path / "gone.png") == ()


def test_a_fitted_picture_shows_every_line(tmp_path: Path, qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(202, 202)  # a sixth: each line is a third of a pixel wide
    view.show()
    assert view.show_picture(levels.read(striped(tmp_path / "a.png")))
    assert view.picture_size() == (1200, 1200)
    grabbed = view.viewport().grab().toImage()
    middle = grabbed.height() // 2
    row = [grabbed.pixelColor(x, middle).lightness() for x in range(4, grabbed.width() - 4)]
    assert min(row) > 120  # thinned out, one line in some would be black
    assert abs(sum(row) / len(row) - 255 * 11 / 12) < 6
    view.zoom(20.0)
    assert view.show_picture(()) is False
    assert view.picture_size() == (0, 0)
