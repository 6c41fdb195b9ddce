"""Records to rows and back: how each field of a record is stored, and the plain form the journal keeps."""

from __future__ import annotations

import dataclasses
import functools
import json
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.case import moments
from app.case.errors import Trouble
from app.case.records import Entry, Record
from app.case.tables import BY_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from sqlite3 import Connection

R = TypeVar("R", bound=Record)
Raw = tuple[Any, ...]
Plain = dict[str, Any]

MOMENT_FIELDS = frozenset({"at", "precision", "at_earliest", "at_latest", "at_tolerance_s"})


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


def to_json(value: object) -> str:
    """Compact JSON with sorted keys, so equal values have equal text."""
    return "[]" if value in ((), []) else _encode(value)


def from_json(text: str) -> Any:  # noqa: ANN401  any JSON value
    """The value of a JSON text; most are empty, and decoding them is most of the cost of a snapshot."""
    return [] if text == "[]" else {} if text == "{}" else json.loads(text)


@dataclass(frozen=True)
class Codec(Generic[R]):
    """Stores one class of records in its table."""

    cls: type[R]
    names: tuple[str, ...]
    json: frozenset[int]
    tuples: frozenset[int]
    bools: frozenset[int]

    @functools.cached_property
    def select(self) -> str:
        """``SELECT`` of all fields, in order."""
        columns = ", ".join(f'"{name}"' for name in self.names)
        return f'SELECT {columns} FROM "{self.cls.table}"'

    @functools.cached_property
    def insert(self) -> str:
        """``INSERT`` of all fields, in order, and of the derived columns."""
        names = [*self.names, *(["at_sort"] if self.cls is Entry else [])]
        columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        return f'INSERT INTO "{self.cls.table}" ({columns}) VALUES ({marks})'

    @functools.cached_property
    def index(self) -> dict[str, int]:
        """Position of each field."""
        return {name: at for at, name in enumerate(self.names)}

    def encode(self, record: R) -> Raw:
        """What SQLite stores for each field."""
        raw = tuple([self.encode_field(at, value) for at, value in enumerate(self._values(record))])
        try:
            "".join([value for value in raw if type(value) is str]).encode()
        except UnicodeEncodeError:
            return tuple(map(_whole_characters, raw))
        return raw

    def encode_field(self, at: int, value: object) -> Any:  # noqa: ANN401  any SQLite value
        """One field as SQLite stores it; JSON fields that are ``None`` are NULL."""
        if at in self.json:
            return None if value is None else to_json(value)
        return int(value) if isinstance(value, bool) else value

    def decode(self, raw: Raw) -> R:
        """The record of a row. Goes round ``__init__``: ten thousand entries are read at once."""
        record = self.cls.__new__(self.cls)
        values = list(raw)
        for at, is_tuple in self._decoded:
            if (text := values[at]) is not None:
                values[at] = tuple(from_json(text)) if is_tuple else from_json(text)
        for at in self.bools:
            values[at] = values[at] == 1
        for write, value in zip(self._slots, values, strict=True):
            write(record, value)
        return record

    @functools.cached_property
    def _values(self) -> Callable[[R], Raw]:
        """All fields of a record, in order."""
        return operator.attrgetter(*self.names)

    @functools.cached_property
    def _slots(self) -> list[Callable[[R, Any], None]]:
        """What writes each field of a new record, frozen as it is."""
        return [getattr(self.cls, name).__set__ for name in self.names]

    @functools.cached_property
    def _decoded(self) -> list[tuple[int, bool]]:
        return [(at, at in self.tuples) for at in sorted(self.json)]

    def plain(self, raw: Raw, names: tuple[str, ...] | None = None) -> Plain:
        """Fields of a row as JSON values, as the journal keeps them."""
        chosen = self.names if names is None else names
        return {name: self._plain_field(self.index[name], raw) for name in chosen}

    def _plain_field(self, at: int, raw: Raw) -> Any:  # noqa: ANN401  any JSON value
        value = raw[at]
        if at in self.json:
            return None if value is None else from_json(value)
        return bool(value) if at in self.bools else value

    def raw(self, plain: Plain) -> Plain:
        """Plain fields as SQLite stores them."""
        return {name: self.encode_field(self.index[name], value) for name, value in plain.items()}

    def whole(self, plain: Plain) -> Raw:
        """A whole row from its plain fields."""
        return tuple(self.encode_field(at, plain[name]) for at, name in enumerate(self.names))


