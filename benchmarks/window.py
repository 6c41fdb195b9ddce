"""The window's speed in one run: start, a large timeline, scrolling, stalls, the first message.

``QT_QPA_PLATFORM=offscreen python benchmarks/window.py [--entries 10000] [--files 200] [--rounds 5]
[--screenshots N]``; what is compared is measured in turn, the median counts. On a busy machine read the
processor times: they do not count what other programs did meanwhile.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests" / "ui"))

SHOWN = """
run = QApplication.exec
def until_painted(*_):
    window, = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    window.paintEvent = lambda event: QTimer.singleShot(0, lambda: os._exit(0))
    return run()
QApplication.exec = until_painted
"""
"""Ends the process as soon as the first frame of its window is painted."""
QT = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
"""
EMPTY = f"""{QT}{SHOWN}
app = QApplication([]); w = QMainWindow(); w.resize(1366, 768); w.show(); app.exec()
"""
START = f"""
from app.__main__ import main, prepare
prepare(){QT}{SHOWN}
main([])
"""


def seconds(code: str) -> tuple[float, float]:
    """Seconds of a small program by the clock, and of processor time."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start(pairs: int) -> list[tuple[str, str]]:
    """Start page against an empty window, each time in turn: bytecode in place, both until the first frame."""
    seconds(EMPTY), seconds(START)
    taken = [(seconds(EMPTY), seconds(START)) for _ in range(pairs)]
    rows = []
    for n, kind in enumerate(("by the clock", "processor time")):
        empty, ours = ([one[side][n] for one in taken] for side in (0, 1))
        ratio = statistics.median(b / a for a, b in zip(empty, ours, strict=True))
        least = f"least {min(ours):.3f} s / {min(empty):.3f} s = {min(ours) / min(empty):.2f}"
        rows.append((f"start page / empty window, {kind}", f"{ratio:.2f} (median of {pairs}; {least})"))
    return rows


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


def timeline(small: Path, large: Path, rounds: int) -> tuple[str, object]:
    """A large case against a small one, opened in turn; and the last window of the large one."""
    more = []
    for _ in range(rounds):
        window, little = opened(small)
        window.close()  # type: ignore[attr-defined]
        window, much = opened(large)
        more.append(much - little)
        if len(more) < rounds:
            window.close()  # type: ignore[attr-defined]
    return f"+{statistics.median(more):.2f} s (median of {rounds}; least +{min(more):.2f} s)", window


def dropped(source: Path, count: int) -> None:
    """Random files, and a backup of 500 messages."""
    source.mkdir(parents=True)
    chance = random.Random(1)
    for n in range(count):
        (source / f"{n}.txt").write_bytes(chance.randbytes(40_000))
    text = "".join(
        f'<sms address="1069000{n % 9}" date="{1_745_000_000_000 + n * 60_000}" type="1" body="【某借】逾期{n}天请还款"/>'
        for n in range(500)
    )
    (source / "a.xml").write_text(f"<smses>{text}</smses>", encoding="utf-8")


class Gaps:
    """Watches the event loop: how long it was away, and how much of that the window's thread computed."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.wall: list[float] = []
        self.own: list[float] = []
        self._timer = QTimer(interval=5, timeout=self._tick)

    def __enter__(self) -> Gaps:
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.wall.append(now[0] - self._last[0])
        self.own.append(now[1] - self._last[1])
        self._last = now


def intake(case: Path, source: Path) -> tuple[Gaps, float, float]:
    """Gaps of the event loop while a folder is taken in; seconds until its first entry, and until all is read."""
    from PySide6.QtCore import QEventLoop

    from app.work import cases

    cases.create(case, title="x", lender="某借").close()
    window, _ = opened(case)
    first: list[float] = []
    loop = QEventLoop()
    desk = window.desk  # type: ignore[attr-defined]
    began = time.perf_counter()
    desk.refreshed.connect(
        lambda: first.append(time.perf_counter() - began) if desk.snapshot().entries and not first else None
    )
    desk.busy_changed.connect(lambda job: None if job else loop.quit())
    with Gaps() as gaps:
        window.acts.take_in([source])  # type: ignore[attr-defined]
        loop.exec()
    took = time.perf_counter() - began
    settle(0.5)
    window.close()  # type: ignore[attr-defined]
    return gaps, first[0] if first else 0.0, took


