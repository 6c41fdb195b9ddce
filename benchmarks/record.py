"""The record at work: intake against ``cp`` and ``sha256sum``; search and snapshot at 10,000 entries.

``python benchmarks/record.py [folder of files]``: without a folder, 500 files of mixed sizes are made.
Files of earlier rounds stay until the end: ext4 makes files slowly just after many were deleted.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.case.case import Batch, Case, new_id
from app.case.records import CaseInfo, Debt, Entry, Evidence
from app.work import take_in

ROUNDS, CHUNK, ENTRIES = 7, 200, 10_000
WORDS = (
    "逾",
    "还款",
    "逾期8",
    "1",
    "0",
    "请今日",
    "编号77",
    "没有这个",
    "天 元",
    "借款99",
    "【晨禾】您的借款",
    "138",
)


def mixed_files(folder: Path) -> Path:
    """500 files: many small texts and screenshots, some photos, a few recordings."""
    chance = random.Random(1)
    folder.mkdir()
    for number in range(500):
        size = chance.choices([2_000, 40_000, 250_000, 2_000_000], [30, 40, 28, 2])[0]
        (folder / f"{number:03}.png").write_bytes(chance.randbytes(chance.randint(size // 2, size)))
    return folder


def plain_copy(source: Path, target: Path) -> float:
    """Seconds for ``cp`` and ``sha256sum``."""
    begun = time.perf_counter()
    subprocess.run(["cp", "-r", source, target], check=True)
    files = sorted(str(path) for path in target.rglob("*") if path.is_file())
    subprocess.run(["sha256sum", *files], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def intake(files: list[Path], folder: Path) -> float:
    """Seconds to copy, hash and record, with every commit on the disk."""
    with Case.create(folder, CaseInfo(title="例")) as case:
        begun, act = time.perf_counter(), case.new_act()
        for start in range(0, len(files), CHUNK):
            batch = [taken(case, file) for file in files[start : start + CHUNK]]
            case.edit("intake", Batch(put=batch), act=act)
        return time.perf_counter() - begun


def whole_intake(source: Path, folder: Path) -> float:
    """Seconds of what the window and ``add`` do with a folder before they read it."""
    with Case.create(folder, CaseInfo(title="例")) as case:
        begun = time.perf_counter()
        for _ in take_in.take_in(case, [source]):
            pass
        return time.perf_counter() - begun


def taken(case: Case, file: Path) -> Evidence:
    """A staged file with its record."""
    staged = case.vault.stage(file, ext=file.suffix)
    return Evidence(
        id=new_id("ev"),
        sha256=staged.sha256,
        size=staged.size,
        media_type="image/png",
        name=file.name,
        stored=staged.stored,
    )


def entries() -> list[Entry]:
    """Ten thousand messages that resemble each other, as such messages do."""
    return [
        Entry(
            id=f"en_{n}",
            kind="sms",
            direction="in",
            debt="de_1",
            number=f"1069{n % 97:06}",
            text=f"【晨禾】您的借款{n}元已逾期{n % 90}天，请今日还款，编号{n * 7919 % 100003}",
            at=f"2025-{1 + n % 12:02}-{1 + n % 28:02}T{n % 24:02}:{n % 60:02}:00+08:00",
            precision="minute",
        )
        for n in range(ENTRIES)
    ]


def timed(label: str, aim: str, seconds: float) -> None:
    """One line of the table."""
    print(f"{label:<52}{seconds * 1000:>9.1f} ms   {aim}")


def measure_intake(base: Path, files: Path) -> None:
    """Ratios of intake to a plain copy, each time in turn."""
    listed = sorted(path for path in files.rglob("*") if path.is_file())
    record, whole = [], []
    for number in range(ROUNDS):
        plain = plain_copy(files, base / f"plain{number}")
        record.append(intake(listed, base / f"case{number}") / plain)
        plain = plain_copy(files, base / f"again{number}")
        whole.append(whole_intake(files, base / f"whole{number}") / plain)
    for what, ratios in (("vault and journal", record), ("whole take_in", whole)):
        shown = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        label = f"{len(listed)} files by {what} / (cp + sha256sum)"
        print(f"{label:<52}{statistics.median(ratios):>9.2f}      aim ≤ 1.5   ({shown})")


def measure_record(folder: Path) -> None:
    """Times at ten thousand entries."""
    with Case.create(folder, CaseInfo(title="例"), [Debt(id="de_1")]) as case:
        begun = time.perf_counter()
        case.edit("intake", Batch(put=entries()))
        timed("write 10,000 entries in one act", "", time.perf_counter() - begun)
        begun = time.perf_counter()
        case.snapshot()
        timed("snapshot of 10,000 entries", "", time.perf_counter() - begun)
        case.edit("entry.edit", Batch(put=[entries()[0].dated(entries()[5].moment)]))
        begun = time.perf_counter()
        case.snapshot()
        timed("snapshot after one edit", "", time.perf_counter() - begun)
        times = []
        for words in WORDS * 10:
            begun = time.perf_counter()
            case.search(words)
            times.append(time.perf_counter() - begun)
        timed("search, 95th percentile", "aim ≤ 30 ms", statistics.quantiles(times, n=20)[-1])
    begun = time.perf_counter()
    Case.open(folder).close()
    timed("open and close", "", time.perf_counter() - begun)


def main() -> None:
    """Print the table."""
    base = Path(tempfile.mkdtemp())
    try:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else mixed_files(base / "files")
        measure_intake(base, given)
        measure_record(base / "record")
    finally:
        shutil.rmtree(base)


if __name__ == "__main__":
    main()
