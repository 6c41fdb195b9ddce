"""The manual: chapters of ``resources/manual`` in the person's language, each with the place it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app import paths

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("zh_CN", "en")
TITLES = {"zh_CN": "据实使用手册", "en": "Jushi manual"}


class Chapter(NamedTuple):
    """One chapter: ``id`` is the place it tells of, ``title`` its heading, ``text`` all of it in Markdown."""

    id: str
    title: str
    text: str


def folder(lang: str) -> Path:
    """Where chapters and pictures of a language lie; an unknown language has the English ones."""
    return paths.resource("manual", lang if lang in LANGUAGES else "en")


def title(lang: str) -> str:
    """The manual's name."""
    return TITLES.get(lang, TITLES["en"])


def chapters(lang: str) -> list[Chapter]:
    """All chapters in order: files are named ``NN-id.md`` and begin with their heading."""
    found = []
    for path in sorted(folder(lang).glob("[0-9][0-9]-*.md")):
        text = path.read_text(encoding="utf-8")
        heading = text.partition("\n")[0].lstrip("# ").strip()
        found.append(Chapter(id=path.stem[3:], title=heading, text=text))
    return found