def _whole_characters(value: Any) -> Any:  # noqa: ANN401  any SQLite value
    """Half a surrogate pair (a cut emoji in a backup) is no character: it becomes U+FFFD."""
    if type(value) is not str:
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_codecs: dict[str, Codec[Any]] = {}


def codec(cls: type[R]) -> Codec[R]:
    """The codec of a class of records."""
    found: Codec[R] | None = _codecs.get(cls.table)
    if found is None:
        found = _codecs[cls.table] = _codec(cls)
    return found


def _codec(cls: type[R]) -> Codec[R]:
    fields = dataclasses.fields(cls)
    shapes = [str(f.type) for f in fields]
    is_json = frozenset(at for at, f in enumerate(fields) if f.metadata.get("json"))
    return Codec(
        cls=cls,
        names=tuple(f.name for f in fields),
        json=is_json,
        tuples=frozenset(at for at in is_json if shapes[at].startswith("tuple")),
        bools=frozenset(at for at, shape in enumerate(shapes) if shape == "bool"),
    )


def codec_of(table: str) -> Codec[Any]:
    """The codec of a table."""
    return codec(BY_TABLE[table])


def fetch_raw(conn: Connection, table: str, id: str) -> Raw | None:
    """A row as SQLite has it."""
    row: Raw | None = conn.execute(f"{codec_of(table).select} WHERE id = ?", (id,)).fetchone()
    return row


def get(conn: Connection, cls: type[R], id: str) -> R:
    """A record by id.

    Raises:
        Trouble: ``no_such`` with table and id.
    """
    raw = fetch_raw(conn, cls.table, id)
    if raw is None:
        raise Trouble("no_such", table=cls.table, id=id)
    record: R = codec(cls).decode(raw)
    return record


def find(conn: Connection, cls: type[R], **equals: object) -> list[R]:
    """Records whose fields equal the values given (``None`` is NULL), in the order they were made."""
    coder = codec(cls)
    clauses = [f'"{coder.names[coder.index[name]]}" IS ?' for name in equals]
    where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    values = [coder.encode_field(coder.index[name], value) for name, value in equals.items()]
    return [coder.decode(raw) for raw in conn.execute(f"{coder.select}{where} ORDER BY rowid", values)]


def each(conn: Connection, cls: type[R], order: str = "rowid") -> Iterator[R]:
    """All records of a table; nothing is read until it is asked for."""
    coder = codec(cls)
    yield from map(coder.decode, conn.execute(f"{coder.select} ORDER BY {order}"))


def insert(conn: Connection, table: str, raw: Raw) -> None:
    """Insert a row as it is stored."""
    coder = codec_of(table)
    conn.execute(coder.insert, (*raw, *derived(coder, raw)))


def update(conn: Connection, table: str, id: str, plain: Plain) -> None:
    """Change some fields of a row."""
    raw = codec_of(table).raw(plain)
    sets = ", ".join(f'"{name}" = ?' for name in raw)
    conn.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*raw.values(), id))
    if table == Entry.table and MOMENT_FIELDS & plain.keys():
        entry = get(conn, Entry, id)
        conn.execute("UPDATE entry SET at_sort = ? WHERE id = ?", (moments.sort_key(entry.moment), id))


def delete(conn: Connection, table: str, id: str) -> None:
    """Remove a row."""
    conn.execute(f'DELETE FROM "{table}" WHERE id = ?', (id,))


def derived(coder: Codec[Any], raw: Raw) -> Raw:
    """Columns that follow from others and are no part of the record: an entry's place in time."""
    if coder.cls is not Entry:
        return ()
    at, earliest, latest = (raw[coder.index[name]] for name in ("at", "at_earliest", "at_latest"))
    return (moments.sort_key(moments.Moment(at=at, earliest=earliest, latest=latest)),)
