"""Office files under a password ([MS-OFFCRYPTO]): opened with the one that is given, kept nowhere."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from app.intake import limits, sniffing

LARGEST = 128 * limits.MEGA


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of what is inside; without the password the answer asks for it.

    Args:
        path: the file.
        media_type: not looked at.
        name: the file's name.
        options: ``password``; ``spool``, where the opened file lies while it is read.
    """
    password = str(options.get("password") or "")
    if not password:
        return _failed("needs_password")
    if path.stat().st_size > LARGEST:
        return _failed("too_large_to_open")
    with tempfile.TemporaryDirectory(dir=options.get("spool")) as folder:
        plain = Path(folder) / "opened"
        reason = _opened(path, plain, password)
        return _failed(reason) if reason else _inside(plain, name, options)


def _opened(path: Path, plain: Path, password: str) -> str:
    """Write the opened file; why it could not be, or empty."""
    import msoffcrypto
    from msoffcrypto import exceptions

    try:
        with path.open("rb") as file, plain.open("wb") as out:
            office = msoffcrypto.OfficeFile(file)
            if not office.is_encrypted():
                return "no_reader_yet"
            office.load_key(password=password, verify_password=True)
            office.decrypt(out)
    except exceptions.InvalidKeyError:
        return "wrong_password"
    except MemoryError:
        raise
    except Exception:  # the library meets hostile bytes and raises whatever it met
        return "damaged_document"
    return ""


def _inside(plain: Path, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """What the opened file is, read by its own reader."""
    from app.intake import reader

    kind = sniffing.sniff(plain, name)
    rest = {option: value for option, value in options.items() if option != "password"}
    return reader.read(plain, kind.media_type, name, rest)


def _failed(reason: str) -> dict[str, Any]:
    return {"state": "failed", "reason": reason, "facts": {}, "family": "other"}
