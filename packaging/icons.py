"""Makes the application icon's PNGs, ICO and ICNS from ``resources/icons/jushi.svg`` (our own drawing)."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "jushi.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def drawn(side: int) -> Image.Image:
    """The icon at ``side`` pixels; an SVG needs no running application."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return Image.open(BytesIO(buffer.data().data())).convert("RGBA")


def make(out: Path) -> list[Path]:
    """All files of the icon in ``out``: ``16.png`` … ``1024.png``, ``jushi.png``, ``.ico``, ``.icns``."""
    out.mkdir(parents=True, exist_ok=True)
    pictures = {side: drawn(side) for side in (*SIZES, 1024)}
    for side, picture in pictures.items():
        picture.save(out / f"{side}.png")
    pictures[256].save(out / "jushi.png")
    small = [side for side in SIZES if side <= 256 and side != 22]
    pictures[256].save(
        out / "jushi.ico", sizes=[(side, side) for side in small], append_images=[pictures[s] for s in small]
    )
    pictures[1024].save(out / "jushi.icns", append_images=[pictures[s] for s in (32, 64, 128, 256, 512)])
    return sorted(out.iterdir())


if __name__ == "__main__":
    for made in make(Path(sys.argv[1])):
        print(made.name, made.stat().st_size)
