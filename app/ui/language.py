"""The language of the window: ``tr`` for every sentence; Chinese is in the source, English a catalogue."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import paths, settings
from app.wording import Facts

CONTEXT = "jushi"
LANGUAGES = ("zh_CN", "en")

_current = "zh_CN"
_installed: list[QTranslator] = []


class Counted(str):
    """A sentence with words that go by a count: ``{n} {n|file|files} kept``."""

    __slots__ = ()

    def format(self, *_: object, **facts: object) -> str:
        """The sentence with its facts filled in, each such word in the form that fits."""
        return self.format_map(Facts(facts))


def tr(text: str, note: str = "", n: int = -1) -> str:
    """The sentence in the window's language.

    Args:
        text: Chinese source text, a literal (the catalogue is made by reading the source).
        note: tells two equal Chinese texts apart, and helps the translator.
        n: the count for sentences with one plural; ``%n`` in the text becomes the number. Where several
            counts are filled in by ``format``, the catalogue says ``{name|one|many}``.
    """
    said = QCoreApplication.translate(CONTEXT, text, note or None, n)
    return Counted(said) if "|" in said else said


def current() -> str:
    """The language of the window: ``zh_CN`` or ``en``."""
    return _current


def paper() -> str:
    """The language of new documents: the setting, else the window's."""
    return settings.load().paper_language(_current)


def locale() -> QLocale:
    """The locale dates and numbers are written by."""
    return QLocale("zh_CN" if _current == "zh_CN" else "en_GB")


def preferred(setting: str = "") -> str:
    """The language to start with: the setting, else the system's if it is Chinese, else English."""
    if setting in LANGUAGES:
        return setting
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install(language: str) -> None:
    """Set the language of the whole program; windows made afterwards speak it."""
    global _current
    app = QCoreApplication.instance()
    if app is None:
        return
    while _installed:
        app.removeTranslator(_installed.pop())
    _current = language if language in LANGUAGES else "zh_CN"
    of_qt = QLibraryInfo.path(QLibraryInfo.TranslationsPath)  # type: ignore[attr-defined]  # Qt's short name
    _add(app, f"qtbase_{_current}", Path(of_qt))
    if _current == "en":
        _built(paths.resource("i18n", "jushi_en.ts"))
        _add(app, "jushi_en", paths.resource("i18n"))
    QLocale.setDefault(locale())


def _add(app: QCoreApplication, name: str, folder: Path) -> None:
    translator = QTranslator()
    if translator.load(name, str(folder)):
        app.installTranslator(translator)
        _installed.append(translator)


def _built(source: Path) -> None:
    """In a checkout whose set-up was not run, make the catalogue once; a shipped app has it."""
    made = source.with_suffix(".qm")
    if not source.is_file() or (made.is_file() and made.stat().st_mtime >= source.stat().st_mtime):
        return
    import subprocess

    command = [sys.executable, str(paths.resource().parent / "packaging" / "translations.py"), "build"]
    subprocess.run(command, capture_output=True, check=False)
