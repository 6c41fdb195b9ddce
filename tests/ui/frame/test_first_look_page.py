"""The page that looks at one message: dropped or pasted, answered, forgotten; kept only when asked to be."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.first_look_page import FirstLookPage
    from app.ui.window import Window

FRAUD = "【晨禾借】您已逾期9天，账户异常，先付保证金，加微信办理，欠款9,999.00元"


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> FirstLookPage:
    window.start.first_look_requested.emit()
    assert window.first_look is not None
    qtbot.waitUntil(window.first_look.isVisible)
    return window.first_look


def shown(page: FirstLookPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if not one.isHidden())


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, data, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, buttons, keys))


def message(folder: Path) -> Path:
    file = folder / "短信.txt"
    file.write_text(FRAUD, encoding="utf-8")
    return file


def test_a_dropped_message_is_answered_and_nothing_is_kept(
    window: Window, page: FirstLookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(window, message(tmp_path))
    qtbot.waitUntil(lambda: page.seen is not None, timeout=60_000)
    told = shown(page)
    assert "有诈骗常用的说法" in told
    assert "“加微信”：换到别处去谈" in told
    assert "说不出今晚必须付" in told
    assert "cn.card.fraud" in told
    assert "不是法律意见" in told
    for never in ("是真的。\n", "可以放心", "违法", "无需偿还"):
        assert never not in told.replace("不等于它是真的。", "")
    page.findChildren(QPushButton)[0].click()  # back
    assert window.first_look is None
    assert window.start.isVisible()
    assert not window.desk.is_open
    assert not (tmp_path / "jushi_cases").exists()
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "jushi_data") == ["短信.txt"]


def test_pasted_words_are_looked_at_and_their_file_goes(
    window: Window, page: FirstLookPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    QGuiApplication.clipboard().setText("老赖，再不还就去你单位")
    window.acts.paste()
    qtbot.waitUntil(lambda: page.seen is not None, timeout=20_000)
    assert "有危险先打 110" in shown(page)
    assert list(tmp_path.glob("jushi-paste-*"))
    window.leave_first_look()
    assert not list(tmp_path.glob("jushi-paste-*"))


def test_what_cannot_be_read_is_told_and_another_can_be_tried(
    window: Window, page: FirstLookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nxxxx")
    drop(window, broken)
    qtbot.waitUntil(lambda: "换一张清楚的截图" in shown(page), timeout=60_000)
    drop(window, tmp_path)
    assert "整个文件夹请放进案件" in shown(page)
    page.seen = None
    drop(window, message(tmp_path), broken)
    assert "先看第一张" in shown(page)
    qtbot.waitUntil(lambda: page.seen is not None and bool(page.seen.messages), timeout=60_000)


def test_kept_on_request_it_becomes_a_case(
    window: Window, page: FirstLookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(window, message(tmp_path))
    qtbot.waitUntil(lambda: page._keep.isEnabled(), timeout=60_000)
    page._keep.click()
    assert window.first_look is None
    qtbot.waitUntil(lambda: "收存了 1 份材料" in window.messages.text(), timeout=60_000)
    assert window.view is not None
    assert window.view.isVisible()


def test_beside_an_open_case_it_is_held_against_the_agreement(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    window.look_first()
    assert window.first_look is not None
    drop(window, message(tmp_path))
    page = window.first_look
    qtbot.waitUntil(lambda: page.seen is not None, timeout=60_000)
    assert "和打开的案件对照" in shown(page)
    assert "¥9,999.00 和协议对不上" in shown(page)
    window.acts.close_case()
    assert window.first_look is None
    assert window.start.isVisible()


def test_leaving_in_the_middle_of_a_reading_ends_it(
    window: Window, page: FirstLookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(window, ui_case.screenshot(tmp_path, "a.png", "hello"))
    window.leave_first_look()
    qtbot.waitUntil(lambda: window.desk.jobs.live == 0, timeout=30_000)
    assert page.seen is None
    assert window.start.isVisible()


def test_a_contract_shows_its_clauses_with_cards(
    window: Window, page: FirstLookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "合同.txt"
    clause = "第三条 借款人应另行支付<平台>服务费每月50元，年利率14.4%。"
    file.write_text(clause + "本条为一般约定。" * 100, encoding="utf-8")
    drop(window, file)
    qtbot.waitUntil(lambda: page.seen is not None, timeout=60_000)
    told = shown(page)
    assert "像一份合同或协议" in told
    assert "&lt;平台&gt;<b>服务费</b>" in told
    assert "cn.card.costs" in told
    assert "不判断好坏" in told
    assert "今晚必须付。" not in told
