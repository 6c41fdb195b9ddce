"""Finds resources, seeds and the person's own folders in a checkout, a wheel and a frozen app alike."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


PORTS = {f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"}
DEVICES = frozenset({"CON", "PRN", "AUX", "NUL"} | PORTS)
"""Names that Windows keeps for devices, with any ending."""


def _base() -> Path:
    """Folder that holds ``resources`` and ``seeds``."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Path of a shipped resource, for example ``resource("i18n", "jushi_en.qm")``."""
    return _base().joinpath("resources", *parts)


def seed(*parts: str) -> Path:
    """Path of shipped starter data, for example ``seed("demo")``."""
    return _base().joinpath("seeds", *parts)


def _own(variable: str, default: Callable[[], str]) -> Path:
    """The folder a variable names, else the default, which is worked out only then."""
    given = os.environ.get(variable)
    return Path(given) if given else Path(default())


def _dirs() -> ModuleType:
    """The table of each system's places: imported only when it is needed."""
    import platformdirs

    return platformdirs


def user_data() -> Path:
    """The person's data folder (settings, packs); ``JUSHI_DATA`` overrides it for tests."""
    return _own("JUSHI_DATA", _data_folder)


def demo_case() -> Path:
    """Where the demo case of this person lies."""
    return user_data() / "demo"


def _data_folder() -> str:
    if sys.platform != "linux":
        return str(_dirs().user_data_dir("Jushi", appauthor=False, roaming=False))
    return _xdg("XDG_DATA_HOME", "~/.local/share")


def user_state() -> Path:
    """Folder for logs and window state; ``JUSHI_STATE`` overrides it for tests."""
    return _own("JUSHI_STATE", _state_folder)


def _state_folder() -> str:
    if sys.platform != "linux":
        return str(_dirs().user_state_dir("Jushi", appauthor=False))
    return _xdg("XDG_STATE_HOME", "~/.local/state")


def _xdg(variable: str, usual: str) -> str:
    """Where Linux keeps it: every start asks, and the rule is short (XDG Base Directory)."""
    given = os.environ.get(variable, "")
    home = Path(given) if given.startswith("/") else Path(usual).expanduser()
    return str(home / "Jushi")


def safe_name(text: str, most: int = 120) -> str:
    """A file name that every system takes: no sign or device name of Windows, no dot or blank at its end.

    Args:
        text: what the file is called; its ending is kept when the name has to be shortened.
        most: characters at most.
    """
    clean = "".join("_" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in text).strip(" .")
    if len(clean) > most:
        stem, dot, ending = clean.rpartition(".")
        kept = dot + ending if dot and len(ending) < 9 else ""
        clean = (stem or clean)[: most - len(kept)].rstrip(" .") + kept
    return f"_{clean}" if clean.partition(".")[0].rstrip().upper() in DEVICES else clean or "_"


def documents() -> Path:
    """Where a person looks for what they saved: the documents folder, or home where there is none."""
    place = Path(_dirs().user_documents_dir())
    return place if place.is_dir() else Path.home()


def desktop() -> Path:
    """Where a person most likely has what they want to show: the desktop, or home where there is none."""
    place = Path(_dirs().user_desktop_dir())
    return place if place.is_dir() else Path.home()


def default_cases_folder() -> Path:
    """Visible folder that new cases are proposed in: ``Documents/据实``."""
    return _own("JUSHI_CASES", lambda: str(Path(_dirs().user_documents_dir()) / "据实"))
