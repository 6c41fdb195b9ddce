"""Reads a picture of a screen: its lines, its layout, and the messages, calls or page facts in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import ocr, photos
from app.intake.screens import (
    bubbles,
    calls,
    cards,
    chrome,
    gaps,
    lost_times,
    notices,
    pages,
    paragraphs,
    receipts,
    rows,
    sides,
)
from app.intake.screens import screen_words as words
from app.intake.screens.layout import Screen, text_of
from app.intake.screens.line_times import time_text
from app.intake.screens.painted import painted

if TYPE_CHECKING:
    from PIL import Image

    from app.intake.ocr import Line, Pixels
    from app.intake.photos import Flat
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Block

NARROW = 24
"""A side in pixels below which no text can stand in a picture."""


def read(picture: Image.Image, media: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Read an upright picture.

    Args:
        picture: the picture, EXIF orientation already applied.
        media: what is known of it (``width``, ``height``); not needed here, kept for the caller's sake.
        options: ``words`` false leaves the single words out of the answer.

    Returns:
        The keys of a reading (docs/architecture.md) that a picture fills: ``family``, ``state``, ``engine``,
        ``text``, ``words``, ``capture``, ``title``, ``messages``, ``page_facts``,
        ``payments``. Boxes are pixels of the upright picture. Times are left as printed: the parent
        resolves them.
    """
    pixels = np.asarray(picture.convert("RGB"), dtype=np.uint8)
    if min(pixels.shape[:2]) < NARROW:
        return _result("image", "nothing", [], {}, None)
    return read_pixels(pixels, with_words=bool(options.get("words", True)))


def read_pixels(pixels: Pixels, *, with_words: bool = True) -> dict[str, Any]:
    """Read an RGB picture given as height × width × 3 bytes; see :func:`read`."""
    flat, noisy = upright(pixels)
    seen = flat.pixels if flat else pixels
    result = understand(screen_of(seen, tuple(ocr.lines(seen)), photo=flat is not None), noisy=noisy)
    if flat is not None:
        for item in (*result["messages"], *result["words"]):
            key = "region" if "region" in item else "box"
            item[key] = flat.region(item[key])
    return result if with_words else result | {"words": []}


def upright(pixels: Pixels) -> tuple[Flat | None, bool]:
    """The screen in a photo, upright (``None`` for a screenshot), and whether it may be a photo at all."""
    noisy = photos.is_photo(pixels)
    if not noisy and not photos.may_be_photo(pixels):
        return None, False
    rows = ocr.baselines(pixels)
    if not noisy and not photos.is_tilted(rows):
        return None, True
    return photos.screen_in(pixels, rows), True


def screen_of(pixels: Pixels, lines: tuple[Line, ...], *, photo: bool) -> Screen:
    """A picture with its lines; one out of a photo is painted anew, so that its areas can be told apart."""
    ground = painted(pixels, lines) if photo and lines else None
    return Screen(pixels, lines, photo=photo, ground=ground)


def understand(screen: Screen, *, noisy: bool = False) -> dict[str, Any]:
    """The reading of a screen whose lines are known (a second look reads what the first overlooked).

    ``noisy`` pictures whose colours tell nothing are read once more by the gaps between lines.
    """
    if not screen.lines:
        return _result("image", "nothing", [], {}, None)
    if more := gaps.overlooked(screen):
        kept = [line for line in screen.lines if not any(_encloses(line, new) for new in more)]
        lines = tuple(sorted((*kept, *more), key=lambda line: (line.y, line.x)))
        screen = replace(screen, lines=lines)
    screen = _without_toasts(screen)
    frame = chrome.frame_of(screen)
    paid = receipts.payment_of(screen, frame)
    messages, facts = ([], None) if paid else _content(screen, frame)
    lost = noisy and not paid and not messages and not facts
    if lost and screen.coloured and (screen.photo or frame.has_input):
        return understand(replace(screen, photo=True, ground=None))
    family = "screenshot" if messages or facts or paid or frame.clock else "image"
    result = _result(family, "ok", messages, {"clock": frame.clock}, facts)
    if paid:
        result["payments"] = [paid]
    result["title"] = frame.title
    result["text"] = text_lines(screen)
    result["words"] = [
        {
            "text": line.text,
            "page": 1,
            "box": [round(line.x), round(line.y), round(line.w), round(line.h)],
            "confidence": line.confidence,
        }
        for line in screen.lines
    ]
    return result


