"""Sentences for people, by code, in their language; the texts live in resources/messages.toml."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING

from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("zh_CN", "en")
UNKNOWN = {
    "zh_CN": "出现了程序没有说明的情况（{code}）。已保存的内容不受影响。",
    "en": "Something happened that the program has no words for ({code}). What was saved is safe.",
}


class Facts(dict[str, object]):
    """Facts to fill in; one that is missing shows as nothing rather than hiding the sentence.

    ``{n|file|files}`` is the first word where the fact ``n`` is one, else the second.
    """

    def __missing__(self, key: str) -> str:
        name, *forms = key.split("|")
        return forms[str(self.get(name)) != "1"] if len(forms) == 2 else ""


@functools.cache
def _sentences() -> dict[str, dict[str, str]]:
    import tomllib  # not needed until something has to be said

    return tomllib.loads(resource("messages.toml").read_text(encoding="utf-8"))


def known(code: str) -> bool:
    """Whether there is a sentence for a code."""
    return code in _sentences()


def sentence(code: str, facts: Mapping[str, object] | None = None, lang: str = "zh_CN") -> str:
    """The sentence for a code, with its facts filled in.

    Args:
        code: the stable code of a ``Trouble`` or of a reading's reason.
        facts: what the sentence names, for example ``{"name": "a.png"}``; sums end in ``_minor``.
        lang: ``zh_CN`` or ``en``.
    """
    filled = Facts({"code": code} | {name: _shown(name, value) for name, value in (facts or {}).items()})
    texts = _sentences().get(code, UNKNOWN)
    return texts[lang if lang in texts else "zh_CN"].format_map(filled)


def _shown(name: str, value: object) -> object:
    """A sum in minor units as people write it."""
    if not name.endswith("_minor") or not isinstance(value, int):
        return value
    from app.case import money  # the start page has no sums to show

    return money.format_minor(value)


def language(setting: str = "auto") -> str:
    """The person's language: ``JUSHI_LANG``, else the setting, else the system's, else Chinese."""
    for wish in (os.environ.get("JUSHI_LANG", ""), setting):
        if wish in LANGUAGES:
            return wish
    system = _system_language().lower()
    return "zh_CN" if system.startswith("zh") or system.split(".")[0] in ("", "c", "posix") else "en"


def _system_language() -> str:
    """As POSIX orders its variables; Windows has none of them and tells Python instead."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return value
    import locale

    known_as = locale.getlocale()[0] or ""
    return "zh" if known_as.lower().startswith("chinese") else known_as
