"""The slip for a print shop: how many pages, on how much paper, which side is bound."""

from __future__ import annotations

from dataclasses import dataclass

from app.report.blocks import Block, Doc, Facts, Paragraph, Run
from app.report.words import Words, ranges


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be printed: ``name`` of the file, its pages, those that lie across, and how many copies."""

    name: str
    pages: int
    wide: tuple[int, ...] = ()
    copies: int = 1
    two_sided: bool = True

    @property
    def sheets(self) -> int:
        """Sheets of paper for one copy."""
        return -(-self.pages // 2) if self.two_sided else self.pages


def build(order: Order, date: str) -> Doc:
    """The slip, in Chinese; ``date`` is the ISO date on paper."""
    words = Words("zh_CN")

    def told(key: str, **facts: object) -> str:
        return words(f"slip.{key}", **facts)

    rows = [
        (told("file"), told("file_of", name=order.name, pages=order.pages)),
        (told("paper"), told("paper_of")),
        (told("sides"), told("two_sided" if order.two_sided else "one_sided")),
        (told("copies"), told("copies_of", n=order.copies)),
        (told("sheets"), told("sheets_of", sheets=order.sheets, all=order.sheets * order.copies)),
        (told("binding"), told("binding_of")),
    ]
    if order.wide:
        rows.append((told("wide"), told("wide_of", pages=words("list").join(ranges(list(order.wide))))))
    rows += [(told("colour"), told("colour_of")), (told("after"), told("after_of"))]
    blocks: tuple[Block, ...] = (
        Paragraph(line=(Run(text=told("title")),), style="title"),
        Paragraph(line=(Run(text=told("for_shop")),)),
        Facts(rows=tuple(rows)),
    )
    return Doc(
        title=told("title"),
        lang="zh_CN",
        date=date,
        author="",
        footer_left=order.name,
        footer_right="",
        page_of=words("page_of", page="{page}", pages="{pages}"),
        blocks=blocks,
    )