def _without_toasts(screen: Screen) -> Screen:
    """The screen without what the phone said for a moment: in the middle, low, over whatever stood there."""
    rest = tuple(
        line
        for line in screen.lines
        if line.y < 0.5 * screen.height
        or abs(line.centre - screen.width / 2) > 0.06 * screen.width
        or not words.among(line.text, "toasts")
    )
    return screen if len(rest) in (0, len(screen.lines)) else replace(screen, lines=rest)


def _encloses(line: Line, new: Line) -> bool:
    """Whether a second look found a line within one that was drawn around its whole bubble."""
    inside = line.x <= new.centre <= line.right and line.y <= new.middle <= line.bottom
    return inside and line.h > 1.2 * new.h


def text_lines(screen: Screen) -> str:
    """All words for search: a bubble's lines run together, so that a word broken over two is found."""
    if not screen.coloured:
        return "\n".join(line.text for line in screen.lines)
    return "\n".join(text_of(block.lines) for block in screen.blocks if block.lines)


def _result(
    family: str,
    state: str,
    messages: list[dict[str, Any]],
    capture: dict[str, Any],
    facts: dict[str, Any] | None,
) -> dict[str, Any]:
    return {
        "family": family,
        "state": state,
        "engine": ocr.ENGINE,
        "text": "",
        "words": [],
        "capture": capture,
        "title": "",
        "messages": messages,
        "page_facts": facts,
    }


def _content(screen: Screen, frame: Chrome) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """Decide what kind of screen it is, the surest signs first."""
    if pages.looks_like_page(screen, frame):
        return [], pages.facts_of(screen, frame)
    if frame.has_input:
        return _conversation(screen, frame), None
    if words.among(frame.title, "notice_titles") and (found := notices.messages_of(screen, frame)):
        return found, None
    listed = words.among(_list_title(screen, frame), "call_titles")
    if not listed and (found := cards.card_messages(rows.parted(screen, frame, alike=False))):
        # In a photo of a list some cards may not show; its times do.
        more = _list(screen, frame) if screen.photo and _is_list_title(screen, frame) else []
        return max(found, more, key=len), None
    if found := _list(screen, frame):
        return found, None
    if not _talks(screen, frame) and (found := notices.messages_of(screen, frame)):
        return found, None
    return _conversation(screen, frame), None


def _list(screen: Screen, frame: Chrome) -> list[dict[str, Any]]:
    """Messages of a list screen; empty if it is none."""
    if _tells_of_calls(screen, frame):
        parted = rows.parted(screen, frame)
        screen = rows.parted(screen, frame, alike=False) if parted is screen else parted
    elif _is_list_title(screen, frame):
        screen = rows.parted(screen, frame, alike=False)
    heads = rows.headings(screen, frame)
    right = [line for line in rows.side_times(screen, frame) if line not in heads]
    left = [line for line in rows.side_times(screen, frame, left=True) if line not in heads]
    calling = _tells_of_calls(screen, frame)
    right = [line for line in right if not (calling and rows.is_length(line, left))]
    mixed = calling and len(left) >= 2 and (len(left) > len(right) or not _paired(left, right))
    times = sorted((*left, *right), key=lambda line: line.y) if mixed else right
    named = words.among(_list_title(screen, frame), "inbox_titles") and len(right) > 2
    if not calling and not named and _talks(screen, frame):
        return []
    if len(times) < 2 and not (times and _is_list_title(screen, frame)):
        return []
    if not mixed:
        times = lost_times.restored(times, screen)
    found = rows.list_rows(screen, frame, times, heads)
    whole = [row for row in found if row.name]
    if calling and calls.without_names(whole):
        return calls.call_details(whole, screen)
    if mixed or rows.looks_like_calls(whole, _list_title(screen, frame)):
        messages = calls.call_messages(whole, screen)
    else:
        messages = rows.inbox_messages(found, screen, frame)
    rows.doubt_signs(messages, times)
    return messages


