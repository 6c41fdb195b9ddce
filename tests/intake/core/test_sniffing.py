"""Content decides what a file is; its name does not."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from app.intake import sniffing

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(out, kind)
    return out.getvalue()


def office(member: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(member, "x")
    return out.getvalue()


SMS = '<?xml version="1.0"?><!-- a --><smses count="0"></smses>'
MAIL = b"Received: by x\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nhello"
SAMPLES = [
    ("png", picture("PNG")),
    ("jpeg", picture("JPEG")),
    ("gif", picture("GIF")),
    ("webp", picture("WEBP")),
    ("bmp", picture("BMP")),
    ("tiff", picture("TIFF")),
    ("pdf", b"\n%PDF-1.7\n"),
    ("docx", office("word/a.xml")),
    ("xlsx", office("xl/a.xml")),
    ("zip", office("other")),
    ("sms", SMS.encode()),
    ("sms", SMS.encode("utf-16")),
    ("sms", b"\xef\xbb\xbf" + SMS.encode()),
    ("calls", b"<calls count='1'>"),
    ("svg", b"<svg onload='x'>"),
    ("html", b"<!DOCTYPE html><html>"),
    ("xml", b"<?xml version='1.0'?><a/>"),
    ("eml", MAIL),
    ("eml", MAIL + b"\0binary"),
    ("mbox", b"From a@b.example Mon\nFrom: a\nTo: b\n"),
    ("text", "今天 收到 短信".encode("gb18030")),
    ("text", "今天".encode()),
    ("csv", b"a,b,c\n1,2,3\n4,5,6\n"),
    ("exe", b"MZ\x90\0" + bytes(99)),
    ("amr", b"#!AMR\n" + bytes(9)),
    ("wav", b"RIFF\0\0\0\0WAVEfmt "),
    ("mp3", b"ID3\x04" + bytes(9)),
    ("mp3", b"\xff\xfb\x90\x00" + bytes(9)),
    ("m4a", b"\0\0\0\x18ftypM4A " + bytes(9)),
    ("mp4", b"\0\0\0\x18ftypisom" + bytes(9)),
    ("heic", b"\0\0\0\x18ftypheic" + bytes(9)),
    ("empty", b""),
    ("other", bytes(range(256))),
    ("ogg", b"OggS" + bytes(9)),
]


@pytest.mark.parametrize(("kind", "data"), SAMPLES)
def test_bytes_decide_and_the_name_does_not(tmp_path: Path, kind: str, data: bytes) -> None:
    for name in ("x.png", "x", "x.docx"):
        assert sniffing.sniff(written(tmp_path, name, data), name) == sniffing.KINDS[kind]


def test_the_name_only_breaks_a_tie(tmp_path: Path) -> None:
    assert sniffing.sniff(written(tmp_path, "a.csv", b"one line"), "a.csv").media_type == "text/csv"
    assert sniffing.sniff(written(tmp_path, "a.txt", b"one line"), "a.txt").media_type == "text/plain"


def test_the_corpus_is_known_by_content(corpus: Path) -> None:
    hostile = corpus / "hostile"
    expected = {
        "exe_as.png": "exe",
        "jpeg_as.png": "jpeg",
        "text_as.pdf": "text",
        "zip_as.docx": "zip",
        "polyglot_html_gif.gif": "gif",
        "polyglot_png_zip.png": "png",
        "zero_byte.png": "empty",
        "eml_attachment_names.eml": "eml",
    }
    for name, kind in expected.items():
        assert sniffing.sniff(hostile / name) == sniffing.KINDS[kind], name
