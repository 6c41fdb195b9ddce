"""Sentences by code, in the person's language; settings that survive anything in their file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from app import settings, wording
from app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def test_a_sentence_is_filled_in_and_missing_facts_do_not_hide_it() -> None:
    assert wording.sentence("no_such_command", {"command": "fly"}, "en") == "There is no command “fly”."
    assert wording.sentence("no_such_command", {}, "en") == "There is no command “”."
    assert "fly" in wording.sentence("no_such_command", {"command": "fly"}, "zh_CN")


def test_an_unknown_code_is_named() -> None:
    assert not wording.known("xyzzy")
    assert "xyzzy" in wording.sentence("xyzzy", {}, "en")
    assert "xyzzy" in wording.sentence("xyzzy", {}, "zh_CN")


@pytest.mark.parametrize(
    ("environment", "setting", "expected"),
    [
        ({"JUSHI_LANG": "en"}, "zh_CN", "en"),
        ({"JUSHI_LANG": "tlh"}, "zh_CN", "zh_CN"),
        ({"LANG": "en_GB.UTF-8"}, "auto", "en"),
        ({"LANG": "zh_TW.UTF-8"}, "auto", "zh_CN"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "auto", "zh_CN"),
        ({"LANG": "C.UTF-8"}, "auto", "zh_CN"),
    ],
)
def test_the_language_is_the_persons(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    setting: str,
    expected: str,
) -> None:
    for name in ("JUSHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wording.language(setting) == expected


def test_settings_come_back_as_saved(tmp_path: Path) -> None:
    wanted = Settings(language="en", scheme="dark").with_recent("/a").with_recent("/b").with_recent("/a")
    settings.save(wanted, tmp_path)
    assert settings.load(tmp_path) == wanted
    assert wanted.recent == ("/a", "/b")
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"language": "tlh", "recent": 5, "scheme": 3, "x": 1}'])
def test_what_cannot_be_read_is_the_default(tmp_path: Path, stored: str) -> None:
    (tmp_path / "settings.json").write_text(stored, encoding="utf-8")
    assert settings.load(tmp_path) == Settings()


def codes_used() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found.update(re.findall(r'\b(?:Trouble|Refused|Fault)\(\s*"([a-z_]+)"', text))
        found.update(re.findall(r'\bsay\("([a-z_]+)"', text))
    return found


def test_every_trouble_has_its_sentence_in_both_languages() -> None:
    assert {code for code in codes_used() if not wording.known(code)} == set()
    texts = tomllib.loads((ROOT / "resources" / "messages.toml").read_text(encoding="utf-8"))
    incomplete = {
        code for code, text in texts.items() if not all(text.get(lang) for lang in wording.LANGUAGES)
    }
    assert incomplete == set()
    facts = {
        code: [set(re.findall(r"\{(\w+)", text[lang])) for lang in wording.LANGUAGES]
        for code, text in texts.items()
    }
    assert {code for code, (chinese, english) in facts.items() if chinese != english} == set()
