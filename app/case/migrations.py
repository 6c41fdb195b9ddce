"""Brings a case's tables to this version: sqlite-utils migrations, a backup before each, never ``transform``.

``user_version`` is major × 1000 + minor. A minor version only adds; a newer major one is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case import engine, schema
from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from sqlite3 import Connection

MAJOR = 1
VERSION = 1006


def m1000(db: Any) -> None:  # noqa: ANN401  a sqlite_utils.Database
    """Version 1.0: all tables, indexes and guards."""
    for statement in (*schema.TABLES_1_0, *schema.GUARDS_1_0.values()):
        db.execute(statement)
    for table, column in schema.INDEXES_1_0:
        db.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
    for table, column in schema.UNIQUE_1_0:
        db.execute(f'CREATE UNIQUE INDEX "{table}_{column}" ON "{table}" ("{column}")')
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")


def _adds(statements: Sequence[str]) -> Callable[[Any], None]:
    """A step that only adds tables and what guards them."""

    def step(db: Any) -> None:  # noqa: ANN401  a sqlite_utils.Database
        for statement in statements:
            db.execute(statement)

    return step


STEPS: dict[int, Callable[[Any], None]] = {
    1000: m1000,
    1001: _adds(schema.TABLES_1_1),  # findings that were set aside
    1002: _adds(schema.TABLES_1_2),  # transcripts of recordings
    1003: _adds(schema.TABLES_1_3),  # what the person chose and wrote for a kind of document
    1004: _adds(schema.TABLES_1_4),  # complaints and next steps
    1005: _adds(schema.TABLES_1_5),  # how documents went out
    1006: _adds(schema.TABLES_1_6),  # what is hidden from receivers
}


def version_of(conn: Connection) -> int:
    """The version of an open case.

    Raises:
        Trouble: ``not_a_case`` if it is another program's database; ``case_newer`` if its major
            version is newer than ours.
    """
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if conn.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise Trouble("not_a_case")
    if version // 1000 > MAJOR:
        raise Trouble("case_newer", version=f"{version // 1000}.{version % 1000}")
    return version


def migrate(conn: Connection, *, have: int, backups: Path | None = None) -> list[Path]:
    """Run what is missing since version ``have``; each step is one transaction.

    A copy is made in ``backups`` before each step (``None`` for a new, empty case). Returns the
    copies.
    """
    copies: list[Path] = []
    for version, step in sorted(STEPS.items()):
        if version > have:
            if backups is not None:
                copies.append(back_up(conn, backups, have))
            _run(conn, version, step)
            have = version
    return copies


def _run(conn: Connection, version: int, step: Callable[[Any], None]) -> None:
    from sqlite_utils.migrations import Migrations

    def with_version(db: Any) -> None:  # noqa: ANN401  a sqlite_utils.Database
        step(db)
        db.execute(f"PRAGMA user_version = {version}")

    steps = Migrations("jushi")
    steps(name=f"m{version}")(with_version)
    steps.apply(engine.utils(conn))


def back_up(conn: Connection, backups: Path, version: int) -> Path:
    """A whole copy of the database, made by SQLite itself."""
    backups.mkdir(exist_ok=True)
    number = sum(1 for _ in backups.iterdir()) + 1
    copy = backups / f"case-{version // 1000}.{version % 1000}-{number}.db"
    conn.execute("VACUUM INTO ?", (str(copy),))
    return copy
