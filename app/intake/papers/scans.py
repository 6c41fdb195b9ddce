"""Lines of a paper in a picture: a scanned page or a photo, levelled, the cells of a table in rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import ocr, photos
from app.intake.papers import page_text
from app.intake.papers.page_text import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.intake.ocr import Pixels

SEARCH = 700
"""Width to which a page is shrunk to find how far it is turned."""
MOST_TURNED = 8.0
STEP = 0.25
LEVEL = 0.2
"""Degrees below which turning a page changes nothing for reading."""


_SIGNS = str.maketrans({",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"})
_NARROW = re.compile(r"(?<=[一-龥”》）])[,:;()?!]|[,:;()?!](?=[一-龥“《（])")
"""Narrow signs beside Chinese: printed wide, recognised narrow."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What was read on a page: its lines and the same as words of a reading, boxes in its own pixels."""

    lines: list[Line]
    words: list[dict[str, Any]]


_AGREES = re.compile(r"协议|合同|方案|计划表|附件|调解|还款明细|agreement|plan", re.I)
_STRUCTURE = re.compile(
    r"[甲乙]方|第[一二三四五六七八九十]{1,2}条|期次|期数|还款计划表|债权人|债务人|借款人|持卡人|lender"
    r"|borrower|creditor",
    re.I,
)
_BILL = re.compile(r"账单|對賬單|帐单|statement", re.I)
_BILL_WORDS = re.compile(r"最低还款|应还|到期还款日|minimum payment|payment due", re.I)
_DAYS = re.compile(r"20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
LEAST_SIGNS, LEAST_DAYS = 2, 3


def promising(result: Mapping[str, Any]) -> bool:
    """Whether a picture that was read as a screen may be a paper, by its words.

    A phone's status bar with messages under it is a screen, whatever the messages speak of.
    """
    text = str(result.get("text") or "")
    signs = len({one.group() for one in _STRUCTURE.finditer(text)}) + (len(_DAYS.findall(text)) >= LEAST_DAYS)
    agrees = _AGREES.search(text) and signs >= LEAST_SIGNS
    bill = _BILL.search(text) and len({one.group() for one in _BILL_WORDS.finditer(text)}) >= LEAST_SIGNS
    clock = (result.get("capture") or {}).get("clock")
    talks = bool(clock) and bool(result.get("messages"))
    return not talks and bool(agrees or (bill and not clock))


def read(pixels: Pixels, number: int = 1, *, photo: bool = False) -> Page:
    """Read a page.

    Args:
        pixels: RGB, height × width × 3.
        number: its page number for the lines.
        photo: whether it may be a photo of a sheet that has to be made flat first.
    """
    flat = photos.flatten(pixels, photos.SHEET) if photo else None
    seen = flat.pixels if flat else pixels
    angle = turned(seen)
    level, back = _turned_back(seen, angle)
    found = [replace(line, text=_wide(line.text)) for line in ocr.lines(level, ocr.SHEET_WIDTH)]
    boxes = [_mapped((line.x, line.y, line.w, line.h), back) for line in found]
    if flat is not None:
        boxes = [_mapped(box, flat.back) for box in boxes]
    words = [
        {"text": line.text, "page": number, "box": [round(v) for v in box], "confidence": line.confidence}
        for line, box in zip(found, boxes, strict=True)
    ]
    return Page(lines=_rows(found, boxes, number), words=words)


def _wide(text: str) -> str:
    return _NARROW.sub(lambda sign: sign.group().translate(_SIGNS), text)


def _rows(found: list[ocr.Line], boxes: list[tuple[float, ...]], number: int) -> list[Line]:
    """Rows by the level picture, with the boxes of the page as it is."""
    place = {}
    level = []
    for line, box in zip(found, boxes, strict=True):
        one = Line(
            text=line.text, page=number, box=(line.x, line.y, line.w, line.h), confidence=line.confidence
        )
        place[one.box] = box
        level.append(one)
    return (
        page_text.in_rows(level)
        if not place
        else [_back(row, level, place) for row in page_text.in_rows(level)]
    )


def _back(row: Line, level: list[Line], place: dict[Any, tuple[float, ...]]) -> Line:
    """A row whose box is that round its cells on the page as it is."""
    if row.box is None:
        return row
    x, y, w, h = row.box
    inside = [
        place[one.box]
        for one in level
        if one.box
        and x - 1 <= one.box[0]
        and one.box[0] + one.box[2] <= x + w + 1
        and y - 1 <= one.box[1] <= y + h - one.box[3] + 1
    ]
    box = page_text.union((b[0], b[1], b[2], b[3]) for b in inside)
    return Line(text=row.text, page=row.page, box=box, confidence=row.confidence)


def turned(pixels: Pixels) -> float:
    """By how many degrees the lines of a page rise or fall: where its rows of ink are sharpest."""
    import cv2

    scale = min(1.0, SEARCH / pixels.shape[1])
    gray = cv2.resize(
        cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
    )
    calm = cv2.GaussianBlur(gray, (0, 0), 15)
    ink = ((calm.astype(np.int16) - gray) > 18).astype(np.float32)
    inset = (ink.shape[0] // 20, ink.shape[1] // 20)
    ink = ink[inset[0] : ink.shape[0] - inset[0], inset[1] : ink.shape[1] - inset[1]]
    if ink.size < 10_000 or ink.sum() < 200:
        return 0.0
    angles = np.arange(-MOST_TURNED, MOST_TURNED + STEP, STEP)
    scores = [_sharpness(ink, float(angle)) for angle in angles]
    best = int(np.argmax(scores))
    level = scores[len(scores) // 2]
    return float(angles[best]) if scores[best] > 1.1 * level else 0.0


def _sharpness(ink: NDArray[np.float32], angle: float) -> float:
    import cv2

    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = np.asarray(cv2.warpAffine(ink, matrix, (width, height))).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())


def _turned_back(pixels: Pixels, angle: float) -> tuple[Pixels, NDArray[np.float64]]:
    """The page made level, and the matrix that maps its points back."""
    import cv2

    if abs(angle) < LEVEL:
        return pixels, np.eye(3)
    height, width = pixels.shape[:2]
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), [0.0, 0.0, 1.0]])
    white = tuple(int(v) for v in np.median(pixels.reshape(-1, 3)[::97], axis=0))
    level = cv2.warpAffine(pixels, matrix[:2], (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    return np.asarray(level, dtype=np.uint8), np.linalg.inv(matrix)


def _mapped(box: tuple[float, ...], back: NDArray[np.float64]) -> tuple[float, ...]:
    """The upright box round a box whose corners are mapped."""
    x, y, w, h = box
    corners = np.array([[x, x + w, x, x + w], [y, y, y + h, y + h], [1.0, 1.0, 1.0, 1.0]])
    points = back @ corners
    points = points[:2] / points[2]
    low, high = points.min(axis=1), points.max(axis=1)
    return (
        round(float(low[0]), 1),
        round(float(low[1]), 1),
        round(float(high[0] - low[0]), 1),
        round(float(high[1] - low[1]), 1),
    )
