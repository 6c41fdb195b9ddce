"""Words that may be shortened are whole where they have the room that they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import language, theme
from app.ui.elided import ElidedButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TEXTS = (
    "No contact with others",
    "Collection stops while it is kept",
    "Days of grace",
    "What ends it",
    "“宽限期”",
)


@pytest.fixture(params=[1.0, 1.25, 1.5, 2.0])
def english(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    language.install("en")
    theme.apply(qapp, "light", request.param)
    yield
    language.install("zh_CN")
    theme.apply(qapp, "light")


@pytest.mark.usefixtures("english")
def test_a_button_with_room_says_all_its_words(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    buttons = [ElidedButton(text) for text in TEXTS]
    for button in buttons:
        column.addWidget(button)
    page.resize(1200, 400)
    page.show()
    qtbot.waitExposed(page)
    assert [one.text() for one in buttons] == list(TEXTS)
    page.resize(theme.px(120), 400)
    qtbot.waitUntil(lambda: buttons[1].text().endswith("…"))
    assert buttons[1].accessibleName() == TEXTS[1]
