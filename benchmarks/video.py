"""Films made-up conversations with many ways of scrolling, reads them and scores: video.py [NAME…] [--width 540].

Prints for each way the length of the video, processor time as a multiple of it on two cores, messages found
(recall and precision), character error rate, and what was named as missing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from app.intake.media import screen_video
from tests.intake.screens import filming
from tests.intake.screens.draw import Said, Skin
from tests.intake.screens.filming import scroll

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = (
    "【云杉普惠】赵先生，您尾号66{n:02d}的借款已逾期{n}天，当前应还1,2{n:02d}.55元，请尽快处理。",
    "【云杉普惠】您的案件将于11月{day}日移交调解中心，请于今日18:00前回电010-000056{n:02d}，逾期后果自负，我们将联系您的紧急联系人。",
    "我已经按协议还了第{n}期，请不要再打给我妈妈。",
    "【云杉普惠】温馨提示：您本期账单{n}66.40元将到期，请留意扣款卡余额，已还的不用理会。退订回T",
    "【云杉普惠】温馨提示：请按时还款。",
)
WAYS: dict[str, Callable[[int], list[int]]] = {
    "slow": lambda end: [0] * 10 + scroll(0, end, 20),
    "speeds": lambda end: (
        scroll(0, end // 3, 12)
        + [end // 3] * 20
        + scroll(end // 3, end * 2 // 3, 90)
        + [end * 2 // 3] * 9
        + scroll(end * 2 // 3, end, 35)
    ),
    "fling": lambda end: scroll(0, end, 300) + [end] * 10,
    "upwards": lambda end: [end] * 10 + scroll(end, 0, 40) + [0] * 10,
    "back and forth": lambda end: (
        scroll(0, end // 2, 60) + scroll(end // 2, end // 4, 40) + scroll(end // 4, end, 60)
    ),
    "too fast": lambda end: scroll(0, end // 3, 40) + [end // 3] * 8 + [end] * 8,
    "too fast, then back": lambda end: (
        scroll(0, end // 3, 40)
        + [end // 3] * 8
        + [end] * 8
        + scroll(end, end // 4, 40)
        + scroll(end // 4, end, 60)
    ),
    "noise": lambda end: [0] * 5 + scroll(0, end, 45) + [end] * 5,
}


@dataclass(frozen=True)
class Score:
    """What was found of what was meant."""

    recall: float
    precision: float
    errors: float


def main() -> int:
    """Film, read, score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ways", nargs="*", default=list(WAYS))
    parser.add_argument("--width", type=int, default=540)
    options = parser.parse_args()
    said = conversation(24)
    with tempfile.TemporaryDirectory() as folder:
        for way in options.ways or WAYS:
            run(way, said, options.width, Path(folder))
    return 0


def conversation(count: int) -> list[Said]:
    """Messages of a few templates, some word for word the same, some without a time of their own."""
    return [
        Said(
            text=TEXTS[n % 5].format(n=n + 1, day=n % 28 + 1),
            out=n % 5 == 2,
            label=f"11月{n % 28 + 1}日 {8 + n % 12:02d}:{n * 7 % 60:02d}" if n % 4 != 3 else "",
        )
        for n in range(count)
    ]


def run(way: str, said: list[Said], width: int, folder: Path) -> None:
    """One way of scrolling."""
    skin = Skin(
        width=width, page=(247, 247, 247), bubble=(255, 255, 255), mine=(55, 175, 95), placeholder="信息"
    )
    view = round(width * 13 / 6)
    page = filming.trimmed(filming.tall(skin, "10690000778899", said, width * 18), skin)
    places = WAYS[way](len(page) - view)
    path = folder / f"{way}.mp4"
    filming.film(path, filming.screens(page, skin, view, places), noise=4.0 if way == "noise" else 0.0)
    start, seconds = time.process_time(), len(places) / filming.RATE
    result = screen_video.read(path, "video/mp4", path.name, {})
    spent = time.process_time() - start
    found = score(said, result["messages"])
    print(
        f"{way:20s} {seconds:5.1f} s  × {spent / 2 / seconds:.2f}  recall {found.recall:.3f}  precision "
        f"{found.precision:.3f}  errors {found.errors:.4f}  {result['state']} {result['facts'].get('missing', '')}",
        flush=True,
    )


def score(said: list[Said], messages: list[dict[str, Any]]) -> Score:
    """Pairs what was meant with what was read, the nearest words of the same side first."""
    meant = [("out" if one.out else "in", folded(one.text)) for one in said]
    read = [(one["direction"], folded(one["text"])) for one in messages if one["direction"] != "sys"]
    pairs = sorted(
        (distance(a[1], b[1]), i, j) for i, a in enumerate(meant) for j, b in enumerate(read) if a[0] == b[0]
    )
    taken: dict[int, int] = {}
    wrong = total = 0
    for far, i, j in pairs:
        if i not in taken and j not in taken.values() and far <= 0.3 * len(meant[i][1]):
            taken[i] = j
            wrong, total = wrong + far, total + len(meant[i][1])
    return Score(len(taken) / len(meant), len(taken) / max(1, len(read)), wrong / max(1, total))


def folded(words: str) -> str:
    """Without width and blanks."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def distance(one: str, other: str) -> int:
    """Edit distance."""
    row = np.arange(len(other) + 1)
    letters = np.array([ord(char) for char in other])
    for n, char in enumerate(one, 1):
        swap = row[:-1] + (letters != ord(char))
        fresh = np.concatenate([[n], np.minimum(swap, row[1:] + 1)])
        row = np.minimum.accumulate(fresh - np.arange(len(fresh))) + np.arange(len(fresh))
    return int(row[-1])


if __name__ == "__main__":
    sys.exit(main())
