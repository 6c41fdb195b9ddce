"""Saves the timeline as Word or PDF: asks where, works in the background, says what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.case.errors import Trouble
from app.ui import language
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.desk import Desk
    from app.ui.window import Window


def save(window: Window, desk: Desk, ending: str) -> None:
    """Ask for a place and write the timeline there.

    Args:
        window: shows the dialog and the outcome.
        desk: holds the case.
        ending: ``docx`` or ``pdf``.
    """
    kinds = {"docx": tr("Word 文件 (*.docx)"), "pdf": tr("PDF 文件 (*.pdf)")}
    name = tr("证据时间线 {title}").format(title=desk.snapshot().case.title)
    safe = "".join("_" if c in '\\/:*?"<>|' else c for c in name).strip(" .")
    dialog = QFileDialog(window, tr("存到哪里"), str(Path.home() / f"{safe}.{ending}"), kinds[ending])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.fileSelected.connect(lambda chosen: write(window, desk, Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write(window: Window, desk: Desk, place: Path) -> None:
    """Write to a place; where the file is open in another program, another name is offered."""

    def steps() -> Iterator[Any]:
        from app.work import papers

        is_pdf = place.suffix.lower() == ".pdf"
        word, pdf = (None, place) if is_pdf else (place, None)
        try:
            yield from papers.make(desk.case, "timeline", word, pdf=pdf, lang=language.current())
        except Trouble as trouble:
            if trouble.code != "target_busy":
                raise
            yield trouble

    desk.run(steps, title=tr("正在生成时间线"), on_end=lambda last: _said(window, desk, place, last))


def _said(window: Window, desk: Desk, place: Path, last: Any) -> None:  # noqa: ANN401  the last step
    if isinstance(last, Trouble):
        other = place.with_name(str(last.facts.get("other") or place.stem + " (2)" + place.suffix))
        window.messages.warn(last, action=tr("换名保存"), do=lambda: write(window, desk, other))
        return
    made = getattr(last, "made", None)
    if made is None:
        window.messages.tell(tr("已停止，没有写出文件。"))
        return
    text = tr("已存为“{name}”。").format(name=place.name)
    if made.drafts_left:
        text += tr("还有 {n} 条待核对，没有列入。").format(n=made.drafts_left)
    window.messages.tell(text, action=tr("打开"), do=lambda: _open(place))


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
