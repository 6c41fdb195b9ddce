"""Search that finds exactly what contains the words: any substring, from one character on.

Text is folded (NFKC, case, letters and digits only) and each character becomes one ASCII token of an
FTS5 table, so a phrase of tokens is a substring: ``fold(word) in fold(text)``, neither more nor less.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case import rows
from app.case.records import Entry, Evidence, Party, Reading, Spoken
from app.case.rows import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from sqlite3 import Connection

    from app.case.journal import RowChange

_ENTRY_FIELDS = rows.MOMENT_FIELDS | {
    "text",
    "sender_shown",
    "number",
    "number_shown",
    "party",
    "amounts",
    "status",
}
_EVIDENCE_FIELDS = frozenset({"name", "hidden"})
# Stands between two fields and is never part of folded words, so no word is found across them.
_FIELD_END = "\n"
_BEFORE, _AROUND = 12, 60
# Phrases of thousands of tokens are slow; the rest of a long word is compared as text.
_PHRASE = 40


@dataclass(frozen=True)
class Hits:
    """What was found: entries as (id, snippet), newest first; evidence as (id, name, snippet)."""

    entries: list[tuple[str, str]]
    evidence: list[tuple[str, str, str]]


def fold(text: str) -> str:
    """What counts when words are compared: compatibility forms, case, spaces and signs do not."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(filter(str.isalnum, plain))


class _Tokens(dict[int, str]):
    """The token of each character, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        token = self[code] = f"x{code:x} "
        return token


_TOKENS = _Tokens()


def _tokens(folded: str) -> str:
    return folded.translate(_TOKENS)


@dataclass(frozen=True)
class _Question:
    """What is asked: an FTS5 query, and the words that are too long for it alone."""

    match: str
    long: tuple[str, ...]

    @property
    def where(self) -> str:
        """The condition on ``search_row``; its values are ``values``."""
        also = " AND instr(folded, ?)" * len(self.long)
        return f"+id IN (SELECT rowid FROM search WHERE search MATCH ?){also}"

    @property
    def values(self) -> tuple[str, ...]:
        """The values of ``where``."""
        return (self.match, *self.long)


def _question(words: str) -> _Question | None:
    """Each word a phrase, all of them; ``None`` if nothing is asked."""
    asked = [folded for word in words.split() if (folded := fold(word))]
    if not asked:
        return None
    match = " AND ".join(f'"{_tokens(word[:_PHRASE])}"' for word in asked)
    return _Question(match, tuple(word for word in asked if len(word) > _PHRASE))


def update(conn: Connection, changes: Iterable[RowChange]) -> None:
    """Keep the index true after changes, in their transaction."""
    entries: dict[str, None] = {}
    evidence: dict[str, None] = {}
    for change in changes:
        fields = (change.before or {}).keys() | (change.after or {}).keys()
        if change.table == Entry.table and fields & _ENTRY_FIELDS and not _only_confirmed(change):
            entries[change.id] = None
        elif change.table == Evidence.table and fields & _EVIDENCE_FIELDS:
            evidence[change.id] = None
        elif change.table == Spoken.table:
            evidence[_recording(conn, change)] = None
        elif change.table == Party.table and "name" in fields:
            query = "SELECT id FROM entry WHERE party = ?"
            entries.update(dict.fromkeys(row[0] for row in conn.execute(query, (change.id,))))
    for id in entries:
        _keep(conn, Entry.table, id, _entry_body(conn, id))
    for id in evidence:
        update_evidence(conn, id)


def _recording(conn: Connection, change: RowChange) -> str:
    """The recording that a line of a transcript belongs or belonged to."""
    known = (change.after or {}).get("evidence") or (change.before or {}).get("evidence")
    query = "SELECT evidence FROM transcript WHERE id = ?"
    return str(known or conn.execute(query, (change.id,)).fetchone()[0])


def _only_confirmed(change: RowChange) -> bool:
    """Whether an entry was only confirmed, or became a draft again: it is found as before."""
    states = [side and side.get("status") for side in (change.before, change.after)]
    return (change.after or {}).keys() == {"status"} and "discarded" not in states


def update_evidence(conn: Connection, id: str) -> None:
    """Keep the index true for one piece of evidence, after a reading too."""
    _keep(conn, Evidence.table, id, _evidence_body(conn, id))


_ENTRY = """
SELECT e.text, e.sender_shown, coalesce(p.name, ''), e.number, e.number_shown, e.amounts, e.at_sort, e.status
FROM entry e LEFT JOIN party p ON p.id = e.party WHERE e.id = ?
"""
_EVIDENCE = """
SELECT name,
    coalesce((SELECT text FROM reading WHERE evidence = e.id ORDER BY rowid DESC LIMIT 1), ''),
    coalesce((SELECT group_concat(text, char(10)) FROM
        (SELECT text FROM transcript WHERE evidence = e.id ORDER BY second, n)), ''),
    hidden
