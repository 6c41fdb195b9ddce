"""Makes pictures of every place from the demo case, in both languages and schemes, to be looked at.

``python packaging/screens.py OUT [--case FOLDER]``; without a screen: QT_QPA_PLATFORM=offscreen. The ones the
README shows are ``timeline-light-zh.png`` and ``review-dark-en.png``, copied to docs/pictures by hand once
they were looked at.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402  after the path to the project is known
from PySide6.QtWidgets import QApplication  # noqa: E402

if TYPE_CHECKING:
    from app.ui.window import Window

SIZES = {"": (1366, 768), "-125": (1093, 614)}
PLACES = ("timeline", "evidence", "agreement", "review", "claims")


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def opened(window: Window, folder: Path) -> None:
    """Open a case and wait until it is on the desk."""
    loop = QEventLoop()
    window.desk.opened.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    window.desk.open(folder)
    loop.exec()


def telling(window: Window) -> str:
    """The latest entry whose proof is a picture."""
    snapshot = window.desk.snapshot()
    shown = [
        (one.at or "", one.id)
        for one in snapshot.entries
        if one.status == "confirmed"
        and any(
            snapshot.evidence_by_id[cited.evidence].media_type.startswith("image/")
            and cited is snapshot.citations_of(one.id)[0]
            for cited in snapshot.citations_of(one.id)
        )
    ]
    return max(shown)[1] if shown else snapshot.entries[-1].id


def shoot(window: Window, out: Path, name: str) -> None:
    """Every place of the open case, at both sizes."""
    assert window.view is not None
    for suffix, size in SIZES.items():
        window.resize(*size)
        for place in PLACES:
            window.view.go(place)
            if place == "timeline":
                window.view.main.timeline.select(telling(window))
            if place == "review":
                window.view.review.next_doubt()
            if place == "evidence":
                window.view.evidence.list.setCurrentIndex(window.view.evidence.model.index(3))
            wait(1500)
            window.grab().save(str(out / f"{place}{suffix}-{name}.png"))


def main() -> int:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--case", type=Path)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["JUSHI_DATA"] = os.environ["JUSHI_STATE"] = scratch
        app = QApplication([])
        case = Path(scratch) / "case"
        if asked.case:
            shutil.copytree(asked.case, case)
        else:
            from app.work import cases

            for _step in cases.build_demo(case):
                pass
        for scheme in ("light", "dark"):
            for tongue in ("zh_CN", "en"):
                one(app, case, asked.out, scheme, tongue)
    return 0


def one(app: QApplication, case: Path, out: Path, scheme: str, tongue: str) -> None:
    """All places in one scheme and language."""
    from app.ui import language, theme
    from app.ui.window import Window

    language.install(tongue)
    theme.apply(app, scheme)
    window = Window()
    window.show()
    window.resize(*SIZES[""])
    name = f"{scheme}-{tongue[:2]}"
    wait(200)
    window.grab().save(str(out / f"start-{name}.png"))
    opened(window, case)
    shoot(window, out, name)
    window.close()
    wait(300)


if __name__ == "__main__":
    sys.exit(main())
