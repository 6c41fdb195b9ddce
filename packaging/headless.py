"""The main job without a window: build the demo case, write the Word timeline and the PDF."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main(out: Path) -> int:
    """Make ``out/timeline.docx`` and ``out/timeline.pdf`` from a fresh demo case."""
    from app import cli
    from app.work import demo

    case = out / "demo-case"
    shutil.rmtree(case, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    for _step in demo.build(case):
        print(".", end="", flush=True)
    print(flush=True)
    word, pdf = out / "timeline.docx", out / "timeline.pdf"
    return cli.main(["document", str(case), "timeline", "-o", str(word), "--pdf", str(pdf)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