def intakes(scratch: Path, count: int, rounds: int) -> list[tuple[str, str]]:
    """The stalls of several intakes in one heap, for the p99 of one has three values above it."""
    wall: list[float] = []
    own: list[float] = []
    firsts = []
    for n in range(rounds):
        dropped(scratch / f"drop{n}" / "files", count)
        gaps, first, _ = intake(scratch / f"intake{n}", scratch / f"drop{n}" / "files")
        wall, own, firsts = wall + gaps.wall, own + gaps.own, [*firsts, first]
    longest, of_ours = max(wall) * 1000, max(own) * 1000
    return [
        (f"event loop gap p99 during {rounds} intakes of {count}", f"{percentile(wall, 0.99) * 1000:.0f} ms"),
        ("event loop gap, longest", f"{longest:.0f} ms (own processor time at most {of_ours:.0f} ms)"),
        ("first message of a dropped folder", f"{statistics.median(firsts):.1f} s"),
    ]


def screenshots(scratch: Path, count: int) -> list[tuple[str, str]]:
    """Pictures of a chat, drawn here, until all are read."""
    from PIL import Image, ImageDraw, ImageFont

    from app import paths

    source = scratch / "shots"
    source.mkdir()
    face = next(iter(sorted(paths.resource("fonts").glob("*.[ot]t[fc]"))))
    font = ImageFont.truetype(str(face), 40)
    for n in range(count):
        shot = Image.new("RGB", (1080, 2340), "#ededed")
        pen = ImageDraw.Draw(shot)
        for row in range(6):
            pen.rounded_rectangle((40, 300 + row * 320, 900, 520 + row * 320), 24, fill="white")
            pen.text(
                (80, 330 + row * 320), f"您的借款第{n}期已逾期{row}天\n请今日还款{n + row}元", "black", font
            )
            pen.text((430, 240 + row * 320), f"4月{row + 1}日 1{row}:2{row}", "#888888", font)
        shot.save(source / f"Screenshot_202604{n % 28 + 1:02}_10{n // 60 % 60:02}{n % 60:02}.png")
    _, _, took = intake(scratch / "read", source)
    scaled = f"; {took / count * 300:.0f} s for 300, scaled" if count != 300 else ""
    return [(f"{count} screenshots until all are read", f"{took:.0f} s{scaled}")]


def _dress() -> object:
    """The program as ``app.ui.app.main`` sets it up; the caller keeps it."""
    from PySide6.QtWidgets import QApplication

    from app.ui import app as program
    from app.ui import language, theme

    app = QApplication([])
    program.share_fairly()
    language.install("zh_CN")
    theme.apply(app, "light")
    return app


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5, help="repetitions of what is compared")
    parser.add_argument("--screenshots", type=int, default=0, help="read so many drawn pictures, 1-2 s each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        os.environ["XDG_DATA_HOME"] = place  # found as for anybody, but not theirs
        os.environ.pop("JUSHI_DATA", None)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed has its bytecode
        os.environ["PYTHONPYCACHEPREFIX"] = str(scratch / "bytecode")
        rows = start(3 * asked.rounds)
        os.environ["JUSHI_DATA"] = os.environ["JUSHI_STATE"] = place
        _app = _dress()
        import ui_case

        small, large = ui_case.small(scratch), ui_case.large(scratch, asked.entries)
        for case in (small, large):
            case.close()
        figure, window = timeline(small.folder, large.folder, asked.rounds)
        rows.append((f"timeline of {asked.entries} over a small case", figure))
        rows.append(("scroll frame p99", f"{percentile(scroll(window), 0.99) * 1000:.0f} ms"))
        window.close()  # type: ignore[attr-defined]
        rows += intakes(scratch, asked.files, asked.rounds)
        if asked.screenshots:
            rows += screenshots(scratch, asked.screenshots)
    for name, figure in rows:
        print(f"{name:55} {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
