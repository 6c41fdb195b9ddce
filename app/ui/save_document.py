"""Saves a document as Word or PDF: asks where, works in the background, says what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app import paths
from app.case.errors import Trouble
from app.ui import documents_words, file_dialogs, language
from app.ui.language import tr
from app.ui.messages import sentence

PART = 2
"""Megabytes of a part of a bundle: what the portals take at least."""

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.records import PaperPlan
    from app.ui.desk import Desk
    from app.ui.window import Window


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A kind to write; a bundle in parts of ``part`` MB where that is given; for a print shop, ``copies``."""

    kind: str
    part: float = 0
    copies: int = 0
    two_sided: bool = True


def save(window: Window, desk: Desk, ending: str, kind: str = "timeline") -> None:
    """Ask for a place and write a document there.

    Args:
        window: shows the dialog and the outcome.
        desk: holds the case.
        ending: ``docx``, ``pdf``, or ``parts`` for PDFs of at most :data:`PART` megabytes.
        kind: which document.
    """
    wish = Wish(kind=kind, part=PART if ending == "parts" else 0)
    _ask(window, desk, "docx" if ending == "docx" else "pdf", wish)


def order(window: Window, desk: Desk, kind: str, copies: int, two_sided: bool) -> None:
    """Ask for a place and write there what a print shop needs."""
    _ask(window, desk, "pdf", Wish(kind=kind, copies=copies, two_sided=two_sided))


def _ask(window: Window, desk: Desk, ending: str, wish: Wish) -> None:
    kinds = {"docx": tr("Word 文件 (*.docx)"), "pdf": tr("PDF 文件 (*.pdf)")}
    name = f"{documents_words.name(wish.kind)} {desk.snapshot().case.title}"
    safe = paths.safe_name(name)
    file_dialogs.saving(
        window, f"{safe}.{ending}", kinds[ending], lambda place: write(window, desk, place, wish)
    )


def choices_of(window: Window, desk: Desk, kind: str) -> dict[str, Any]:
    """What the person chose for a kind, as arguments of ``papers.make``; also what a case cannot keep."""
    view = window.view
    prepared = view.documents.prepared if view is not None and view.has_documents else None
    if prepared is not None and prepared.is_begun and prepared.kind == kind:
        plan = prepared.plan
    else:
        from app.work import paper_plans

        plan = paper_plans.plan_of(desk.snapshot(), kind)
    return choices(desk, plan)


def choices(desk: Desk, plan: PaperPlan) -> dict[str, Any]:
    """A plan as arguments of ``papers.make``; one that the case cannot keep goes along."""
    chosen = plan if desk.read_only else None
    return {"lang": language.paper(), "redact": str(plan.choices.get("redact", "")), "chosen": chosen}


def write(window: Window, desk: Desk, place: Path, wish: Wish) -> None:
    """Write to a place; where the file is open in another program, another name is offered."""
    given = choices_of(window, desk, wish.kind)

    def steps() -> Iterator[Any]:
        try:
            yield from _steps(desk, place, wish, given)
        except Trouble as trouble:
            if trouble.code != "target_busy":
                raise
            yield trouble

    title = tr("正在生成：{name}").format(name=documents_words.name(wish.kind))
    desk.run(steps, title=title, on_end=lambda last: _said(window, desk, place, wish, last))


def _steps(desk: Desk, place: Path, wish: Wish, given: dict[str, Any]) -> Iterator[Any]:
    from app.work import papers, print_shop

    if wish.copies:
        copies, two_sided = wish.copies, wish.two_sided
        return print_shop.pack(desk.case, wish.kind, place, copies=copies, two_sided=two_sided, **given)
    word, pdf = (None, place) if place.suffix.lower() == ".pdf" else (place, None)
    return papers.make(desk.case, wish.kind, word, pdf=pdf, part=wish.part, **given)


def _said(window: Window, desk: Desk, place: Path, wish: Wish, last: Any) -> None:  # noqa: ANN401  the last step
    if isinstance(last, Trouble):
        other = place.with_name(str(last.facts.get("other") or place.stem + " (2)" + place.suffix))
        window.messages.warn(last, action=tr("换名保存"), do=lambda: write(window, desk, other, wish))
        return
    made = getattr(last, "made", None)
    if made is None:
        window.messages.tell(tr("已停止，没有写出文件。"))
        return
    window.messages.tell(_outcome(place, wish, last), action=tr("打开"), do=lambda: _open(made.paths[0]))


def _outcome(place: Path, wish: Wish, last: Any) -> str:  # noqa: ANN401  the last step
    """What was written and what the person should know of it."""
    made = last.made
    said = tr("已存为“{name}”，在“{folder}”里。")
    name = made.paths[0].name if len(made.paths) == 1 else place.name
    text = said.format(name=name, folder=place.parent.name)
    if len(made.paths) > 1:
        text = tr("已分成 {n} 个文件，从“{name}”起。").format(n=len(made.paths), name=made.paths[0].name)
    if wish.copies:
        order = last.order
        text = tr("已存为“{name}”，旁边是打印说明：{pages} 页，每份 {sheets} 张纸，{n} 份。").format(
            name=place.name, pages=order.pages, sheets=order.sheets, n=order.copies
        )
    if made.drafts_left:
        text += tr("还有 {n} 条待核对，没有列入。").format(n=made.drafts_left)
    if made.left_out:
        text += tr("有 {n} 页没把握遮干净，图片没有放进去；在“遮盖”那一步看。").format(n=len(made.left_out))
    unknown = [Trouble("characters_missing", characters="、".join(made.missing))] if made.missing else []
    return text + "".join(sentence(one) for one in (*unknown, *made.notices))


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
