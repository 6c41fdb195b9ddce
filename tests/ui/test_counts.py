"""Words that go by a count, in the window's English and in the engine's sentences."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from typing import TYPE_CHECKING

import pytest

from app import wording
from app.paths import resource
from app.ui import language
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

FORMS = re.compile(r"\{(\w+)\|([^|{}]*)\|([^|{}]*)\}")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    language.install("en")
    yield
    language.install("zh_CN")


def texts() -> list[str]:
    root = ElementTree.parse(resource("i18n", "jushi_en.ts")).getroot()
    return [one.text or "" for one in root.iter("translation")]


@pytest.mark.usefixtures("english")
def test_one_is_said_as_one_and_more_as_more() -> None:
    said = tr("已存 {files} 份材料，共 {entries} 条记录 · 全部在本机，未联网")
    assert said.format(files=1, entries=2).startswith("1 file kept, 2 entries ·")
    assert said.format(files="1,204", entries=1).startswith("1,204 files kept, 1 entry ·")
    assert tr("共 {n} 页").format(n=0) == "0 pages"


def test_chinese_has_one_form_for_all(qapp: QApplication) -> None:
    language.install("zh_CN")
    assert tr("共 {n} 页").format(n=1) == "共 1 页"


def test_a_fact_that_is_missing_hides_no_sentence() -> None:
    assert "{n} {n|page|pages}, {who}".format_map(wording.Facts(n=1)) == "1 page, "


def test_a_word_that_goes_by_a_count_does_so_everywhere() -> None:
    held = texts()
    many = {last.split()[0] for text in held for _, _, last in FORMS.findall(text) if last.endswith("s")}
    assert {"files", "pages", "entries"} <= many
    bare = re.compile(r"\{(?!most|least)\w+\} (?:" + "|".join(sorted(many)) + r")\b")
    fixed = {"{all} entries"}
    """Of all, never of one alone."""
    assert [text for text in held if (found := bare.search(text)) and found.group() not in fixed] == []
