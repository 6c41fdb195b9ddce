"""Makes what the manual needs from the app itself, and the manual as one page for the browser and as a PDF.

``QT_QPA_PLATFORM=offscreen python docs/manual.py pictures`` draws the pictures of ``resources/manual`` from the
demo case in both languages; ``python docs/manual.py pages OUT`` writes ``jushi-manual-zh_CN.html``, its PDF, and
the English ones.
"""

from __future__ import annotations

import argparse
import base64
import html
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui"), str(ROOT / "docs")]

from PIL import Image  # noqa: E402  after the path to the project is known

from app import manual, paths  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from PySide6.QtWidgets import QApplication

WIDE = 960
"""Pixels of a picture's width: letters stay readable, and a language takes less than a megabyte."""
STYLE = """body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.7;
font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #222; background: #fbfaf8 }
img { max-width: 100%; border: 1px solid #ddd } table { border-collapse: collapse } td, th { border: 1px solid #ccc;
padding: .3em .6em; text-align: left; vertical-align: top } code { background: #eee; padding: 0 .2em }"""
LAYOUT = """#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set text(font: ("Noto Sans CJK SC", "Noto Serif CJK SC"), size: 10.5pt)
#set par(leading: 0.9em)
#show heading: set block(below: 1em)
"""
MARKS = {
    "heading_open": "\n= ",
    "heading_close": "\n\n",
    "paragraph_close": "\n\n",
    "list_item_open": "#list.item[",
    "list_item_close": "]\n",
    "strong_open": "#strong[",
    "strong_close": "];",
    "softbreak": " ",
    "th_open": "strong[",
    "td_open": "[",
    "th_close": "],",
    "td_close": "],\n",
    "table_close": ")\n\n",
}
"""Typst markup of Markdown's marks that need nothing else; the rest are only brackets around others."""


def pictures() -> None:
    """Every place of the demo case, as wide as the manual shows it."""
    from PySide6.QtWidgets import QApplication

    with tempfile.TemporaryDirectory() as scratch:
        os.environ["JUSHI_DATA"] = os.environ["JUSHI_STATE"] = scratch
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
        import pictures as drawn

        case = drawn.made("demo", Path(scratch))
        for lang in manual.LANGUAGES:
            _draw(app, case, lang)


def _draw(app: QApplication, case: Path, lang: str) -> None:
    import tour
    from PySide6.QtCore import Qt

    from app.ui import language, theme
    from app.ui.window import Window

    language.install(lang)
    theme.apply(app, "light")
    window = Window()
    window.resize(*tour.SCREEN)
    window.show()
    tour.wait(300)
    window.desk.open(case)
    while window.view is None or window.view.idle.waiting:
        tour.wait(50)
    for name, surface in tour.surfaces(window, Path(os.environ["JUSHI_DATA"]), dialogs=False):
        if not any(f"({name}.png)" in one.text for one in manual.chapters(lang)):
            continue  # a page inside a place, or what no chapter shows
        if name == "timeline":
            window.walk.point_at(window.view)
        tour.wait(2500)
        shot = surface.grab().toImage().scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
        place = manual.folder(lang) / f"{name}.png"
        shot.save(str(place))
        with Image.open(place) as drawn:  # a window has few colours: a palette takes a third of the bytes
            drawn.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(place, optimize=True)
    window.close()
    tour.settle(window.desk)
    tour.gone(window)


def pages(out: Path) -> None:
    """The manual of each language as a page, its pictures inside, and as a PDF."""
    out.mkdir(parents=True, exist_ok=True)
    for lang in manual.LANGUAGES:
        (out / f"jushi-manual-{lang}.html").write_text(_page(lang), encoding="utf-8")
        (out / f"jushi-manual-{lang}.pdf").write_bytes(_paper(lang))


def _page(lang: str) -> str:
    reader = _reader()
    body = "\n".join(
        f'<section id="{one.id}">{reader.render(one.text)}</section>' for one in manual.chapters(lang)
    )
    for picture in manual.folder(lang).glob("*.png"):
        inside = base64.b64encode(picture.read_bytes()).decode("ascii")
        body = body.replace(f'src="{picture.name}"', f'src="data:image/png;base64,{inside}"')
    title = html.escape(manual.title(lang))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="{lang[:2]}"><head>{head}</head><body><h1>{title}</h1>{body}</body></html>'


def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _paper(lang: str) -> bytes:
    """A4 by Typst, in the fonts that papers have."""
    import typst

    reader = _reader()
    blocks = [
        LAYOUT,
        f"#align(center, text(24pt, strong({_quoted(manual.title(lang))})))\n#outline(depth: 1, title: none)\n",
    ]
    for one in manual.chapters(lang):
        blocks.append("#pagebreak(weak: true)\n" + "".join(_drawn(reader.parse(one.text))))
    with tempfile.TemporaryDirectory() as folder:
        for picture in manual.folder(lang).glob("*.png"):
            shutil.copy(picture, folder)
        source = Path(folder) / "manual.typ"
        source.write_text("".join(blocks), encoding="utf-8")
        fonts = str(paths.resource("fonts"))
        made = typst.compile(str(source), root=folder, font_paths=[fonts], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def _quoted(text: str) -> str:
    """As a string of Typst's."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _drawn(tokens: Sequence[Token]) -> Iterator[str]:
    """Typst markup of Markdown's blocks; texts go through as strings, so nothing in them is a command."""
    for n, token in enumerate(tokens):
        if token.type == "inline":
            yield "".join(_drawn(token.children or ()))
        elif token.type == "text":
            yield f"#{_quoted(token.content)};"
        elif token.type == "code_inline":
            yield f"#raw({_quoted(token.content)});"
        elif token.type == "image":
            source, alt = _quoted(str(token.attrs["src"])), _quoted(token.content)
            yield f"#image({source}, alt: {alt}, width: 100%);"
        elif token.type == "table_open":
            head = tokens[n : next(m for m, one in enumerate(tokens) if m > n and one.type == "thead_close")]
            across = sum(one.type == "th_open" for one in head)
            yield f"#table(columns: {across}, align: left, inset: 6pt, stroke: 0.5pt + luma(180),\n"
        else:
            yield MARKS.get(token.type, "")


def main() -> int:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("pictures", "pages"))
    parser.add_argument("out", type=Path, nargs="?", default=ROOT / "out")
    asked = parser.parse_args()
    if asked.what == "pictures":
        pictures()
    else:
        pages(asked.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
