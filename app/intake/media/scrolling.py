"""How far a screen scrolled between frames: each frame's place on the long page that a video runs over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from app.intake.ocr import Pixels

    Grey = NDArray[np.uint8]

CLEAR = 540
SMALL = 270
"""Width to which frames are shrunk for measuring how far they moved."""
BODY = (0.3, 0.28)
"""Heights (as shares of the width) above and below which each screen shows content: title and input field."""
STRIPS = (0.2, 0.41, 0.62)
STRIP = 0.18
SURE = 0.75
"""Least correlation of a strip with the place where it went."""
EXPECTED = 0.82
"""Least correlation of all that two frames share, if the content went where it was going."""
UNEXPECTED, PATCH = 0.9, 0.4
"""The same for a place that nothing led to expect; there each patch must fit as well, to this degree."""
NEAR = 6.0
"""Small pixels around the expected place that count as expected."""
AGAIN, REST = 0.25, 0.05
"""A new anchor every so many screens, so that errors do not add up; so far from the last one at a rest."""
STILL = 0.0006
"""Share of pixels that may change in a frame that stands still: a blinking cursor, noise."""
SETTLED = 0.25
"""Seconds that a page must be seen to be one, and not a picture that flew by."""
FAST = 20
"""Small pixels per frame from which on a page that is lost was scrolled past, not left."""
ANCHORS = 160
"""Most places of a page that are kept to find it again; of a longer one every second."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A frame on its page: ``y`` is how far it is scrolled, in pixels of the video; ``speed`` per frame."""

    number: int
    second: float
    y: float
    speed: float


@dataclass
class Page:
    """A page that scrolls: the frames that show it, and how often each row changed while it moved."""

    seen: list[Seen] = field(default_factory=list)
    anchors: list[tuple[float, View]] = field(default_factory=list)
    changed: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    moves: int = 0
    gap_from: Page | None = None
    """The page that was lost right before by scrolling too fast: between the two something is missing."""
    gap_direction: int = 1

    @property
    def first(self) -> float:
        """The second in which it comes up."""
        return min(one.second for one in self.seen)

    @property
    def last(self) -> float:
        """The second in which it is last seen."""
        return max(one.second for one in self.seen)

    def settled(self) -> bool:
        """Whether it stood or scrolled long enough to be read."""
        return len(self.seen) >= 2 and self.last - self.first >= SETTLED


@dataclass(frozen=True)
class View:
    """A frame in grey: ``small`` is soft, half a pixel changes little there; ``clear`` tells digits."""

    small: Grey
    clear: Grey


