"""What menu and places do with papers: save, show, print, order. Each imports what it needs when done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.window import Window


def save(window: Window, kind: str, ending: str) -> None:
    """Save a document of a kind as Word or PDF, or in parts."""
    from app.ui import save_document

    save_document.save(window, window.desk, ending, kind)


def order(window: Window, kind: str, order: tuple[int, bool]) -> None:
    """Save what a print shop needs: one PDF and its slip, for copies, on one side or two."""
    from app.ui import save_document

    save_document.order(window, window.desk, kind, *order)


def show(window: Window, kind: str) -> None:
    """Show the pages of a document of a kind, and print them."""
    from app.ui.printing import preview

    preview(window, window.desk, kind)
