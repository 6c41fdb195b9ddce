"""The window's speed in one run: start, a large timeline, scrolling, stalls, the first message.

``QT_QPA_PLATFORM=offscreen python benchmarks/window.py [--entries 10000] [--files 200]``
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests" / "ui"))

EMPTY = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication([]); w = QMainWindow(); w.resize(1366, 768); w.show()
QTimer.singleShot(0, app.quit); app.exec()
"""
START = """
import sys
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from app.ui.app import Starter
app = QApplication([]); s = Starter(app); s.begin(None)
QTimer.singleShot(0, app.quit); app.exec()
heavy = {'sqlite_utils', 'numpy', 'docx', 'typst', 'phonenumbers'}
assert not heavy & {m.split('.')[0] for m in sys.modules}
"""


def seconds(code: str) -> float:
    """Whole-process seconds of a small program, the median of five."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def percentile(values: list[float], part: float) -> float:
    """The value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else 0.0


def settle(loop_for: float) -> None:
    """Run the event loop for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(loop_for * 1000), loop.quit)
    loop.exec()


def opened(folder: Path) -> tuple[object, float]:
    """A window with a case open, and seconds until its rows were there."""
    from PySide6.QtCore import QEventLoop

    from app.ui.window import Window

    window = Window()
    window.resize(1366, 768)
    window.show()
    settle(0.3)
    loop = QEventLoop()
    window.desk.opened.connect(loop.quit)
    began = time.perf_counter()
    window.desk.open(folder)
    loop.exec()
    window.grab()
    return window, time.perf_counter() - began


def scroll(window: object) -> list[float]:
    """Seconds of each frame while the timeline scrolls through."""
    rows = window.view.main.timeline.list  # type: ignore[attr-defined]
    bar = rows.verticalScrollBar()
    frames = []
    for n in range(300):
        began = time.perf_counter()
        bar.setValue(int(bar.maximum() * n / 300))
        rows.viewport().repaint()
        frames.append(time.perf_counter() - began)
    return frames


def stalls(folder: Path, count: int) -> tuple[list[float], float]:
    """Gaps of the event loop while ``count`` files are taken in, and seconds until the first message."""
    from PySide6.QtCore import QEventLoop, QTimer

    from app.work import cases

    source = folder / "drop"
    source.mkdir()
    chance = random.Random(1)
    for n in range(count):
        (source / f"{n}.txt").write_bytes(chance.randbytes(40_000))
    text = "".join(
        f'<sms address="1069000{n % 9}" date="{1_745_000_000_000 + n * 60_000}" type="1" body="【某借】逾期{n}天请还款"/>'
        for n in range(500)
    )
    (source / "a.xml").write_text(f"<smses>{text}</smses>", encoding="utf-8")
    cases.create(folder / "c", title="x", lender="某借").close()
    window, _ = opened(folder / "c")
    gaps: list[float] = []
    last = [time.perf_counter()]
    first: list[float] = []

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(interval=5, timeout=tick)
    loop = QEventLoop()
    desk = window.desk  # type: ignore[attr-defined]
    began = time.perf_counter()
    desk.refreshed.connect(
        lambda: first.append(time.perf_counter() - began) if desk.snapshot().entries and not first else None
    )
    desk.busy_changed.connect(lambda job: None if job else loop.quit())
    timer.start()
    last[0] = time.perf_counter()
    window.acts.take_in([source])  # type: ignore[attr-defined]
    loop.exec()
    timer.stop()
    settle(0.5)
    window.close()  # type: ignore[attr-defined]
    return gaps, first[0] if first else 0.0


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=200)
    asked = parser.parse_args()
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["JUSHI_DATA"] = os.environ["JUSHI_STATE"] = scratch
        empty, start = seconds(EMPTY), seconds(START)
        rows.append(("start page / empty window", f"{start / empty:.2f} ({start:.2f} s / {empty:.2f} s)"))
        from PySide6.QtWidgets import QApplication

        from app.ui import language, theme

        app = QApplication([])
        language.install("zh_CN")
        theme.apply(app, "light")
        import ui_case

        small, large = ui_case.small(Path(scratch)), ui_case.large(Path(scratch), asked.entries)
        for case in (small, large):
            case.close()
        window, little = opened(small.folder)
        window.close()  # type: ignore[attr-defined]
        window, much = opened(large.folder)
        rows.append((f"timeline of {asked.entries} over a small case", f"+{much - little:.2f} s ({much:.2f} s)"))
        frames = scroll(window)
        rows.append(("scroll frame p99", f"{percentile(frames, 0.99) * 1000:.0f} ms"))
        window.close()  # type: ignore[attr-defined]
        gaps, first = stalls(Path(scratch), asked.files)
        rows.append((f"event loop gap p99 during intake of {asked.files}", f"{percentile(gaps, 0.99) * 1000:.0f} ms"))
        rows.append(("event loop gap, longest", f"{max(gaps) * 1000:.0f} ms"))
        rows.append(("first message of a dropped folder", f"{first:.1f} s"))
    for name, figure in rows:
        print(f"{name:55} {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
