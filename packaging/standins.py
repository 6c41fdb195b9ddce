"""Smaller libraries in the place of some that Qt is linked to, on Linux (docs/packaging.md: what that saves).

Qt's FFmpeg plugin is linked to Qt Quick and Qml for recording a window of theirs, and there is none here.
ICU's data names languages, regions, units and currencies in 200 languages; Qt is linked to functions for the
order of words, capitals, character sets and names of zones. Needs ``as``, ``ld`` and ``objcopy``.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = {
    "_ZN12QQuickWindow10grabWindowEv": ".type {0}, @function\n{0}: ud2\n",
    # As many zeros as a QMetaObject has bytes: no object has the class at this address.
    "_ZN12QQuickWindow16staticMetaObjectE": ".type {0}, @object\n{0}: .zero 56\n.size {0}, 56\n",
}
"""What the plugin takes from Qt Quick: a method of a window and the class that says whether there is one."""
EMPTY = {"libQt6Quick.so.6": NAMES, "libQt6Qml.so.6": {}}
UNUSED = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit")
"""Folders in ICU's data that none of the functions that Qt is linked to opens."""


def put(folder: Path) -> None:
    """Put them into a frozen ``folder`` that has Qt's own (ICU) or none (Quick, Qml)."""
    libraries = folder / "_internal" / "PySide6" / "Qt" / "lib"
    for name, names in EMPTY.items():
        words = "".join(f".globl {one}\n{what.format(one)}" for one, what in names.items())
        link(libraries / name, f".data\n.balign 16\n{words}", version="Qt_6")
    (data,) = libraries.glob("libicudata.so.*")
    cut_icu(data)
    subprocess.run([sys.executable, "-c", CHECK, str(libraries)], check=True)


def link(target: Path, assembly: str, *, version: str = "") -> None:
    """Make a library of assembly language; ``version`` is the name that others ask its symbols with."""
    with tempfile.TemporaryDirectory() as folder:
        text, made, script = (Path(folder) / name for name in ("a.s", "a.o", "a.map"))
        text.write_text(f'{assembly}.section .note.GNU-stack,"",@progbits\n', encoding="ascii")
        script.write_text(f"{version} {{ global: *; }};\n", encoding="ascii")
        subprocess.run(["as", "-o", str(made), str(text)], check=True)
        options = [f"--version-script={script}"] if version else []
        command = ["ld", "-shared", "-s", "-z", "noexecstack", "-soname", target.name, *options]
        subprocess.run([*command, "-o", str(target), str(made)], check=True)


def cut_icu(library: Path) -> None:
    """Make ICU's library of data anew without what is ``UNUSED``."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "icu.dat"
        section = ["--only-section=.rodata", "-O", "binary"]
        subprocess.run(["objcopy", *section, str(library), str(data)], check=True)
        data.write_bytes(without(data.read_bytes(), UNUSED))
        symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
        kind = f".globl {symbol}\n.type {symbol}, @object\n"
        link(library, f'.section .rodata\n.balign 16\n{kind}{symbol}: .incbin "{data}"\n')


def without(data: bytes, folders: tuple[str, ...]) -> bytes:
    """ICU's common data less some folders; ``ValueError`` if it is none.

    ``CmnD`` is a head, a table of offsets, the names, the items at multiples of 16.
    """
    (start,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, start)
    if data[12:16] != b"CmnD" or not count:
        raise ValueError("this is not ICU's common data")
    table = [struct.unpack_from("<II", data, start + 4 + 8 * n) for n in range(count)]
    ends = [offset for _name, offset in table[1:]] + [len(data) - start]
    kept = []
    for (name_at, offset), end in zip(table, ends, strict=True):
        name = data[start + name_at : data.index(b"\0", start + name_at) + 1]
        parts = name.decode("ascii").split("/")
        if len(parts) < 3 or parts[1] not in folders:
            kept.append((name, data[start + offset : start + end]))
    names = b"".join(name for name, _item in kept)
    at, told = 4 + 8 * len(kept), b""
    items = bytearray(at + len(names))
    for name, item in kept:
        items.extend(b"\0" * (-len(items) % 16))
        told += struct.pack("<II", at, len(items))
        at += len(name)
        items.extend(item)
    items[: 4 + len(told) + len(names)] = struct.pack("<I", len(kept)) + told + names
    return data[:start] + bytes(items)


CHECK = """
import ctypes, pathlib, sys

folder = pathlib.Path(sys.argv[1])
number = next(folder.glob("libicudata.so.*")).name.rpartition(".")[2]
words = ctypes.CDLL(str(folder / f"libicuuc.so.{number}"))
order = ctypes.CDLL(str(folder / f"libicui18n.so.{number}"))
wrong = []
asked = [(order, "ucol_open", "zh_CN"), (order, "ucol_open", "en"), (words, "ucnv_open", "gb18030")]
for library, call, name in asked:
    told = ctypes.c_int()
    opened = getattr(library, f"{call}_{number}")
    opened.restype = ctypes.c_void_p
    if not opened(name.encode(), ctypes.byref(told)) or told.value > 0:
        wrong.append((call, name, told.value))
for name in ("libQt6Quick.so.6", "libQt6Qml.so.6"):
    ctypes.CDLL(str(folder / name))
sys.exit(str(wrong) if wrong else 0)
"""
