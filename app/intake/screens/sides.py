"""Whose bubble it is: portraits beside it, the nearer margin, its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake.ocr import away_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.intake.ocr import Pixels
    from app.intake.screens.layout import Block, Screen

THIN = 0.25
"""Share of the box around them that drawn lines fill at most."""
PORTRAIT = 0.15
"""The margin that a portrait fills, as a share of the screen's width."""
NEXT = 0.3
"""How far from the edge of the screen, as a share of its width, a bubble beside a portrait begins at most."""

FAR, AT_MARGIN = 0.21, 0.08
"""Shares of a screenshot's width: more than a portrait takes with its gaps; what is free beside a bubble."""


def portraits(blocks: Sequence[Block], screen: Screen) -> list[Block]:
    """The blocks that are portraits with a sign in them."""
    return [block for block in blocks if is_portrait(block, blocks, screen)]


def is_portrait(block: Block, blocks: Sequence[Block], screen: Screen) -> bool:
    """A small square at the margin with a sign or two: a bubble is beside it, or beside others like it."""
    if not _may_be_portrait(block, screen) or any(_in_column(block, other, screen) for other in blocks):
        return False
    if any(_level(block, other) for other in blocks):
        return True
    kin = [other for other in blocks if _twins(block, other, screen)]
    return any(_level(other, third) for other in kin for third in blocks)


def _in_column(block: Block, other: Block, screen: Screen) -> bool:
    """Whether a wide bubble of the same colour begins at the same margin: then this is a short one."""
    slack = 0.012 * screen.width
    level = min(abs(block.x - other.x), abs(block.right - other.right)) < slack
    return level and other.w > 0.25 * screen.width and other.boxy and alike(block.colour, other.colour)


def _may_be_portrait(block: Block, screen: Screen) -> bool:
    width = screen.width
    shape = block.w / max(block.h, 1)
    small = block.w < 0.17 * width and block.h < 0.19 * width
    small = small and 0.75 < shape < (2.2 if block.w < 0.13 * width else 1.3)  # an edge may cut it
    sign = len(block.lines) == 1 and len(block.lines[0].text) <= 3
    return small and sign and (block.x < 0.08 * width or block.right > 0.92 * width)


def _level(block: Block, other: Block) -> bool:
    """Whether another block stands beside this one."""
    overlap = other.y < block.bottom and block.y < other.bottom
    return other is not block and overlap and (other.x >= block.right - 2 or other.right <= block.x + 2)


def _twins(block: Block, other: Block, screen: Screen) -> bool:
    """Whether two squares of one size stand at the same margin or at opposite ones, as portraits do."""
    if other is block or not _may_be_portrait(other, screen):
        return False
    slack = 0.012 * screen.width
    same_size = abs(block.w - other.w) < slack and abs(block.h - other.h) < slack
    mirrored = abs(block.x - (screen.width - other.right)) < slack
    again = abs(block.x - other.x) < slack and block.lines[0].text == other.lines[0].text
    return same_size and (mirrored or again)


def side_of(block: Block, bubbles: Sequence[Block], screen: Screen) -> tuple[str, bool]:
    """``in`` or ``out``, and whether that is sure: by portrait, else margin, else colour."""
    left, right = block.x, screen.width - block.right
    if not screen.coloured:
        at_left, at_right = (portrait_near(block, screen, right=right) for right in (False, True))
    else:
        at_left, at_right = _portraits_beside(block, screen)
    if (
        screen.photo
        and at_left != at_right
        and _elsewhere(*(left, right) if at_left else (right, left), screen)
    ):
        return ("in" if left < right else "out"), False  # waves, grain or the phone's rim, no portrait
    if at_left != at_right:
        return ("in" if at_left else "out"), True
    if not at_left and not at_right and (twin := _side_of_twin(block, bubbles, screen)):
        return twin, True
    if min(left, right) < 2 and (kin := _side_of_kin(block, bubbles, screen)):
        return kin, True  # the edge says nothing where a rule of the bubble's colour leads to it
    if abs(left - right) > 0.025 * screen.width:
        return ("in" if left < right else "out"), True
    if all(_is_card(other, screen) for other in bubbles):
        return "in", True
    if kin := _side_of_kin(block, bubbles, screen):
        return kin, True
    return ("out" if max(block.colour) - min(block.colour) > 60 else "in"), False


def has_portrait(block: Block, screen: Screen) -> bool:
    """Whether a portrait stands at one side of a box on a screenshot, and nothing at the other."""
    at_left, at_right = _portraits_beside(block, screen)
    return at_left != at_right


def _portraits_beside(block: Block, screen: Screen) -> tuple[bool, bool]:
    """Whether portraits stand at the left and at the right of a box.

    On a screenshot a bubble stands next to its portrait: what floats far from one at the other margin is a
    button of the phone.
    """
    left, right = block.x, screen.width - block.right
    at_left = _company(block, screen, 0, int(left))
    at_right = _company(block, screen, int(block.right), screen.width)
    if screen.photo:
        return at_left, at_right
    return at_left and not _far(left, right, screen), at_right and not _far(right, left, screen)


def _far(beside: float, free: float, screen: Screen) -> bool:
    return beside > FAR * screen.width and free < AT_MARGIN * screen.width


