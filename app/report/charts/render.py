"""Charts as pictures for Word and for files, drawn by Typst; PDF takes the same data inside a document."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import resource
from app.report import fonts

if TYPE_CHECKING:
    from app.report.charts.marks import Drawing

PIXELS_PER_INCH = 220.0


def as_data(drawing: Drawing) -> dict[str, Any]:
    """The drawing as plain data, characters that no font has named by number."""
    marks = []
    for mark in drawing.marks:
        made = {"k": type(mark).__name__.lower()} | asdict(mark)
        if "text" in made:
            made["text"] = fonts.spelled(made["text"])
        marks.append(made)
    return {"width": drawing.width, "height": drawing.height, "marks": marks}


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG, black on white and readable in grey."""
    import typst

    with tempfile.TemporaryDirectory(prefix="jushi-") as name:
        root = Path(name)
        for file in ("chart.typ", "chart-page.typ"):
            shutil.copyfile(resource("typst", file), root / file)
        made = typst.compile(
            root / "chart-page.typ",
            root=root,
            font_paths=[fonts.folder()],
            ignore_system_fonts=True,
            format="png",
            ppi=PIXELS_PER_INCH,
            sys_inputs={"chart": json.dumps(as_data(drawing), ensure_ascii=False)},
        )
    return bytes(made)
