"""Mailboxes (mbox, RFC 4155) of any size: one mail after the other, never the whole file at once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.intake import limits
from app.intake.drafting import relevance
from app.intake.mails import mail
from app.intake.mails.mail import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = 1 << 20
LARGEST_MAIL = 64 * limits.MEGA
MOST_MAILS = 100_000
MOST_SIZE = 40_000_000
MOST_TEXT = 4_000_000
SAYING = ("text", "words")
SHORT = 400
"""Characters kept of a mail that has nothing to do with a debt."""
# "From address date": other lines that begin with "From " are words (RFC 4155, appendix A).
_BEGINS = re.compile(rb"From \S+ .*\d{1,2}:\d{2}.*\d{4}")
_ESCAPED = re.compile(rb"^>+From ")


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a mailbox; attachments are taken out of mails about a debt only."""
    box = _Box(Spool(Path(options["spool"]) if options.get("spool") else None))
    for data in mails(path):
        if not box.take(data):
            break
    box.settle()
    state = "nothing" if not box.messages else "partial" if box.cut or box.left_out else "ok"
    return {
        "state": state,
        "reason": {"nothing": "no_messages", "partial": "too_many_messages"}.get(state, ""),
        "facts": {"messages": len(box.messages), "left_out": box.left_out, "attachments": len(box.members)},
        "family": "mail",
        "engine": "mailbox/1",
        "text": "\n".join(f"{one['sender']} {_shown(one)}" for one in box.messages)[:MOST_TEXT],
        "messages": box.messages,
        "members": box.members,
        "unread_rows": box.left_out,
    }


def mails(path: Path) -> Iterator[bytes]:
    """The bytes of each mail: from a line "From " after an empty one to the next; a monster is cut."""
    lines: list[bytes] = []
    size, empty, begun = 0, True, False
    with path.open("rb") as file:
        while line := file.readline(LINE):
            if empty and _BEGINS.match(line):
                if begun:
                    yield b"".join(lines)
                lines, size, begun = [], 0, True
            elif begun and size <= LARGEST_MAIL:
                lines.append(line[1:] if _ESCAPED.match(line) else line)
                size += len(line)
            empty = line in (b"\n", b"\r\n")
    if begun:
        yield b"".join(lines)


def _shown(message: dict[str, Any]) -> str:
    """All that a mail shows: its subject too."""
    return str(message.get("words") or message["text"])


class _Box:
    """Collects mails until one answer is full."""

    def __init__(self, spool: Spool) -> None:
        self.messages: list[dict[str, Any]] = []
        self.members: list[dict[str, Any]] = []
        self.left_out = 0
        self.cut = False
        self._spool = spool
        self._to: Counter[str] = Counter()
        self._size = 0

    def take(self, data: bytes) -> bool:
        """Read one mail; false when no more is taken."""
        one = mail.opened(data, Spool(None))
        self._to[mail.address(one.to)] += 1
        one.message["thread"] = mail.address(one.message["sender"])
        about = relevance.speaks_of_debt(_shown(one.message))
        if about:
            self.members += mail.opened(data, self._spool).members
        else:
            one.message.update({name: one.message[name][:SHORT] for name in SAYING if name in one.message})
        size = 400 + 6 * sum(len(one.message.get(name, "")) for name in SAYING)
        if self._size + size > MOST_SIZE and not about:
            self.left_out += 1
            return True
        self._size += size
        self.cut = self._size > MOST_SIZE * 4 // 3 or len(self.messages) >= MOST_MAILS
        if not self.cut:
            self.messages.append(one.message)
        return not self.cut

    def settle(self) -> None:
        """Mails from the address that most mails went to are the owner's own."""
        own = next((address for address, _ in self._to.most_common(1) if address), "")
        for one in self.messages:
            if own and mail.address(one["sender"]) == own:
                one["direction"] = "out"
