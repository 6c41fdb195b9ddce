"""One set of line icons, drawn by us, coloured from the roles of the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from app import paths
from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QRectF
    from PySide6.QtSvg import QSvgRenderer


@lru_cache(maxsize=256)
def _svg(name: str, color: str) -> QSvgRenderer:
    """The drawing in one colour; the files use ``currentColor``."""
    from PySide6.QtSvg import QSvgRenderer  # a library of its own, not needed to show the start page

    text = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode("utf-8")))


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, side: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _svg(name, color).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, role: str = "soft", side: int = 18, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``side`` pixels, sharp at a device pixel ratio."""
    return _drawn(name, theme.name(role), side, ratio)


def pixmap_into(painter: QPainter, place: QRect, name: str, role: str) -> None:
    """Draw an icon into a rectangle; cached, for delegates."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place.topLeft(), _drawn(name, theme.name(role), place.width(), ratio))


def icon(name: str, role: str = "soft", chosen: str = "accent") -> QIcon:
    """The icon for a button: in ``role``, and in ``chosen`` while it is checked.

    An icon is never drawn larger than its largest picture: there is one of just the size that buttons have.
    """
    made, side = QIcon(), theme.px(theme.ICON)
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        made.addPixmap(pixmap(name, role, side, ratio), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(pixmap(name, chosen, side, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def draw(painter: QPainter, place: QRectF, name: str, role: str) -> None:
    """Draw an icon at any size, straight from its lines."""
    _svg(name, theme.name(role)).render(painter, place)
