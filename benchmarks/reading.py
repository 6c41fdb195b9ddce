"""Reads a folder of screenshots as the app does and scores it: reading.py FOLDER TRUTH SCORER -o OUT.

Prints seconds a picture and memory; writes the predictions in the scorer's form; with a scorer, runs it.
With a scorer the table of figures (reading_table.py) follows. ``--tesseract N`` times every N-th picture
against ``tesseract -l chi_sim`` in turn, kind by kind, by the clock (on an idle machine) and by processor time.
``--cache DIR`` keeps the lines that OCR found, so that work on the layout needs no OCR again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import pickle
import statistics
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PIL import ExifTags, Image, ImageOps

from app.intake import ocr
from app.intake.screens import screenshots
from app.intake.values import amounts, capture, times
from benchmarks import reading_table

if TYPE_CHECKING:
    from collections.abc import Callable

ZONE = "Asia/Shanghai"
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"}


def main() -> int:
    """Read, write, score."""
    options = _arguments()
    files = sorted(path for path in options.folder.iterdir() if path.suffix.lower() in PICTURES)
    seconds: dict[str, float] = {}
    readings: dict[str, tuple[dict[str, Any], str | None]] = {}
    for path in files:
        start = time.perf_counter()
        readings[path.name] = _read(path, options.cache)
        seconds[path.name] = time.perf_counter() - start
    predictions = _predictions(options.folder, readings)
    options.out.write_text(json.dumps(predictions, ensure_ascii=False, indent=1), encoding="utf-8")
    _print_speed(seconds)
    if options.tesseract:
        _print_ratio(files[:: options.tesseract], _kinds(options.truth))
    if options.scorer:
        score = options.out.with_suffix(".score.json")
        command = [options.scorer, options.truth, options.out, "--json", score, *options.rest]
        subprocess.run([sys.executable, *map(str, command)], check=True)
        reading_table.show(json.loads(score.read_text(encoding="utf-8")))
    return 0


def _print_ratio(files: list[Path], kinds: dict[str, str]) -> None:
    """Time our reading and tesseract's one after the other on the same pictures, by the clock and the processor.

    Processor time is of all cores; on a machine that does other work as well it is the one to look at.
    """
    from app.intake import recognition

    recognition.recognise([np.zeros((48, 160, 3), np.uint8)])  # the reader is warm
    spent: dict[str, list[tuple[float, float, float, float]]] = {}
    for path in files:
        ours = _spent(partial(_read, path, None))
        command = ["tesseract", str(path), "-", "-l", "chi_sim"]
        theirs = _spent(partial(subprocess.run, command, check=True, capture_output=True))
        for kind in ("all", kinds.get(path.name, "unknown")):
            spent.setdefault(kind, []).append((*ours, *theirs))
    print("median seconds, ours : tesseract's = ratio   by the clock           by the processor")
    for kind, rows in spent.items():
        clock, busy, their_clock, their_busy = (statistics.median(side) for side in zip(*rows, strict=True))
        print(
            f"{kind:24} {len(rows):3} pictures        {clock:.2f} : {their_clock:.2f} = {clock / their_clock:.2f}"
            f"        {busy:.2f} : {their_busy:.2f} = {busy / their_busy:.2f}"
        )


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that some work takes by the clock and of all processors, children's included."""
    before, start = os.times(), time.perf_counter()
    work()
    clock, after = time.perf_counter() - start, os.times()
    return clock, sum(after[:4]) - sum(before[:4])


