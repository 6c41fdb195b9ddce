"""Draws made-up screens (conversations, lists, calls, cards, plans) with what must be read from them."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
NAMES = (
    "NotoSansCJK-Regular.ttc",
    "wqy-microhei.ttc",
    "PingFang.ttc",
    "msyh.ttc",
    "NotoSansCJKsc-Regular.otf",
)


@functools.lru_cache(maxsize=1)
def fonts() -> dict[str, Path]:
    return {
        path.name: path
        for folder in FOLDERS
        if Path(folder).is_dir()
        for path in Path(folder).rglob("*.[to]t[cf]")
    }


@functools.lru_cache(maxsize=8)
def font_file(wanted: str = "") -> Path | None:
    """The wanted font of this system, else any Chinese one; ``None`` if there is none."""
    return next((fonts()[name] for name in (wanted, *NAMES) if name in fonts()), None)


@functools.lru_cache(maxsize=64)
def font(size: int, wanted: str = "") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file(wanted)), size)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A bubble: ``time`` is its own printed time, ``label`` one printed in the middle above it."""

    text: str
    out: bool = False
    label: str = ""
    time: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Skin:
    """Colours and measures of an imaginary phone; lengths in tenths of a per cent of the width."""

    width: int = 600
    page: Colour = (255, 255, 255)
    header: Colour | None = None
    bubble: Colour = (238, 238, 240)
    mine: Colour = (52, 120, 246)
    ink: Colour = (20, 20, 20)
    mine_ink: Colour = (255, 255, 255)
    faint: Colour = (140, 140, 146)
    size: int = 44
    radius: int = 40
    margin: int = 40
    widest: int = 720
    portraits: bool = False
    title_centred: bool = False
    placeholder: str = "短信"
    clock_right: bool = False
    times_below: bool = False
    times_inside: bool = False
    font: str = ""
    crop_top: int = 0
    crop_bottom: int = 0


@dataclass
class Sheet:
    """A picture being drawn from top to bottom."""

    skin: Skin
    height: int
    y: int = 0
    image: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.skin.width, self.height), self.skin.page)
        self.pen = ImageDraw.Draw(self.image)

    def unit(self, thousandths: int) -> int:
        return round(self.skin.width * thousandths / 1000)

    def text(self, x: float, y: float, words: str, size: int, colour: Colour, *, anchor: str = "la") -> None:
        self.pen.text((x, y), words, font=font(self.unit(size), self.skin.font), fill=colour, anchor=anchor)

    def box(self, x: float, y: float, w: float, h: float, colour: Colour, radius: int = 40) -> None:
        self.pen.rounded_rectangle((x, y, x + w, y + h), self.unit(radius), fill=colour)


def wrapped(words: str, size: int, width: float, wanted: str = "") -> list[str]:
    """Words broken into lines of at most a width in pixels; Latin words stay whole."""
    lines, line = [], ""
    for piece in _pieces(words):
        if line and font(size, wanted).getlength(line + piece) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line]


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    for char in words:
        if pieces and char.isascii() and pieces[-1][-1].isascii() and char != " " and pieces[-1][-1] != " ":
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def conversation(
    skin: Skin, title: str, said: list[Said], *, subtitle: str = "", clock: str = "09:26", height: int = 1000
) -> Image.Image:
    """A conversation in some message or chat app."""
    sheet = Sheet(skin, height)
    _header(sheet, title, subtitle, clock)
    for each in said:
        _say(sheet, each)
    _input(sheet)
    top, bottom = sheet.unit(skin.crop_top), sheet.unit(skin.crop_bottom)
    return sheet.image.crop((0, top, skin.width, height - bottom))


def _header(sheet: Sheet, title: str, subtitle: str, clock: str) -> None:
    skin = sheet.skin
    deep = 250 if subtitle else 225
    if skin.header is not None:
        sheet.pen.rectangle((0, 0, skin.width, sheet.unit(deep)), fill=skin.header)
    left, right = sheet.unit(50), skin.width - sheet.unit(50)
    sheet.text(
        right if skin.clock_right else left,
        sheet.unit(22),
        clock,
        38,
        skin.ink,
        anchor="ra" if skin.clock_right else "la",
    )
    sheet.text(
        left if skin.clock_right else right,
        sheet.unit(26),
        "5G  80%",
        32,
        skin.ink,
        anchor="la" if skin.clock_right else "ra",
    )
    where, anchor = (skin.width / 2, "ma") if skin.title_centred else (sheet.unit(130), "la")
    sheet.text(where, sheet.unit(120), title, 52, skin.ink, anchor=anchor)
    sheet.text(where, sheet.unit(190), subtitle, 32, skin.faint, anchor=anchor)
    sheet.pen.line(
        [
            (sheet.unit(75), sheet.unit(125)),
            (sheet.unit(50), sheet.unit(150)),
            (sheet.unit(75), sheet.unit(175)),
        ],
        fill=skin.ink,
        width=4,
    )
    sheet.y = sheet.unit(deep + 30)


