"""Dialogs of fields: no taller than what they ask for, never so short that a field is out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ui import theme
from app.ui.new_case_form import NewCaseForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_short_form_has_no_empty_half_and_shows_all_its_fields(
    qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    form = NewCaseForm()
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    qtbot.waitUntil(lambda: form.height() < theme.px(400))
    assert form._area.verticalScrollBar().maximum() == 0
    assert form._area.viewport().height() - form._page.sizeHint().height() < theme.px(8)
