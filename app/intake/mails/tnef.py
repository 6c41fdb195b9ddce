"""Attachments out of a winmail.dat (TNEF, [MS-OXTNEF]); anything odd ends the reading, nothing is trusted."""

from __future__ import annotations

import struct

SIGNATURE = 0x223E9F78
# Attributes: type in the high word, id in the low one ([MS-OXTNEF] 2.1.1.2).
ATTACH_BEGINS, ATTACH_TITLE, ATTACH_DATA, ATTACH_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
LONG_NAME = 0x3707
STRINGS = {0x001E: "gb18030", 0x001F: "utf-16-le"}
MOST = 500


def files(data: bytes) -> list[tuple[str, bytes]]:
    """Name and bytes of each attachment; empty for what is no TNEF."""
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != SIGNATURE:
        return []
    found: list[list[bytes | str]] = []
    at = 6
    while at + 9 <= len(data) and len(found) <= MOST:
        _level, attribute, length = struct.unpack_from("<BII", data, at)
        value = data[at + 9 : at + 9 + length]
        if len(value) < length:
            break
        at += 9 + length + 2
        if attribute == ATTACH_BEGINS:
            found.append(["", b""])
        elif found and attribute == ATTACH_TITLE:
            found[-1][0] = found[-1][0] or _text(value, "gb18030")
        elif found and attribute == ATTACH_DATA:
            found[-1][1] = value
        elif found and attribute == ATTACH_PROPERTIES:
            found[-1][0] = _long_name(value) or found[-1][0]
    return [
        (str(name) or "attachment", bytes(body)) for name, body in found if isinstance(body, bytes) and body
    ]


def _text(value: bytes, encoding: str) -> str:
    return value.decode(encoding, errors="replace").split("\0", 1)[0].strip()


def _long_name(value: bytes) -> str:
    """PidTagAttachLongFilename, where it stands among the properties."""
    for kind, encoding in STRINGS.items():
        at = value.find(struct.pack("<HH", kind, LONG_NAME))
        if at >= 0 and at + 12 <= len(value):
            count, length = struct.unpack_from("<II", value, at + 4)
            if count == 1 and 0 < length <= 1024:
                return _text(value[at + 12 : at + 12 + length], encoding)
    return ""
