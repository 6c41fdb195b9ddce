"""A chart in the window keeps its proportions, has words for those who cannot see it, and follows the scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.report.charts.marks import Box, Drawing, Label, Rule
from app.report.charts.tables import Chart
from app.ui import theme
from app.ui.chart_view import ChartView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

DRAWING = Drawing(
    width=100,
    height=50,
    marks=(
        Box(x=10, y=10, w=20, h=30, role="after"),
        Box(x=40, y=10, w=20, h=30, role="soft", shade=0.0),
        Rule(x1=0, y1=45, x2=100, y2=45, role="ink"),
        Label(x=50, y=6, text="标题", anchor="middle"),
    ),
)
CHART = Chart(
    name="days", title="各日的联系次数", drawing=DRAWING, rows=(("日期", "次数"), ("2031-03-01", "2"))
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_drawn_in_the_schemes_colours(qtbot: QtBot, qapp: QApplication, scheme: str) -> None:
    theme.apply(qapp, scheme)
    view = ChartView(CHART)
    qtbot.addWidget(view)
    view.resize(400, 10)
    view.show()
    qtbot.waitUntil(lambda: view.height() == 200)
    picture = view.grab().toImage()
    ratio = picture.width() / 400
    filled = picture.pixelColor(int(80 * ratio), int(100 * ratio))
    outlined = picture.pixelColor(int(200 * ratio), int(100 * ratio))
    assert filled == theme.color("after")
    assert outlined != theme.color("soft")


def test_it_says_its_numbers_to_a_screen_reader(qtbot: QtBot) -> None:
    view = ChartView(CHART)
    qtbot.addWidget(view)
    assert view.accessibleName() == "各日的联系次数"
    assert "2031-03-01 2" in view.accessibleDescription()
