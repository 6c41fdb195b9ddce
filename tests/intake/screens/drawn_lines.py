"""Screens of lines whose words are given, so that a layout is tested without reading a picture."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from app.intake.ocr import Line
from app.intake.screens import screenshots
from app.intake.screens.layout import Screen

PAGE, BUBBLE = (250, 248, 244), (233, 234, 238)


def line(text: str, x: float, y: float, *, h: float = 40, w: float | None = None) -> Line:
    """A line of a made-up screen of 1000 pixels; its width follows from its words."""
    wide = sum(1.0 if ord(char) > 0x2E7F else 0.55 for char in text) * h * 0.9
    return Line(text=text, x=x, y=y, w=wide if w is None else w, h=h, confidence=1.0)


def screen(
    lines: list[Line], boxes: list[tuple[int, int, int, int]] | None = None, high: int = 1800
) -> Screen:
    picture = Image.new("RGB", (1000, high), PAGE)
    pen = ImageDraw.Draw(picture)
    for box in boxes or []:
        pen.rectangle(box, fill=BUBBLE)
    for each in lines:  # letters, so that the paper around them is not bare
        for x in range(int(each.x), int(each.right), 12):
            pen.rectangle((x, each.y + 6, x + 3, each.bottom - 6), fill=(30, 30, 30))
    return Screen(np.asarray(picture), tuple(sorted(lines, key=lambda each: (each.y, each.x))))


def read(made: Screen) -> list[dict[str, Any]]:
    return screenshots.understand(made)["messages"]
