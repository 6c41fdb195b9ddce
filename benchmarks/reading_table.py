"""The table of a reading's figures out of the scorer's JSON: clean and degraded pictures, and each skin."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CLEAN = "degrade png"
Figures = Counter[str]

ROWS: tuple[tuple[str, Callable[[Figures], float | None]], ...] = (
    ("character error rate", lambda n: _share(n, "cer", "txt")),
    ("messages, recall", lambda n: _share(n, "msg_tp", "msg_t")),
    ("messages, precision", lambda n: _share(n, "msg_tp", "msg_p")),
    ("time right where it can be known", lambda n: _share(n, "ts_known_ok", "ts_known")),
    ("time not claimed where it cannot", lambda n: _share(n, "ts_none_ok", "ts_none")),
    ("number right", lambda n: _share(n, "number_eq", "number_all")),
    ("sender right", lambda n: _share(n, "sender_eq", "sender_all")),
    ("amounts right", lambda n: _share(n, "amounts_seteq", "amounts_sets")),
    ("due dates right", lambda n: _share(n, "due_dates_seteq", "due_dates_sets")),
    ("wrong without a doubt", lambda n: _share(n, "wwd", "vals")),
)
"""Name of a figure and how it follows from the scorer's counts."""


def show(score: Mapping[str, Any]) -> None:
    """Print the table of ``score`` (what the scorer writes with ``--json``)."""
    groups = {name: _figures(group) for name, group in score["groups"].items()}
    clean = groups.get(CLEAN, Counter())
    degraded: Figures = Counter()
    for name, group in groups.items():
        if name.startswith("degrade ") and name != CLEAN:
            degraded.update(group)
    print(f"\n{'':36}{'clean':>10}{'degraded':>10}")
    for name, figure in ROWS:
        print(f"{name:36}{_per_cent(figure(clean))}{_per_cent(figure(degraded))}")
    print(f"\n{'skin':24}{'messages':>10}" + "".join(f"{head:>10}" for head in ("error", "recall", "time")))
    for name in sorted(name for name in groups if name.startswith("skin ")):
        group = groups[name]
        cells = "".join(_per_cent(ROWS[row][1](group)) for row in (0, 1, 3))
        print(f"{name[5:]:24}{group['msg_t']:>10}{cells}")


def _figures(group: Mapping[str, Any]) -> Figures:
    return Counter(group["counts"]) + Counter(group["sums"])


def _share(figures: Figures, part: str, whole: str) -> float | None:
    return figures[part] / figures[whole] if figures[whole] else None


def _per_cent(share: float | None) -> str:
    return f"{'-':>10}" if share is None else f"{share:>10.2%}"


if __name__ == "__main__":
    import json
    from pathlib import Path

    show(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
