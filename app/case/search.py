"""Search that finds exactly what contains the words: any substring, from one character on.

Text is folded (NFKC, case, letters and digits only) and each character becomes one ASCII token of an
FTS5 table, so a phrase of tokens is a substring: ``fold(word) in fold(text)``, neither more nor less.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case import rows
from app.case.records import Entry, Evidence, Party, Reading
from app.case.rows import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from sqlite3 import Connection

    from app.case.journal import RowChange

_ENTRY_FIELDS = frozenset({"text", "sender_shown", "number", "number_shown", "party", "amounts", "status"})
_EVIDENCE_FIELDS = frozenset({"name", "hidden"})
# Stands between two fields and is never part of folded words, so no word is found across them.
_FIELD_END = "\n"
_BEFORE, _AROUND = 12, 60


@dataclass(frozen=True)
class Hits:
    """What was found: entries as (id, snippet), newest first; evidence as (id, name, snippet)."""

    entries: list[tuple[str, str]]
    evidence: list[tuple[str, str, str]]


def fold(text: str) -> str:
    """What counts when words are compared: compatibility forms, case, spaces and signs do not."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(filter(str.isalnum, plain))


def _tokens(folded: str) -> str:
    return " ".join([f"x{ord(char):x}" for char in folded])


def _query(words: str) -> str | None:
    """The FTS5 query: each word a phrase, all of them; ``None`` if nothing is asked."""
    phrases = [f'"{_tokens(folded)}"' for word in words.split() if (folded := fold(word))]
    return " AND ".join(phrases) or None


def update(conn: Connection, changes: Iterable[RowChange]) -> None:
    """Keep the index true after changes, in their transaction."""
    entries: dict[str, None] = {}
    evidence: dict[str, None] = {}
    for change in changes:
        fields = (change.before or {}).keys() | (change.after or {}).keys()
        if change.table == Entry.table and fields & _ENTRY_FIELDS:
            entries[change.id] = None
        elif change.table == Evidence.table and fields & _EVIDENCE_FIELDS:
            evidence[change.id] = None
        elif change.table == Party.table and "name" in fields:
            query = "SELECT id FROM entry WHERE party = ?"
            entries.update(dict.fromkeys(row[0] for row in conn.execute(query, (change.id,))))
    for id in entries:
        _keep(conn, Entry.table, id, _entry_body(conn, id))
    for id in evidence:
        update_evidence(conn, id)


def update_evidence(conn: Connection, id: str) -> None:
    """Keep the index true for one piece of evidence, after a reading too."""
    _keep(conn, Evidence.table, id, _evidence_body(conn, id))


def _entry_body(conn: Connection, id: str) -> str | None:
    raw = rows.fetch_raw(conn, Entry.table, id)
    if raw is None:
        return None
    entry = codec(Entry).decode(raw)
    return None if entry.status == "discarded" else _joined(entry_fields(entry, _party_name(conn, entry)))


def _party_name(conn: Connection, entry: Entry) -> str:
    if entry.party is None:
        return ""
    row = conn.execute("SELECT name FROM party WHERE id = ?", (entry.party,)).fetchone()
    return row[0] if row else ""


def entry_fields(entry: Entry, party_name: str) -> list[str]:
    """The texts by which an entry is found; amounts as digits with two decimals."""
    amounts = [f"{amount.get('minor', 0) / 100:.2f}" for amount in entry.amounts]
    return [entry.text, entry.sender_shown, party_name, entry.number, entry.number_shown, *amounts]


def evidence_fields(conn: Connection, evidence: Evidence) -> list[str]:
    """The texts by which a piece of evidence is found: its name and what was last read in it."""
    query = "SELECT text FROM reading WHERE evidence = ? ORDER BY rowid DESC LIMIT 1"
    row = conn.execute(query, (evidence.id,)).fetchone()
    return [evidence.name, row[0] if row else ""]


def _evidence_body(conn: Connection, id: str) -> str | None:
    raw = rows.fetch_raw(conn, Evidence.table, id)
    if raw is None:
        return None
    evidence = codec(Evidence).decode(raw)
    return None if evidence.hidden else _joined(evidence_fields(conn, evidence))


def _joined(fields: Sequence[str]) -> str:
    return _FIELD_END.join(fold(field) for field in fields)


