"""Lists an archive and takes its members out into a spool folder, within limits and never outside it."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from app.intake import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member as the archive declares it; ``problem`` is why it is left out."""

    name: str
    size: int
    packed: int = 0
    problem: str = ""


@dataclass
class Spool:
    """Where members go, and what was taken and left out so far."""

    folder: Path
    taken: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0

    def leave(self, member: Member, reason: str) -> None:
        """Remember that a member stays inside."""
        self.left_out.append({"name": member.name[:300], "reason": reason})

    def refusal(self, member: Member) -> str:
        """Why this member is not taken out, or empty."""
        if member.problem:
            return member.problem
        if len(self.taken) >= limits.MEMBERS:
            return "too_many_members"
        if member.size > limits.MEMBER_BYTES or self.total + member.size > limits.TOTAL_BYTES:
            return "member_too_large"
        if member.packed and member.size > limits.MEGA and member.size / member.packed > limits.RATIO:
            return "suspicious_ratio"
        return ""

    def take(self, member: Member, source: IO[bytes]) -> None:
        """Copy a member's bytes; what it declares is not believed, the bytes are counted."""
        target = self.folder / f"{len(self.taken):05d}"
        size, most = 0, min(limits.MEMBER_BYTES, limits.TOTAL_BYTES - self.total)
        with target.open("wb") as out:
            while block := source.read(BLOCK):
                size += len(block)
                if size > most:
                    break
                out.write(block)
        if size > most:
            target.unlink()
            self.leave(member, "member_too_large")
            return
        self.total += size
        self.taken.append({"name": member.name, "path": str(target), "size": size})


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of an archive: its list as text, its members spooled to ``options["spool"]``."""
    depth = int(options.get("depth", 0))
    spool = Spool(folder=Path(options["spool"]))
    if depth >= limits.DEPTH:
        facts: dict[str, Any] = {"depth": depth}
        return {"state": "partial", "reason": "nested_too_deep", "family": "archive", "facts": facts}
    opener = _zip if media_type == "application/zip" else _tar
    names: list[str] = []
    state, reason = "ok", ""
    try:
        for member in opener(path, spool):
            names.append(member.name)
            if len(names) >= limits.MEMBERS * 5:
                state, reason = "partial", "too_many_members"
                break
    except (
        OSError,
        EOFError,
        zipfile.BadZipFile,
        tarfile.TarError,
        zlib.error,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        state, reason = ("partial" if spool.taken else "failed"), "damaged_archive"
        spool.left_out.append({"name": "", "reason": str(error)[:200]})
    if spool.left_out and state == "ok":
        state, reason = "partial", "members_left_out"
    facts = {
        "members": len(names),
        "taken": len(spool.taken),
        "left_out": spool.left_out[:50],
        "left_out_count": len(spool.left_out),
    }
    return {
        "state": state,
        "reason": reason,
        "family": "archive",
        "engine": "archives/1",
        "facts": facts,
        "text": "\n".join(names[: limits.MEMBERS]),
        "members": spool.taken,
    }


def safe_name(name: str) -> str:
    """A member's name without anything that leads outside; empty if nothing is left of it."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    if parts and parts[0].endswith(":"):
        parts = parts[1:]
    return "/".join(parts).replace("\0", "")


def _zip(path: Path, spool: Spool) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            kind = info.external_attr >> 28
            problem = "encrypted_member" if info.flag_bits & 1 else "member_not_a_file" if kind == 0xA else ""
            member = _member(_zip_name(info), info.file_size, info.compress_size, problem)
            yield member
            refusal = spool.refusal(member)
            if refusal:
                spool.leave(member, refusal)
                continue
            with archive.open(info) as source:
                spool.take(member, source)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Chinese phones and Windows write names in GBK without saying so (APPNOTE 4.4.4, bit 11)."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _tar(path: Path, spool: Spool) -> Iterator[Member]:
    packed = max(path.stat().st_size, 1)
    with tarfile.open(path, "r:*") as archive:
        for info in archive:
            if info.isdir():
                continue
            member = _member(info.name, info.size, 0, "" if info.isreg() else "member_not_a_file")
            yield member
            refusal = spool.refusal(member)
            if spool.total > packed * limits.RATIO + limits.MEGA:
                refusal = "suspicious_ratio"
            source = None if refusal else archive.extractfile(info)
            if source is None:
                spool.leave(member, refusal or "member_not_a_file")
                continue
            with source:
                spool.take(member, source)


def _member(name: str, size: int, packed: int, problem: str) -> Member:
    safe = safe_name(name)
    if not safe:
        return Member(name=name[:300] or "?", size=size, problem="member_without_name")
    return Member(name=safe, size=size, packed=packed, problem=problem)
