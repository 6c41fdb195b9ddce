"""How small a small Word paper is: letters, lines and gaps of its styles, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Letters from this size on (half points) are made smaller; the fine print keeps its size.
FROM = 20
#: What is left of letters; of lines, and letters in tables; of gaps between paragraphs and in cells.
LETTERS, IN_TABLES, GAPS = 0.9, 0.86, 0.5
#: A line of a table, in twentieths of a point: exactly, for no picture stands in these tables.
TABLE_LINE = 235


def make_small(styles: Any) -> None:  # noqa: ANN401  python-docx has no types
    """Shrinks the styles of a paper that is to be one or two pages, in place."""
    from docx.oxml.ns import qn

    for part in styles:
        letters = IN_TABLES if part.get(qn("w:styleId")) == "TableText" else LETTERS
        for element, name, left in _sizes(part, letters, qn):
            value = element.get(qn(name))
            if value is not None:
                element.set(qn(name), str(round(int(value) * left)))
        if letters == IN_TABLES:
            spacing = next(part.iter(qn("w:spacing")))
            spacing.set(qn("w:line"), str(TABLE_LINE))
            spacing.set(qn("w:lineRule"), "exact")


def _sizes(part: Any, letters: float, qn: Any) -> Iterator[tuple[Any, str, float]]:  # noqa: ANN401  as above
    """Each size of a style with its attribute and what is left of it."""
    for tag in ("w:sz", "w:szCs"):
        for size in part.iter(qn(tag)):
            if int(size.get(qn("w:val"))) >= FROM:
                yield size, "w:val", letters
    for spacing in part.iter(qn("w:spacing")):
        yield from ((spacing, name, GAPS) for name in ("w:before", "w:after"))
        if spacing.get(qn("w:lineRule")) == "atLeast":
            yield spacing, "w:line", IN_TABLES
    for margins in part.iter(qn("w:tblCellMar")):
        yield from ((margins.find(qn(side)), "w:w", GAPS) for side in ("w:top", "w:bottom"))
