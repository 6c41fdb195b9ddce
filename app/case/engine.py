"""The one door to SQLite: SQLCipher's build where it is there, the standard library's otherwise."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from app.case.errors import Trouble

try:
    import sqlcipher3
    from sqlcipher3 import dbapi2 as sqlite
except ImportError:  # pragma: no cover  (the fallback is tested in a process of its own)
    import sqlite3 as sqlite
else:
    # sqlite-utils takes pysqlite3 when it finds one: so it uses the same engine and the same errors.
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection

Error: type[Exception] = sqlite.Error
IntegrityError: type[Exception] = sqlite.IntegrityError
BUSY_MS = 10_000
# A case may come from someone else: what its schema says is not trusted. SQLite before 3.41 then refuses
# json_valid in a CHECK, so the fallback does without.
_CAREFUL = ("trusted_schema = OFF",) if sqlite.sqlite_version_info >= (3, 41) else ()
_PRAGMAS = (*_CAREFUL, "cell_size_check = ON")

# SQLite's primary result codes (https://sqlite.org/rescode.html) that the world causes.
_CODES = {
    5: "case_busy",
    6: "case_busy",
    8: "case_read_only",
    10: "case_disk_error",
    11: "case_damaged",
    13: "disk_full",
    14: "case_disk_error",
    26: "case_damaged",
}


def uri(path: Path, **parameters: str | int) -> str:
    """SQLite's ``file:`` address of a path, on every system (a share keeps its four slashes)."""
    place = path.resolve().as_posix()
    lead = "//" if place.startswith("//") else "" if place.startswith("/") else "/"
    asked = "&".join(f"{key}={value}" for key, value in parameters.items())
    return f"file:{lead}{quote(place, safe='/')}" + (f"?{asked}" if asked else "")


def _connect(address: str) -> Connection:
    made: Connection = sqlite.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
    )
    return made


def writer(path: Path, *, create: bool = False) -> Connection:
    """The connection that writes: foreign keys held, every commit on the disk before it is told."""
    conn = _connect(uri(path, mode="rwc" if create else "rw"))
    for pragma in (*_PRAGMAS, "foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL"):
        conn.execute(f"PRAGMA {pragma}")
    return conn


def reader(path: Path) -> Connection:
    """A connection that can only read."""
    conn = _connect(uri(path, mode="ro"))
    for pragma in (*_PRAGMAS, "query_only = ON"):
        conn.execute(f"PRAGMA {pragma}")
    return conn


def set_journal_mode(conn: Connection, mode: str) -> bool:
    """Switch between ``wal`` and ``delete``; false if the world does not let us: it can wait.

    Another process may still be reading, or the disk be full; nothing is lost either way.
    """
    try:
        got = conn.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0]
    except Error as error:
        if code_of(error) is None:
            raise
        return False
    return bool(got == mode)


def code_of(error: BaseException) -> str | None:
    """The code of ``Trouble`` for an SQLite error that the world caused; ``None`` for a fault of ours."""
    number = getattr(error, "sqlite_errorcode", None)
    return None if number is None else _CODES.get(number & 0xFF)


@contextlib.contextmanager
def troubles() -> Iterator[None]:
    """Turn SQLite's errors that the world causes (full, locked, damaged) into ``Trouble``."""
    try:
        yield
    except Error as error:
        code = code_of(error)
        if code is None:
            raise
        raise Trouble(code, detail=str(error)) from error


def utils(conn: Connection) -> Any:  # noqa: ANN401  sqlite-utils is imported only when it is needed
    """A ``sqlite_utils.Database`` on a connection; costs most of a second to import the first time."""
    from sqlite_utils import Database

    return Database(conn, execute_plugins=False)
