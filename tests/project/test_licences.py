"""Everything the app needs at run time may be passed on in closed and open form."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = re.compile(r"\bA?GPL", re.IGNORECASE)
ALLOWED = re.compile(
    r"MIT|BSD|Apache|MPL|LGPL|ISC|PSF|Python Software Foundation|Unlicense|Zlib|HPND|Public Domain|CC0", re.I
)


def pinned() -> list[str]:
    lock = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    names = []
    for line in re.findall(r"^[A-Za-z0-9][^\\\n]*", lock, re.MULTILINE):
        wanted = Requirement(line.strip())
        if wanted.marker is None or wanted.marker.evaluate():
            names.append(wanted.name)
    return names


def licence_of(name: str) -> str:
    facts = metadata.metadata(name)
    said = [facts.get("License-Expression") or "", *(facts.get_all("Classifier") or [])]
    words = " | ".join(one for one in said if one and (not one.count("::") or one.startswith("License")))
    return words or (facts.get("License") or "").partition("\n")[0] or licence_by_its_text(name)


def licence_by_its_text(name: str) -> str:
    """Some packages carry only the text; the zlib licence is known by its opening sentence."""
    for file in metadata.files(name) or []:
        if "LICENSE" in file.name and "provided 'as-is'" in file.read_text(encoding="utf-8"):
            return "Zlib"
    return "unknown"


def may_be_passed_on(licence: str) -> bool:
    """An ``OR`` of licences is fine if one of its parts is."""
    parts = re.split(r"\bOR\b|\|", licence)
    return any(ALLOWED.search(part) and not FORBIDDEN.search(part.replace("LGPL", "")) for part in parts)


def test_every_runtime_package_has_a_licence_that_allows_closed_and_open_use() -> None:
    assert sys.version_info >= (3, 11)
    names = pinned()
    assert len(names) > 20
    doubtful = {name: licence_of(name) for name in names if not may_be_passed_on(licence_of(name))}
    assert doubtful == {}


def test_a_gpl_package_would_be_noticed() -> None:
    assert not may_be_passed_on("GPL-2.0-or-later")
    assert not may_be_passed_on("AGPL-3.0-only")
    assert may_be_passed_on("LGPL-3.0-only OR GPL-2.0-only")
