"""The record of how a document went out and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from app.case.records import Record

Way = Literal["", "hand", "mail", "courier", "email", "portal", "app", "other"]
WAYS: tuple[str, ...] = Way.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending(Record):
    """One time that a document was sent; days are local ISO days.

    ``to`` is whom it went to in the person's words, ``number`` that of the parcel or the receipt;
    ``receipt`` and ``reply`` are pieces of evidence that show the sending and the answer.
    """

    table: ClassVar[str] = "sending"
    document: str
    to: str = ""
    way: Way = ""
    sent_on: str
    number: str = ""
    receipt: str | None = None
    replied_on: str | None = None
    reply: str | None = None
    note: str = ""
