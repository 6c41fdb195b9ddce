"""A document is pulled out of its preview as a PDF: made, noted in the record, then dragged like any file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app import paths, scratch
from app.ui import documents_words, dragging
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from app.case.snapshot import Snapshot
    from app.ui.desk import Desk


class PaperPull(QObject):
    """The first pull makes the PDF, and says so; the next one drags it, until the record changes.

    ``choices`` gives the arguments of ``papers.make``; ``may`` says whether it may leave now.
    """

    def __init__(
        self,
        desk: Desk,
        preview: QWidget,
        kind: Callable[[], str],
        choices: Callable[[], dict[str, Any]],
        may: Callable[[], bool],
    ) -> None:
        super().__init__(preview)
        self._desk, self._preview, self._kind = desk, preview, kind
        self._choices, self._may = choices, may
        self._folder = scratch.fresh("pull", self)
        self._made: tuple[str, Path, Snapshot | None] | None = None
        dragging.Puller(preview, self.pulled)

    def ready(self) -> Path | None:
        """The PDF that may be dragged now: of the kind that is shown, and of the record as it is."""
        made = self._made
        if made is None or made[0] != self._kind() or not made[1].is_file() or not self._desk.is_open:
            return None
        return made[1] if made[2] is self._desk.snapshot() else None

    def pulled(self) -> None:
        """Drag it, or make it first."""
        place = self.ready()
        if place is not None:
            dragging.drag(self._preview, [place])
        elif self._desk.is_open and self._desk.busy is None and self._may():
            self.make()

    def make(self) -> None:
        """Make the PDF as one that is to leave."""
        desk, kind = self._desk, self._kind()
        choices = self._choices()
        name = f"{documents_words.name(kind)} {desk.snapshot().case.title}"
        place = Path(tempfile.mkdtemp(dir=self._folder)) / f"{paths.safe_name(name)}.pdf"

        def steps() -> Iterator[Any]:
            from app.work import papers

            yield from papers.make(desk.case, kind, None, pdf=place, **choices)

        title = tr("正在生成：{name}").format(name=documents_words.name(kind))
        desk.run(steps, title=title, on_end=lambda _last: self._ready(kind, place))

    def _ready(self, kind: str, place: Path) -> None:
        if not place.is_file() or not self._desk.is_open:
            return
        self._made = (kind, place, None)
        self._desk.refreshed.connect(self._settled)  # that it was made is recorded: the record changes once
        self._settled()
        said = tr("“{name}”准备好了，现在可以从预览里拖出去。").format(name=place.name)
        self._desk.note.emit(said)

    def _settled(self) -> None:
        if self._made is not None and self._made[2] is None and self._desk.is_open:
            snapshot = self._desk.snapshot()
            if any(one.kind == self._made[0] for one in snapshot.documents) or self._desk.read_only:
                self._made = (*self._made[:2], snapshot)
                self._desk.refreshed.disconnect(self._settled)
