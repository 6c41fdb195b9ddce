"""The manual tells of every place, command, kind of document and setting, and F1 opens it at the right chapter."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtGui import QKeySequence

from app import cli, manual
from app.report import kinds
from app.ui import documents_words, language, preference_words
from app.ui.manual_window import ManualWindow, Page

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


def whole(lang: str) -> str:
    return "\n".join(chapter.text for chapter in manual.chapters(lang))


def commands() -> list[str]:
    parser = cli.parser("zh_CN")
    (choices,) = (one.choices for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    return list(choices)


def test_both_languages_have_the_same_chapters_and_pictures() -> None:
    ids = {lang: [chapter.id for chapter in manual.chapters(lang)] for lang in manual.LANGUAGES}
    assert ids["zh_CN"] == ids["en"]
    for lang in manual.LANGUAGES:
        named = set(re.findall(r"\]\((\w+\.png)\)", whole(lang)))
        assert named == {path.name for path in manual.folder(lang).glob("*.png")}


@pytest.mark.parametrize("lang", manual.LANGUAGES)
def test_every_command_is_told_of(lang: str) -> None:
    missing = [name for name in commands() if f"`jushi {name}`" not in whole(lang)]
    assert missing == []


@pytest.mark.parametrize("lang", manual.LANGUAGES)
def test_every_kind_of_document_is_told_of(lang: str) -> None:
    language.install(lang)
    text = whole(lang)
    assert [kind for kind in kinds.MODULES if documents_words.name(kind) not in text] == []


@pytest.mark.parametrize("lang", manual.LANGUAGES)
def test_every_setting_is_told_of(lang: str) -> None:
    language.install(lang)
    (text,) = (chapter.text for chapter in manual.chapters(lang) if chapter.id == "settings")
    assert [one.label for one in preference_words.words().values() if f"| {one.label} |" not in text] == []


def widest(page: Page) -> float:
    """Width of the widest picture that is shown."""
    found, block = 0.0, page.document().begin()
    while block.isValid():
        for piece in block:
            form = piece.fragment().charFormat().toImageFormat()
            found = max(found, form.width() if form.isValid() else 0.0)
        block = block.next()
    return found


@pytest.fixture
def opened(window: Window, qtbot: QtBot, tmp_path: Path) -> Window:
    """The window with the small case."""
    window.desk.open(ui_case.small(tmp_path).folder)
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    return window


def test_every_place_has_its_chapter(opened: Window) -> None:
    window = opened
    assert window.view is not None
    ids = {chapter.id for chapter in manual.chapters("zh_CN")}
    assert set(window.view.rail.places) <= ids
    assert "start" in ids


@pytest.fixture(params=manual.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> str:
    """A language, installed before the window is made."""
    language.install(request.param)
    return str(request.param)


def test_every_page_of_a_place_is_told_of(spoken: str, opened: Window) -> None:
    view = opened.view
    assert view is not None
    pages = [chip.text() for pane in (view.claims, view.next_steps) for chip in pane.chips.values()]
    text = whole(spoken).lower()
    assert len(pages) == 8 and [page for page in pages if page.lower() not in text] == []


def test_everything_in_the_menu_is_told_of(spoken: str, window: Window) -> None:
    named = [act.text() for act in window.acts.menu.actions() if act.text()]
    (text,) = (chapter.text for chapter in manual.chapters(spoken) if chapter.id == "keys")
    assert len(named) > 20 and [name for name in named if f"| {name} |" not in text] == []


def test_the_key_opens_it_where_one_is(opened: Window, qtbot: QtBot) -> None:
    window = opened
    assert window.view is not None
    window.acts.update()  # the menu and its keys are there
    (act,) = (one for one in window.actions() if one.shortcut() == QKeySequence("F1"))
    for place in ("claims", "evidence"):
        window.view.go(place)
        act.trigger()
        qtbot.waitUntil(lambda: window.findChild(ManualWindow) is not None, timeout=5000)
        shown = window.findChild(ManualWindow)
        assert isinstance(shown, ManualWindow)
        title = next(one.title for one in manual.chapters("zh_CN") if one.id == place)
        assert shown.list.currentItem().text() == title
        assert title in shown.page.toPlainText()
    assert len(window.findChildren(ManualWindow)) == 1


def test_words_are_found_and_pictures_fit(window: Window, qtbot: QtBot) -> None:
    shown = ManualWindow(window)
    qtbot.addWidget(shown)
    shown.show()
    shown.search.setText("SHA-256")
    seen = [shown.list.item(n).text() for n in range(shown.list.count()) if not shown.list.item(n).isHidden()]
    assert seen == ["证据"]
    assert "SHA-256" in shown.page.toPlainText()
    assert 300 < widest(shown.page) <= shown.page.viewport().width()
    shown.resize(600, 500)
    qtbot.waitUntil(lambda: 0 < widest(shown.page) <= shown.page.viewport().width() < 500, timeout=5000)
