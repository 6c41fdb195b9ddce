"""The licences of what is shipped: which may be passed on in closed and open form, and which may not.

``python packaging/licences.py`` checks the run-time lock and ``third_party.toml`` and names each offender.
"""

from __future__ import annotations

import fnmatch
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
BESIDES = ("PySide6-Addons",)
"""Packages of the frozen app alone: sound for recordings."""
FORBIDDEN = re.compile(r"\bA?GPL", re.IGNORECASE)
EXCEPTION = re.compile(
    r"GPL-3\.0-or-later WITH GCC-exception-3\.1|GPL-2\.0-or-later WITH Bootloader-exception"
)
"""Exceptions that free a program which carries the part: GCC's run-time library, PyInstaller's starter."""
ALLOWED = re.compile(
    r"MIT|BSD|Apache|MPL|LGPL|ISC|PSF|Python Software Foundation|Unlicense|Zlib|HPND|Public Domain|CC0|OFL"
    r"|blessing|Unicode|FTL|libtiff|libpng|IJG|bzip2|MS-PL",
    re.IGNORECASE,
)


def pinned(lock: str = "requirements.txt") -> list[str]:
    """Packages of a lock that this system needs."""
    text = (HERE / lock).read_text(encoding="utf-8")
    names = []
    for line in re.findall(r"^[A-Za-z0-9][^\\\n]*", text, re.MULTILINE):
        wanted = Requirement(line.strip())
        if wanted.marker is None or wanted.marker.evaluate():
            names.append(wanted.name)
    return names


def licence_of(name: str) -> str:
    """The licence an installed package says it has, or ``unknown``."""
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
    parts = re.split(r"\bOR\b|\|", EXCEPTION.sub("MIT", licence))
    return any(ALLOWED.search(part) and not FORBIDDEN.search(part.replace("LGPL", "")) for part in parts)


def third_party() -> list[dict[str, Any]]:
    """Parts that are no Python packages of their own: inside wheels, Qt, Python, fonts, models."""
    with (HERE / "third_party.toml").open("rb") as file:
        parts: list[dict[str, Any]] = tomllib.load(file)["part"]
    return parts


def offenders() -> dict[str, str]:
    """What would be shipped under a licence that does not allow it, with that licence."""
    found = {name: licence_of(name) for name in pinned()} | {
        str(one["name"]): str(one["licence"]) for one in third_party()
    }
    return {name: licence for name, licence in found.items() if not may_be_passed_on(licence)}


def unnamed(libraries: Iterable[str]) -> list[str]:
    """Libraries, by their places in the frozen folder, that no part of ``third_party.toml`` has in ``files``.

    Modules of Python are not asked for: they belong to packages.
    """
    known = [pattern for part in third_party() for pattern in part.get("files", [])]
    libraries = [one for one in libraries if ".cpython-" not in one and ".abi3." not in one]
    return [one for one in libraries if not any(fnmatch.fnmatchcase(one, pattern) for pattern in known)]


def strangers(modules: Iterable[str]) -> list[str]:
    """Packages that the modules of the frozen app come from and that are not among those that are shipped."""
    wanted = {_plain(name) for name in (*pinned(), *BESIDES)}
    owners = metadata.packages_distributions()
    asked = [owners.get(top, []) for top in {name.partition(".")[0] for name in modules}]
    return sorted({names[0] for names in asked if names and not wanted & {_plain(one) for one in names}})


def _plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Say what is wrong; 0 if nothing is."""
    wrong = offenders()
    for name, licence in wrong.items():
        print(
            f"{name}: its licence is {licence!r}. Jushi is shipped with this part, so it must be MIT, BSD, "
            "Apache, MPL, LGPL or the like, never GPL or AGPL. Choose another package, or leave the part "
            "out in packaging/frozen.py."
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