def _keep(conn: Connection, kind: str, ref: str, folded: str | None) -> None:
    """Index a body in place of the one before; ``None`` takes it out."""
    query = "SELECT id, folded FROM search_row WHERE kind = ? AND ref = ?"
    old = conn.execute(query, (kind, ref)).fetchone()
    if (old[1] if old else None) == folded:
        return
    if old:
        # A table without content must be told what it held (https://sqlite.org/fts5.html, 4.4.3).
        conn.execute("DELETE FROM search_row WHERE id = ?", (old[0],))
        forget = "INSERT INTO search (search, rowid, body) VALUES ('delete', ?, ?)"
        conn.execute(forget, (old[0], _tokens(old[1])))
    if folded is not None:
        add = "INSERT INTO search_row (kind, ref, folded) VALUES (?, ?, ?)"
        row = conn.execute(add, (kind, ref, folded)).lastrowid
        conn.execute("INSERT INTO search (rowid, body) VALUES (?, ?)", (row, _tokens(folded)))


def search(conn: Connection, words: str, limit: int = 200) -> Hits:
    """Entries and evidence that contain all words, at most ``limit`` of each."""
    query = _query(words)
    if query is None:
        return Hits([], [])
    folded = [fold(word) for word in words.split()]
    entries = [_entry_hit(conn, ref, folded) for ref in _refs(conn, query, Entry.table, limit)]
    evidence = [_evidence_hit(conn, ref, folded) for ref in _refs(conn, query, Evidence.table, limit)]
    return Hits(entries, evidence)


def _refs(conn: Connection, query: str, kind: str, limit: int) -> list[str]:
    order = "(SELECT at_sort FROM entry WHERE entry.id = ref) DESC," if kind == Entry.table else ""
    found = conn.execute(
        "SELECT ref FROM search_row WHERE kind = ? AND id IN (SELECT rowid FROM search WHERE search MATCH ?)"
        f" ORDER BY {order} id DESC LIMIT ?",
        (kind, query, limit),
    )
    return [row[0] for row in found]


def _entry_hit(conn: Connection, ref: str, folded: list[str]) -> tuple[str, str]:
    entry = rows.get(conn, Entry, ref)
    return ref, snippet(entry_fields(entry, _party_name(conn, entry)), folded)


def _evidence_hit(conn: Connection, ref: str, folded: list[str]) -> tuple[str, str, str]:
    evidence = rows.get(conn, Evidence, ref)
    name, text = evidence_fields(conn, evidence)
    return ref, name, snippet([text, name], folded)


def snippet(fields: Iterable[str], folded: list[str]) -> str:
    """Some original text around the first word found, in one line; the start of the first field else."""
    texts = [" ".join(field.split()) for field in fields]
    for text in texts:
        for word in folded:
            at = _position(text, word)
            if at is not None:
                return _cut(text, at)
    return _cut(next(filter(None, texts), ""), 0)


def _position(text: str, word: str) -> int | None:
    """Where a folded word begins in the original text."""
    whole, places = [], []
    for at, char in enumerate(text):
        for part in fold(char):
            whole.append(part)
            places.append(at)
    found = "".join(whole).find(word)
    return places[found] if found >= 0 else None


def _cut(text: str, at: int) -> str:
    first = max(0, at - _BEFORE)
    last = first + _AROUND
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def rebuild(conn: Connection) -> None:
    """Make the index anew from the tables; it holds nothing of its own."""
    conn.execute("INSERT INTO search (search) VALUES ('delete-all')")
    conn.execute("DELETE FROM search_row")
    for (id,) in conn.execute("SELECT id FROM entry ORDER BY rowid").fetchall():
        _keep(conn, Entry.table, id, _entry_body(conn, id))
    for (id,) in conn.execute("SELECT id FROM evidence ORDER BY rowid").fetchall():
        update_evidence(conn, id)


def latest_reading(conn: Connection, evidence: str) -> Reading | None:
    """What was last read in a piece of evidence."""
    coder = codec(Reading)
    query = f"{coder.select} WHERE evidence = ? ORDER BY rowid DESC LIMIT 1"
    raw = conn.execute(query, (evidence,)).fetchone()
    return coder.decode(raw) if raw else None
