"""The tour misses nothing: what the sources call a dialog is walked to, drawn and measured."""

from __future__ import annotations

import ast
from pathlib import Path

import tour

import app.ui

SOURCES = Path(app.ui.__file__).parent
QT = {"QDialog", "QWizard", "QMessageBox", "QInputDialog", "QProgressDialog", "QErrorMessage"}
"""Qt's dialogs; those that ask for files and printers are the system's own."""


def sources() -> list[ast.Module]:
    return [ast.parse(one.read_text(encoding="utf-8")) for one in SOURCES.rglob("*.py")]


def named(node: ast.expr) -> str:
    """The last part of a name, dotted or not."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def dialogs(trees: list[ast.Module]) -> set[str]:
    """Classes that are a dialog of Qt, however many steps below it."""
    below = {
        node.name: {named(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found: set[str] = set()
    while more := {name for name, bases in below.items() if bases & (QT | found)} - found:
        found |= more
    return found


def made(trees: list[ast.Module]) -> set[str]:
    """What is called anywhere in the window's sources."""
    return {named(node.func) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_every_dialog_that_the_window_makes_is_on_the_tour() -> None:
    trees = sources()
    known = {one.__name__ for one in tour.dialog_classes()}
    shown = dialogs(trees) & made(trees)
    assert len(shown) > 25
    assert shown - known == set()


def test_no_dialog_of_qt_is_shown_that_nobody_looks_at() -> None:
    assert made(sources()) & QT == set()
