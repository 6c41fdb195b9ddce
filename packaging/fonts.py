"""Cuts the paper fonts out of the distribution's Noto CJK collections, the same bytes each time.

``python packaging/fonts.py cut`` writes ``resources/fonts`` from the package ``fonts-noto-cjk``;
``python packaging/fonts.py check`` compares what is there with the hashes in ``fonts.toml``. The fonts
decide every page, so they are committed, and the program never looks at the fonts of the system.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent / "resources" / "fonts"
COLLECTIONS = Path("/usr/share/fonts/opentype/noto")
FEATURES = ["kern", "ccmp", "halt", "palt"]
#: Tables for vertical text and signatures that no page of ours needs.
UNUSED = ["vhea", "vmtx", "VORG", "BASE", "DSIG"]


@dataclass(frozen=True, kw_only=True)
class Cut:
    """One font to make: the collection it comes from, and which Chinese characters it keeps."""

    collection: str
    face: str
    target: str
    characters: str


#: Text needs all of GB 18030's implementation level 2 and, for names, the rarer characters that Noto has;
#: headings what GBK has, labels GB 2312 (they are our own words; a rare character in one is set in the text
#: face).
CUTS = (
    Cut(
        collection="NotoSerifCJK-Regular.ttc",
        face="Noto Serif CJK SC",
        target="NotoSerifCJKsc-Regular.otf",
        characters="gb18030",
    ),
    Cut(
        collection="NotoSerifCJK-Bold.ttc",
        face="Noto Serif CJK SC",
        target="NotoSerifCJKsc-Bold.otf",
        characters="gbk",
    ),
    Cut(
        collection="NotoSansCJK-Regular.ttc",
        face="Noto Sans CJK SC",
        target="NotoSansCJKsc-Regular.otf",
        characters="gb2312",
    ),
    Cut(
        collection="NotoSansCJK-Bold.ttc",
        face="Noto Sans CJK SC",
        target="NotoSansCJKsc-Bold.otf",
        characters="gb2312",
    ),
)
#: Scripts and symbols that messages hold beside Chinese: Latin, Greek, Cyrillic, punctuation, signs,
#: kana, bopomofo, full-width forms.
COMMON = (
    (0x20, 0x7F),
    (0xA0, 0x250),
    (0x370, 0x460),
    (0x1E00, 0x1F00),
    (0x2000, 0x2C00),
    (0x3000, 0x3400),
    (0xFE10, 0xFE70),
    (0xFF00, 0xFFF0),
)


def double_bytes(codec: str) -> set[int]:
    """Code points that the double-byte part of a Chinese character set holds."""
    found: set[int] = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            found.update(map(ord, bytes([lead, trail]).decode(codec, errors="ignore")))
    return found


def wanted(characters: str) -> set[int]:
    """Code points to keep for one of ``gb2312``, ``gbk``, ``gb18030`` (level 2 of the 2022 edition).

    With ``gb18030`` come all characters of the supplementary planes that the font has: people are named with
    them, and many stand in 通用规范汉字表.
    """
    keep = {point for first, end in COMMON for point in range(first, end)}
    keep |= double_bytes("gb2312" if characters == "gb2312" else "gbk")
    if characters == "gb18030":
        keep |= set(range(0x4E00, 0xA000)) | set(range(0x3400, 0x4DC0)) | set(range(0x20000, 0x32000))
    return keep


def _options() -> Any:  # noqa: ANN401  fontTools has no types
    from fontTools import subset

    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False  # paper needs no hints for small screens
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += UNUSED
    return options


def cut(job: Cut) -> set[int]:
    """Make one font and return the code points it holds."""
    from fontTools import subset
    from fontTools.ttLib import TTCollection

    collection = TTCollection(str(COLLECTIONS / job.collection), lazy=True)
    font = next(face for face in collection.fonts if face["name"].getDebugName(1) == job.face)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(_options())
    subsetter.populate(unicodes=wanted(job.characters))
    subsetter.subset(font)
    font.save(str(HOME / job.target))
    return set(font.getBestCmap())


def ranges(points: set[int]) -> list[str]:
    """Code points as lines of hexadecimal ranges, in order."""
    lines: list[str] = []
    start = previous = -1
    for point in [*sorted(points), sys.maxunicode + 2]:
        if point != previous + 1 or start < 0:
            if start >= 0:
                lines.append(f"{start:04X}-{previous:04X}")
            start = point
        previous = point
    return lines


def sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_record() -> None:
    """Write ``fonts.toml``: what each font was cut from and what it hashes to."""
    lines = ["# Written by packaging/fonts.py. Noto CJK of Debian's fonts-noto-cjk; licence: OFL.txt."]
    for job in CUTS:
        lines += [
            "",
            "[[font]]",
            f'file = "{job.target}"',
            f'sha256 = "{sha256(HOME / job.target)}"',
            f'source = "{job.collection}"',
            f'source_sha256 = "{sha256(COLLECTIONS / job.collection)}"',
            f'characters = "{job.characters}"',
        ]
    (HOME / "fonts.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def cut_all() -> int:
    """Make every font, the list of characters and the record."""
    HOME.mkdir(parents=True, exist_ok=True)
    points: set[int] = set()
    for job in CUTS:
        points |= cut(job)
        print(job.target, (HOME / job.target).stat().st_size, flush=True)
    (HOME / "characters.txt").write_text("\n".join(ranges(points)) + "\n", encoding="ascii")
    write_record()
    return check()


def check() -> int:
    """Compare the fonts with their record; the exit code."""
    record = tomllib.loads((HOME / "fonts.toml").read_text(encoding="utf-8"))
    wrong = [font["file"] for font in record["font"] if sha256(HOME / font["file"]) != font["sha256"]]
    for name in wrong:
        print(f"changed: {name}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(cut_all() if sys.argv[1:] == ["cut"] else check())
