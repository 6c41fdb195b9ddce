"""What a person said the columns of unknown tables are, remembered by the table's header in the settings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 60


def known() -> dict[str, dict[str, Any]]:
    """Every mapping by fingerprint: ``{"at": header row, "columns": {"0": role}}``."""
    return {made[0]: made[1] for one in settings.load().columns if (made := _read(one)) is not None}


def remember(fingerprint: str, at: int, columns: Mapping[str, str]) -> None:
    """Keep one mapping, the newest first; an older one of the same header is replaced."""
    parts = [fingerprint, str(at), *(f"{column}={role}" for column, role in sorted(columns.items()))]
    now = settings.load()
    others = tuple(one for one in now.columns if not one.startswith(f"{fingerprint} "))
    settings.save(dataclasses.replace(now, columns=(" ".join(parts), *others)[:MOST]))


def _read(line: str) -> tuple[str, dict[str, Any]] | None:
    fingerprint, _, rest = line.partition(" ")
    at, *pairs = rest.split(" ")
    columns = {
        column: role
        for pair in pairs
        if (column := pair.partition("=")[0]) and (role := pair.partition("=")[2])
    }
    if not columns or not at.lstrip("-").isdecimal():
        return None
    return fingerprint, {"at": int(at), "columns": columns}
