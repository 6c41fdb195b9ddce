"""What the person knows better: telephone numbers and local offices, in a file of their own."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused, Trouble
from app.followup import authorities
from app.followup.sources import read
from app.paths import user_data
from app.report import files
from app.work import typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "own.toml"
HEAD = "# What you know better than the shipped data; the same id replaces the shipped item.\n"
COPIED = ("does", "needs", "cannot", "rules", "facts")


def place() -> Path:
    """The person's file of authorities."""
    return user_data() / "authorities" / FILE


def save_authority(id: str, fields: Mapping[str, Any], *, today: date) -> None:
    """Writes how to reach an authority as the person knows it; what it does and needs stays as shipped.

    Args:
        id: of a known authority.
        fields: ``title``, ``contact`` and ``source`` (where it is known from), each a text.
        today: the day it is known on.

    Raises:
        Refused: nothing to reach it by, or no source.
        Trouble: ``own_file_unreadable`` if the file there is no TOML, ``target_…`` if it cannot be written.
    """
    known = authorities.authorities().items[id]
    given = {name: typed.text(fields.get(name), name).strip() for name in ("title", "contact", "source")}
    for name in ("contact", "source"):
        if not given[name]:
            raise Refused("own_needs", name)
    title = {lang: given["title"] or known.title[lang] for lang in known.title}
    row: dict[str, Any] = {"id": id, "title": title, "contact": given["contact"], "source": given["source"]}
    row |= {"known_on": today, "quality": "secondary"} | {name: getattr(known, name) for name in COPIED}
    tables = _tables()
    tables["authority"] = [*(one for one in tables.get("authority", []) if one.get("id") != id), row]
    _write(tables)


def forget_authority(id: str) -> None:
    """Goes back to what is shipped."""
    tables = _tables()
    tables["authority"] = [one for one in tables.get("authority", []) if one.get("id") != id]
    _write(tables)


def _tables() -> dict[str, list[dict[str, Any]]]:
    """What stands in the file; what cannot be taken from it is kept as it is, and named where it is shown."""
    file = place()
    if not file.exists():
        return {}
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise Trouble("own_file_unreadable", file=str(file)) from error
    if not all(
        isinstance(rows, list) and all(isinstance(one, dict) for one in rows) for rows in tables.values()
    ):
        raise Trouble("own_file_unreadable", file=str(file))
    return tables


def _write(tables: Mapping[str, list[dict[str, Any]]]) -> None:
    """Aside, then in place; only what can be read again is put there."""
    rows = [f"\n[[{table}]]\n{_lines(row)}" for table, each in tables.items() for row in each]
    file = place()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble("target_failed", name=file.name, reason=error.strerror or "") from error
    files.write(file, (HEAD + "".join(rows)).encode("utf-8"))


def _lines(row: Mapping[str, Any]) -> str:
    return "".join(f"{name} = {_toml(value)}\n" for name, value in row.items())


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def faults() -> list[Trouble]:
    """What is wrong in the person's files of authorities, one sentence each."""
    folder = place().parent
    mine = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    found = [*read(authorities.AUTHORITY, mine).faults, *read(authorities.ROUTE, mine).faults]
    return [Trouble(one.code, **one.facts()) for one in dict.fromkeys(found)]
