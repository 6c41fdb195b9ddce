"""Messages of the pieces of a scrolled page become one run: each once, with the still that shows it best."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.intake.media.scrolling import Page, Seen
    from app.intake.media.stitching import Sheet

LEAST_PART = 8
EDGE = 2
"""Pixels from the edge of a page within which a bubble is cut by it."""
SAME_PLACE = 0.5
"""Share of the smaller of two boxes that must lie in the other for them to be one message."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What was read of one piece: messages with regions in pixels of the sheet; ``height`` of the content."""

    sheet: Sheet
    height: int
    messages: tuple[dict[str, Any], ...]
    text: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """The messages in reading order, seconds of the stills they are cited from, missing stretches."""

    messages: tuple[dict[str, Any], ...]
    stills: tuple[float, ...]
    missing: tuple[tuple[float, float], ...]
    text: str


@dataclass(frozen=True)
class Placed:
    """A message at its place on the page; ``inside`` is how far it is from the nearer edge of its piece."""

    message: dict[str, Any]
    top: float
    bottom: float
    inside: float
    part: Part

    @property
    def still(self) -> Seen:
        """The frame that shows most of it, and of those that show all the one that has it in the middle."""
        part = self.part

        def order(one: Seen) -> tuple[float, float]:
            low, high = one.y + part.sheet.top, one.y + part.sheet.top + part.height
            shown = min(self.bottom, high) - max(self.top, low)
            return round(shown), -abs((self.top + self.bottom) - (low + high))

        return max(part.sheet.frames, key=order)


@dataclass
class _Run:
    """What is collected over the pages."""

    messages: list[tuple[Placed, int]] = field(default_factory=list)
    missing: list[tuple[float, float]] = field(default_factory=list)


def join(pages: Sequence[Page], parts: Mapping[int, Sequence[Part]]) -> Joined:
    """Put the parts of all pages together.

    Args:
        pages: in the order in which they came up.
        parts: by number of the page.
    """
    run = _Run()
    for number in _reading_order(pages):
        mine = _without_repeats(_of_page(parts.get(number, ())), run, number)
        gap = _gap(pages, number)
        if gap is not None:
            run.missing.append(gap)
            later = mine if pages[number].gap_direction > 0 else _above(run, pages, number)
            _mark(later, gap)
        run.messages += [(one, number) for one in mine]
    return _finished(run, [part for number in sorted(parts) for part in parts[number]])


def _reading_order(pages: Sequence[Page]) -> list[int]:
    """By time; a page that lies above the one it was reached from (scrolled up too fast) before it."""
    order: list[int] = []
    for number, page in enumerate(pages):
        origin = next((n for n, other in enumerate(pages) if other is page.gap_from), None)
        if origin in order:
            order.insert(order.index(origin) + (page.gap_direction > 0), number)
        else:
            order.append(number)
    return order


def _gap(pages: Sequence[Page], number: int) -> tuple[float, float] | None:
    page = pages[number]
    if page.gap_from is None or page.gap_from is page:
        return None
    begin = max((one.second for one in page.gap_from.seen if one.second < page.first), default=page.first)
    return round(begin, 2), round(page.first, 2)


def _above(run: _Run, pages: Sequence[Page], number: int) -> list[Placed]:
    """What stands below a page that was reached by scrolling up."""
    origin = next((n for n, other in enumerate(pages) if other is pages[number].gap_from), None)
    return [one for one, page in run.messages if page == origin]


def _mark(below: Sequence[Placed], gap: tuple[float, float]) -> None:
    first = next((one.message for one in below if one.message["direction"] != "sys"), None)
    if first is not None:
        facts = {"begin": gap[0], "end": gap[1]}
        first["doubts"] = [*first["doubts"], {"code": "missing_before", "field": "complete", "facts": facts}]


def _of_page(parts: Sequence[Part]) -> list[Placed]:
    """The messages of a page from the top down, each once, with the time of the group they stand in."""
    kept: list[Placed] = []
    for part in sorted(parts, key=lambda each: each.sheet.y):
        for one in _placed(part):
            twin = next((n for n, other in enumerate(kept) if _same_place(one, other)), None)
            if twin is None:
                kept.append(one)
            elif one.inside > kept[twin].inside:
                kept[twin] = one
    kept.sort(key=lambda one: (one.top, one.bottom))
    _hand_down(kept)
    for one in kept:
        _doubt_edge(one)
    return kept


