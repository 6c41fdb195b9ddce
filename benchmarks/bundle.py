"""How long a bundle of many pages takes and how much memory (bound: 500 pages in 60 s and 1 GB)."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "report")]

import paper_sample as sample  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402

from app.case.records import Citation, Entry, Evidence  # noqa: E402
from app.report import bundle, pdf  # noqa: E402


def screen(path: Path, random: Random) -> Path:
    """A telephone's screen with bubbles, as noisy as a real one."""
    image = Image.new("RGB", (1080, 2400), "white")
    draw = ImageDraw.Draw(image)
    for y in range(120, 2200, 260):
        draw.rounded_rectangle((40, y, 860 + random.randrange(160), y + 200), 30, fill="#e6e6e6")
        for row in range(4):
            for x in range(70, 800, 44):
                draw.rectangle(
                    (x, y + 20 + row * 44, x + 8 + random.randrange(26), y + 46 + row * 44), fill="#222"
                )
    image.save(path)
    return path


def sheet(count: int) -> sample.Sheet:
    """A case in which each of so many messages has a picture of its own."""
    base = sample.full()
    evidence = tuple(
        Evidence(
            id=f"ev_{n}",
            sha256=f"{n:064x}",
            size=n,
            media_type="image/png",
            name=f"Screenshot_{n}.png",
            stored="x",
            exhibit=n,
        )
        for n in range(1, count + 1)
    )
    entries = tuple(
        Entry(
            id=f"en_{n}", kind="sms", direction="in", debt="de_1", at="2031-07-03T08:32:00+08:00", precision="minute",
            status="confirmed", text=f"第{n}条：请尽快处理", number="10695551234",
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    cited = tuple(Citation(id=f"ci_{n}", evidence=f"ev_{n}", entry=f"en_{n}") for n in range(1, count + 1))
    return replace(base, evidence=evidence, entries=entries, citations=cited)


def main() -> None:
    """Makes one and prints seconds, pages, megabytes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=500)
    count = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as name:
        shown = [screen(Path(name) / f"{n}.png", Random(n)) for n in range(count)]
        pictures = {(f"ev_{n}", 1): shown[n - 1] for n in range(1, count + 1)}
        inputs = sample.whole(sheet(count))
        started, worked = time.perf_counter(), time.process_time()
        made, _doc, pages = pdf.render_paged(
            lambda known: bundle.build(replace(inputs, pages=known)), pictures
        )
        seconds, busy = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    last = max(last for _first, last in pages.values())
    print(
        f"{last} pages in {seconds:.1f} s ({busy:.1f} s of processor), "
        f"{len(made) / 1e6:.1f} MB, peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
