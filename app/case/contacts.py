"""What counts as a contact (CONTRACT.md): one answer for the rules, the window and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.case.records import Entry

CONTACT_KINDS = frozenset({"sms", "call", "chat", "mail", "letter", "visit", "app_notice"})
MESSAGES = frozenset({"sms", "chat", "mail", "app_notice"})
NOT_CONTACT = frozenset({"unrelated", "confirmation_of_agreement", "payment", "receipt"})


def is_contact(entry: Entry) -> bool:
    """An inbound message, call, mail, letter or visit that is no receipt or confirmation."""
    return entry.direction == "in" and entry.kind in CONTACT_KINDS and entry.category not in NOT_CONTACT
