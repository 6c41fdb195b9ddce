"""The record of what a person hides from the receivers of documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from app.case.records import Record

JSON = {"json": True}


@dataclass(frozen=True, kw_only=True, slots=True)
class Redaction(Record):
    """What the person hides from receivers, or looked at; no ``profiles`` means every one.

    ``words`` hides a name, a number or other words wherever they stand; ``region`` a place in a picture
    (``page`` from 1, ``region`` as in a citation). ``checked``: a person looked at that page, and
    nothing of ``looked_for`` is to be seen outside what is hidden.
    """

    table: ClassVar[str] = "redaction"
    kind: Literal["words", "region", "checked"]
    words: str = ""
    evidence: str | None = None
    page: int | None = None
    region: tuple[float, ...] | None = field(default=None, metadata=JSON)
    looked_for: tuple[str, ...] = field(default=(), metadata=JSON)
    profiles: tuple[str, ...] = field(default=(), metadata=JSON)
