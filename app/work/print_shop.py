"""What a person takes to a print shop: one PDF, and a slip that says how to print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused, Trouble
from app.report import files, print_slip
from app.report.print_slip import Order
from app.work import papers
from app.work.papers import PaperStep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case
    from app.work.papers import Made

MOST_COPIES = 99


@dataclass(frozen=True, kw_only=True)
class Packed(PaperStep):
    """The last step: the PDF and its slip, and what they say; ``made`` as for any document."""

    paths: tuple[Path, Path]
    order: Order


def slip_of(pdf: Path) -> Path:
    """Where the slip of a PDF lies."""
    return pdf.with_name(f"{pdf.stem}-slip.pdf")


def pack(
    case: Case,
    kind: str,
    pdf: Path,
    *,
    copies: int = 1,
    two_sided: bool = True,
    **choices: Any,  # noqa: ANN401  handed on
) -> Iterator[PaperStep]:
    """Makes a document as one PDF and beside it the slip; the last step is a :class:`Packed`.

    Args:
        case: as for :func:`papers.make`.
        kind: of ``papers.KINDS``.
        pdf: the PDF to make; the slip is :func:`slip_of` it.
        copies: how many.
        two_sided: whether both sides of the paper are printed.
        choices: as :func:`papers.make` takes them, but for parts: a shop gets one file.

    Raises:
        Refused: ``no_such_copies``, and as :func:`papers.make`, like Trouble.
    """
    from app.report import pdf as pdf_writer

    if not 1 <= copies <= MOST_COPIES:
        raise Refused("no_such_copies", "copies", most=MOST_COPIES)
    if files.is_open_elsewhere(slip_of(pdf)):
        raise Trouble("target_busy", name=slip_of(pdf).name, other=files.free_name(pdf).name)
    made: Made | None = None
    for step in papers.make(case, kind, None, pdf=pdf, **choices):
        made = step.made or made if isinstance(step, PaperStep) else made
        if not (isinstance(step, PaperStep) and step.made):
            yield step  # nothing is in place yet: whoever stops here has neither file
    if made is None:
        raise Trouble("document_not_made")
    pages, wide = _pages(pdf)
    order = Order(name=pdf.name, pages=pages, wide=tuple(wide), copies=copies, two_sided=two_sided)
    slip = slip_of(pdf)
    day = str(choices.get("date") or papers.as_of(case.snapshot()))
    pdf_writer.write(print_slip.build(order, day), slip, {})
    yield Packed(code="document_made", done=1, total=1, made=made, paths=(pdf, slip), order=order)


def _pages(pdf: Path) -> tuple[int, list[int]]:
    """How many pages a PDF of ours has, and which lie across, counted from 1."""
    from app.intake.papers import pdfs

    with pdfs.opened(pdf) as document:
        sizes = [document[n].get_size() for n in range(len(document))]
    return len(sizes), [n for n, (width, height) in enumerate(sizes, start=1) if width > height]
