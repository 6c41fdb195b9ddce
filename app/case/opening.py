"""How a case is made and opened: the lock, the version, and reading where nothing may be written."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import scratch
from app.case import engine, journal, layout, migrations
from app.case.errors import Trouble
from app.case.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from sqlite3 import Connection

    from app.case.journal import Line


@dataclass
class Opened:
    """What opening a folder gives; ``conn`` is the writing connection, ``None`` if read only."""

    folder: Path
    database: Path
    reason: str
    lock: Lock | None = None
    conn: Connection | None = None
    scratch: Path | None = None

    def close(self) -> None:
        """Leave one plain file behind, give the lock back and remove what was temporary."""
        if self.conn is not None:
            engine.set_journal_mode(self.conn, "delete")
            self.conn.close()
        if self.lock is not None:
            self.lock.release()
        if self.scratch is not None:
            scratch.drop(self.scratch)


def make(folder: Path) -> None:
    """Make the folder of a new case with an empty database; nothing is left behind if that fails."""
    folder = layout.prepare(folder)
    try:
        with engine.troubles(), layout.disk_troubles(folder):
            conn = engine.writer(folder / layout.DATABASE, create=True)
            try:
                migrations.migrate(conn, have=0)
            finally:
                conn.close()
    except Trouble:
        layout.unmake(folder)
        raise


def begin_from(folder: Path, received: Iterable[Line]) -> None:
    """Write the journal that came along into a case that was just made, as one transaction."""
    with (
        engine.troubles(),
        layout.disk_troubles(folder),
        contextlib.closing(engine.writer(folder / layout.DATABASE)) as conn,
    ):
        conn.execute("BEGIN IMMEDIATE")
        journal.take_over(conn, received)
        conn.execute("COMMIT")


def open_folder(path: Path, *, read_only: bool) -> Opened:
    """Open a case for writing if that is wanted and possible, else for reading, with the reason."""
    folder = layout.locate(path)
    opened = Opened(folder=folder, database=folder / layout.DATABASE, reason="asked" if read_only else "")
    try:
        with engine.troubles(), layout.disk_troubles(folder):
            if not read_only:
                _lock(opened)
            if opened.reason:
                _prepare_reading(opened)
            else:
                _prepare_writing(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _lock(opened: Opened) -> None:
    opened.lock = Lock(opened.folder / layout.LOCK)
    opened.reason = opened.lock.reason
    if not opened.reason and not os.access(opened.database, os.W_OK):
        opened.reason = "medium"


def _prepare_writing(opened: Opened) -> None:
    opened.conn = conn = engine.writer(opened.database)
    have = migrations.version_of(conn)
    migrations.migrate(conn, have=have, backups=opened.folder / layout.BACKUPS)
    engine.set_journal_mode(conn, "wal")


def _prepare_reading(opened: Opened) -> None:
    """Check the version; an unclean or older case that cannot be written is read from a copy."""
    if opened.reason == "medium" and _left_open(opened.database):
        _copy(opened)
    conn = engine.reader(opened.database)
    try:
        have = migrations.version_of(conn)
    finally:
        conn.close()
    if have < migrations.VERSION:
        _copy(opened)
        conn = engine.writer(opened.database)
        try:
            migrations.migrate(conn, have=have)
        finally:
            conn.close()


def _left_open(database: Path) -> bool:
    """Whether the last writer ended without closing: then the newest part is in the WAL file."""
    wal = database.with_name(database.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _copy(opened: Opened) -> None:
    """Work on a copy of the database; the files stay where they are."""
    if opened.scratch is not None:
        return
    opened.scratch = scratch.fresh("case")
    for suffix in ("", "-wal"):
        source = opened.database.with_name(opened.database.name + suffix)
        if source.exists():
            shutil.copyfile(source, opened.scratch / source.name)
    opened.database = opened.scratch / layout.DATABASE
    engine.writer(opened.database).close()  # takes the WAL in