def _kinds(truth: Path | None) -> dict[str, str]:
    """What each picture shows, as the truth file names it; tall ones, which are read in tiles, apart."""
    known = json.loads(truth.read_text(encoding="utf-8")) if truth else {}
    return {
        name: f"{shown['kind']}{' tall' if shown['px'][1] > 3 * shown['px'][0] else ''}"
        for name, shown in known.items()
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("truth", type=Path, nargs="?")
    parser.add_argument("scorer", type=Path, nargs="?")
    parser.add_argument("-o", "--out", type=Path, default=Path("predictions.json"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--tesseract", type=int, default=0, metavar="N")
    options, options.rest = parser.parse_known_args()
    return options


def _read(path: Path, cache: Path | None) -> tuple[dict[str, Any], str | None]:
    """The reading of one picture and its EXIF moment."""
    with Image.open(path) as opened:
        exif = opened.getexif()
        taken = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal) or exif.get(
            ExifTags.Base.DateTime
        )
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    moment = dt.datetime.strptime(str(taken), "%Y:%m:%d %H:%M:%S").isoformat() if taken else None
    if cache is None:
        return screenshots.read(picture, {}, {}), moment
    pixels = np.asarray(picture, dtype=np.uint8)
    flat, noisy = screenshots.upright(pixels)
    seen = flat.pixels if flat else pixels
    lines = tuple(_lines(seen, cache / f"{path.name}.lines"))
    return screenshots.understand(
        screenshots.screen_of(seen, lines, photo=flat is not None), noisy=noisy
    ), moment


def _lines(pixels: ocr.Pixels, kept: Path) -> list[ocr.Line]:
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    found = ocr.lines(pixels)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def _predictions(folder: Path, readings: dict[str, tuple[dict[str, Any], str | None]]) -> dict[str, Any]:
    stamps = {name: _file_time(folder / name) for name in readings}
    shared = Counter(capture.weak_second(name, stamps[name], ZONE) for name in readings)
    result = {}
    for name, (reading, exif) in readings.items():
        taken = capture.resolve(
            exif=exif,
            name=name,
            file_time=stamps[name],
            clock=reading["capture"].get("clock"),
            siblings_same_second=shared[capture.weak_second(name, stamps[name], ZONE)],
            zone=ZONE,
        )
        result[name] = {
            "messages": [
                _message(message, taken) for message in reading["messages"] if message["direction"] != "sys"
            ],
            **_page(reading["page_facts"], taken),
        }
    return result


def _file_time(path: Path) -> str:
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).isoformat(timespec="seconds")


def _message(message: dict[str, Any], taken: capture.Capture) -> dict[str, Any]:
    moment, doubts = times.of_message(message, taken, ZONE)
    known = moment.at or (moment.latest if taken.exact else None)
    day = dt.date.fromisoformat(known[:10]) if known else None
    found = amounts.amounts_in(message["text"])
    return {
        "sender": message["sender"],
        "number": message["number"],
        "direction": message["direction"],
        "timestamp": _stamp(moment.at, moment.precision),
        "text": message["text"],
        "amounts": [amount["minor"] / 100 for amount in found],
        "due_dates": amounts.due_dates_in(message["text"], day),
        "call_type": message["call_type"],
        "count": message["count"],
        "doubts": sorted({doubt["field"] for doubt in (*message["doubts"], *doubts)}),
    }


def _stamp(at: str | None, precision: str) -> str | None:
    return None if at is None else at[:10] if precision == "day" else at[:16]


def _page(facts: dict[str, Any] | None, taken: capture.Capture) -> dict[str, Any]:
    if facts is None:
        return {}
    day = dt.date.fromisoformat(taken.at[:10]) if taken.at and taken.exact else None
    late = [each for shown in facts["due_dates_shown"] for each in amounts.dates_in(shown, day)]
    return {
        "amounts": [amount["minor"] / 100 for amount in facts["amounts"]],
        "due_dates": [*facts["due_dates"], *late],
    }


def _print_speed(seconds: dict[str, float]) -> None:
    print(
        f"{len(seconds)} pictures, {sum(seconds.values()):.1f} s in all, "
        f"median {statistics.median(seconds.values()):.2f} s, "
        f"slowest {max(seconds.values()):.2f} s ({max(seconds, key=lambda name: seconds[name])})"
    )
    try:
        import resource
    except ImportError:  # Windows has no resource module; the task manager shows it there
        return
    print(f"peak resident memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