def _say(sheet: Sheet, each: Said) -> None:
    skin = sheet.skin
    if each.label:
        sheet.text(skin.width / 2, sheet.y, each.label, 34, skin.faint, anchor="ma")
        sheet.y += sheet.unit(80)
    edge = sheet.unit(skin.margin + (130 if skin.portraits else 0))
    pad = sheet.unit(32)
    lines = wrapped(each.text, sheet.unit(skin.size), sheet.unit(skin.widest) - 2 * pad, skin.font)
    step = round(sheet.unit(skin.size) * 1.4)
    w = max(font(sheet.unit(skin.size), skin.font).getlength(line) for line in lines) + 2 * pad
    w = max(w, sheet.unit(420)) if skin.times_inside else w
    h = step * len(lines) + 1.5 * pad + (sheet.unit(45) if skin.times_inside else 0)
    x = skin.width - edge - w if each.out else edge
    if skin.portraits:
        _portrait(sheet, each)
    if each.name:
        sheet.text(edge, sheet.y, each.name, 32, skin.faint)
        sheet.y += sheet.unit(52)
    sheet.box(x, sheet.y, w, h, skin.mine if each.out else skin.bubble, skin.radius)
    for n, line in enumerate(lines):
        sheet.text(
            x + pad, sheet.y + pad * 0.75 + n * step, line, skin.size, skin.mine_ink if each.out else skin.ink
        )
    sheet.y += round(h)
    _own_time(sheet, each, x, w)
    sheet.y += sheet.unit(45)


def _own_time(sheet: Sheet, each: Said, x: float, w: float) -> None:
    if each.time and sheet.skin.times_inside:
        colour = sheet.skin.mine_ink if each.out else sheet.skin.faint
        sheet.text(x + w - sheet.unit(30), sheet.y - sheet.unit(15), each.time, 28, colour, anchor="rs")
    elif each.time and sheet.skin.times_below:
        anchor, where = ("ra", x + w - 4) if each.out else ("la", x + 4)
        sheet.text(where, sheet.y + sheet.unit(8), each.time, 30, sheet.skin.faint, anchor=anchor)
        sheet.y += sheet.unit(50)
    elif each.time:
        anchor, where = ("rs", x - sheet.unit(15)) if each.out else ("ls", x + w + sheet.unit(15))
        sheet.text(where, sheet.y - sheet.unit(12), each.time, 28, sheet.skin.faint, anchor=anchor)


def _portrait(sheet: Sheet, each: Said) -> None:
    side = sheet.unit(105)
    x = sheet.skin.width - sheet.unit(35) - side if each.out else sheet.unit(35)
    sheet.box(x, sheet.y, side, side, (70, 130, 180) if not each.out else (200, 140, 80), 16)
    sign = "我" if each.out else (each.name or "客")[0]
    sheet.text(x + side / 2, sheet.y + side / 2, sign, 50, (255, 255, 255), anchor="mm")


