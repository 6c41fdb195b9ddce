"""Tests a frozen or installed app from outside: main job, OCR, Word, PDF, printing, the window, twice.

``python packaging/smoke.py PROGRAM [SAMPLES]``; standard library only. On Linux the network is cut off
(``unshare``) where that is allowed, and it is said when it is not.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WAIT = 60
"""Seconds within which a window has to be there."""


class Failed(Exception):
    """What did not work, in one sentence."""


def offline() -> list[str]:
    """A prefix that takes the network away from a command; nothing where that cannot be done."""
    tool = shutil.which("unshare")
    if tool and subprocess.run([tool, "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return [tool, "-rn"]
    print("note: the network could not be cut off here", flush=True)
    return []


def run(command: list[str], environment: dict[str, str], codes: tuple[int, ...] = (0,)) -> str:
    """Run to the end; what it printed."""
    done = subprocess.run(command, env=environment, capture_output=True, timeout=600, check=False)
    if done.returncode not in codes:
        raise Failed(f"{command[-1]}: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8", errors="replace")


def film(picture: bytes) -> bytes:
    """A film of ten times one JPEG, as an AVI: that the reader's FFmpeg is found shows only with a film."""

    def part(name: bytes, inside: bytes) -> bytes:
        return name + struct.pack("<I", len(inside)) + inside + b"\0" * (len(inside) % 2)

    frames = 10
    whole = struct.pack("<14I", 200_000, 0, 0, 0x10, frames, 0, 1, len(picture), 64, 64, 0, 0, 0, 0)
    stream = struct.pack(
        "<4s4sIHHIIIIIIIIHHHH", b"vids", b"MJPG", *(0, 0, 0, 0), *(1, 5, 0, frames), 0, 0, 0, *(0, 0, 64, 64)
    )
    form = struct.pack("<IiiHH4sIiiII", 40, 64, 64, 1, 24, b"MJPG", 0, 0, 0, 0, 0)
    head = part(b"avih", whole) + part(b"LIST", b"strl" + part(b"strh", stream) + part(b"strf", form))
    shots = part(b"00dc", picture) * frames
    return part(b"RIFF", b"AVI " + part(b"LIST", b"hdrl" + head) + part(b"LIST", b"movi" + shots))


def films(program: list[str], case: Path, work: Path, environment: dict[str, str]) -> None:
    """A film is read: its pictures are got at."""
    picture = next((case / "files").rglob("*.jpg"))
    (work / "film.avi").write_bytes(film(picture.read_bytes()))
    added = json.loads(run([*program, "add", str(case), str(work / "film.avi")], environment))
    if added["files"][0]["reason"] == "video_without_frames" or added["files"][0]["reading"] == "failed":
        raise Failed(f"a film was not read: {added['files'][0]}")
    print("a film was read", flush=True)


def main_job(program: list[str], samples: Path, work: Path, environment: dict[str, str]) -> Path:
    """A case from the samples, its Word file and PDF, printed pages, and the check of every file."""
    case, word, pdf, printed = work / "案件", work / "时间线.docx", work / "时间线.pdf", work / "打印.pdf"
    run([*program, "new", str(case), "--title", "试"], environment)
    added = json.loads(run([*program, "add", str(case), str(samples), "--accept", "clear"], environment))
    pictures = [one for one in added["files"] if one["path"].endswith((".png", ".jpg"))]
    if not any(one["reading"] == "ok" and one["drafts"] for one in pictures):
        raise Failed("no picture was read: the reader or its models are not found")
    run([*program, "document", str(case), "timeline", "-o", str(word), "--pdf", str(pdf)], environment)
    run([*program, "print", str(case), "-o", str(printed)], environment)
    for made in (word, pdf, printed):
        if not made.is_file() or made.stat().st_size < 2000:
            raise Failed(f"{made.name} was not made")
    run([*program, "verify", str(case)], environment)
    print(f"main job done: {len(added['files'])} files", flush=True)
    return case


def window(program: list[str], case: Path, environment: dict[str, str]) -> None:
    """The window comes, and a second start hands over its case and ends."""
    log = Path(environment["JUSHI_STATE"]) / "jushi.log"
    started = time.monotonic()
    first = subprocess.Popen([*program, str(case)], env=environment)
    try:
        while "window shown" not in (log.read_text(encoding="utf-8") if log.exists() else ""):
            if first.poll() is not None or time.monotonic() - started > WAIT:
                raise Failed("no window came")
            time.sleep(0.02)
        print(f"window shown after {time.monotonic() - started:.2f} s", flush=True)
        run([*program, str(case / "打开案件.jushi")], environment)
        if first.poll() is not None or log.read_text(encoding="utf-8").count("window shown") != 1:
            raise Failed("the second start did not hand over its case to the first")
        print("a second start handed over its case", flush=True)
    finally:
        first.terminate()
        first.wait(30)


def main(program: Path, samples: Path | None = None) -> None:
    """Do both and say so; the first fault ends the program."""
    inside = [program.parent / "_internal", program.parent.parent / "Resources", program.parent]
    found = samples or next(one for one in inside if (one / "seeds").is_dir()) / "seeds" / "demo" / "files"
    with tempfile.TemporaryDirectory(prefix="jushi-smoke-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        environment = {**os.environ, "JUSHI_DATA": str(work / "data"), "JUSHI_STATE": str(work / "state")}
        if sys.platform == "linux" and not environment.get("DISPLAY"):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        command = [*offline(), str(program)] if sys.platform == "linux" else [str(program)]
        try:
            case = main_job(command, found, work, environment)
            films(command, case, work, environment)
            window([str(program.with_name(program.name.replace("-cli", "")))], case, environment)
        except Failed as fault:
            sys.exit(f"failed: {fault}")
    print("all is well", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
