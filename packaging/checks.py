"""Lint, types, import rules, dependencies, translations and the whole test suite, in this order."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
SCRIPTS = Path(PYTHON).parent

CHECKS: list[tuple[str, list[str]]] = [
    ("lint", [PYTHON, "-m", "ruff", "check", "."]),
    ("types", [PYTHON, "-m", "mypy"]),
    ("import rules", [str(SCRIPTS / "lint-imports")]),
    ("dependencies", [PYTHON, "-m", "deptry", "."]),
    ("licences", [PYTHON, "packaging/licences.py"]),
    ("translations", [PYTHON, "packaging/translations.py", "check"]),
]


def main(arguments: list[str]) -> int:
    """Run all; print what failed at the end. Arguments go to pytest, which then runs alone."""
    failed = []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    workers = str(min(4, os.cpu_count() or 1))
    tests = ("tests", [PYTHON, "-m", "pytest", *(arguments or ["-n", workers, "--dist", "loadgroup"])])
    for name, command in ([] if arguments else CHECKS) + [tests]:
        started = time.monotonic()
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(name)
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