FROM evidence e WHERE e.id = ?
"""
_Body = tuple[str, float | None]


def _entry_body(conn: Connection, id: str) -> _Body | None:
    row = conn.execute(_ENTRY, (id,)).fetchone()
    return None if row is None or row[-1] == "discarded" else (_joined(_entry_fields(row)), row[-2])


def _entry_fields(row: rows.Raw) -> list[str]:
    """The texts by which an entry is found; amounts as digits with two decimals."""
    amounts = [f"{amount.get('minor', 0) / 100:.2f}" for amount in rows.from_json(row[5])]
    return [*row[:5], *amounts]


def _evidence_body(conn: Connection, id: str) -> _Body | None:
    row = conn.execute(_EVIDENCE, (id,)).fetchone()
    return None if row is None or row[-1] else (_joined(row[:-1]), None)


def _joined(fields: Sequence[str]) -> str:
    return _FIELD_END.join([fold(field) if field else "" for field in fields])


def _keep(conn: Connection, kind: str, ref: str, body: _Body | None) -> None:
    """Index a body in place of the one before; ``None`` takes it out."""
    query = "SELECT sort, folded, id FROM search_row WHERE kind = ? AND ref = ?"
    old = conn.execute(query, (kind, ref)).fetchone()
    if old and body and old[1] == body[0]:
        if old[0] != body[1]:
            conn.execute("UPDATE search_row SET sort = ? WHERE id = ?", (body[1], old[2]))
        return
    if old:
        # A table without content must be told what it held (https://sqlite.org/fts5.html, 4.4.3).
        conn.execute("DELETE FROM search_row WHERE id = ?", (old[2],))
        forget = "INSERT INTO search (search, rowid, body) VALUES ('delete', ?, ?)"
        conn.execute(forget, (old[2], _tokens(old[1])))
    if body:
        add = "INSERT INTO search_row (kind, ref, sort, folded) VALUES (?, ?, ?, ?)"
        row = conn.execute(add, (kind, ref, body[1], body[0])).lastrowid
        conn.execute("INSERT INTO search (rowid, body) VALUES (?, ?)", (row, _tokens(body[0])))


def search(conn: Connection, words: str, limit: int = 200) -> Hits:
    """Entries and evidence that contain all words, at most ``limit`` of each."""
    question = _question(words)
    if question is None:
        return Hits([], [])
    folded = [fold(word) for word in words.split()]
    entries = [_entry_hit(conn, ref, folded) for ref in _refs(conn, question, Entry.table, limit)]
    evidence = [_evidence_hit(conn, ref, folded) for ref in _refs(conn, question, Evidence.table, limit)]
    return Hits(entries, evidence)


def matching(conn: Connection, words: str) -> frozenset[str] | None:
    """Ids of all entries and evidence that contain all words; ``None`` if no word is asked."""
    question = _question(words)
    if question is None:
        return None
    sql = f"SELECT ref FROM search_row WHERE {question.where}"
    return frozenset(row[0] for row in conn.execute(sql, question.values))


def _refs(conn: Connection, question: _Question, kind: str, limit: int) -> list[str]:
    """The newest first: walks the index in that order, so it can stop at the limit."""
    found = conn.execute(
        "SELECT ref FROM search_row INDEXED BY search_row_newest"
        f" WHERE kind = ? AND {question.where} ORDER BY sort DESC, id DESC LIMIT ?",
        (kind, *question.values, limit),
    )
    return [row[0] for row in found]


def _entry_hit(conn: Connection, ref: str, folded: list[str]) -> tuple[str, str]:
    return ref, snippet(_entry_fields(conn.execute(_ENTRY, (ref,)).fetchone()), folded)


def _evidence_hit(conn: Connection, ref: str, folded: list[str]) -> tuple[str, str, str]:
    name, text, said, _ = conn.execute(_EVIDENCE, (ref,)).fetchone()
    return ref, name, snippet([said, text, name], folded)


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
    plain = text.find(word) if word else -1
    if plain >= 0:
        return plain
    whole, places = [], []
    for at, char in enumerate(text):
        for part in _fold_one(char):
            whole.append(part)
            places.append(at)
    found = "".join(whole).find(word)
    return places[found] if found >= 0 else None


@functools.lru_cache(8192)
def _fold_one(char: str) -> str:
    return fold(char)


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
