"""The demo case: made out of ``seeds/demo`` by an ordinary intake, whose files somebody has read before."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app import paths
from app.intake import engines
from app.intake.reader_client import ReaderPool
from app.work import agreements, cases, review
from app.work.intake import Intake
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.case.case import Case
    from app.work.take_in import Source

PLACE = "演示材料"
"""Where its files come from, in the record: no folder of the person's computer."""


def build(folder: Path, readers: ReaderPool | None = None) -> Iterator[Step]:
    """The demo case in ``folder``: taken in, read, clear drafts accepted, agreement recorded.

    What is in doubt is left to review, so that there is something to try. ``readers`` are by default those
    that know the shipped readings.
    """
    facts = json.loads(paths.seed("demo", "case.json").read_text(encoding="utf-8"))
    times = facts.pop("file_times")
    with cases.create(folder, **facts) as case:
        yield from DemoIntake(case, times, readers or ShippedReadings()).run()
        agreement = json.loads(paths.seed("demo", "agreement.json").read_text(encoding="utf-8"))
        agreements.record(case, agreement)
        review.accept_clear(case)
        yield Step(code="demo_ready", done=1, total=1)


class DemoIntake(Intake):
    """An intake of the shipped files; ``times`` are those they had on the phone: a checkout forgets them."""

    def __init__(self, case: Case, times: Mapping[str, str], readers: ReaderPool) -> None:
        super().__init__(case, [paths.seed("demo", "files")])
        self._times = times
        self._pool = readers

    def _sources(self) -> Iterator[Source]:
        for one in super()._sources():
            seconds = datetime.fromisoformat(f"{self._times[one.name]}+08:00").timestamp()
            yield dataclasses.replace(one, shown=f"{PLACE}/{one.name}", mtime=seconds)

    def _readers(self) -> ReaderPool:
        return self._pool


def key(*files: Path) -> str:
    """By what an answer about files is found: their SHA-256."""
    return " ".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)


class ShippedReadings(ReaderPool):
    """Readers that know the readings of the demo's files: reading its pictures anew takes half a minute.

    An answer is of the very bytes that were read, and of a reader of today; anything else is asked of the
    child. ``seeds/demo/readings.py`` makes them, a test compares them with what the readers say.
    """

    def __init__(self) -> None:
        super().__init__()
        shipped = json.loads(paths.seed("demo", "readings.json").read_text(encoding="utf-8"))
        self._known: dict[str, dict[str, Any]] = shipped["read"]
        self._compared: dict[str, dict[str, Any]] = shipped["compared"]

    def read(self, path: Path, media_type: str, name: str, **options: object) -> dict[str, Any]:
        """The reading of one file; what a person said of other tables is nothing to these."""
        known = None if options.keys() - {"mappings"} else self._known.get(key(path))
        if known is None or engines.is_old(str(known.get("engine", ""))):
            return super().read(path, media_type, name, **options)
        return known

    def compare(self, path: Path, media_type: str, other: Path, other_type: str) -> dict[str, Any]:
        """What two pictures have to do with each other."""
        known = self._compared.get(key(path, other))
        return known if known is not None else super().compare(path, media_type, other, other_type)
