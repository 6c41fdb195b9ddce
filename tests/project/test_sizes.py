"""Files, functions and classes keep to the sizes the project promises; the offender is named."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "app").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CLASS = 450, 60, 300


def lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions_and_classes(path: Path) -> tuple[dict[str, int], dict[str, int]]:
    functions, classes = {}, {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions[f"{where} {node.name}"] = lines(node)
        elif isinstance(node, ast.ClassDef):
            classes[f"{where} {node.name}"] = lines(node)
    return functions, classes


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, int], dict[str, int]]:
    functions: dict[str, int] = {}
    classes: dict[str, int] = {}
    for path in FILES:
        more_functions, more_classes = functions_and_classes(path)
        functions |= more_functions
        classes |= more_classes
    return functions, classes


def test_no_file_is_too_long() -> None:
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in FILES}
    sizes = {name: len(text.splitlines()) for name, text in texts.items()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}
    assert median(sizes.values()) <= 200


def test_no_function_is_too_long(measured: tuple[dict[str, int], dict[str, int]]) -> None:
    functions, _ = measured
    assert {name: size for name, size in functions.items() if size > LONGEST_FUNCTION} == {}


def test_most_functions_are_small(measured: tuple[dict[str, int], dict[str, int]]) -> None:
    functions, _ = measured
    assert median(functions.values()) <= 8
    assert quantiles(functions.values(), n=20)[-1] <= 30


def test_no_class_is_too_long(measured: tuple[dict[str, int], dict[str, int]]) -> None:
    _, classes = measured
    assert {name: size for name, size in classes.items() if size > LONGEST_CLASS} == {}
