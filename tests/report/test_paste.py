"""Texts for web forms: whole sentences within the limit, the weightiest kept, numbers masked."""

from __future__ import annotations

from typing import Any

import paper_sample as sample
import pytest

from app.report import paste
from app.report.blocks import text_of


def made(most: int, **more: Any) -> str:
    return paste.written(paste.build(sample.whole(sample.full(**more), "zh_CN"), most))


@pytest.mark.parametrize("most", [200, 500, 1000, 2000])
def test_it_fits_and_every_sentence_is_whole(most: int) -> None:
    text = made(most)
    assert 0 < paste.count(text) <= most
    assert all(line.endswith(("。", "：")) for line in text.splitlines())
    assert text.count("“") == text.count("”") and text.count("（") == text.count("）")


def test_who_whom_and_a_request_are_in_the_smallest() -> None:
    text = made(200)
    assert text.startswith("投诉人：林知远。被投诉人：") and "请求：\n1. " in text


def test_a_longer_form_says_all_that_a_shorter_one_says() -> None:
    def said(most: int) -> set[str]:
        return {part.lstrip("0123456789. ") for part in made(most).replace("\n", "。").split("。")}

    assert said(500) <= said(1000) <= said(2000)
    assert said(500) < said(2000)


def test_exhibits_are_named_without_pages() -> None:
    assert "（证1）" in made(500) and "第1页" not in made(2000)


def test_characters_are_counted_as_a_form_counts_them() -> None:
    assert paste.count("一\n二") == 3
    assert paste.count("𠮷😀") == 4


def test_nothing_on_record_is_said() -> None:
    text = paste.written(paste.build(sample.whole(sample.Sheet(), "zh_CN"), 500))
    assert "没有已确认的记录" in text


def test_the_document_cites_what_its_text_names() -> None:
    doc = paste.build(sample.whole(sample.full(), "zh_CN"), 500)
    assert doc.used() and all(text_of(block.line) for block in doc.blocks)
