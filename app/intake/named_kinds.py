"""Whether a file's name says another kind of file than its bytes are; pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.intake.sniffing import KINDS

if TYPE_CHECKING:
    from app.intake.sniffing import Kind

SOUND = frozenset(("mp3", "m4a", "amr", "ogg", "wav", "flac", "aac", "3gp", "mp4", "webm", "mkv"))
FILM = frozenset(("mp4", "mov", "3gp", "webm", "mkv", "m4a"))
# Endings that promise one kind of content. Those that do not (txt, xml, doc, xls, dat) may hold anything.
PROMISED: dict[str, frozenset[str]] = {
    "png": frozenset(("png",)),
    **dict.fromkeys(("jpg", "jpeg", "jfif"), frozenset(("jpeg",))),
    "gif": frozenset(("gif",)),
    "webp": frozenset(("webp",)),
    "bmp": frozenset(("bmp",)),
    **dict.fromkeys(("tif", "tiff"), frozenset(("tiff",))),
    **dict.fromkeys(("heic", "heif"), frozenset(("heic",))),
    "pdf": frozenset(("pdf",)),
    "docx": frozenset(("docx", "locked")),
    "xlsx": frozenset(("xlsx", "locked")),
    "zip": frozenset(("zip", "docx", "xlsx")),
    **dict.fromkeys(("mp3", "m4a", "amr", "wav", "aac", "ogg", "flac"), SOUND),
    **dict.fromkeys(("mp4", "mov", "3gp", "mkv", "webm"), FILM),
}
READ_AS, NOT_AS_NAMED = "read_as_content", "not_as_named"
REASONS = frozenset((READ_AS, NOT_AS_NAMED))
# Reasons that say less than that the name and the content differ.
WEAKER = frozenset(("", "no_reader_yet", "no_messages"))


def said(name: str, kind: Kind, result: dict[str, Any]) -> dict[str, Any]:
    """A reading that says so in its reason if the name's ending promises something else than the content.

    A weightier reason stays; so does the state: the file was read as what it is, or not at all.
    """
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    promised = PROMISED.get(ending)
    if promised is None or result.get("reason", "") not in WEAKER or kind.family == "empty":
        return result
    if any(KINDS[one].media_type == kind.media_type for one in promised):
        return result
    reason = NOT_AS_NAMED if result["state"] == "later" else READ_AS
    facts = (result.get("facts") or {}) | {"named": ending.upper(), "found": kind.ext.strip(".").upper()}
    return result | {"reason": reason, "facts": facts}
