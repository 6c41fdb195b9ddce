"""The record in a bag as JSON: rows and journal, written and read back without trusting a word of it."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from app.case import rows
from app.case.journal import Line
from app.case.records import Reading, Record
from app.case.tables import BY_TABLE
from app.report.bag import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE = 400 * 1024 * 1024
"""Characters that a row of the journal may have."""


def to_bytes(value: object) -> bytes:
    """JSON a person can read, the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "replace")


def plain(record: Record) -> dict[str, Any]:
    """A record's fields as JSON values, as the journal keeps them."""
    coder = rows.codec(type(record))
    return coder.plain(coder.encode(record))


def rows_bytes(records: Iterable[Record]) -> bytes:
    """All records by table, one a line."""
    tables: dict[str, list[str]] = {}
    for record in records:
        tables.setdefault(record.table, []).append(rows.to_json(plain(record)))
    parts = [f'"{table}":[\n' + ",\n".join(listed) + "\n]" for table, listed in tables.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode()


def records_in(value: Any) -> list[Record]:  # noqa: ANN401  any JSON value
    """The records of ``rows_bytes``.

    Raises:
        ValueError, TypeError: it is not that, or a field has another type than it must have.
    """
    found: list[Record] = []
    known: set[tuple[str, str]] = set()
    for table, listed in value.items():
        for fields in listed:
            record = _record(table, fields)
            if (table, record.id) in known:
                raise ValueError(f"{table} {record.id} is there twice")
            known.add((table, record.id))
            found.append(record)
    return found


def _record(table: str, fields: dict[str, Any]) -> Record:
    if table not in BY_TABLE:
        raise ValueError(f"no table {table}")
    wrong = shapes.faults(table, fields)
    if wrong:
        raise ValueError(f"{table}: {', '.join(wrong)}")
    coder = rows.codec_of(table)
    raw = tuple(coder.encode_field(at, fields[name]) for at, name in enumerate(coder.names))
    made: Record = coder.decode(raw)
    return made


def stub(reading: Reading) -> Reading:
    """That a file was read, without its words: what is unrelated stays at home.

    It names no reader, so that nobody reads the file again unasked.
    """
    return Reading(
        id=reading.id,
        evidence=reading.evidence,
        state=reading.state,
        reason=reading.reason,
        read_at=reading.read_at,
    )


def line_bytes(line: Line, *, shown: bool) -> bytes:
    """A row of the journal; its payload only if it may be ``shown``: the chain needs only its seal."""
    payload = base64.b64encode(line.payload).decode() if shown and line.payload is not None else None
    fields = {
        "seq": line.seq,
        "act": line.act,
        "at": line.at,
        "actor": line.actor,
        "name": line.name,
        "kind": line.kind,
        "tables": sorted(line.tables),
        "seal": line.seal.hex(),
        "chain": line.chain.hex(),
        "payload": payload,
    }
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode()


def lines_in(content: bytes) -> Iterator[Line]:
    """The rows of a journal.

    Raises:
        ValueError, TypeError, KeyError: a line is none.
    """
    for text in content.splitlines():
        yield _line(json.loads(text))


def _line(fields: dict[str, Any]) -> Line:
    texts = {name: fields[name] for name in ("act", "at", "actor", "name", "kind")}
    if not all(isinstance(value, str) and len(value) <= 200 for value in texts.values()):
        raise TypeError("no text")
    payload, seq, tables = fields["payload"], fields["seq"], fields["tables"]
    if type(seq) is not int or not all(isinstance(one, str) and one in BY_TABLE for one in tables):
        raise TypeError("no number, or no table")
    if texts["actor"] not in ("person", "machine") or texts["kind"] not in ("start", "do", "undo", "redo"):
        raise ValueError("an act of nobody")
    shapes.moment(texts["at"])
    seal, chain = bytes.fromhex(fields["seal"]), bytes.fromhex(fields["chain"])
    if len(seal) != 32 or len(chain) != 32:
        raise ValueError("no SHA-256")
    known = None if payload is None else base64.b64decode(payload, validate=True)
    return Line(seq=seq, tables=frozenset(tables), seal=seal, chain=chain, payload=known, **texts)
