"""What a chart is made of: boxes, rules and labels on a canvas in millimetres, with roles for colours.

One description serves the window, PDF and Word; each renderer only knows these three marks. Nothing is told
by colour alone: what came after the agreement is filled, what came before is outlined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["ink", "soft", "faint", "line", "accent", "after", "kept", "doubt", "surface"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle; ``shade`` is how dark it is filled, 0 (only its outline) to 1."""

    x: float
    y: float
    w: float
    h: float
    role: Role
    shade: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 0.2
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Label:
    """Words; ``y`` is the line they stand on, ``size`` in points."""

    x: float
    y: float
    text: str
    role: Role = "soft"
    size: float = 8.0
    anchor: Anchor = "start"
    strong: bool = False


Mark = Box | Rule | Label


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A canvas with its marks in the order they are drawn."""

    width: float
    height: float
    marks: tuple[Mark, ...]
