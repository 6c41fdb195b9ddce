"""Mails saved by Outlook (.msg, [MS-OXMSG]): an entry and its attachments."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from app.intake import limits
from app.intake.mails import mail

LARGEST = 128 * limits.MEGA
MOST_TEXT = 400_000


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of one mail (docs/architecture.md, "A reading")."""
    from oxmsg import Message

    if path.stat().st_size > LARGEST:
        return {"state": "failed", "reason": "too_large_to_open", "facts": {}, "family": "mail"}
    try:
        saved = Message.load(str(path))
        message = _message(saved)
        members = _attachments(saved, mail.Spool(Path(options["spool"]) if options.get("spool") else None))
    except MemoryError:
        raise
    except Exception:
        return {"state": "failed", "reason": "damaged_document", "facts": {}, "family": "mail"}
    told = bool(message["text"] or message["sender"])
    return {
        "state": "ok" if told else "nothing",
        "reason": "" if told else "empty_file",
        "facts": {"attachments": len(members)},
        "family": "mail",
        "engine": "outlook/1",
        "text": f"{message['sender']}\n{message.get('words', message['text'])}",
        "capture": {"header": message["at"]},
        "messages": [message] if told else [],
        "members": members,
    }


def _message(saved: Any) -> dict[str, Any]:  # noqa: ANN401  an oxmsg message
    body = saved.body or (mail.without_markup(saved.html_body) if saved.html_body else "")
    text = body.replace("\r\n", "\n").strip()
    at = _moment(saved.sent_date)
    return {
        "kind": "mail",
        "direction": "in",
        "sender": saved.sender or "",
        "number": "",
        "at": at,
        "precision": "second" if at else "unknown",
        "time_shown": "",
        **mail.worded(saved.subject or "", text[:MOST_TEXT]),
        "complete": len(text) <= MOST_TEXT,
        "doubts": [],
    }


def _moment(sent: Any) -> str | None:  # noqa: ANN401  a datetime or None
    """Outlook keeps UTC ([MS-OXOMSG] PidTagClientSubmitTime)."""
    if not isinstance(sent, dt.datetime):
        return None
    return (sent if sent.tzinfo else sent.replace(tzinfo=dt.UTC)).isoformat(timespec="seconds")


def _attachments(saved: Any, spool: mail.Spool) -> list[dict[str, Any]]:  # noqa: ANN401
    kept = (spool.put(one.file_name or "", one.file_bytes or b"") for one in saved.attachments)
    return [one for one in kept if one is not None]
