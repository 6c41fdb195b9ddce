"""The frame that is being drawn on a picture: with the mouse, or with the keys of anyone who has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPen

from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsView

LEAST = 4
"""Pixels of a picture that a frame has at least, either way; a mere click is none."""
PACE, FINE = 12, 1
"""Pixels of the screen that an arrow moves by; with Ctrl the smaller."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Band:
    """At most one frame in a view; ``bounds`` is the picture it stays in, in pixels of the picture."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._item: QGraphicsRectItem | None = None
        self._begun: QPointF | None = None
        self.bounds = QRectF()

    @property
    def is_there(self) -> bool:
        """Whether a frame is being drawn."""
        return self._item is not None

    @property
    def rect(self) -> QRectF:
        """Where it is, in pixels of the picture."""
        return self._item.rect() if self._item is not None else QRectF()

    def forget(self) -> None:
        """The picture is gone, and with it what was drawn on it."""
        self._item = self._begun = None

    def show(self, rect: QRectF) -> None:
        """A frame here, in place of the one that was there; it stays within the picture."""
        rect = rect.intersected(self.bounds)
        if self._item is None:
            pen, ground = QPen(theme.color("accent"), 2), QColor(theme.color("accent"))
            pen.setCosmetic(True)
            ground.setAlpha(40)
            self._item = self._view.scene().addRect(rect, pen, ground)
            self._item.setZValue(1)
        self._item.setRect(rect)

    def drop(self) -> QRectF:
        """Take it away, and say where it was."""
        rect = self.rect
        if self._item is not None:
            self._view.scene().removeItem(self._item)
        self.forget()
        self._tell(tr("没有框。"))
        return rect

    # -- with the mouse -----------------------------------------------------------------------------

    def begin(self, at: QPointF) -> None:
        """It begins at a corner."""
        self._begun = at
        self.show(QRectF(at, at))

    def draw_to(self, at: QPointF) -> bool:
        """It goes on to the other corner; whether one is drawn with the mouse now."""
        if self._begun is None:
            return False
        self.show(QRectF(self._begun, at).normalized())
        return True

    # -- with keys ----------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> QRectF | bool:
        """What a key does to it: the frame that is done, or whether the key was meant for it."""
        pressed = Qt.Key(event.key())
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.is_there:
                return self.drop()
            self._in_sight()
        elif self.is_there and pressed == Qt.Key.Key_Escape:
            self.drop()
        elif self.is_there and pressed in ARROWS:
            self._step(ARROWS[pressed], event.modifiers())
        else:
            return False
        return True

    def _in_sight(self) -> None:
        """A third of what is seen of the picture, in its middle."""
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect().intersected(self.bounds)
        rect = QRectF(0, 0, seen.width() / 3, seen.height() / 6)
        rect.moveCenter(seen.center())
        self.show(rect)
        self._say()

    def _step(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        """Arrows move it, with Shift they move its far edge."""
        pace = FINE if held & Qt.KeyboardModifier.ControlModifier else PACE
        by = self._on_picture(QPointF(way[0] * pace, way[1] * pace))
        if held & Qt.KeyboardModifier.ShiftModifier:
            self.show(_grown(self.rect, by, self.bounds))
        else:
            self.show(_moved(self.rect, by, self.bounds))
        if self._item is not None:
            self._view.ensureVisible(self._item, 20, 20)
        self._say()

    def _on_picture(self, by: QPointF) -> QPointF:
        """A step on the screen as a step on the picture, which may be turned and zoomed."""
        back, _ = self._view.transform().inverted()
        return back.map(by) - back.map(QPointF(0, 0))

    def _say(self) -> None:
        """Tell a screen reader where it is, in hundredths of the picture."""
        wide, high, rect = self.bounds.width() or 1, self.bounds.height() or 1, self.rect
        said = tr("框：左 {left}%，上 {top}%，宽 {wide}%，高 {high}%").format(
            left=round(100 * (rect.x() - self.bounds.x()) / wide),
            top=round(100 * (rect.y() - self.bounds.y()) / high),
            wide=round(100 * rect.width() / wide),
            high=round(100 * rect.height() / high),
        )
        self._tell(said)

    def _tell(self, said: str) -> None:
        self._view.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self._view, QAccessible.Event.DescriptionChanged))


def _moved(rect: QRectF, by: QPointF, bounds: QRectF) -> QRectF:
    """Moved, but not out of the picture."""
    made = rect.translated(by)
    made.moveLeft(min(max(made.left(), bounds.left()), bounds.right() - made.width()))
    made.moveTop(min(max(made.top(), bounds.top()), bounds.bottom() - made.height()))
    return made


def _grown(rect: QRectF, by: QPointF, bounds: QRectF) -> QRectF:
    """Its far edges moved, within the picture and never to nothing."""
    return QRectF(
        rect.x(),
        rect.y(),
        min(max(rect.width() + by.x(), LEAST + 1), bounds.right() - rect.x()),
        min(max(rect.height() + by.y(), LEAST + 1), bounds.bottom() - rect.y()),
    )
