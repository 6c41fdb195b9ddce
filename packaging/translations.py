"""Keeps the English catalogue: ``build`` the .qm, ``update`` the .ts from the source, ``check`` both.

``resources/i18n/jushi_en.ts`` holds the Chinese source texts of ``tr("…")`` calls in ``app/ui`` and
their English; plural forms are in it for both languages.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "i18n" / "jushi_en.ts"
TOOLS = Path(PySide6.__file__).parent


def tool(name: str) -> str:
    """One of Qt's language tools, which come with PySide6."""
    for place in (TOOLS / name, TOOLS / f"{name}.exe", TOOLS / "Qt" / "libexec" / name):
        if place.exists():
            return str(place)
    sys.exit(f"{name} is missing from PySide6")


def run(command: list[str]) -> str:
    """Run a tool; its complaint ends the program."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def build() -> None:
    """Make ``jushi_en.qm``."""
    run([tool("lrelease"), "-silent", str(CATALOGUE), "-qm", str(CATALOGUE.with_suffix(".qm"))])


def literal(node: object) -> str | None:
    """The text of a string literal of the syntax tree."""
    import ast

    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def wanted() -> dict[tuple[str, str], bool]:
    """All ``tr`` texts of the source as ``(text, note)``, and whether they have a plural."""
    import ast

    found: dict[tuple[str, str], bool] = {}
    for path in sorted((ROOT / "app" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr" and node.args):
                continue
            text = literal(node.args[0])
            if text is None:
                if path.name != "language.py":
                    sys.exit(f"{path.relative_to(ROOT)}:{node.lineno}: tr() takes a literal")
                continue
            notes = [literal(one) for one in node.args[1:2]]
            notes += [literal(one.value) for one in node.keywords if one.arg == "note"]
            plural = len(node.args) > 2 or any(one.arg == "n" for one in node.keywords)
            found[text, (notes or [""])[0] or ""] = plural
    return found


def known() -> dict[tuple[str, str], list[str]]:
    """What the catalogue holds: ``(text, note)`` to its translations."""
    if not CATALOGUE.exists():
        return {}
    held = {}
    for message in ElementTree.parse(CATALOGUE).getroot().iter("message"):
        translation = message.find("translation")
        forms = [one.text or "" for one in translation.iter("numerusform")] if translation is not None else []
        texts = forms or [(translation.text or "") if translation is not None else ""]
        held[message.findtext("source") or "", message.findtext("comment") or ""] = texts
    return held


def write(entries: dict[tuple[str, str], list[str]], plurals: dict[tuple[str, str], bool]) -> None:
    """Write the catalogue in a stable order."""
    root = ElementTree.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "jushi"
    for key in sorted(plurals):
        plural = plurals[key]
        message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if plural else {})
        ElementTree.SubElement(message, "source").text = key[0]
        if key[1]:
            ElementTree.SubElement(message, "comment").text = key[1]
        translation = ElementTree.SubElement(message, "translation")
        texts = [text for text in entries.get(key, []) if text]
        if not texts:
            translation.set("type", "unfinished")
        if plural:
            for form in (texts * 2)[:2] or ["", ""]:
                ElementTree.SubElement(translation, "numerusform").text = form
        elif texts:
            translation.text = texts[0]
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode")
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    CATALOGUE.write_text(f"{head}{body}\n", encoding="utf-8", newline="\n")


def update() -> None:
    """Bring the catalogue in line with the source; what is new is marked unfinished."""
    write(known(), wanted())
    missing = sum(not any(known().get(key, [])) for key in wanted())
    print(f"{len(wanted())} texts, {missing} without English")


def placeholders(text: str) -> set[str]:
    """``{name}`` and ``%n`` of a text; ``{name|one|many}``, a word that goes by a count, is its fact."""
    found = re.findall(r"\{\w*(?:\|[^|{}]*\|[^|{}]*)?\}|%n", text)
    return {re.sub(r"\|.*\}", "}", one) for one in found}


def check() -> int:
    """Name what is missing, left over, unfinished or has other placeholders; 1 if anything is."""
    source, held = wanted(), known()
    faults = [f"missing: {text}" for text, note in source if (text, note) not in held]
    faults += [f"left over: {text}" for text, note in held if (text, note) not in source]
    for key, texts in held.items():
        if key in source and not all(texts):
            faults.append(f"unfinished: {key[0]}")
        if any(placeholders(text) - placeholders(key[0]) for text in texts):
            faults.append(f"other placeholders: {key[0]}")
    with tempfile.TemporaryDirectory() as folder:
        run([tool("lrelease"), "-silent", str(CATALOGUE), "-qm", str(Path(folder) / "x.qm")])
    print("\n".join(faults) or f"{len(source)} texts in both languages")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit({"build": build, "update": update, "check": check}[sys.argv[1]]())
