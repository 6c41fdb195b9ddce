"""A walk over everything the window can show: each place, each dialog, found by looking, not by a list.

A new place is in the rail, a new dialog is a ``QDialog`` of ``app.ui``: both are on the tour by themselves. A
dialog whose arguments nobody here knows how to make says so by name.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import inside
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QDialog, QWidget

import app.ui
from app.case.records import Complaint
from app.followup import authorities, checklists
from app.ui import forms
from app.ui.evidence_model import EVIDENCE
from app.work import next_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.ui.desk import Desk
    from app.ui.window import Window

SCREEN = (1366, 768)
"""The laptop that all is made for, in pixels."""
BARS = 40
"""Pixels of its height that a task bar takes."""
TABLE = {
    "rows": [["时间", "号码", "内容"], ["2026-04-20 10:15", "10690001234", "请尽快处理"]],
    "at": 0,
    "fingerprint": "x",
}


def dialog_classes() -> list[type[QDialog]]:
    """Every dialog of the window that is shown as it is; what others are made from is not."""
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found.update(one for one in below if one.__module__.startswith("app.ui"))
    shown = [one for one in found if not any(sub in found for sub in one.__subclasses__())]
    return sorted(shown, key=lambda one: (one.__module__, one.__name__))


def pages(folder: Path) -> list[Path]:
    """Two pages of paper, for a preview."""
    made = []
    for n in (1, 2):
        made.append(folder / f"page-{n}.png")
        Image.new("RGB", (827, 1169), "white").save(made[-1])
    return made


class Stage:
    """Makes dialogs from what the open case holds: an argument is known by its name, else by its kind."""

    def __init__(self, window: Window, scratch: Path) -> None:
        self.window, self.scratch = window, scratch

    def _known(self) -> dict[str, Callable[[], Any]]:
        snapshot = self.window.desk.snapshot()
        paid = next(iter(snapshot.payments), None)
        return {
            "parent": lambda: self.window,
            "window": lambda: self.window,
            "desk": lambda: self.window.desk,
            "old": lambda: snapshot.agreements[0],
            "agreement": lambda: snapshot.agreements[0].id,
            "instalment": lambda: snapshot.instalments[0],
            "payment": lambda: paid,
            "entry": lambda: next(one.id for one in snapshot.entries if one.kind == "sms"),
            "items": self._items,
            "drafts": lambda: 3,
            "name": lambda: "账单.xlsx",
            "table": lambda: TABLE,
            "place": lambda: self.scratch / "paper.pdf",
            "pages": lambda: pages(self.scratch),
            "evidence": lambda: snapshot.evidence[0],
            "today": date.today,
            "debt": lambda: snapshot.debts[0].id,
            "document": lambda: next(iter(snapshot.documents), None),
            "sending": lambda: None,
            "lender": lambda: snapshot.debts[0],
            "complaint": lambda: Complaint(
                id="co_x", body="lender", made_on="2026-08-01", sent_on="2026-08-01"
            ),
            "check": lambda: checklists.checks().listed()[0],
            "profile": lambda: "portal",
            "step": lambda: next_steps.next_steps(snapshot, date.today()).suggestions[0],
            "authority": lambda: authorities.authorities().listed()[0],
            "pack": self._pack,
            "about": lambda: "2026-04-20 22:30 的短信在夜间发送。",
            "report": lambda: "Traceback\n  line 1",
        }

    def _pack(self) -> Any:
        from app.paths import seed
        from app.work import rule_packs

        return rule_packs.look(seed("rules", "cn_conduct.toml"))

    def _items(self) -> list[Any]:
        from app.work.intake import Item

        return [
            Item(path="/home/a/短信.xml", outcome="added", reading="ok", drafts=3),
            Item(
                path="/home/a/坏.png",
                outcome="added",
                reading="failed",
                reason="unreadable_content",
                facts={"name": "坏.png"},
            ),
            Item(
                path="/home/a/Thumbs.db", outcome="skipped", reason="system_junk", facts={"name": "Thumbs.db"}
            ),
        ]

    def make(self, kind: type[QDialog]) -> QDialog:
        """A dialog of a kind, as the window would make it."""
        known, given = self._known(), {}
        for name, parameter in list(inspect.signature(kind.__init__).parameters.items())[1:]:
            if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                continue
            if name in known and (parameter.default is parameter.empty or name == "parent"):
                given[name] = known[name]()
            elif parameter.default is parameter.empty:
                given[name] = by_annotation(kind, name, str(parameter.annotation))
        made = kind(**given)
        assert made.parent() is self.window, f"{kind.__name__} has no window behind it"
        return made


def by_annotation(kind: type[QDialog], name: str, annotation: str) -> Any:
    """Something of the kind that is asked for."""
    for start, value in (("str", "文字"), ("int", 2), ("bool", False), ("Path", Path("x")), ("Sequence", ())):
        if annotation.startswith(start):
            return value
    if annotation.startswith("Callable"):
        return lambda *_a, **_k: None
    raise AssertionError(
        f"tests/ui/tour.py does not know how to make {name} of {kind.__module__}.{kind.__name__}"
    )


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(desk: Desk, most: int = 20_000) -> None:
    """Until no work is under way and all is laid out; pictures of the viewer come a little later."""
    for _ in range(most // 20):
        wait(10)
        if desk.jobs.live == 0:
            wait(10)
            if desk.jobs.live == 0:
                return


def gone(widget: QWidget) -> None:
    """Away with a dialog, now."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def go(window: Window, place: str) -> None:
    """Be at a place, with something chosen there, as a person would have."""
    view = window.view
    assert view is not None
    view.go(place)
    settle(window.desk)
    page = view._stack.currentWidget()
    made = {"timeline": choose_row, "review": choose_doubt, "evidence": choose_file, "document": draw_paper}
    for name, do in made.items():
        if place == name:
            do(window, page)
    settle(window.desk)
    wait(50)  # what came is laid out


