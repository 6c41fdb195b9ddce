"""Colours as they are on the screen: the ground and the ink of every piece of text, from its pixels."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import looking
import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 4.5
"""Contrast of text that anyone can read (WCAG 2, level AA)."""
EDGE = 3.0
"""Contrast of what is no text but has to be seen: the frame of the focus, the box of a tick (WCAG 2, 1.4.11)."""
LARGER = 3
"""Times that a surface is drawn larger, so that the middle of a stroke has the ink's own colour."""
FEW = 30
"""Pixels below which a place holds nothing to read."""


def luminance(colors: np.ndarray) -> np.ndarray:
    """Relative luminance of sRGB colours 0–255, by WCAG."""
    part = colors.astype(float) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def ratio(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    """Contrast of colours, 1 to 21."""
    a, b = luminance(one) + 0.05, luminance(two) + 0.05
    return np.maximum(a, b) / np.minimum(a, b)


def of(color: str | QColor) -> np.ndarray:
    """A colour as three numbers."""
    made = QColor(color)
    return np.array([made.red(), made.green(), made.blue()])


def drawn(surface: QWidget) -> np.ndarray:
    """A surface as pixels, larger than it is."""
    image = QImage(surface.size() * LARGER, QImage.Format.Format_RGB32)
    image.fill(0)
    image.setDevicePixelRatio(LARGER)
    surface.render(image)
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return flat[:, : image.width()] & 0xFFFFFF


def piece(pixels: np.ndarray, place: QRect | QRectF) -> np.ndarray:
    """The colours within a place, in a list."""
    left, top = max(0, round(place.left() * LARGER)), max(0, round(place.top() * LARGER))
    right, bottom = (
        round((place.left() + place.width()) * LARGER),
        round((place.top() + place.height()) * LARGER),
    )
    return pixels[top:bottom, left:right].reshape(-1)


def parts(packed: np.ndarray) -> np.ndarray:
    """Packed colours as three numbers each."""
    return np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], axis=-1)


def ground_of(colors: np.ndarray) -> np.ndarray:
    """The colour that most of them have."""
    kinds, counts = np.unique(colors, return_counts=True)
    return parts(kinds[counts.argmax()])


def best(colors: np.ndarray) -> float:
    """Contrast of the ink against its ground; 0 where there is nothing."""
    if len(colors) < FEW:
        return 0.0
    kinds, counts = np.unique(colors, return_counts=True)
    often = parts(kinds[counts >= 3])
    return float(ratio(often, parts(kinds[counts.argmax()])).max())


def text_of(widget: QWidget) -> str:
    """What a widget says, if it says it in its own pixels."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() if isinstance(widget, QAbstractButton) or widget.pixmap().isNull() else ""
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def seen(widget: QWidget) -> QRect:
    """What of a widget is not scrolled away."""
    return widget.visibleRegion().boundingRect()


def on(surface: QWidget, widget: QWidget, place: QRect) -> QRect:
    """A place in a widget as the surface counts."""
    return QRect(widget.mapTo(surface, place.topLeft()), place.size())


def faint(surface: QWidget) -> list[str]:
    """Text that is too faint: of widgets, of rows of plain lists, and what our own code paints."""
    with recorded() as said:
        pixels = drawn(surface)
    faults = faint_painting(pixels, said)
    for one in looking.visible(surface):
        shown = seen(one)
        if shown.height() < 0.9 * one.height():
            continue
        if text_of(one).strip():
            measured = best(piece(pixels, on(surface, one, shown)))
            faults += [f"{measured:.1f} : 1 {looking.called(one)}"] if measured < LEAST else []
        if isinstance(one, QAbstractItemView) and not type(one.itemDelegate()).__module__.startswith("app."):
            faults += faint_rows(surface, pixels, one)
    return faults


def faint_rows(surface: QWidget, pixels: np.ndarray, view: QAbstractItemView) -> list[str]:
    """Rows that are too faint, selected and not."""
    if view.model() is None:
        return []
    faults = []
    for n in range(min(view.model().rowCount(), 40)):
        index = view.model().index(n, 0)
        place = view.visualRect(index).intersected(view.viewport().rect())
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            place.setTop(place.top() + view.iconSize().height() + 2)  # a picture is no text
        if place.height() > 12 and str(index.data() or "").strip():
            measured = best(piece(pixels, on(surface, view.viewport(), place)))
            if measured < LEAST:
                faults.append(
                    f"{measured:.1f} : 1 row {n} {str(index.data())[:30]!r} of {looking.called(view)}"
                )
    return faults


@contextmanager
def recorded() -> Iterator[list[tuple[str, QColor, QRectF]]]:
    """What our own painting code writes meanwhile: words, colour of the pen, place in device pixels."""
    said: list[tuple[str, QColor, QRectF]] = []
    plain = QPainter.drawText

    def noted(self: QPainter, *given: Any) -> Any:
        words = next((one for one in reversed(given) if isinstance(one, str)), "")
        said.append(
            (words, QColor(self.pen().color()), self.deviceTransform().mapRect(place_of(self, given, words)))
        )
        return plain(self, *given)

    QPainter.drawText = noted  # type: ignore[method-assign]
    try:
        yield said
    finally:
        QPainter.drawText = plain  # type: ignore[method-assign]


def place_of(painter: QPainter, given: tuple[Any, ...], words: str) -> QRectF:
    """Where words come to stand: the rectangle that was given, or the words' own from their base line."""
    if isinstance(given[0], QRect | QRectF):
        return QRectF(given[0])
    at = QPointF(given[0]) if isinstance(given[0], QPoint | QPointF) else QPointF(given[0], given[1])
    return QFontMetricsF(painter.font()).boundingRect(words).translated(at)


def faint_painting(pixels: np.ndarray, said: list[tuple[str, QColor, QRectF]]) -> list[str]:
    """Painted words that are too faint for the ground they stand on."""
    faults = []
    for words, pen, place in said:
        logical = QRectF(
            place.x() / LARGER, place.y() / LARGER, place.width() / LARGER, place.height() / LARGER
        )
        colors = piece(pixels, logical)
        if len(colors) < FEW or not words.strip():
            continue
        measured = float(ratio(of(pen), ground_of(colors)))
        if measured < LEAST:
            faults.append(f"{measured:.1f} : 1 painted {words[:30]!r} {pen.name()}")
    return faults