def view_of(frame: Pixels) -> View:
    """A BGR frame as it is compared: ``SMALL`` and at most ``CLEAR`` pixels wide."""
    import cv2

    height, width = frame.shape[:2]
    wide = min(CLEAR, width)
    size = (wide, max(16, round(height * wide / width)))
    clear = cv2.cvtColor(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    size = (SMALL, max(16, round(height * SMALL / width)))
    small = cv2.blur(cv2.resize(clear, size, interpolation=cv2.INTER_AREA), (1, 3))
    return View(np.asarray(small, dtype=np.uint8), np.asarray(clear, dtype=np.uint8))


def stands_still(one: Grey, other: Grey) -> bool:
    """Whether two frames show the same, noise and a clock aside."""
    top, end = _body(one)
    away = np.abs(one[top:end].astype(np.int16) - other[top:end]) > 28
    return float(away.mean()) < STILL


def _body(grey: Grey) -> tuple[int, int]:
    height, width = grey.shape
    top, foot = (round(min(share * width, 0.25 * height)) for share in BODY)
    return top, height - foot


def shift(one: View, other: View, near: float | None = None) -> float | None:
    """How many small pixels the content moved up from one frame to the other; ``None``: no common content.

    Args:
        one: the earlier frame.
        other: the later one, of the same size.
        near: what is expected; of places that fit alike the nearest wins, and less is asked of it.
    """
    found = [_strip(one.small, other.small, share, near) for share in STRIPS]
    votes = [vote for vote in found if vote is not None]
    groups = [[vote for vote in votes if abs(vote[0] - moved) <= 1.5] for moved, _ in votes]
    for group in sorted(groups, key=lambda each: -sum(score for _, score in each)):
        weight = sum(score for _, score in group)
        moved = sum(value * score for value, score in group) / weight
        if _trusted(one, other, moved, near):
            return moved
    return None


def _trusted(one: View, other: View, moved: float, near: float | None) -> bool:
    """Whether a place can be believed: easily where the content was going, hardly anywhere else."""
    whole = {int(np.floor(moved)), int(np.ceil(moved))}
    best = max(likeness(one.small, other.small, each) for each in whole)
    if near is not None and min(0.0, near) - NEAR <= moved <= max(0.0, near) + NEAR:
        return best >= EXPECTED  # as fast as before, or coming to rest
    return best >= UNEXPECTED and same_words(one.clear, other.clear, moved * one.clear.shape[1] / SMALL)


def same_words(one: Grey, other: Grey, moved: float) -> bool:
    """Whether all that two frames share is the same: reminders of one template differ only in digits."""
    import cv2

    top, end = _body(one)
    fits = []
    for whole in range(int(moved) - 3, int(moved) + 5):
        low, high = max(top, top + whole), min(end, end + whole)
        if high - low < 0.1 * one.shape[0]:
            return False
        away = cv2.absdiff(one[low:high], other[low - whole : high - whole])
        fits.append((float(away.mean()), whole, low, high))
    _away, whole, low, high = min(fits)
    scores = _scores(one[low:high], other[low - whole : high - whole])
    return len(scores) >= 12 and int((scores < PATCH).sum()) <= max(1, 0.002 * len(scores))


def _scores(one: Grey, other: Grey) -> NDArray[np.float32]:
    """Correlations of the patches that hold ink, each about the size of a character."""
    import cv2

    side = max(8, round(one.shape[1] * 0.0185))
    soft = [cv2.GaussianBlur(each, (3, 3), 0).astype(np.float32) for each in (one, other)]
    first, second = (_patches(np.asarray(each), side) for each in soft)
    inked = np.maximum(first.std(axis=1), second.std(axis=1)) > 12
    first, second = first[inked], second[inked]
    both = (first - first.mean(axis=1, keepdims=True)) * (second - second.mean(axis=1, keepdims=True))
    return np.asarray(both.mean(axis=1) / (first.std(axis=1) * second.std(axis=1) + 8), dtype=np.float32)


def _patches(grey: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """A picture cut into squares, one a row."""
    deep, wide = grey.shape[0] // side, grey.shape[1] // side
    cut = grey[: deep * side, : wide * side].reshape(deep, side, wide, side)
    return cut.swapaxes(1, 2).reshape(-1, side * side)


def _strip(one: Grey, other: Grey, share: float, near: float | None) -> tuple[float, float] | None:
    """Where a strip of one frame is found in the other: how far it went up, and how surely."""
    import cv2

    height = one.shape[0]
    top, deep = round(share * height), round(STRIP * height)
    strip = one[top : top + deep, 8:-8]
    if strip.std() < 4:
        return None
    first, end = round(0.08 * height), round(0.94 * height)
    scores = np.asarray(cv2.matchTemplate(other[first:end, 8:-8], strip, cv2.TM_CCOEFF_NORMED))[:, 0]
    best = float(scores.max())
    if best < SURE:
        return None
    places = np.flatnonzero(scores >= best - 0.015)
    expected = top - (near or 0.0) - first
    place = int(places[np.abs(places - expected).argmin()]) if near is not None else int(scores.argmax())
    return top - (first + place + _between(scores, place)), best


def _between(scores: NDArray[Any], at: int) -> float:
    """The top of the parabola through a place and its neighbours, as a part of a pixel."""
    if not 0 < at < len(scores) - 1:
        return 0.0
    before, here, after = (float(value) for value in scores[at - 1 : at + 2])
    bend = before - 2 * here + after
    return max(-0.5, min(0.5, 0.5 * (before - after) / bend)) if bend < 0 else 0.0


def likeness(one: Grey, other: Grey, moved: int) -> float:
    """Correlation of all content that two frames share when it moved up by so many pixels."""
    top, end = _body(one)
    low, high = max(top, top + moved), min(end, end + moved)
    if high - low < 0.1 * one.shape[0]:
        return -1.0
    first = one[low:high, 8:-8].astype(np.float32)
    second = other[low - moved : high - moved, 8:-8].astype(np.float32)
    spread = float(first.std()) * float(second.std())
    if spread < 4:
        return 1.0 if float(np.abs(first - second).mean()) < 2 else 0.0
    return float(((first - first.mean()) * (second - second.mean())).mean()) / spread


class Tracker:
    """Follows a video frame by frame and sorts the frames onto pages; :meth:`pages` when it is over."""

    def __init__(self, scale: float) -> None:
        self._scale = scale  # pixels of the video to a small pixel
        self._pages: list[Page] = []
        self._page = Page()
        self._y = self._speed = 0.0
        self._measured: View | None = None

    def add(self, number: int, second: float, view: View) -> None:
        """The next frame."""
        if self._measured is None:
            self._begin(number, second, view)
            return
        if stands_still(self._measured.small, view.small):
            self._rest()
            self._keep(number, second)
            return
        y = self._place(view)
        if y is None:
            self._lost(number, second, view)
            return
        if self._speed * (y - self._y) < 0:
            self._rest()  # where it turns is an end of what is known
            y = self._place(view) or self._y
        self._speed, self._y, self._measured = y - self._y, y, view
        self._count(view)
        self._keep(number, second)
        if abs(y - self._page.anchors[-1][0]) > AGAIN * view.small.shape[0]:
            self._anchor(view)

    def pages(self) -> list[Page]:
        """The pages in the order in which they came up, those that only flew by left out."""
        self._close()
        return list(self._pages)

    def _rest(self) -> None:
        """The page stands or turns: an end of what is known, so it may be found again by it."""
        assert self._measured is not None
        if abs(self._y - self._page.anchors[-1][0]) > REST * self._measured.small.shape[0]:
            self._anchor(self._measured)
        self._speed = 0.0

    def _keep(self, number: int, second: float) -> None:
        scale = self._scale
        self._page.seen.append(
            Seen(number=number, second=second, y=self._y * scale, speed=abs(self._speed) * scale)
        )

    def _begin(self, number: int, second: float, view: View) -> None:
        self._page = Page(changed=np.zeros(view.small.shape[0]))
        self._page.anchors.append((0.0, view))
        self._y = self._speed = 0.0
        self._measured = view
        self._keep(number, second)

    def _place(self, view: View) -> float | None:
        """Where the frame stands: by the anchor, else by the frame before it, which comes nearer."""
        assert self._measured is not None
        y, anchor = self._page.anchors[-1]
        expected = self._y + self._speed - y
        if abs(expected) < AGAIN * view.small.shape[0] or self._y == y:
            moved = shift(anchor, view, expected)
            if moved is not None:
                return y + moved
        moved = shift(self._measured, view, self._speed)
        if moved is None:
            return None
        self._anchor(self._measured)
        return self._y + moved

    def _count(self, view: View) -> None:
        """Rows that changed while the page moved are content; title and input field stay as they are."""
        y, anchor = self._page.anchors[-1]
        if abs(self._y - y) >= 6:
            away = (np.abs(anchor.small.astype(np.int16) - view.small) > 24).mean(axis=1)
            self._page.changed += away > 0.008
            self._page.moves += 1

    def _anchor(self, view: View) -> None:
        anchors = self._page.anchors
        anchors.append((self._y, view))
        if len(anchors) > ANCHORS:
            anchors[2:-2] = anchors[2:-2:2]
        self._join(self._pages[-4:], ends=True)

    def _lost(self, number: int, second: float, view: View) -> None:
        """Nothing in common with the frame before: another page, or one scrolled past too fast."""
        speed, last = self._speed, self._measured
        assert last is not None
        self._rest()
        self._close()
        before = self._page
        self._begin(number, second, view)
        if not before.settled():
            self._page.gap_from, self._page.gap_direction = before.gap_from, before.gap_direction
        elif _same_title(last.small, view.small) or abs(speed) > FAST:
            self._page.gap_from, self._page.gap_direction = before, -1 if speed < 0 else 1

    def _close(self) -> None:
        """Put the page away, as a part of one that was seen before if it is one."""
        if self._page.settled():
            self._join(self._pages, ends=False)
            if not any(page is self._page for page in self._pages):
                self._pages.append(self._page)

    def _join(self, others: Iterable[Page], *, ends: bool) -> None:
        """The page that was seen before goes on: the frames since then belong to it."""
        page = self._page
        for other in list(others):
            if other is page:
                continue
            moved = _found_again(page, other, ends=ends)
            if moved is not None:
                self._unite(page, other, moved)
                return

    def _unite(self, page: Page, other: Page, moved: float) -> None:
        by = moved * self._scale
        other.seen += [Seen(number=s.number, second=s.second, y=s.y + by, speed=s.speed) for s in page.seen]
        other.anchors += [(y + moved, view) for y, view in page.anchors]
        other.changed = other.changed + page.changed
        other.moves += page.moves
        self._page, self._y = other, self._y + moved
        self._pages = [each for each in self._pages if each is not page]
        for each in self._pages:
            if each.gap_from is page:
                each.gap_from = other if each is not other else None


def _found_again(page: Page, other: Page, *, ends: bool) -> float | None:
    """How far the places of a page must be moved to be those of another; ``None``: it is another page."""
    mine = page.anchors[-1:] if ends else [page.anchors[0], page.anchors[-1]]
    ranked = sorted(other.anchors, key=lambda each: each[0])
    theirs = [*ranked[:2], *ranked[-2:]] if ends else ranked
    for y, view in mine:
        for there, known in theirs:
            if known.small.shape == view.small.shape:
                moved = shift(known, view)
                if moved is not None:
                    return there + moved - y
    return None


def _same_title(one: Grey, other: Grey) -> bool:
    """Whether the rows below the status bar, where a title stands, are the same in two frames."""
    top, end = round(0.05 * one.shape[0]), round(0.1 * one.shape[0])
    first, second = one[top:end].astype(np.int16), other[top:end].astype(np.int16)
    return bool(first.std() > 6 and (np.abs(first - second) > 28).mean() < 0.01)


def fixed_rows(page: Page, height: int) -> tuple[int, int]:
    """Where content begins and ends in each frame: what never moves above and below is title and input.

    Args:
        page: with at least some movement; one that never moved is content from edge to edge.
        height: of a frame, in pixels of the video.
    """
    if page.moves < 4:
        return 0, height
    moving = page.changed / page.moves > 0.2
    rows = len(moving)
    steady = [n for n in range(rows - 2) if moving[n : n + 3].all()]
    if not steady or steady[-1] - steady[0] < 0.4 * rows:
        return 0, height
    scale = height / rows
    return int(steady[0] * scale), min(height, round((steady[-1] + 3) * scale))


def measure_all(frames: Iterable[tuple[int, float, Pixels]], alive: Any) -> list[Page]:  # noqa: ANN401
    """Every frame's page and place; ``alive()`` is called once a frame and says whether to go on."""
    tracker: Tracker | None = None
    for number, second, frame in frames:
        if tracker is None:
            tracker = Tracker(frame.shape[1] / SMALL)
        tracker.add(number, second, view_of(frame))
        if not alive():
            break
    return tracker.pages() if tracker else []
