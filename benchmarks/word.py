"""Word timeline of 1,000 entries against a plain loop that fills one table cell by cell; prints the ratio.

``python benchmarks/word.py [entries]``: the plain loop is what python-docx's manual shows (``row =
table.add_row().cells``, ``.text =``), one table, the same cells. Then a timeline with 200 exhibits against
``add_picture`` of the same files.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path[:0] = [
    str(Path(__file__).resolve().parent),
    str(Path(__file__).resolve().parent.parent),
    str(Path(__file__).resolve().parent.parent / "tests/report"),
]

import bundle as screens  # noqa: E402
import docx  # noqa: E402
import paper_sample as sample  # noqa: E402
from docx.shared import Cm  # noqa: E402

from app.report import pdf, timeline, word  # noqa: E402
from app.report.blocks import Doc, Table, text_of  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

EXHIBITS = 200


def cells_of(doc: Doc) -> list[list[str]]:
    """The rows of every table as plain text."""
    return [
        ["\n".join(text_of(line) for line in cell) for cell in row]
        for block in doc.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def plain(rows: list[list[str]]) -> None:
    """The loop to beat."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=6)
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    document.save(io.BytesIO())


def pictures_only(files: list[Path]) -> None:
    """Nothing but the pictures, as python-docx's manual has it."""
    document = docx.Document()
    for file in files:
        document.add_picture(str(file), width=Cm(7))
    document.save(io.BytesIO())


def exhibits(count: int) -> None:
    """Measure and print a document with many pictures."""
    with tempfile.TemporaryDirectory() as name:
        files = [screens.screen(Path(name) / f"{n}.png", Random(n)) for n in range(count)]
        shown = {(f"ev_{n}", 1): file for n, file in enumerate(files, 1)}
        inputs = sample.inputs(screens.sheet(count))
        bare = best(lambda: pictures_only(files))
        ours = best(lambda: word.render(timeline.build(inputs), shown))
    print(
        f"{count} exhibits: add_picture {bare:.3f} s, blocks and Word {ours:.3f} s, {ours / bare:.2f} times"
    )


def best(run: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs, in seconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return min(spent)


def main(count: int) -> None:
    """Measure and print the table."""
    sheet = sample.many(count)
    doc = timeline.build(sample.inputs(sheet))
    loop = best(lambda: plain(cells_of(doc)))
    build = best(lambda: timeline.build(sample.inputs(sheet)))
    ours, drawn = (
        best(lambda: word.render(doc, {})),
        best(lambda: pdf.render(doc, {}), times=1),
    )  # Typst remembers: only the first run counts
    print(f"{count} entries          seconds   to the plain loop")
    for name, spent in (
        ("plain loop", loop),
        ("build blocks", build),
        ("Word", ours),
        ("blocks and Word", build + ours),
        ("PDF (Typst)", drawn),
    ):
        print(f"{name:22}{spent:9.3f}{spent / loop:12.2f}")
    exhibits(EXHIBITS)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
