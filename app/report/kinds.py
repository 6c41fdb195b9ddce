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
}


def build(kind: str, inputs: Inputs) -> Doc:
    """The document of a kind; ``KeyError`` for one that is none."""
    doc: Doc = importlib.import_module(MODULES[kind]).build(inputs)
    return doc
