"""Writes the version resource that Windows shows in a program's properties, as PyInstaller reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('080404b0', [
      StringStruct('CompanyName', 'Jushi'),
      StringStruct('FileDescription', '据实 Jushi'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'jushi'),
      StringStruct('LegalCopyright', 'Apache-2.0'),
      StringStruct('OriginalFilename', 'jushi.exe'),
      StringStruct('ProductName', '据实 Jushi'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [0x0804, 1200])])
  ]
)
"""


def numbers(version: str) -> tuple[int, ...]:
    """``1.2.3`` as the four numbers of Windows: ``(1, 2, 3, 0)``."""
    parts = [int(part) for part in version.split(".")]
    return (*parts, *[0] * (4 - len(parts)))


def write(path: Path, version: str) -> None:
    """Write the resource for a version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(numbers=numbers(version), version=version), encoding="utf-8")
