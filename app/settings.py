"""The person's settings: declared once here, the preferences form is made from the metadata."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.paths import default_cases_folder, user_data

NAME = "settings.json"
RECENT = 12


def _choice(default: str, *choices: str) -> Any:  # noqa: ANN401  a dataclass field of any type
    return field(default=default, metadata={"choices": choices})


def _folder() -> Any:  # noqa: ANN401  a dataclass field of any type
    return field(default="", metadata={"kind": "folder"})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings: the preferences are made from them, in this order.

    ``choices`` in the metadata bound a value, ``kind`` says what else than a choice it is, ``shown`` false
    keeps it off the form. Its words are in ``app.ui.preference_words``.
    """

    language: str = _choice("auto", "auto", "zh_CN", "en")
    scheme: str = _choice("auto", "auto", "light", "dark")
    text_size: str = _choice("100", "100", "110", "125", "150", "175", "200")
    motion: str = _choice("usual", "usual", "none")
    document_language: str = _choice("auto", "auto", "zh_CN", "en")
    cases_folder: str = _folder()
    backup_folder: str = _folder()
    reminders: str = _choice("on", "on", "off")
    veil: str = _choice("off", "off", "on")
    recent: tuple[str, ...] = field(default=(), metadata={"shown": False})
    inbox: str = field(default="", metadata={"shown": False})
    inbox_case: str = field(default="", metadata={"shown": False})
    reminded: tuple[str, ...] = field(default=(), metadata={"shown": False})
    window: str = field(default="", metadata={"shown": False})
    columns: tuple[str, ...] = field(default=(), metadata={"shown": False})

    @property
    def text_scale(self) -> float:
        """How much larger than designed all is, 1.0 to 2.0, whatever the screen's scale."""
        return int(self.text_size) / 100

    @property
    def cases_place(self) -> Path:
        """Where new cases are proposed: the folder that was chosen, if it is there, else the usual one."""
        chosen = Path(self.cases_folder) if self.cases_folder else None
        return chosen if chosen is not None and chosen.is_dir() else default_cases_folder()

    def paper_language(self, shown: str) -> str:
        """The language of documents, where the window speaks ``shown``."""
        return shown if self.document_language == "auto" else self.document_language

    def with_recent(self, folder: str) -> Settings:
        """These settings with a case at the head of the recent ones."""
        others = tuple(one for one in self.recent if one != folder)
        return dataclasses.replace(self, recent=(folder, *others)[:RECENT])


def _accepted(name: str, value: object) -> Any:  # noqa: ANN401  the value, as its field has it
    """A stored value if the field can take it, else the field's default."""
    known = {f.name: f for f in dataclasses.fields(Settings)}[name]
    if isinstance(known.default, tuple):
        return tuple(str(one) for one in value) if isinstance(value, list) else known.default
    choices = known.metadata.get("choices")
    return value if isinstance(value, str) and (choices is None or value in choices) else known.default


def load(folder: Path | None = None) -> Settings:
    """Settings as stored; what is missing, unreadable or unknown is the default."""
    try:
        stored = json.loads(((folder or user_data()) / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    names = {f.name for f in dataclasses.fields(Settings)}
    kept = stored if isinstance(stored, dict) else {}
    return Settings(**{name: _accepted(name, value) for name, value in kept.items() if name in names})


def save(settings: Settings, folder: Path | None = None) -> None:
    """Writes the settings aside, then replaces the old ones."""
    place = folder or user_data()
    place.mkdir(parents=True, exist_ok=True)
    aside = place / f"{NAME}.{os.getpid()}.new"
    with aside.open("w", encoding="utf-8") as file:
        json.dump(dataclasses.asdict(settings), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(place / NAME)
