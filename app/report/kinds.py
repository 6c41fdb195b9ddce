"""The kinds of documents and the module that builds each."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.report.blocks import Doc
    from app.report.inputs import Inputs

#: Kind (CONTRACT ``document``) to the module whose ``build(inputs)`` makes it; imported when needed.
MODULES = {
    "timeline": "app.report.timeline",
    "evidence-list": "app.report.evidence_list",
    "complaint": "app.report.complaint",
    "lender-letter": "app.report.lender_letter",
    "statement": "app.report.statement",
    "answer": "app.report.answer",
    "brief": "app.report.brief",
    "custody": "app.report.custody",
    "call-script": "app.report.call_script",
    "overview": "app.report.overview",
    "bundle": "app.report.bundle",
}
#: Kinds that there are in English too; the others are for offices in China.
IN_ENGLISH = frozenset({"timeline", "evidence-list", "brief", "overview"})
#: Kinds that are a PDF and nothing else: their page numbers are only true there.
PDF_ONLY = frozenset({"bundle"})


def build(kind: str, inputs: Inputs) -> Doc:
    """The document of a kind; ``KeyError`` for one that is none."""
    doc: Doc = importlib.import_module(MODULES[kind]).build(inputs)
    return doc
