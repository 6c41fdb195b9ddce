"""Makes the notices that About shows and the CycloneDX list of parts (``notices.txt``, ``sbom.cdx.json``)."""

from __future__ import annotations

import json
import platform
import sys
import uuid
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

import licences  # noqa: E402

from app import VERSION  # noqa: E402

LOCKS = ("requirements.txt",)
NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing that is shipped: its name, version (may be empty), licence and the licence's words."""

    name: str
    version: str
    licence: str
    by: str
    home: str
    note: str
    words: tuple[str, ...]
    package: bool


def parts() -> list[Part]:
    """Everything that is shipped, packages first."""
    names = {one for lock in LOCKS for one in licences.pinned(lock)} | set(licences.BESIDES)
    return [_package(name) for name in sorted(names, key=str.lower)] + [
        _other(facts) for facts in licences.third_party()
    ]


def _package(name: str) -> Part:
    facts = metadata.metadata(name)
    files = [one for one in metadata.files(name) or [] if any(word in one.name.upper() for word in NAMES)]
    texts = [Path(str(one.locate())) for one in files if one.suffix not in {".py", ".pyc", ".so"}]
    address = facts.get("Home-page") or next(
        (one.partition(", ")[2] for one in facts.get_all("Project-URL") or []), ""
    )
    return Part(
        name=facts["Name"],
        version=facts["Version"],
        licence=_short(licences.licence_of(name)),
        by=(facts.get("Author") or facts.get("Author-email") or "").partition("\n")[0],
        home=address,
        note="",
        words=tuple(_read(one) for one in texts if one.is_file()),
        package=True,
    )


def _short(licence: str) -> str:
    """``License :: OSI Approved :: MIT License | MIT`` without what is said twice."""
    said = [one.strip().rpartition(" :: ")[2] for one in licence.split("|")]
    return " | ".join(dict.fromkeys(one for one in said if one != "OSI Approved"))


def _other(facts: dict[str, Any]) -> Part:
    within = f"Part of {facts['within']}. " if "within" in facts else ""
    return Part(
        name=facts["name"],
        version=platform.python_version() if facts["name"] == "Python" else "",
        licence=facts["licence"],
        by=facts["by"],
        home=facts["home"],
        note=(within + facts.get("note", "")).strip(),
        words=tuple(_read(_place(one)) for one in facts.get("text", [])),
        package=False,
    )


def _place(name: str) -> Path:
    """A licence's file; Python's own lies in different places."""
    if not name.startswith("python:"):
        return HERE / name
    base = Path(sys.base_prefix)
    folder = f"lib/python{sys.version_info.major}.{sys.version_info.minor}"
    found = [place for place in (base / "LICENSE.txt", base / folder / "LICENSE.txt") if place.is_file()]
    return found[0]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()


def notices(shipped: list[Part]) -> str:
    """One text: a list of all parts, then each licence once with the parts it is for."""
    lines = [f"Jushi {VERSION}", "Apache-2.0", "", "This program contains:", ""]
    by_words: dict[str, list[str]] = {_read(HERE.parent / "LICENSE"): ["Jushi"]}
    for one in shipped:
        said = (f"{one.name} {one.version}".strip(), one.licence, one.by, one.home)
        lines.append(" · ".join(filter(None, said)))
        lines += [f"    {one.note}"] if one.note else []
        for words in one.words:
            by_words.setdefault(words, []).append(one.name)
    for words, names in by_words.items():
        lines += ["", "=" * 72, ", ".join(dict.fromkeys(names)), "=" * 72, "", words]
    return "\n".join(lines) + "\n"


def sbom(shipped: list[Part]) -> dict[str, Any]:
    """The list of parts as CycloneDX 1.6; the same parts give the same serial number."""
    components = [_component(one) for one in shipped]
    whole = json.dumps(components, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, whole)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "jushi",
                "name": "jushi",
                "version": VERSION,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": "jushi", "dependsOn": sorted(one["bom-ref"] for one in components)}],
    }


def _component(part: Part) -> dict[str, Any]:
    purl = f"pkg:pypi/{part.name.lower().replace('_', '-')}@{part.version}" if part.package else ""
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl or f"part:{part.name}",
        "name": part.name,
        "licenses": [{"license": {"name": part.licence}}],
    }
    return made | ({"purl": purl} if purl else {}) | ({"version": part.version} if part.version else {})


def validate(text: str) -> str:
    """What the CycloneDX schema has against a list; empty if nothing (a package of the build environment)."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    return str(fault) if fault else ""


def make(out: Path) -> None:
    """Write both files into a folder; an invalid list ends the program."""
    wrong = licences.offenders()
    if wrong:
        sys.exit(f"may not be shipped: {wrong}")
    out.mkdir(parents=True, exist_ok=True)
    shipped = parts()
    listed = json.dumps(sbom(shipped), ensure_ascii=False, indent=1) + "\n"
    fault = validate(listed)
    if fault:
        sys.exit(f"the list of parts is not valid CycloneDX: {fault}")
    (out / "notices.txt").write_text(notices(shipped), encoding="utf-8")
    (out / "sbom.cdx.json").write_text(listed, encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
