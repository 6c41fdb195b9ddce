"""A small real case for tests of the window, and a large one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.case.changes import Batch
from app.case.records import Citation, Debt, Entry, Evidence
from app.ui.analysis import AnalysisSource
from app.work import agreements, cases, take_in

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case

AGREED = {
    "agreed_at": "2026-03-12T15:20:00+08:00",
    "how": "app",
    "contract_number": "HT-2026-77",
    "grace_days": 3,
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in (1, 2, 3)],
    "payments": [{"paid_at": "2026-04-10T12:00:00+08:00", "minor": 100_00, "instalment": 1}],
    "payments_cover": ["2026-03-01", "2026-06-30"],
    "terms": [{"kind": "stop_collection", "text": "履约期间停止催收。"}],
}


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk

Pane = TypeVar("Pane", bound=QWidget)

OPEN: dict[Path, list[Case]] = {}
"""Cases that were made here and are still open, by folder."""


def _kept(case: Case) -> Case:
    OPEN.setdefault(case.folder, []).append(case)
    return case


def screenshot(folder: Path, name: str, words: str) -> Path:
    """A small picture; nobody reads it in these tests."""
    picture = Image.new("RGB", (180, 320), "white")
    ImageDraw.Draw(picture).rectangle((10, 40, 150, 90), fill="#dddddd")
    ImageDraw.Draw(picture).text((14, 50), words.encode("ascii", "replace").decode(), fill="black")
    path = folder / name
    picture.save(path)
    return path


def entry(id: str, at: str | None, **more: Any) -> Entry:
    base: dict[str, Any] = {
        "kind": "sms",
        "direction": "in",
        "at": at,
        "precision": "minute" if at else "unknown",
        "said_by": "screenshot",
        "text": f"您的分期{id}请尽快处理",
        "number": "10690001234",
        "number_shown": "10690001234",
    }
    return Entry(id=f"en_{id}", **(base | more))


def small(folder: Path, *, agreement: bool = True) -> Case:
    """Three messages from two pictures, one of them a draft with a doubt, and an agreement between them."""
    case = cases.create(folder / "case", title="例案", lender="晨禾借", lender_kind="small_loan")
    shots = [screenshot(folder, f"Screenshot_2026042{n}_101500.png", f"shot {n}") for n in (1, 2)]
    taken = list(take_in.take_in(case, shots))
    ids = [one.evidence for one in taken if one.evidence]
    debt = case.find(Debt)[0].id
    doubt = {"code": "capture_unknown", "field": "time", "facts": {"shown": "昨天 21:03"}}
    rows: list[Any] = [
        entry("before", "2026-02-01T09:00:00+08:00", debt=debt, status="confirmed"),
        entry("after", "2026-04-20T22:30:00+08:00", debt=debt),
        entry("unsure", None, debt=debt, doubts=(doubt,), at_shown="昨天 21:03"),
    ]
    for n, row in enumerate(list(rows)):
        place = {"evidence": ids[n % 2], "region": (10.0, 40.0, 140.0, 50.0), "text": row.text}
        rows.append(Citation(id=f"ci_{n}", entry=row.id, **place))
    case.edit("test.put", Batch(put=rows), actor="machine")
    if agreement:
        agreements.record(case, AGREED)
    return _kept(case)


def large(folder: Path, count: int) -> Case:
    """Many confirmed messages over two years."""
    case = cases.create(folder / "large", title="很多记录", lender="晨禾借", lender_kind="small_loan")
    debt = case.find(Debt)[0].id
    began = datetime.fromisoformat("2025-01-01T08:00:00+08:00")
    rows = [
        entry(str(n), (began + timedelta(minutes=97 * n)).isoformat(), debt=debt, status="confirmed")
        for n in range(count)
    ]
    case.edit("test.put", Batch(put=rows), actor="machine")
    return _kept(case)


def evidence_of(case: Case) -> list[Evidence]:
    return case.find(Evidence)


def desk_with(qtbot: QtBot, folder: Path) -> Iterator[Desk]:
    from app.ui.desk import Desk

    made = Desk()
    with qtbot.waitSignal(made.opened, timeout=20_000):
        let_go(folder)
        made.open(folder)
    yield made
    made.close()
    assert made.jobs.finish()
    qtbot.waitUntil(lambda: made.jobs.live == 0, timeout=10_000)


def let_go(folder: Path) -> None:
    """The helper that made the case still holds it."""
    for case in OPEN.pop(folder, []):
        case.close()


def analysed(kind: Callable[[Desk, AnalysisSource], Pane], desk: Desk, qtbot: QtBot) -> Pane:
    """A pane that shows an analysis, once it came."""
    source = AnalysisSource(desk)
    made = kind(desk, source)
    source.setParent(made)
    qtbot.addWidget(made)
    made.resize(1290, 640)
    with qtbot.waitSignal(source.ready, timeout=10_000):
        made.show()
    return made


def texts(widget: QWidget) -> str:
    """All that labels and buttons say."""
    parts = [one.text() for one in widget.findChildren(QLabel)]
    return "\n".join(parts + [one.text() for one in widget.findChildren(QPushButton)])


def button(widget: QWidget, words: str) -> QPushButton:
    """The first button with these words."""
    return next(one for one in widget.findChildren(QPushButton) if words in one.text())
