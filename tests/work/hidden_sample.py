"""Pictures with secrets in magenta on them, their readings, and a look into everything that was made of them."""

from __future__ import annotations

import io
import re
import string
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFont

from app.case.records import Citation, Entry, Evidence, Reading
from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from app.case.case import Case

PLAIN, SECRET = "#103050", "#ff00ff"
WIDTH, HEIGHT, LINE = 540, 1000, 44
FAMILY, GIVEN = "欧阳慕容诸葛上官夏侯", "知远秋澄岚屿川"


@dataclass
class Sheet:
    """One picture: what it shows, where, and what of it is secret."""

    id: str
    words: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    region: tuple[float, float, float, float] | None = None


def phone(random: Random) -> str:
    return "1" + random.choice("3589") + "".join(random.choices(string.digits, k=9))


def name(random: Random) -> str:
    return "".join(random.sample(FAMILY, 2) + random.sample(GIVEN, random.randint(1, 2)))


def spaced(random: Random, number: str) -> str:
    """As people print a number."""
    shapes = ("{}{}{}", "{} {} {}", "{}-{}-{}", "（{}）{}{}")
    return random.choice(shapes).format(number[:3], number[3:7], number[7:])


def drawn(path: Path, sheet: Sheet, random: Random, said: list[str]) -> None:
    """Draws lines; one that is longer than the picture goes on below it. Secrets are magenta."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(resource("fonts", "NotoSansCJKsc-Regular.otf")), 24)
    y = 40
    for text in said:
        spans = [found.span() for one in sheet.secrets for found in re.finditer(r"\W*".join(one), text)]
        cut = random.randint(len(text) // 3, len(text) - 2) if random.random() < 0.4 else len(text)
        for first, part in ((0, text[:cut]), (cut, text[cut:])):
            if not part:
                continue
            is_secret = any(start < first + len(part) and first < end for start, end in spans)
            ink = SECRET if is_secret else PLAIN
            box = draw.textbbox((36, y), part, font=font)
            draw.text((36, y), part, fill=ink, font=font)
            sheet.words.append(
                {
                    "text": part,
                    "page": 1,
                    "box": [box[0], box[1], box[2] - box[0], box[3] - box[1]],
                    "confidence": 0.99,
                }
            )
            y += LINE
        y += 2 * LINE
    if sheet.region is not None:
        x, top, width, height = sheet.region
        draw.rectangle((x + 1, top + 1, x + width - 1, top + height - 1), fill=SECRET)
    secret = " ".join(sheet.secrets).encode()
    if path.suffix == ".jpg":
        image.save(path, quality=97, subsampling=0, comment=secret)
    else:
        image.save(path)
        path.write_bytes(path.read_bytes() + secret)


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def taken_in(case: Case, path: Path, sheet: Sheet, debt: str, text: str) -> list[Any]:
    """The picture in the vault, its reading, and a confirmed message that cites it."""
    staged = case.vault.stage(path, ext=path.suffix)
    media = "image/jpeg" if path.suffix == ".jpg" else "image/png"
    evidence = Evidence(
        id=f"ev_{sheet.id}", sha256=staged.sha256, size=staged.size, media_type=media, name=path.name,
        stored=staged.stored,
    )  # fmt: skip
    entry = Entry(
        id=f"en_{sheet.id}", kind="sms", direction="in", debt=debt, at="2031-04-01T09:30:00+08:00",
        precision="minute", text=text, number="10690000001", status="draft",
    )  # fmt: skip
    cited = Citation(id=f"ci_{sheet.id}", evidence=evidence.id, entry=entry.id, text=text)
    return [evidence, entry, cited]


def reading(sheet: Sheet, **more: Any) -> Reading:
    result = {"words": sheet.words, "messages": [], "media": {"width": WIDTH, "height": HEIGHT}}
    text = "".join(one["text"] for one in sheet.words)
    base: dict[str, Any] = {"state": "ok", "text": text, "result": result}
    return Reading(id=f"re_{sheet.id}", evidence=f"ev_{sheet.id}", **(base | more))


# what was made


def unpacked(path: Path) -> Iterator[bytes]:
    """Every byte of a file as it is and as it unpacks: parts of a Word file, streams and text of a PDF."""
    content = path.read_bytes()
    yield content
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            yield from (package.read(one) for one in package.namelist())
        return
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.S):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]
    file = pypdfium2.PdfDocument(content)
    yield "".join(page.get_textpage().get_text_bounded() for page in file).encode()
    yield str(file.get_metadata_dict()).encode()
    file.close()


def pictures(path: Path) -> Iterator[Image.Image]:
    """Every picture in a file."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            for one in package.namelist():
                if one.startswith("word/media/"):
                    yield Image.open(io.BytesIO(package.read(one))).convert("RGB")
        return
    file = pypdfium2.PdfDocument(path)
    for page in file:
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            yield one.get_bitmap(render=False).to_pil().convert("RGB")
    file.close()


def magenta(image: Image.Image) -> int:
    """How many pixels are of the colour of secrets, or near it."""
    red, green, blue = image.split()
    strong = ImageChops.darker(red.point(lambda v: 255 * (v > 150)), blue.point(lambda v: 255 * (v > 150)))
    return ImageChops.darker(strong, green.point(lambda v: 255 * (v < 110))).histogram()[255]


def leaks(path: Path, secrets: list[str]) -> list[str]:
    """Secrets that some byte of a file holds, in any of the ways in which files hold text."""
    whole = list(unpacked(path))
    texts = "\n".join(bare(part.decode("utf-8", "ignore")) for part in whole)
    wide = b"".join(whole)
    return [
        one
        for one in secrets
        if bare(one) in texts or one.encode("utf-16-be") in wide or one.encode("gb18030") in wide
    ]
