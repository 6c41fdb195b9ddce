"""A picture that can be zoomed, turned in view, and have a region marked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QGraphicsView

from app.ui import access, theme
from app.ui.language import tr
from app.ui.levels import Picture
from app.ui.region_band import LEAST, Band

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from app.ui.levels import Levels

STEP, SMALLEST, LARGEST = 1.25, 0.05, 12.0


class PictureView(QGraphicsView):
    """Signals: ``marked`` (QRectF in pixels of the picture) or ``unmarked``, ``turned_page`` (+1 or -1)."""

    marked = Signal(QRectF)
    unmarked = Signal()
    turned_page = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        access.give_role(self, QAccessible.Role.Graphic)
        self._scene = QGraphicsScene(self)
        self._item: Picture | None = None
        self._frames: list[QGraphicsRectItem] = []
        self._fitted = True
        self._marking = False
        self.setScene(self._scene)
        self.band = Band(self)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundBrush(theme.color("ground"))
        self.setAccessibleName(tr("证据原图"))

    def show_picture(self, levels: Levels) -> bool:
        """Show a picture the right way up; whether there is one."""
        self._scene.clear()
        self._item, self._frames = None, []
        self.band.forget()
        if not levels:
            return False
        self._item = Picture(levels)
        self._scene.addItem(self._item)
        self._scene.setSceneRect(self._item.boundingRect())
        self.band.bounds = self._item.boundingRect()
        self.resetTransform()
        self.fit()
        return True

    def cover(self, regions: Sequence[tuple[float, ...]], scale: float = 1.0) -> None:
        """Show regions ``(x, y, width, height)`` as covered, the picture still to be seen a little."""
        self._away()
        ground = QColor(theme.color("ink"))
        ground.setAlpha(205)
        for region in regions:
            rect = QRectF(*(value * scale for value in region[:4]))
            self._frames.append(self._scene.addRect(rect, QPen(Qt.PenStyle.NoPen), ground))

    def _away(self) -> None:
        for item in self._frames:
            self._scene.removeItem(item)
        self._frames = []

    def frame(self, regions: Sequence[tuple[float, ...]], chosen: int = -1, scale: float = 1.0) -> None:
        """Frame regions ``(x, y, width, height)``; the chosen one is brought into sight."""
        self._away()
        for n, region in enumerate(regions):
            role = "accent" if n == chosen or chosen < 0 else "faint"
            ground = QColor(theme.color(role))
            ground.setAlpha(36 if n == chosen else 12)
            pen = QPen(theme.color(role), 2)
            pen.setCosmetic(True)
            rect = QRectF(*(value * scale for value in region[:4])).adjusted(-6, -6, 6, 6)
            self._frames.append(self._scene.addRect(rect, pen, ground))
        if 0 <= chosen < len(self._frames):
            self.ensureVisible(self._frames[chosen], 40, 40)

    def picture_size(self) -> tuple[int, int]:
        """Width and height in pixels; zeros without a picture."""
        return self._item.size if self._item else (0, 0)

    # -- zoom and turn ------------------------------------------------------------------------------

    def fit(self) -> None:
        """As wide as there is room, at most its own size; tall screenshots scroll."""
        self._fitted = True
        if self._item is None:
            return
        bounds = self._scene.itemsBoundingRect()
        whole = min(self.viewport().width() / bounds.width(), self.viewport().height() / bounds.height())
        wide = self.viewport().width() / bounds.width()
        tall = bounds.height() > 2.4 * bounds.width()
        factor = min(1.0, wide if tall else whole)
        angle = self._angle
        self.resetTransform()
        self.scale(factor, factor)
        self.rotate(angle)

    _angle = 0

    def zoom(self, factor: float) -> None:
        """Zoom by a factor within sensible bounds."""
        self._fitted = False
        now = abs(self.transform().m11()) or abs(self.transform().m12())
        if SMALLEST <= now * factor <= LARGEST:
            self.scale(factor, factor)

    def turn(self) -> None:
        """Turn the view a quarter; the file stays as it is."""
        self._angle = (self._angle + 90) % 360
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitted while nobody zoomed."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 zoom; R turns; Page keys turn pages; while marking Enter and arrows draw."""
        if self._marking and self._item is not None and (done := self.band.key(event)):
            if isinstance(done, QRectF):
                self._marked(done)
            elif not self.band.is_there:
                self.unmarked.emit()
            return
        acts = {
            Qt.Key.Key_Plus: lambda: self.zoom(STEP),
            Qt.Key.Key_Equal: lambda: self.zoom(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / STEP),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_R: self.turn,
            Qt.Key.Key_PageDown: lambda: self.turned_page.emit(1),
            Qt.Key.Key_PageUp: lambda: self.turned_page.emit(-1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()  # type: ignore[no-untyped-call]

    # -- marking ------------------------------------------------------------------------------------

    def mark(self, on: bool) -> None:
        """Begin or end marking a region."""
        self._marking = on
        if not on:
            self.band.drop()
        mode = QGraphicsView.DragMode.NoDrag if on else QGraphicsView.DragMode.ScrollHandDrag
        self.setDragMode(mode)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A region begins."""
        if not self._marking or self._item is None:
            super().mousePressEvent(event)
            return
        self.band.begin(self.mapToScene(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It grows."""
        if not self.band.draw_to(self.mapToScene(event.position().toPoint())):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is done; a mere click is none."""
        if not self.band.draw_to(self.mapToScene(event.position().toPoint())):
            super().mouseReleaseEvent(event)
            return
        self._marked(self.band.drop())

    def _marked(self, rect: QRectF) -> None:
        if rect.width() > LEAST and rect.height() > LEAST:
            self.marked.emit(rect)
