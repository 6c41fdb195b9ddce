"""The person's settings: declared once here, the preferences form is made from the metadata."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.paths import user_data

if TYPE_CHECKING:
    from pathlib import Path

NAME = "settings.json"
RECENT = 12


def _choice(default: str, *choices: str) -> Any:  # noqa: ANN401  a dataclass field of any type
    return field(default=default, metadata={"choices": choices})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings. ``choices`` in the metadata bound a value; ``shown`` false keeps it off the form."""

    language: str = _choice("auto", "auto", "zh_CN", "en")
    document_language: str = _choice("auto", "auto", "zh_CN", "en")
    scheme: str = _choice("auto", "auto", "light", "dark")
    reminders: str = _choice("on", "on", "off")
    cases_folder: str = ""
    recent: tuple[str, ...] = field(default=(), metadata={"shown": False})
    reminded: tuple[str, ...] = field(default=(), metadata={"shown": False})
    window: str = field(default="", metadata={"shown": False})
    columns: tuple[str, ...] = field(default=(), metadata={"shown": False})

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