def _input(sheet: Sheet) -> None:
    skin = sheet.skin
    top = sheet.height - sheet.unit(130)
    sheet.pen.rectangle((0, top, skin.width, sheet.height), fill=skin.header or skin.page)
    tone = tuple(min(255, level + 18) if sum(skin.page) < 380 else max(0, level - 14) for level in skin.page)
    sheet.box(
        sheet.unit(120),
        top + sheet.unit(20),
        skin.width - sheet.unit(240),
        sheet.unit(85),
        (tone[0], tone[1], tone[2]),
        40,
    )
    sheet.text(sheet.unit(155), top + sheet.unit(38), skin.placeholder, 38, skin.faint)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A row of a list, or a card."""

    name: str
    time: str
    text: str
    red: bool = False
    app: str = ""
    arrow: str = ""


def listing(
    skin: Skin,
    title: str,
    items: list[Item],
    *,
    centred_times: bool = False,
    portraits: bool = True,
    height: int = 1000,
) -> Image.Image:
    """An inbox or a list of calls: a name with text below, times at the right."""
    sheet = Sheet(skin, height)
    sheet.text(sheet.unit(50), sheet.unit(22), "21:05", 38, skin.ink)
    sheet.text(skin.width - sheet.unit(50), sheet.unit(26), "4G  55%", 32, skin.ink, anchor="ra")
    sheet.text(sheet.unit(55), sheet.unit(120), title, 75, skin.ink)
    sheet.y = sheet.unit(290)
    left = sheet.unit(210 if portraits else 55)
    for item in items:
        lines = wrapped(item.text, sheet.unit(40), skin.width - left - sheet.unit(60))
        if portraits:
            sheet.box(
                sheet.unit(50), sheet.y + sheet.unit(5), sheet.unit(120), sheet.unit(120), (120, 150, 200), 60
            )
        sheet.text(left, sheet.y, item.name, 48, (228, 60, 60) if item.red else skin.ink)
        shift = 45 if centred_times else 6
        sheet.text(
            skin.width - sheet.unit(50), sheet.y + sheet.unit(shift), item.time, 36, skin.faint, anchor="ra"
        )
        indent = _arrow(sheet, left, item.arrow) if item.arrow else 0
        for n, line in enumerate(lines):
            sheet.text(left + indent, sheet.y + sheet.unit(78 + n * 56), line, 40, skin.faint)
        sheet.y += sheet.unit(78 + 56 * len(lines) + 60)
    return sheet.image


def _arrow(sheet: Sheet, x: float, way: str) -> int:
    """An arrow before the words of a call, up and right if it went ``out``; gives the room it takes."""
    side, y = sheet.unit(34), sheet.y + sheet.unit(88)
    tail, head = ((x, y + side), (x + side, y)) if way == "out" else ((x + side, y), (x, y + side))
    back, down = (-1, 1) if way == "out" else (1, -1)
    sheet.pen.line([tail, head], fill=(60, 160, 90), width=3)
    barbs = [(head[0] + back * side * 0.6, head[1]), head, (head[0], head[1] + down * side * 0.6)]
    sheet.pen.line(barbs, fill=(60, 160, 90), width=3)
    return sheet.unit(56)


def cards(skin: Skin, items: list[Item], *, height: int = 1000) -> Image.Image:
    """A lock screen or notification shade with cards on a wallpaper that changes from top to bottom."""
    sheet = Sheet(skin, height)
    for y in range(height):
        shade = y / height
        sheet.pen.line(
            [(0, y), (skin.width, y)], fill=(int(40 + 60 * shade), int(50 + 20 * shade), int(90 - 30 * shade))
        )
    sheet.text(skin.width / 2, sheet.unit(110), "11月6日 星期四", 48, (255, 255, 255), anchor="ma")
    sheet.text(skin.width / 2, sheet.unit(170), "19:42", 180, (255, 255, 255), anchor="ma")
    sheet.y = sheet.unit(520)
    for item in items:
        lines = wrapped(item.text, sheet.unit(40), sheet.unit(720))
        head = 70 if item.app else 0
        h = sheet.unit(105 + head + 56 * len(lines))
        sheet.box(sheet.unit(30), sheet.y, sheet.unit(940), h, skin.bubble, 45)
        sheet.box(
            sheet.unit(65),
            sheet.y + h / 2 - sheet.unit(45),
            sheet.unit(90),
            sheet.unit(90),
            (60, 190, 90),
            20,
        )
        if item.app:
            sheet.text(sheet.unit(190), sheet.y + sheet.unit(24), f"{item.app} · {item.time}", 34, skin.faint)
        else:
            sheet.text(sheet.unit(935), sheet.y + sheet.unit(28), item.time, 34, skin.faint, anchor="ra")
        sheet.text(sheet.unit(190), sheet.y + sheet.unit(24 + head), item.name, 42, skin.ink)
        for n, line in enumerate(lines):
            sheet.text(sheet.unit(190), sheet.y + sheet.unit(82 + head + n * 56), line, 40, skin.ink)
        sheet.y += h + sheet.unit(30)
    return sheet.image
