"""What a screen reader gets from the running program over the accessibility bus; run by the system's Python.

``read_aloud.py BEFORE PLACE AFTER COMMAND…`` starts the program, waits until something named BEFORE is shown,
reads every element, goes to a PLACE by the action a screen reader would use, reads again once AFTER is shown,
and prints what was found as JSON.
It stands alone: python3-gi with the introspection data of Atspi is not in the project's environment.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  after its version is chosen

ACTED = {
    "push button",
    "toggle button",
    "check box",
    "combo box",
    "text",
    "entry",
    "table",
    "list",
    "tree",
    "slider",
    "spin button",
    "radio button",
}
DEEPEST = 40


def every(element: object, depth: int = 0) -> list[object]:
    """An element and all below; rows of tables are looked into a little only."""
    if depth > DEEPEST:
        return []
    found = [element]
    most = 12 if element.get_role_name() in ("table", "list", "tree") else 400  # type: ignore[attr-defined]
    for n in range(min(element.get_child_count(), most)):  # type: ignore[attr-defined]
        child = element.get_child_at_index(n)  # type: ignore[attr-defined]
        if child is not None:
            found += every(child, depth + 1)
    return found


def program(process: subprocess.Popen[bytes], seconds: float = 60) -> object:
    """The program on the bus, once a case is open in it: its rail has more than a few buttons."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        desktop = Atspi.get_desktop(0)
        for n in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(n)
            if one is not None and "jushi" in (one.get_name() or "").lower() and one.get_child_count():
                names = [part.get_name() for part in every(one)]
                if sum(bool(name) for name in names) > 25:
                    return one
        time.sleep(0.3)
    raise SystemExit("the program did not come to the bus")


def showing(element: object) -> bool:
    """Whether it is to be seen now."""
    return element.get_state_set().contains(Atspi.StateType.SHOWING)  # type: ignore[attr-defined]


def look(root: object) -> dict[str, object]:
    """Roles that are there, controls without a name, names."""
    parts = [one for one in every(root) if showing(one)]
    controls = [one for one in parts if one.get_role_name() in ACTED]
    nameless = [one for one in controls if not (one.get_name() or "").strip() and not inner(one)]
    return {
        "roles": dict(Counter(one.get_role_name() for one in parts)),
        "controls": len(controls),
        "nameless": [f"{one.get_role_name()} in {one.get_parent().get_name()}" for one in nameless],
        "names": sorted({one.get_name() for one in parts if one.get_name()})[:400],
    }


def inner(element: object) -> bool:
    """Whether it is a part of another control, which has the name."""
    return element.get_parent().get_role_name() in ("combo box", "spin button", "scroll bar")  # type: ignore[attr-defined]


def press(root: object, place: str) -> bool:
    """Press a button by its name, as a screen reader does."""
    for one in every(root):
        if (one.get_name() or "").startswith(place) and one.get_n_actions() > 0 and showing(one):
            return bool(one.do_action(0))
    return False


def until(root: object, start: str, seconds: float = 30) -> dict[str, object]:
    """A look at the window once something is shown whose name starts so, or when time is up."""
    end = time.monotonic() + seconds
    while True:
        seen = look(root)
        if any(name.startswith(start) for name in seen["names"]) or time.monotonic() > end:  # type: ignore[attr-defined]
            return seen
        time.sleep(0.5)


def main(before: str, place: str, after: str, command: list[str]) -> int:
    """Read the window, press a place of the rail, read again."""
    process = subprocess.Popen(command)
    try:
        root = program(process)
        first = until(root, before)
        pressed = press(root, place)
        told = {"first": first, "pressed": pressed, "second": until(root, after)}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    finally:
        process.terminate()
        process.wait(20)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4], sys.argv[4:]))
