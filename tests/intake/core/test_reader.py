"""The reader child is held to its limits; one bad file costs one file."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.intake import children, sniffing
from app.intake.limits import MEGA, Limits
from app.intake.reader_client import ReaderPool

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as made:
        yield made


def read(pool: ReaderPool, path: Path) -> dict[str, object]:
    return pool.read(path, sniffing.sniff(path).media_type, path.name)


def plain(folder: Path, name: str = "a.txt", text: str = "还款 1,570.00 元") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_text_is_read(pool: ReaderPool, tmp_path: Path) -> None:
    result = read(pool, plain(tmp_path))
    assert (result["state"], result["text"]) == ("ok", "还款 1,570.00 元")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_every_picture_format_gives_an_upright_picture(pool: ReaderPool, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind.lower()}"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.linear_gradient("L").resize((60, 40)).convert("RGB").save(path, kind, exif=exif.tobytes())
    target = tmp_path / "out.png"
    answer = pool.picture(path, sniffing.sniff(path).media_type, target, max_side=50)
    assert answer["state"] == "ok"
    turned = kind in ("PNG", "JPEG", "WEBP", "TIFF")
    with Image.open(target) as made:
        assert made.mode == "RGB"
        assert (made.height > made.width) is turned


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_rgb(pool: ReaderPool, tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.tif" if mode in ("CMYK", "I;16") else "a.png")
    Image.new("L", (40, 40), 200).convert("RGB" if mode == "CMYK" else "L").convert(mode).save(path)
    target = tmp_path / "out.jpg"
    assert pool.picture(path, sniffing.sniff(path).media_type, target, max_side=40)["state"] == "ok"
    with Image.open(target) as made:
        assert made.mode == "RGB"


def test_a_bomb_is_named_and_not_opened(pool: ReaderPool, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (30_000, 30_000)).save(path)
    assert read(pool, path)["reason"] == "too_large_to_open"


def test_a_picture_of_one_colour_has_nothing_to_read(pool: ReaderPool, tmp_path: Path) -> None:
    path = tmp_path / "black.png"
    Image.new("RGB", (300, 300)).save(path)
    assert read(pool, path)["state"] == "nothing"


def test_a_cut_picture_is_shown_as_far_as_it_goes(pool: ReaderPool, tmp_path: Path) -> None:
    whole = io.BytesIO()
    noise = Image.frombytes("RGB", (200, 200), random.Random(1).randbytes(120_000))
    noise.save(whole, "JPEG")
    path = tmp_path / "cut.jpg"
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    assert pool.picture(path, "image/jpeg", tmp_path / "out.png", max_side=100)["state"] == "ok"


def test_members_of_an_archive_are_taken_out_within_limits_and_never_outside(
    pool: ReaderPool, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.txt", "a")
        archive.writestr("C:\\dir\\b.txt", "b")
        archive.writestr("bomb.bin", bytes(30 * MEGA))
    result = read(pool, path)
    members = result["members"]
    assert isinstance(members, list)
    assert {one["name"] for one in members} == {"evil.txt", "dir/b.txt"}
    assert result["reason"] == "members_left_out"
    assert all(Path(one["path"]).is_file() for one in members)


def test_a_child_that_is_killed_costs_one_file(tmp_path: Path) -> None:
    with ReaderPool() as own:
        pid = _pid(own, tmp_path)
        os.kill(pid, signal.SIGKILL)
        first, second = read(own, plain(tmp_path)), read(own, plain(tmp_path))
    assert first["reason"] in ("crashed", "")
    assert second["state"] == "ok"


def _pid(pool: ReaderPool, folder: Path) -> int:
    assert read(pool, plain(folder))["state"] == "ok"
    process = pool._all[0]._process
    assert process is not None
    return process.pid


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process by signal")
def test_a_child_that_hangs_is_ended_and_the_rest_goes_on(tmp_path: Path) -> None:
    with ReaderPool(limits=Limits(seconds=1.0, start=0.0)) as own:
        os.kill(_pid(own, tmp_path), signal.SIGSTOP)
        began = time.monotonic()
        assert read(own, plain(tmp_path))["reason"] == "timeout"
        assert time.monotonic() - began < 30
    with ReaderPool() as own:
        assert read(own, plain(tmp_path))["state"] == "ok"


def test_a_child_that_grows_too_large_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.frombytes("RGB", (3000, 3000), random.Random(2).randbytes(27_000_000)).save(path, compress_level=0)
    with ReaderPool(limits=Limits(resident=30 * MEGA)) as own:
        assert read(own, path)["reason"] == "memory"


def test_cancel_ends_what_is_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.frombytes("RGB", (3000, 3000), random.Random(3).randbytes(27_000_000)).save(path, compress_level=0)
    with ReaderPool() as own:
        _pid(own, tmp_path)
        answers: list[dict[str, object]] = []
        thread = threading.Thread(target=lambda: answers.append(read(own, path)))
        thread.start()
        while not own._all[0]._asking:
            threading.Event().wait(0.01)
        own.cancel()
        thread.join(30)
        assert answers[0]["reason"] in ("cancelled", "crashed")
        assert read(own, plain(tmp_path))["state"] == "ok"


def test_the_child_has_no_network_no_qt_and_no_database() -> None:
    code = (
        "import sys; import app.intake.reader as r\n"
        "for kind in r.READERS.values(): __import__(kind[0])\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'sqlite3', 'sqlite_utils', 'sqlcipher3')]\n"
        "r._no_network(); import socket\n"
        "try: socket.create_connection(('127.0.0.1', 9)); bad.append('network')\n"
        "except OSError as e: assert 'no network' in str(e)\n"
        "print(bad)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_child_ends_with_its_parent() -> None:
    code = (
        "import sys, os, signal; sys.path.insert(0, sys.argv[1])\n"
        "from app.intake import children\n"
        "child = children.start(); print(child.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], capture_output=True, text=True, check=False, timeout=60
    )
    pid = int(done.stdout)
    deadline = time.monotonic() + 20
    while children.resident(pid) and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    assert children.resident(pid) == 0


def small_files() -> dict[str, bytes]:
    png, archive = io.BytesIO(), io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).save(png, "PNG")
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "还款")
    sms = '<smses count="1"><sms address="1069" date="1740000000000" type="1" body="欠款" /></smses>'
    mail = "From: a@b.example\nSubject: =?gb2312?B?yKu2?=\nDate: Mon, 1 Jun 2026 10:00:00 +0800\n\n欠款"
    return {
        "a.png": png.getvalue(),
        "a.zip": archive.getvalue(),
        "a.xml": sms.encode(),
        "a.eml": mail.encode(),
        "a.amr": b"#!AMR\n" + bytes(60),
        "a.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj",
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(small_files())), seed=st.integers(0, 10**6), hits=st.integers(1, 12))
def test_no_bytes_ever_hurt_the_parent(
    pool: ReaderPool, tmp_path: Path, name: str, seed: int, hits: int
) -> None:
    chance, data = random.Random(seed), bytearray(small_files()[name])
    for _ in range(hits):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / name
    path.write_bytes(bytes(data[: chance.randrange(1, len(data) + 1)]))
    media_type = next(kind.media_type for kind in sniffing.KINDS.values() if kind.ext == path.suffix)
    result = pool.read(path, media_type, name)
    assert result["state"] in ("ok", "nothing", "partial", "failed", "later")
    assert json.dumps(result)


def test_the_hostile_files_are_all_answered(corpus: Path) -> None:
    slow = {"近似", "重复", "jpeg_as", "crc", "truncated", "polyglot_png"}
    with ReaderPool() as own:
        for path in sorted((corpus / "hostile").iterdir()):
            if path.name.startswith(tuple(slow)):
                continue
            began = time.monotonic()
            result = read(own, path)
            process = own._all[0]._process
            assert result["state"] in ("ok", "nothing", "partial", "failed", "later"), path.name
            assert time.monotonic() - began < 30, path.name
            assert process is None or children.resident(process.pid) < 500 * MEGA, path.name
