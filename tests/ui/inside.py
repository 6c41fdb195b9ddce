"""What stands inside a place of the tour: its pages, the steps of a paper, and states that a person meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.ui.window import Window

WORDS = "【晨禾借】您已逾期9天，账户异常，先付保证金，加微信办理，欠款9,999.00元"
"""A message that a swindler might send, for the first look."""
DRAWN = 400
"""Turns of fifty milliseconds that the pages of a paper may take."""


def pages(window: Window, place: str) -> Iterator[str]:
    """The pages of the place that is shown, each shown and settled: what has chips or steps has pages."""
    assert window.view is not None
    page: Any = window.view._stack.currentWidget()
    for name in list(getattr(page, "chips", ()))[1:]:
        page.go(name)
        tour.settle(window.desk)
        yield name
    yield from MORE[place](window, page) if place in MORE else ()


def _of_papers(window: Window, page: Any) -> Iterator[str]:
    """What was made, and every step of a letter."""
    page.overview.show_tab("register")
    tour.settle(window.desk)
    yield "register"
    page.overview.show_tab("paper")
    for n, name in enumerate(page.wizard.steps, 1):
        page.prepare("complaint", name)
        drawn(page)
        yield f"{n}-{name}"
    page.show_overview()


def _of_timeline(window: Window, page: Any) -> Iterator[str]:
    """Menaces folded away; and what is asked for and not there."""
    window.desk.veil.draw(True)
    tour.settle(window.desk)
    yield "veil"
    window.desk.veil.draw(False)
    search(page, "没有这样的字")
    yield "nothing-found"
    search(page, "")


def search(page: Any, words: str) -> None:
    """Ask for words, until the list shows what holds them."""
    page.timeline.search(words)
    for _ in range(DRAWN):
        tour.wait(50)
        if (page.timeline.model.rowCount() == 0) == bool(words):
            return


def _of_evidence(window: Window, page: Any) -> Iterator[str]:
    """As a list."""
    page._grid.setChecked(False)
    tour.settle(window.desk)
    yield "list"
    page._grid.setChecked(True)


MORE: dict[str, Callable[[Any, Any], Iterator[str]]] = {
    "document": _of_papers,
    "timeline": _of_timeline,
    "evidence": _of_evidence,
}


def drawn(page: Any) -> None:
    """Until the pages of the paper that is prepared are there."""
    for _ in range(DRAWN):
        tour.wait(50)
        if page.prepared.is_begun and page.prepared.is_drawn:
            tour.wait(100)  # what the paper said is laid out
            return


def without_case(window: Window) -> Iterator[str]:
    """The start page and the first look, the case closed."""
    window.desk.close()
    while window.view is not None:
        tour.wait(20)
    tour.settle(window.desk)
    yield "start"
    window.look_first()
    tour.settle(window.desk)
    yield "first-look"
    look = window.first_look
    assert look is not None
    look.look_at_text(WORDS)
    tour.settle(window.desk)
    yield "first-look/answered"
    window.leave_first_look()
