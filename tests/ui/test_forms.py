"""Dialogs of fields: no taller than what they ask for, never so short that a field is out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QDateEdit, QFormLayout, QLineEdit, QPushButton, QSpinBox

from app.ui import forms, theme
from app.ui.forms import Field, FormDialog
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


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_label_stands_on_the_first_line_of_its_field(
    qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    fields = [
        Field(name="plain", label="名称"),
        Field(name="noted", label="编号", help="一字不差。", unknown=True, value="A"),
        Field(name="day", label="哪天", kind="date"),
        Field(name="long", label="内容", kind="long"),
    ]
    form = FormDialog("?", fields, "保存")
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    for row, box in enumerate(form.boxes.values()):
        label = form.form.itemAt(row, QFormLayout.ItemRole.LabelRole).widget()
        words = label.mapTo(form, QPoint(0, label.contentsRect().top() + label.fontMetrics().height() // 2))
        one_line = box.widget.sizeHint().height() if box.spec.kind != "long" else theme.px(26) + 6
        field = box.widget.mapTo(form, QPoint(0, one_line // 2))
        assert abs(words.y() - field.y()) <= theme.px(3), box.spec.label


def test_a_long_form_uses_the_height_of_the_screen_before_it_scrolls(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light")
    form = FormDialog("?", [Field(name=str(n), label=f"第 {n} 项") for n in range(40)], "保存")
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    assert form._area.verticalScrollBar().maximum() > 0
    assert form.height() == forms.room(form).height() < qapp.primaryScreen().availableGeometry().height()
    assert form.main.mapTo(form, QPoint(0, form.main.height())).y() <= form.height()


def test_fields_of_one_line_have_one_height(qapp: QApplication, qtbot: QtBot) -> None:
    for scale in (1.0, 1.25, 2.0):
        theme.apply(qapp, "light", scale)
        kinds = (QLineEdit, QComboBox, QDateEdit, QSpinBox, QPushButton)
        heights = {kind.__name__: kind().sizeHint().height() for kind in kinds}
        assert max(heights.values()) - min(heights.values()) <= 1, heights
