"""A picture in its own size, half of it, a quarter of it…, each averaged, so that small is still sharp.

Shrunk to a sixth by the painter alone, a screenshot's letters lose whole strokes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

if TYPE_CHECKING:
    from pathlib import Path

Levels = tuple[QImage, ...]
"""The picture and its halves, largest first; empty if there is no picture."""

LEAST = 400
"""A longest side in pixels from which nothing smaller is needed."""


def read(path: Path | None) -> Levels:
    """The picture of a file with its halves. For any thread: decoding takes longer than a window may."""
    whole = QImage(str(path)) if path is not None else QImage()
    if whole.isNull():
        return ()
    opaque, clear = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    made = [whole.convertToFormat(clear if whole.hasAlphaChannel() else opaque)]
    while max(made[-1].width(), made[-1].height()) > LEAST:
        last = made[-1]
        made.append(
            last.scaled(
                max(1, last.width() // 2),
                max(1, last.height() // 2),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return tuple(made)


class Picture(QGraphicsItem):
    """A picture in a scene, as large as its own pixels, drawn from the level next above what is seen."""

    def __init__(self, levels: Levels) -> None:
        super().__init__()
        self._levels = levels
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._levels[0].width(), self._levels[0].height()

    def boundingRect(self) -> QRectF:
        """Where it is drawn."""
        return QRectF(0, 0, *self.size)

    def level(self, scale: float) -> QImage:
        """The smallest level that is not smaller than the picture seen at ``scale``."""
        fits = [one for one in self._levels if one.width() >= scale * self._levels[0].width() - 1]
        return fits[-1] if fits else self._levels[0]

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw what is exposed of it."""
        seen = painter.worldTransform()
        ratio = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
        shown = self.level(option.levelOfDetailFromTransform(seen) * ratio)
        part = option.exposedRect & self.boundingRect()
        across, down = shown.width() / self.size[0], shown.height() / self.size[1]
        source = QRectF(part.x() * across, part.y() * down, part.width() * across, part.height() * down)
        painter.drawImage(part, shown, source)
