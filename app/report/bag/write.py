"""Writes a bag as a zip whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING, BinaryIO, Self

from app import paths
from app.case.errors import Trouble
from app.report.bag import layout, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_TIME = (1980, 1, 1, 0, 0, 0)
_FILE = 0o100644 << 16
_BLOCK = 1024 * 1024


class Writer:
    """Puts files into the zip one after another; :meth:`finish` adds the manifests.

    Everything is stored as it is: most originals are compressed already, and another zlib would give other
    bytes.
    """

    def __init__(self, out: BinaryIO, name: str) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)
        self._top = f"{name}/"
        self._digests: dict[str, str] = {}
        self._size = 0
        self.add(layout.DECLARATION, layout.DECLARED.encode())

    def __enter__(self) -> Self:
        """Write into it within a ``with``."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Close the zip before its file goes; whoever opened that throws an unfinished one away."""
        self._zip.close()

    def add(self, path: str, content: bytes) -> None:
        """A file with these bytes."""
        self._note(path, hashlib.sha256(content).hexdigest(), len(content))
        with self._zip.open(self._info(path, len(content)), "w") as member:
            member.write(content)

    def copy(self, path: str, source: Path, *, sha256: str, size: int, name: str) -> Iterator[int]:
        """An original as it is; each step tells how many bytes were copied.

        Raises:
            Trouble: ``evidence_changed`` if it is not there or not what was recorded.
        """
        digest, count = hashlib.sha256(), 0
        with _opened(source, name) as stream, self._zip.open(self._info(path, size), "w") as member:
            while block := _next(stream, name):
                digest.update(block)
                count += len(block)
                if count > size:
                    break
                member.write(block)
                yield len(block)
        if digest.hexdigest() != sha256:
            raise Trouble("evidence_changed", name=name)
        self._note(path, sha256, size)

    def finish(self, info: Iterable[tuple[str, str]], readme: str) -> None:
        """The files that say what this is and list all others."""
        data = {path: digest for path, digest in self._digests.items() if path.startswith(layout.DATA)}
        oxum = ("Payload-Oxum", f"{self._size}.{len(data)}")
        self.add(layout.INFO, text.info([*info, oxum]))
        self.add(layout.README, readme.encode())
        self.add(layout.SCRIPT, paths.resource("bag", layout.SCRIPT).read_bytes().replace(b"\r\n", b"\n"))
        self.add(layout.MANIFEST, text.manifest(data))
        tags = {path: digest for path, digest in self._digests.items() if path not in data}
        self.add(layout.TAGS, text.manifest(tags))

    def _note(self, path: str, digest: str, size: int) -> None:
        self._digests[path] = digest
        self._size += size if path.startswith(layout.DATA) else 0

    def _info(self, path: str, size: int) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(self._top + path, _TIME)
        info.create_system, info.external_attr, info.file_size = 3, _FILE, size
        return info


def _opened(source: Path, name: str) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise Trouble("evidence_changed", name=name) from error


def _next(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.read(_BLOCK)
    except OSError as error:
        raise Trouble("evidence_changed", name=name) from error
