"""Places drawn on pictures in the step of redaction: kept, shown as covered, burnt into the pages, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QLabel

from app.case.redactions import Redaction
from app.intake.reader_client import ReaderPool
from app.ui.documents_pane import DocumentsPane
from app.ui.wizard.regions import RegionForm
from app.work import hiding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk

PLACE = (20.0, 60.0, 90.0, 30.0)


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> Iterator[RegionForm]:
    made = RegionForm(desk, "portal")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.viewer.whole_region() is not None, timeout=20_000)
    yield made
    made.close()


def regions(desk: Desk) -> list[Redaction]:
    return [one for one in desk.case.find(Redaction) if one.kind == "region"]


def hidden(form: RegionForm, desk: Desk, qtbot: QtBot, n: int = 1) -> None:
    """Until so many places are kept and seen."""
    qtbot.waitUntil(lambda: len(regions(desk)) == n, timeout=20_000)
    qtbot.waitUntil(lambda: len(form.viewer.view._frames) == n, timeout=20_000)


def drag(form: RegionForm, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    port = form.viewer.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_a_drag_covers_a_place_and_the_next_one_another(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    middle = form.viewer.view.viewport().rect().center()
    drag(form, qtbot, middle, middle + QPoint(40, 20))
    hidden(form, desk, qtbot)
    drag(form, qtbot, middle + QPoint(0, 40), middle + QPoint(40, 70))
    hidden(form, desk, qtbot, 2)
    assert {one.evidence for one in regions(desk)} == {form.evidence.id if form.evidence else ""}
    assert all(one.profiles == () and one.page == 1 for one in regions(desk))


def test_a_place_is_burnt_into_what_papers_show(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    form.viewer.view.marked.emit(QRectF(*PLACE))
    hidden(form, desk, qtbot)
    (one,) = regions(desk)
    assert one.region == PLACE
    with ReaderPool() as pool:
        made = hiding.Hider(desk.case, desk.case.snapshot(), "chosen").picture(pool, str(one.evidence), 1)
    assert made is not None
    with Image.open(made) as picture:
        assert picture.convert("L").getpixel((60, 75)) == 0
        assert picture.convert("L").getpixel((170, 300)) > 200


def test_a_whole_picture_is_covered_with_a_button(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    form.whole.click()
    hidden(form, desk, qtbot)
    assert regions(desk)[0].region == (0.0, 0.0, 180.0, 320.0)


def test_a_place_is_taken_back(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    form.viewer.view.marked.emit(QRectF(*PLACE))
    hidden(form, desk, qtbot)
    qtbot.waitUntil(lambda: links(form, "不遮了") != [], timeout=20_000)
    links(form, "不遮了")[0].click()
    hidden(form, desk, qtbot, 0)


def links(widget: Any, text: str) -> list[Any]:
    from PySide6.QtWidgets import QPushButton

    return [one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget)]


def test_another_picture_shows_its_own_places(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    form.viewer.view.marked.emit(QRectF(*PLACE))
    hidden(form, desk, qtbot)
    assert form.list.count() == 2
    form.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: form.viewer.whole_region() is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not form.viewer.view._frames, timeout=20_000)
    form.choose(str(regions(desk)[0].evidence))
    qtbot.waitUntil(lambda: len(form.viewer.view._frames) == 1, timeout=20_000)


def test_the_step_lists_the_places_and_opens_the_pictures(desk: Desk, qtbot: QtBot) -> None:
    pane = DocumentsPane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.prepare("complaint")
    qtbot.waitUntil(lambda: pane.prepared.is_drawn, timeout=120_000)
    pane.prepared.choose(redact="portal")
    pane.wizard.go("redact")
    step: Any = pane.wizard.steps["redact"]
    step.draw.click()
    form = step.form
    assert form is not None and form.isVisible()
    qtbot.waitUntil(lambda: form.viewer.whole_region() is not None, timeout=20_000)
    form.viewer.view.marked.emit(QRectF(*PLACE))
    qtbot.waitUntil(lambda: len(regions(desk)) == 1, timeout=20_000)
    form.close()
    said = desk.snapshot().evidence_by_id[str(regions(desk)[0].evidence)].name
    qtbot.waitUntil(
        lambda: any(said in one.text() and "第 1 页" in one.text() for one in step.findChildren(QLabel)),
        timeout=60_000,
    )
    qtbot.waitUntil(lambda: pane.prepared.is_drawn, timeout=120_000)


def press(form: RegionForm, qtbot: QtBot, *keys: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        qtbot.keyClick(form.viewer.view, key, held)


def test_a_place_is_drawn_moved_and_resized_without_a_mouse(
    form: RegionForm, desk: Desk, qtbot: QtBot
) -> None:
    view, shift = form.viewer.view, Qt.KeyboardModifier.ShiftModifier
    press(form, qtbot, Qt.Key.Key_Return)
    first = QRectF(view.band.rect)
    assert first.width() > 40 and view.sceneRect().contains(first)
    press(form, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Down)
    moved = QRectF(view.band.rect)
    assert moved.size() == first.size()
    assert moved.left() > first.left() and moved.top() > first.top()
    press(form, qtbot, Qt.Key.Key_Right, held=shift)
    assert view.band.rect.width() > moved.width() and view.band.rect.topLeft() == moved.topLeft()
    press(form, qtbot, Qt.Key.Key_Left, held=Qt.KeyboardModifier.ControlModifier)
    assert 0 < moved.left() - view.band.rect.left() < moved.left() - first.left()
    assert "%" in view.accessibleDescription()
    drawn = QRectF(view.band.rect)
    press(form, qtbot, Qt.Key.Key_Return)
    hidden(form, desk, qtbot)
    assert regions(desk)[0].region == pytest.approx(drawn.getRect(), abs=0.06)


def test_a_frame_never_leaves_the_picture_nor_shrinks_to_nothing(form: RegionForm, qtbot: QtBot) -> None:
    view = form.viewer.view
    press(form, qtbot, Qt.Key.Key_Return, *[Qt.Key.Key_Left] * 60, *[Qt.Key.Key_Up] * 60)
    assert view.band.rect.topLeft() == view.sceneRect().topLeft()
    press(form, qtbot, *[Qt.Key.Key_Left] * 60, held=Qt.KeyboardModifier.ShiftModifier)
    assert view.band.rect.width() >= 5
    press(form, qtbot, *[Qt.Key.Key_Right] * 200, held=Qt.KeyboardModifier.ShiftModifier)
    assert view.sceneRect().contains(view.band.rect)


def test_escape_drops_the_frame_and_only_then_closes(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    press(form, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert form.isVisible() and not form.viewer.view.band.is_there
    assert regions(desk) == []
    press(form, qtbot, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_place_is_taken_up_again_and_stands_elsewhere(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    form.viewer.view.marked.emit(QRectF(*PLACE))
    hidden(form, desk, qtbot)
    qtbot.waitUntil(lambda: links(form, "改位置") != [], timeout=20_000)
    links(form, "改位置")[0].click()
    assert form.viewer.view.band.rect == QRectF(*PLACE)
    press(form, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: regions(desk)[0].region != PLACE, timeout=20_000)
    (one,) = regions(desk)
    assert one.region is not None and one.region[2:] == PLACE[2:] and one.region[1] > PLACE[1]
    desk.case.undo()
    assert regions(desk)[0].region == PLACE, "moving is one act"


def test_a_change_that_is_dropped_changes_nothing(form: RegionForm, desk: Desk, qtbot: QtBot) -> None:
    form.viewer.view.marked.emit(QRectF(*PLACE))
    hidden(form, desk, qtbot)
    qtbot.waitUntil(lambda: links(form, "改位置") != [], timeout=20_000)
    links(form, "改位置")[0].click()
    press(form, qtbot, Qt.Key.Key_Escape)
    press(form, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    hidden(form, desk, qtbot, 2)
    assert PLACE in {one.region for one in regions(desk)}
