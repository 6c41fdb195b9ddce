"""What a field of a data file may hold: each taker returns the value or raises ``ValueError``.

Rule packs, authorities, cards and clocks are data that people may edit; a wrong type is named, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

LANGUAGES = ("zh_CN", "en")


def text(value: object) -> Any:  # noqa: ANN401  what the field holds
    """Any text, an empty one too."""
    if not isinstance(value, str):
        raise ValueError
    return value


def said(value: object) -> Any:  # noqa: ANN401
    """A text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def both(value: object) -> Any:  # noqa: ANN401
    """One text in each language, neither empty."""
    if not isinstance(value, Mapping) or set(value) != set(LANGUAGES):
        raise ValueError
    return {lang: said(value[lang]) for lang in LANGUAGES}


def in_both(value: object) -> Any:  # noqa: ANN401
    """One text in each language, or one that stands for both: a number, a person's own words."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) and value.strip() else both(value)


def texts(value: object) -> Any:  # noqa: ANN401
    """A list of texts that say something."""
    if not isinstance(value, list):
        raise ValueError
    return tuple(said(one) for one in value)


def day(value: object) -> Any:  # noqa: ANN401
    """A date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError
    return value


def yes_no(value: object) -> Any:  # noqa: ANN401
    """A truth value."""
    if not isinstance(value, bool):
        raise ValueError
    return value


def one_of(*choices: str) -> Callable[[object], Any]:
    """One of some words."""

    def take(value: object) -> Any:  # noqa: ANN401
        if value not in choices:
            raise ValueError
        return value

    return take


def table(value: object) -> Any:  # noqa: ANN401
    """A table, as it is."""
    if not isinstance(value, Mapping):
        raise ValueError
    return dict(value)