def choose_row(window: Window, page: Any) -> None:
    """The latest entry whose proof is a picture."""
    snapshot = window.desk.snapshot()
    shown = [
        (one.at or "", one.id)
        for one in snapshot.entries
        if one.status == "confirmed"
        and any(
            snapshot.evidence_by_id[cited.evidence].media_type.startswith("image/")
            for cited in snapshot.citations_of(one.id)[:1]
        )
    ]
    if shown:
        page.timeline.select(max(shown)[1])


def choose_doubt(_window: Window, page: Any) -> None:
    page.next_doubt()


def choose_file(_window: Window, page: Any) -> None:
    """The first picture."""
    rows = [page.model.index(n) for n in range(page.model.rowCount())]
    shown = [one for one in rows if one.data(EVIDENCE).media_type.startswith("image/")]
    if rows:
        page.list.setCurrentIndex((shown or rows)[0])


def draw_paper(_window: Window, page: Any) -> None:
    inside.drawn(page)


def laptop(_widget: QWidget) -> QSize:
    """What the laptop has for a dialog, whatever screen there is here."""
    return QSize(SCREEN[0], SCREEN[1] - BARS) - forms.FRAME


def surfaces(window: Window, scratch: Path, *, dialogs: bool = True) -> Iterator[tuple[str, QWidget]]:
    """Every place of the open case with its pages, every dialog, and what is there without a case, by name.

    Each is shown and settled. The case is closed in the end.
    """
    assert window.view is not None
    for place in list(window.view.rail.places):
        go(window, place)
        yield place, window
        for name in inside.pages(window, place):
            yield f"{place}/{name}", window
    go(window, "timeline")
    forms.room = laptop  # type: ignore[assignment]
    for kind in dialog_classes() if dialogs else ():
        made = Stage(window, scratch).make(kind)
        made.show()
        settle(window.desk)
        yield kind.__name__, made
        gone(made)
    yield from ((name, window) for name in inside.without_case(window))
