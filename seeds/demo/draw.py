"""Draws the demo's phone screens: a conversation, a call list, a receipt, a lock screen, a letter."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 720, 1480
FONTS = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "/System/Library/Fonts/PingFang.ttc",
]
Side = Literal["in", "out", "time"]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Colours of one kind of phone and app."""

    ground: str = "#FFFFFF"
    ink: str = "#1A1C1E"
    faint: str = "#7A7F85"
    incoming: str = "#EFF1F4"
    outgoing: str = "#CFE3FF"


SMS = Look()
NIGHT = Look(ground="#101214", ink="#ECEEF0", faint="#8B9198", incoming="#2A2E33", outgoing="#1F4B7A")
CHAT = Look(ground="#EDEDED", incoming="#FFFFFF", outgoing="#95EC69")


def font(size: int) -> ImageFont.FreeTypeFont:
    """A Chinese sans of this machine."""
    found = next((name for name in FONTS if Path(name).exists()), None)
    if found is None:
        sys.exit("A Chinese font is needed to draw the demo: install Noto Sans CJK.")
    return ImageFont.truetype(found, size, index=2 if "Noto" in found else 0)


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The text in lines of at most ``width`` pixels."""
    lines = [""]
    for letter in text:
        if letter == "\n" or face.getlength(lines[-1] + letter) > width:
            lines.append("")
        lines[-1] += letter.strip("\n")
    return lines


def status_bar(draw: ImageDraw.ImageDraw, look: Look, clock: str) -> None:
    """The clock at the left, signal and battery at the right."""
    draw.text((36, 18), clock, font=font(26), fill=look.ink)
    for n in range(4):
        draw.rectangle((540 + n * 12, 42 - n * 6, 547 + n * 12, 46), fill=look.ink)
    draw.rounded_rectangle((640, 22, 684, 46), 6, outline=look.ink, width=2)
    draw.rectangle((644, 26, 670, 42), fill=look.ink)


def header(draw: ImageDraw.ImageDraw, look: Look, title: str, below: str = "") -> None:
    """Back arrow, who the conversation is with, and the number under it."""
    draw.line((52, 96, 38, 112, 52, 128), fill=look.ink, width=4)
    draw.text((84, 88 if below else 94), title, font=font(32), fill=look.ink)
    if below:
        draw.text((84, 130), below, font=font(21), fill=look.faint)


def conversation(
    title: str, lines: list[tuple[Side, str]], *, clock: str, look: Look = SMS, below: str = ""
) -> Image.Image:
    """A thread: ``("time", shown)`` lines in the middle, ``in`` at the left, ``out`` at the right."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), look.ground)
    draw = ImageDraw.Draw(picture)
    status_bar(draw, look, clock)
    header(draw, look, title, below)
    y = 196
    for side, text in lines:
        y = one_line(draw, look, side, text, y)
    draw.rounded_rectangle((90, HEIGHT - 110, 600, HEIGHT - 50), 30, fill=look.incoming)
    draw.text((120, HEIGHT - 98), "短信" if look is not CHAT else "发消息", font=font(24), fill=look.faint)
    return picture


def one_line(draw: ImageDraw.ImageDraw, look: Look, side: Side, text: str, y: int) -> int:
    """Draw a time or a bubble at height ``y``; the height where the next goes."""
    if side == "time":
        face = font(22)
        draw.text(((WIDTH - face.getlength(text)) / 2, y), text, font=face, fill=look.faint)
        return y + 50
    face = font(30)
    rows = wrapped(text, face, 470)
    wide = max(face.getlength(row) for row in rows) + 48
    left = 84 if look is CHAT else 32
    x = left if side == "in" else WIDTH - left - wide
    if look is CHAT:
        at = 16 if side == "in" else WIDTH - 68
        draw.rounded_rectangle((at, y, at + 52, y + 52), 8, fill="#9FB4C7" if side == "in" else "#C7B29F")
    tall = len(rows) * 44 + 32
    fill = look.incoming if side == "in" else look.outgoing
    draw.rounded_rectangle((x, y, x + wide, y + tall), 24 if look is not CHAT else 10, fill=fill)
    for n, row in enumerate(rows):
        ink = "#1A1C1E" if look is CHAT else look.ink
        draw.text((x + 24, y + 12 + n * 44), row, font=face, fill=ink)
    return y + tall + 34


