"""Makes ``seeds/demo/readings.json``: what today's readers say of the demo's files, so that nobody waits for them.

Run by a developer who changed a reader or the files: ``python seeds/demo/readings.py``. A reading is derived,
the file is the proof; a test compares what is shipped with what the readers say.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[2]))

from app.intake.reader_client import ReaderPool
from app.work import demo

HERE = Path(__file__).resolve().parent


class Noting(ReaderPool):
    """Readers of whose answers a note is kept, by the files that were asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.read_files: dict[str, dict[str, Any]] = {}
        self.compared: dict[str, dict[str, Any]] = {}

    def read(self, path: Path, media_type: str, name: str, **options: object) -> dict[str, Any]:
        """As ever, and noted."""
        answer = super().read(path, media_type, name, **options)
        self.read_files[demo.key(path)] = answer
        return answer

    def compare(self, path: Path, media_type: str, other: Path, other_type: str) -> dict[str, Any]:
        """As ever, and noted."""
        answer = super().compare(path, media_type, other, other_type)
        self.compared[demo.key(path, other)] = answer
        return answer


def made() -> dict[str, dict[str, Any]]:
    """The answers to all that an intake of the demo asks."""
    pool = Noting()
    with tempfile.TemporaryDirectory() as folder:
        for _step in demo.build(Path(folder) / "case", pool):
            pass
    return {"read": pool.read_files, "compared": pool.compared}


def main() -> None:
    """Make them anew, one answer a line."""
    parts = []
    for name, answers in made().items():
        lines = [
            f"{json.dumps(key)}: {json.dumps(answers[key], ensure_ascii=False)}" for key in sorted(answers)
        ]
        parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n}")
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    (HERE / "readings.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
