"""Which versions of the readers are today's: what an older one read is read again."""

from __future__ import annotations

TODAY = frozenset(
    {
        "rapidocr-3.10 PP-OCRv6-small/5",
        "sms_backup/2",
        "outlook/1",
        "documents/2",
        "texts/1",
        "archives/1",
        "recordings/2",
        "mail/2",
        "mailbox/1",
        "chat_exports/1",
        "table_files/1",
    }
)
"""The ``engine`` of every reading that a reader of this version makes (docs/architecture.md, "A reading").

A reader that gets better takes another name here and where it answers; tests keep the two alike.
"""


def is_old(engine: str) -> bool:
    """Whether a reading was made by a reader that there is no more; one without a name cannot tell."""
    return bool(engine) and engine not in TODAY