def call_list(rows: list[tuple[str, str, str, bool]], *, clock: str) -> Image.Image:
    """Recent calls: ``(number, what is under it, when, missed)``."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), SMS.ground)
    draw = ImageDraw.Draw(picture)
    status_bar(draw, SMS, clock)
    draw.text((36, 84), "通话记录", font=font(40), fill=SMS.ink)
    y = 190
    for number, under, when, missed in rows:
        draw.text((84, y), number, font=font(30), fill="#D93B30" if missed else SMS.ink)
        draw.text((84, y + 44), under, font=font(22), fill=SMS.faint)
        face = font(24)
        draw.text((WIDTH - 40 - face.getlength(when), y + 14), when, font=face, fill=SMS.faint)
        draw.line((84, y + 88, WIDTH - 36, y + 88), fill="#E4E6E9", width=2)
        y += 112
    return picture


def lock_screen(clock: str, date: str, notices: list[tuple[str, str, str]]) -> Image.Image:
    """A locked phone with notices ``(app, title, text)``."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#34495C")
    draw = ImageDraw.Draw(picture)
    for size, y, text in ((120, 180, clock), (30, 340, date)):
        face = font(size)
        draw.text(((WIDTH - face.getlength(text)) / 2, y), text, font=face, fill="#FFFFFF")
    y = 620
    for app, title, text in notices:
        rows = wrapped(text, font(26), 580)
        tall = 96 + len(rows) * 38
        draw.rounded_rectangle((32, y, WIDTH - 32, y + tall), 28, fill="#E9EDF1")
        draw.text((64, y + 16), app, font=font(21), fill=SMS.faint)
        draw.text((64, y + 48), title, font=font(27), fill=SMS.ink)
        for n, row in enumerate(rows):
            draw.text((64, y + 88 + n * 38), row, font=font(26), fill=SMS.ink)
        y += tall + 20
    return picture


def receipt(amount: str, rows: list[tuple[str, str]], *, clock: str) -> Image.Image:
    """A payment app's page for one transfer."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#FFFFFF")
    draw = ImageDraw.Draw(picture)
    status_bar(draw, SMS, clock)
    header(draw, SMS, "账单详情")
    for size, y, text, ink in ((60, 220, amount, SMS.ink), (26, 310, "交易成功", SMS.faint)):
        face = font(size)
        draw.text(((WIDTH - face.getlength(text)) / 2, y), text, font=face, fill=ink)
    for n, (name, value) in enumerate(rows):
        y = 420 + n * 70
        draw.text((40, y), name, font=font(26), fill=SMS.faint)
        face = font(26)
        draw.text((WIDTH - 40 - face.getlength(value), y), value, font=face, fill=SMS.ink)
    return picture


def letter(lines: list[str]) -> Image.Image:
    """A page of paper, photographed a little askew."""
    page = Image.new("RGB", (900, 1270), "#FBFAF5")
    draw = ImageDraw.Draw(page)
    y = 110
    for n, line in enumerate(lines):
        for row in wrapped(line, font(40 if n == 0 else 28), 720):
            draw.text((300 if n == 0 else 90, y), row, font=font(40 if n == 0 else 28), fill="#222222")
            y += 80 if n == 0 else 48
        y += 14
    desk = Image.new("RGB", (1080, 1440), "#8B7B66")
    turned = page.rotate(1.2, expand=True, fillcolor="#8B7B66", resample=Image.Resampling.BICUBIC)
    desk.paste(turned, (80, 70))
    return desk
