"""The files of a paper: all set first, each stage a point to stop at, then put in place together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.report import files
from app.work import legible
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.case.case import Case
    from app.report.album import Pictures
    from app.report.blocks import Doc
    from app.report.pdf import Pages

MEGABYTE = 1_000_000


def written(doc: Doc, out: Path | None, pdf: Path | None, shown: Pictures) -> Any:  # noqa: ANN401  steps
    """Writes a Word file, a PDF or both; whoever stops it before its end has neither.

    Raises:
        Trouble: what stands in the way of setting or writing.
    """
    contents = []
    for path, render in ((out, _word), (pdf, _pdf)):
        if path is not None:
            yield Step(code="writing", facts={"name": path.name})
            contents.append((path, render(doc, shown)))
    yield Step(code="writing")
    files.write_all(contents)


def bound(case: Case, draw: Callable[[Pages], Doc], pdf: Path | None, shown: Pictures, part: float) -> Any:  # noqa: ANN401  steps, then the document, its pages and its files
    """Writes a document that names its own pages, in one file or in parts of ``part`` megabytes."""
    contents, doc, pages = yield from _set(case, draw, shown, part)
    paths = part_names(pdf, len(contents)) if pdf is not None else []
    files.write_all(zip(paths, contents, strict=False))
    return doc, {evidence: list(span) for evidence, span in pages.items()}, tuple(paths)


def _set(case: Case, draw: Callable[[Pages], Doc], shown: Pictures, part: float) -> Any:  # noqa: ANN401
    """Steps, then the files' bytes, the document and its pages."""
    from app.report import pdf as pdf_writer
    from app.report import pdf_parts

    if not part:
        content, doc, pages = yield from _stages(pdf_writer.paged(draw, shown))
        return [content], doc, pages
    across = legible.across(case, draw({}).pictures())
    made = yield from _stages(pdf_parts.parted(draw, shown, int(part * MEGABYTE), across))
    return list(made.contents), made.doc, made.pages


def _stages(stages: Any) -> Any:  # noqa: ANN401  stages, then what they lead to
    """Steps for the stages of setting; how many there will be is not known before."""
    while True:
        try:
            next(stages)
        except StopIteration as end:
            return end.value
        try:
            yield Step(code="writing")
        except GeneratorExit:
            stages.close()
            raise


def part_names(pdf: Path, count: int) -> list[Path]:
    """``bundle-1.pdf`` and so on; the name itself if there is one part alone."""
    if count == 1:
        return [pdf]
    return [pdf.with_name(f"{pdf.stem}-{n}{pdf.suffix}") for n in range(1, count + 1)]


def _word(doc: Doc, shown: Pictures) -> bytes:
    from app.report import word

    return word.render(doc, shown)


def _pdf(doc: Doc, shown: Pictures) -> bytes:
    from app.report import pdf

    return pdf.render(doc, shown)
