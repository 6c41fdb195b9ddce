"""The person's own sentences in place of generated ones: their words, with the proof that was there."""

from __future__ import annotations

import dataclasses
import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.report.blocks import Heading, Paragraph, Run
from app.report.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.report.blocks import Block, Doc, Line, Piece

#: Styles of paragraphs whose sentences may be put otherwise.
STYLES = frozenset({"text", "list"})
#: The number before an item is not part of the sentence.
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]+、|\d+\. )")
#: A sentence at least so much like an older one is taken for what became of it.
ALIKE = 0.5


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A sentence that changed after the person had put it otherwise: ``now`` is empty if it is gone."""

    base: str
    mine: str
    now: str


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One sentence of a paragraph: a number before it, its words, the proof behind it."""

    before: Line
    said: Line
    proof: Line

    @property
    def text(self) -> str:
        """Its words if they may be put otherwise; quotations and law may not, they are not ours."""
        ours = all(isinstance(one, Run) and one.style == "plain" and not one.rule for one in self.said)
        return "".join(one.text for one in self.said) if ours else ""


def sentences(doc: Doc) -> list[str]:
    """The generated sentences that a person may put otherwise, in order, each once, without their proof."""
    found = (part.text for block in doc.blocks for part in _parts(block, Words(doc.lang)))
    return [text for text in dict.fromkeys(found) if text.strip()]


def applied(doc: Doc, own: Mapping[str, str]) -> Doc:
    """The document with own sentences, by what was generated, in their places; their proof stays."""
    words = Words(doc.lang)
    blocks = tuple(_put(block, own, words) if own else block for block in doc.blocks)
    return dataclasses.replace(doc, blocks=blocks)


def conflicts(doc: Doc, own: Mapping[str, str]) -> list[Conflict]:
    """Own sentences whose generated one is no longer there, each with what it seems to have become."""
    now = sentences(doc)
    free = [text for text in now if text not in own]
    found: list[Conflict] = []
    for base in (base for base in own if base not in now):
        near = difflib.get_close_matches(base, free, n=1, cutoff=ALIKE)
        free = [text for text in free if text not in near]
        found.append(Conflict(base=base, mine=own[base], now=near[0] if near else ""))
    return found


def opened(doc: Doc, first: str) -> Doc:
    """The document with the person's own account before the facts (after the title where there are none)."""
    lines = [line.strip() for line in first.splitlines() if line.strip()]
    if not lines:
        return doc
    words = Words(doc.lang)
    told = [Paragraph(line=(Run(text=line),), style="text") for line in lines]
    note = Paragraph(line=(Run(text=words("own.note")),), style="note")
    blocks = list(doc.blocks)
    heads = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == words("own.before")]
    place = heads[0] if heads else 1
    blocks[place:place] = [Heading(text=words("own.head")), *told, note]
    return dataclasses.replace(doc, blocks=tuple(blocks))


def _parts(block: Block, words: Words) -> Iterator[_Part]:
    """The sentences of a paragraph; one without proof in it is a single part."""
    if not isinstance(block, Paragraph) or block.style not in STYLES:
        return
    opening, closing = words("proof.open"), words("proof.close")
    line: list[Piece] = []
    for piece in block.line:
        line.append(piece)
        if piece == Run(text=closing):
            starts = [n for n, one in enumerate(line) if one == Run(text=opening)]
            cut = starts[-1] if starts else len(line)
            yield _part(line[:cut], line[cut:])
            line = []
    if line:
        yield _part(line, [])


def _part(said: Sequence[Piece], proof: Sequence[Piece]) -> _Part:
    first = said[0] if said else None
    number = _NUMBER.match(first.text) if isinstance(first, Run) else None
    if first is None or number is None:
        return _Part(before=(), said=tuple(said), proof=tuple(proof))
    rest = first.text[number.end() :]
    after = (dataclasses.replace(first, text=rest),) if isinstance(first, Run) and rest else ()
    return _Part(before=(Run(text=number[0]),), said=(*after, *said[1:]), proof=tuple(proof))


def _put(block: Block, own: Mapping[str, str], words: Words) -> Block:
    parts = list(_parts(block, words))
    if not isinstance(block, Paragraph) or not any(part.text in own for part in parts):
        return block
    line: list[Piece] = []
    for part in parts:
        mine = own.get(part.text) if part.text else None
        said = part.said if mine is None else (Run(text=_ended(mine, proven=bool(part.proof))),)
        line += [*part.before, *said, *part.proof]
    return dataclasses.replace(block, line=tuple(line))


def _ended(text: str, *, proven: bool) -> str:
    """One line; before proof without a full stop of its own, for the proof brings one."""
    bare = " ".join(text.split())
    return bare.rstrip("。.") if proven else bare