def _elsewhere(beside: float, free: float, screen: Screen) -> bool:
    """Whether a bubble stands at the margin that is free of a portrait, far from where one seems to be."""
    room = beside > PORTRAIT * screen.width and free < 0.1 * screen.width
    return beside > free + 0.05 * screen.width and (beside > NEXT * screen.width or room)


def _side_of_twin(block: Block, bubbles: Sequence[Block], screen: Screen) -> str:
    """The side of a bubble of this colour, begun or ended level with this one, that has a portrait there."""
    slack = 0.012 * screen.width
    for other in bubbles if screen.coloured else ():
        if other is block or not alike(other.colour, block.colour) or not has_portrait(other, screen):
            continue
        at_left, at_right = _portraits_beside(other, screen)
        if abs(other.x - block.x) < slack and at_left:
            return "in"
        if abs(other.right - block.right) < slack and at_right:
            return "out"
    return ""


def _side_of_kin(block: Block, bubbles: Sequence[Block], screen: Screen) -> str:
    """The side of another bubble of the same colour that clearly stands at one; empty without one."""
    for other in bubbles:
        gap = screen.width - other.right - other.x
        if other is not block and abs(gap) > 0.06 * screen.width and alike(other.colour, block.colour):
            return "in" if gap > 0 else "out"
    return ""


def _is_card(block: Block, screen: Screen) -> bool:
    """A card from margin to margin, as accounts and apps send them: the person writes none."""
    return block.w > 0.8 * screen.width and abs(block.x - (screen.width - block.right)) < 0.025 * screen.width


def portrait_beside(screen: Screen, y: float, *, right: bool) -> bool:
    """Whether a photo shows a portrait at a margin, level with ``y`` (the top of a bubble or name).

    A portrait has strong edges or colour; what a camera adds (waves, light) is faint when seen small.
    """
    import cv2

    top, bottom = int(y - 0.02 * screen.width), int(y + 0.11 * screen.width)
    x0, x1 = (0.85, 0.985) if right else (0.015, 0.15)
    strip = screen.pixels[max(0, top) : bottom, int(x0 * screen.width) : int(x1 * screen.width)]
    if min(strip.shape[:2]) < 8:
        return False
    small = cv2.resize(strip, (24, 24), interpolation=cv2.INTER_AREA).astype(np.int16)
    ground = np.median(np.concatenate((small[:2], small[-2:])).reshape(-1, 3), axis=0)
    away = np.abs(small - ground).max(axis=2)
    return bool((away > 32).mean() > 0.25)


def portrait_near(block: Block, screen: Screen, *, right: bool) -> bool:
    """Whether a portrait stands beside the upper edge of a paragraph in a photo."""
    first = min(line.y for line in block.lines)
    return portrait_beside(screen, first - 0.025 * screen.width, right=right)


def _company(block: Block, screen: Screen, x0: int, x1: int) -> bool:
    """Whether a portrait stands beside a bubble: a good part of the strip there is not paper."""
    inset = max(2, (x1 - x0) // 12, _rim(screen))
    left, right = x0 + inset, max(x0 + inset + 1, x1 - inset)
    strip = screen.region(left, block.y, right, block.bottom)
    if strip.size == 0:
        return False
    paper = np.median(strip.reshape(-1, 3)[:: max(1, strip.size // 30000)], axis=0)
    busy = away_from(strip, paper) > 24
    busy &= ~_strokes(strip)
    shrunk = busy.size / max(1.0, (right - left) * block.h)
    least = 0.0028 if screen.photo else 0.004  # a stand-in for a bubble may begin below its portrait
    return bool(busy.sum() > least * shrunk * screen.width**2) or _one_portrait(strip, block, screen, x0 == 0)


def _strokes(strip: Pixels) -> NDArray[np.bool_]:
    """Strong red in thin lines: what someone drew on the picture is no portrait."""
    wide = strip.astype(np.int16)
    red = wide[:, :, 0] - wide[:, :, 1:].max(axis=2) > 70
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    around = (int(np.ptp(rows)) + 1) * (int(np.ptp(columns)) + 1) if rows.size else 0
    return np.asarray(red & bool(red.sum() < THIN * around), dtype=np.bool_)


def _rim(screen: Screen) -> int:
    """How far into a photo's screen what is left of its frame may reach."""
    return round(0.025 * screen.width) if screen.photo else 0


def _one_portrait(strip: Any, block: Block, screen: Screen, left: bool) -> bool:  # noqa: ANN401  numpy array
    """A strip that a portrait fills: its usual colour is not that of the page at the screen's very edge."""
    shown = screen.pixels if screen.ground is None else screen.ground
    if strip.shape[1] <= 0.05 * shown.shape[1]:
        return False
    rim = _rim(screen)
    far = (1 + rim, 4 + rim) if left else (screen.width - 4 - rim, screen.width - 1 - rim)
    rows = screen.region(far[0], block.y, far[1], block.bottom)
    edge = np.median(rows.reshape(-1, 3), axis=0)
    paper = np.median(strip.reshape(-1, 3)[:: max(1, strip.size // 30000)], axis=0)
    return bool(np.abs(paper - edge).max() > 24)


def alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two colours are the same but for compression."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 10
