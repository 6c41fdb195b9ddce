"""No doubt is raised in a code without plain words for it: a question, and a reason in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app import wording
from app.intake.values import times
from app.ui import doubts, language

APP = Path(doubts.__file__).resolve().parents[1]
FIELDS = {
    "time", "text", "number", "sender", "side", "amount", "due_date", "complete", "owner", "debt", "category",
}  # fmt: skip


def raised() -> set[tuple[str, str]]:
    """Code and field of every doubt that the source makes, and the codes of doubts about a time."""
    found = {(code, "time") for code in times.DOUBTS.values() if code}
    for path in [*APP.glob("intake/**/*.py"), *APP.glob("work/*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = _names(tree)
        for node in ast.walk(tree):
            found |= set(_literal(node, names)) | set(_call(node, names))
    return found


def _names(tree: ast.Module) -> dict[str, str]:
    """Texts that the module gives a name, one by one or in a row."""
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=True) if several else [(target, value)]
            for name, said in pairs:
                if isinstance(name, ast.Name) and isinstance(said, ast.Constant):
                    found[name.id] = str(said.value)
    return found


def _text(node: ast.expr | None, names: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    return str(node.value) if isinstance(node, ast.Constant) else ""


def _literal(node: ast.AST, names: dict[str, str]) -> list[tuple[str, str]]:
    """``{"code": "x", "field": "y", …}``."""
    if not isinstance(node, ast.Dict):
        return []
    pairs = zip(node.keys, node.values, strict=True)
    said = {key.value: _text(value, names) for key, value in pairs if isinstance(key, ast.Constant)}
    return [(said["code"], said["field"])] if said.get("code") and said.get("field") else []


def _call(node: ast.AST, names: dict[str, str]) -> list[tuple[str, str]]:
    """``doubt("x", "y", …)``."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return []
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    code, field = (_text(one, names) for one in node.args[:2])
    return [(code, field)] if name.endswith("doubt") and code and field else []


def test_the_search_finds_them() -> None:
    found = raised()
    assert {("cut_off", "text"), ("owner_from_signature", "owner"), ("maybe_same", "text")} <= found
    assert len(found) > 10
    assert {field for _, field in found} <= FIELDS


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_code_has_a_reason(lang: str) -> None:
    silent = {code for code, _ in raised() if not wording.known(code)}
    assert silent == set()
    unknown = wording.sentence("no_such_code_at_all", {}, lang)
    assert unknown
    assert all(wording.sentence(code, {}, lang).strip() for code, _ in raised())


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_field_has_a_question_of_its_own(lang: str) -> None:
    language.install(lang)
    asked = {field: doubts.question({"code": "any", "field": field}) for field in FIELDS}
    nobody = doubts.question({"code": "any", "field": "nothing"})
    assert len(set(asked.values())) == len(FIELDS)
    assert nobody not in asked.values()