def _placed(part: Part) -> list[Placed]:
    sheet = part.sheet
    found = []
    for message in part.messages:
        _x, y, _w, h = message["region"]
        top = sheet.y + y - sheet.top
        inside = min(top - sheet.y, sheet.end - top - h)
        found.append(Placed(message=dict(message), top=top, bottom=top + h, inside=inside, part=part))
    return found


def _same_place(one: Placed, other: Placed) -> bool:
    if one.part is other.part:
        return False
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    left, right = (each.message["region"] for each in (one, other))
    beside = left[0] < right[0] + right[2] and right[0] < left[0] + left[2]
    return beside and shared > SAME_PLACE * min(one.bottom - one.top, other.bottom - other.top)


def _doubt_edge(one: Placed) -> None:
    """A bubble that runs into the edge of all that was scrolled through goes on behind it."""
    message = one.message
    if one.inside <= EDGE and message["complete"] and message["direction"] != "sys":
        edge = "top" if one.top - one.part.sheet.y <= EDGE else "bottom"
        marks = [{"code": "cut_off", "field": name, "facts": {"edge": edge}} for name in ("complete", "text")]
        message |= {"complete": False, "doubts": [*message["doubts"], *marks]}


def _hand_down(messages: Sequence[Placed]) -> None:
    """A time that stands in the piece above goes on for the messages at the head of the next."""
    above = ""
    for one in messages:
        if not one.message["group_time_shown"] and not one.message["time_shown"]:
            one.message["group_time_shown"] = above
        above = one.message["group_time_shown"] or above


def fold(text: str) -> str:
    """A text without what reading may change of it, nor the dots a list ends it with."""
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(r"(?:\.{2,}|…+|⋯+)$", "", bare)


def _without_repeats(messages: list[Placed], run: _Run, number: int) -> list[Placed]:
    """Messages that an earlier page shows too (its list, or the conversation once more) are those."""
    taken: set[int] = set()
    fresh = []
    for one in messages:
        twin = next(
            (n for n, (other, _) in enumerate(run.messages) if n not in taken and _repeats(one, other)), None
        )
        if twin is None:
            fresh.append(one)
            continue
        taken.add(twin)
        other = run.messages[twin][0]
        if len(fold(one.message["text"])) > len(fold(other.message["text"])):
            del run.messages[twin]
            taken = {n - (n > twin) for n in taken if n != twin}
            fresh.append(one)
    return fresh


def _repeats(one: Placed, other: Placed) -> bool:
    """The same words of the same side at times that do not contradict: never by the words alone."""
    a, b = one.message, other.message
    if a["direction"] != b["direction"] or a["call_type"] != b["call_type"] or not _same_sender(a, b):
        return False
    short, long = sorted((fold(a["text"]), fold(b["text"])), key=len)
    equal = short == long or (len(short) >= LEAST_PART and short in long)
    return equal and _same_time(a, b)


def _same_sender(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    for name in ("number", "sender"):
        if a[name] and b[name]:
            return bool(a[name] == b[name])
    return True


def _same_time(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    texts = [one["time_shown"] or one["group_time_shown"] for one in (a, b)]
    if not all(texts):
        return False
    if texts[0] == texts[1]:
        return True
    one, other = (parse(text) for text in texts)
    if one is None or other is None:
        return False
    names = ("year", "month", "day", "days_back", "weekday", "hour", "minute")
    pairs = [(getattr(one, name), getattr(other, name)) for name in names]
    shared = [(x, y) for x, y in pairs if x is not None and y is not None]
    return bool(shared) and all(x == y for x, y in shared)


def _finished(run: _Run, parts: Iterable[Part]) -> Joined:
    """Number the stills in reading order and cite each message from its own."""
    stills: dict[int, int] = {}
    seconds: list[float] = []
    messages = []
    for one, _page in run.messages:
        still = one.still
        if still.number not in stills:
            stills[still.number] = len(stills) + 1
            seconds.append(round(still.second, 3))
        messages.append(
            one.message
            | {
                "page": stills[still.number],
                "second": round(still.second, 3),
                "region": _region(one, still),
            }
        )
    text = "\n".join(part.text for part in parts if part.text)
    return Joined(
        messages=tuple(messages), stills=tuple(seconds), missing=tuple(sorted(run.missing)), text=text
    )


def _region(one: Placed, still: Seen) -> list[int]:
    """The message's box in the pixels of its still, as far as that shows it."""
    part = one.part
    low, high = part.sheet.top, part.sheet.top + part.height
    x, _y, w, _h = one.message["region"]
    top, bottom = max(one.top - still.y, low), min(one.bottom - still.y, high)
    return [x, round(top), w, max(1, round(bottom - top))]
