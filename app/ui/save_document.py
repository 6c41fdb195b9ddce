"""Saves the timeline as Word or PDF: asks where, works in the background, says what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.case.errors import Trouble
from app.ui import documents_words, language
from app.ui.language import tr
from app.ui.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.desk import Desk
    from app.ui.window import Window


def save(window: Window, desk: Desk, ending: str, kind: str = "timeline") -> None:
    """Ask for a place and write a document there.

    Args:
        window: shows the dialog and the outcome.
        desk: holds the case.
        ending: ``docx`` or ``pdf``.
        kind: which document.
    """
    kinds = {"docx": tr("Word 文件 (*.docx)"), "pdf": tr("PDF 文件 (*.pdf)")}
    name = f"{documents_words.name(kind)} {desk.snapshot().case.title}"
    safe = "".join("_" if c in '\\/:*?"<>|' else c for c in name).strip(" .")
    dialog = QFileDialog(window, tr("存到哪里"), str(Path.home() / f"{safe}.{ending}"), kinds[ending])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.fileSelected.connect(lambda chosen: write(window, desk, Path(chosen), kind))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write(window: Window, desk: Desk, place: Path, kind: str = "timeline") -> None:
    """Write to a place; where the file is open in another program, another name is offered."""

    def steps() -> Iterator[Any]:
        from app.work import papers

        is_pdf = place.suffix.lower() == ".pdf"
        word, pdf = (None, place) if is_pdf else (place, None)
        try:
            yield from papers.make(desk.case, kind, word, pdf=pdf, lang=language.paper())
        except Trouble as trouble:
            if trouble.code != "target_busy":
                raise
            yield trouble

    title = tr("正在生成：{name}").format(name=documents_words.name(kind))
    desk.run(steps, title=title, on_end=lambda last: _said(window, desk, place, kind, last))


def _said(window: Window, desk: Desk, place: Path, kind: str, last: Any) -> None:  # noqa: ANN401  the last step
    if isinstance(last, Trouble):
        other = place.with_name(str(last.facts.get("other") or place.stem + " (2)" + place.suffix))
        window.messages.warn(last, action=tr("换名保存"), do=lambda: write(window, desk, other, kind))
        return
    made = getattr(last, "made", None)
    if made is None:
        window.messages.tell(tr("已停止，没有写出文件。"))
        return
    text = tr("已存为“{name}”。").format(name=place.name)
    if made.drafts_left:
        text += tr("还有 {n} 条待核对，没有列入。").format(n=made.drafts_left)
    text += "".join(sentence(one) for one in made.notices)
    window.messages.tell(text, action=tr("打开"), do=lambda: _open(place))


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
