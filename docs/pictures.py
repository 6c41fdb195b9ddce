"""Draws every place and every dialog, in every language, scheme and text size, to be looked at.

``python docs/pictures.py OUT [--case demo|empty|huge] [--lang zh_CN|en] [--scheme light|dark] [--size 100|125|200]``;
without a screen: ``QT_QPA_PLATFORM=offscreen``. Each choice left out means all; the window has 1366 × 768 pixels.
``sheet-….png`` shows all of one run small. The pictures of the README and of design.md are from here, copied
to ``docs/pictures`` by hand once they were looked at.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]

import tour  # noqa: E402  after the path to the project is known
from PySide6.QtCore import QRect, QSize, Qt  # noqa: E402
from PySide6.QtGui import QImage, QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.window import Window

CASES = ("demo", "empty", "huge")
TONGUES = ("zh_CN", "en")
SCHEMES = ("light", "dark")
SIZES = (100, 125, 200)
HUGE = 20_000
"""Entries of the case with very many."""
SMALL = QSize(455, 256)
"""One picture on a sheet."""
ACROSS = 4


def made(kind: str, folder: Path) -> Path:
    """A case of a kind, closed."""
    from app.work import cases, demo

    if kind == "demo":
        for _step in demo.build(folder / kind):
            pass
        return folder / kind
    if kind == "empty":
        cases.create(folder / kind, title="我的案件").close()
        return folder / kind
    import ui_case

    case = ui_case.large(folder, HUGE)
    case.close()
    ui_case.OPEN.clear()
    return case.folder


def on_screen(dialog: QWidget) -> QPixmap:
    """A dialog as it stands on the laptop's screen, whose edge can be seen."""
    whole = QPixmap(QSize(*tour.SCREEN))
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    left, top = (whole.width() - dialog.width()) // 2, (whole.height() - dialog.height()) // 2
    painter.drawPixmap(max(0, left), max(0, top), dialog.grab())
    painter.end()
    return whole


def seen(window: Window, scratch: Path, kind: str) -> Iterator[tuple[str, QPixmap]]:
    """Every place, and for the demo case every dialog."""
    for name, surface in tour.surfaces(window, scratch, dialogs=kind == "demo"):
        tour.wait(250)
        yield name, on_screen(surface) if isinstance(surface, QDialog) else surface.grab()


def one(app: QApplication, case: Path, kind: str, wish: tuple[str, str, int], out: Path) -> None:
    """All of a case in one language, scheme and text size."""
    from app.ui import language, theme
    from app.ui.window import Window

    tongue, scheme, size = wish
    language.install(tongue)
    theme.apply(app, scheme, size / 100)
    window = Window()
    window.resize(*tour.SCREEN)
    window.show()
    tour.wait(300)
    name = f"{kind}-{tongue[:2]}-{scheme}-{size}"
    window.desk.open(case)
    while window.view is None or window.view.idle.waiting:
        tour.wait(50)
    shots = list(seen(window, out, kind))
    for what, shot in shots:
        place = out / f"{name}-{what.replace('/', '-')}.png"
        assert shot.save(str(place)), f"{place} could not be written"
    sheet([shot for _, shot in shots]).save(str(out / f"sheet-{name}.png"))
    window.close()
    tour.settle(window.desk)
    tour.gone(window)
    print(name, len(shots), flush=True)


def sheet(shots: list[QPixmap]) -> QImage:
    """Pictures side by side, small."""
    rows = -(-len(shots) // ACROSS)
    whole = QImage(SMALL.width() * ACROSS, SMALL.height() * rows, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for n, shot in enumerate(shots):
        place = QRect(
            n % ACROSS * SMALL.width(), n // ACROSS * SMALL.height(), SMALL.width() - 4, SMALL.height() - 4
        )
        painter.drawPixmap(place, shot.scaled(place.size(), mode=Qt.TransformationMode.SmoothTransformation))
    painter.end()
    return whole


def main() -> int:
    """Make all pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--case", choices=CASES, action="append")
    parser.add_argument("--lang", choices=TONGUES, action="append")
    parser.add_argument("--scheme", choices=SCHEMES, action="append")
    parser.add_argument("--size", choices=SIZES, type=int, action="append")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["JUSHI_DATA"] = os.environ["JUSHI_STATE"] = scratch
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
        for kind in asked.case or CASES:
            case = made(kind, Path(scratch))
            for wish in product(asked.lang or TONGUES, asked.scheme or SCHEMES, asked.size or SIZES):
                one(app, case, kind, wish, asked.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