def _talks(screen: Screen, frame: Chrome) -> bool:
    """Whether most words stand in bubbles that hold no time and leave one side free: no list does that.

    Nor does a list have a box beside each portrait: names and times may stand over the boxes then.
    """
    faces = sides.portraits(screen.blocks, screen)
    signs = {id(line) for block in faces for line in block.lines}
    inside = [line for line in rows.content(screen, frame) if not time_text(line) and id(line) not in signs]
    said = [
        block
        for block in screen.blocks
        if chrome.is_bubble(block, screen, screen.page)
        and 0.06 * screen.width < block.w < 0.88 * screen.width
        and not _headed_by_time(block, screen)
    ]
    ours = {id(line) for block in said for line in block.lines}
    boxes = [block for block in said if block not in faces]
    faced = sum(any(_faces(one, block) for one in faces) for block in boxes)
    if faced >= max(2, 0.8 * len(boxes)):
        return True
    return len(said) >= 2 and sum(id(line) in ours for line in inside) > 0.6 * len(inside)


def _faces(portrait: Block, block: Block) -> bool:
    """Whether a box begins beside a portrait, or below the name that stands beside it."""
    aside = portrait.right <= block.x or portrait.x >= block.right
    return aside and portrait.y - 0.2 * portrait.h <= block.y <= portrait.bottom + 0.2 * portrait.h


def _headed_by_time(block: Block, screen: Screen) -> bool:
    """Whether a time stands in a box as in a card: above its end, or in one from margin to margin."""
    times = [line for line in block.lines if time_text(line)]
    end = max(line.middle for line in block.lines)
    wide = abs(screen.width - block.right - block.x) < 0.06 * screen.width and block.x < 0.12 * screen.width
    return any(wide or line.middle < end - 0.5 * line.h for line in times)


def _paired(left: list[Line], right: list[Line]) -> bool:
    """Whether times at both sides stand in the same rows, so that only one of them dates the row."""
    return any(abs(one.middle - other.middle) < 0.8 * one.h for one in left for other in right)


def _tells_of_calls(screen: Screen, frame: Chrome) -> bool:
    """Whether it is about calls: by the heading, or by kinds and lengths of calls in several lines."""
    telling = sum(
        words.call_type(line.text) is not None and len(line.text) < 24 for line in rows.content(screen, frame)
    )
    return telling >= 2 or words.among(_list_title(screen, frame), "call_titles")


def _list_title(screen: Screen, frame: Chrome) -> str:
    """The heading of a list: the frame's title, else the first known heading in the upper part."""
    for name in ("call_titles", "inbox_titles"):
        for line in screen.lines:
            if line.y < 0.5 * screen.width and line.h > 0.9 * screen.unit and words.among(line.text, name):
                return line.text
    return frame.title


def _is_list_title(screen: Screen, frame: Chrome) -> bool:
    title = _list_title(screen, frame)
    return words.among(title, "call_titles") or words.among(title, "inbox_titles")


def _conversation(screen: Screen, frame: Chrome) -> list[dict[str, Any]]:
    photo = not screen.coloured
    blocks = paragraphs.blocks_of(screen, frame) if screen.photo else None
    thread = bubbles.thread_of(screen, frame, blocks)
    talks = frame.has_input or thread.labels or thread.own or len(thread.bubbles) >= 2
    alone = any(block.boxy and len(block.lines) > 1 for block in thread.bubbles) and not photo
    if not thread.bubbles or not (talks or alone):
        return []
    messages = bubbles.messages_of(thread, screen, frame, _kind(thread, frame))
    if words.among(frame.title, "notice_titles"):
        for message in messages:
            notices.sign(message, frame)
    for message in messages if photo else []:
        message["doubts"] = [each for each in message["doubts"] if each["code"] != "cut_off"]
    return messages


def _kind(thread: bubbles.Thread, frame: Chrome) -> str:
    """Chats have portraits or names; text messages a number above or a 【signature】 within."""
    if thread.portraits or thread.names:
        return "chat"
    said = " ".join(line.text for block in thread.bubbles for line in block.lines)
    sms = frame.number_shown or re.search(r"【[^】]{2,20}】", said) or not frame.has_input
    return "sms" if sms else "chat"
