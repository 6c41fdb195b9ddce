"""What the frozen app carries, told from names alone, on every system."""

from __future__ import annotations

import struct
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import frozen  # noqa: E402
import opencv  # noqa: E402
import standins  # noqa: E402
import version_resource  # noqa: E402

from app import VERSION  # noqa: E402


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "phonenumbers/data/region_CN.py",
    ],
)
def test_what_the_app_uses_stays(name: str) -> None:
    assert frozen.is_used(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/lib/libQt6QmlCompiler.so.6",
        "PySide6/Qt/lib/QtQmlCompiler.framework/Versions/A/QtQmlCompiler",
        "PySide6/QtQml.pyd",
        "PySide6/Qt6Pdf.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "numpy/_core/tests/data.csv",
        "phonenumbers/geodata/data0.py",
    ],
)
def test_what_it_does_not_use_is_left_out(name: str) -> None:
    assert not frozen.is_used(name)


def test_libraries_of_the_system_stay_with_it_except_those_that_desktops_lack() -> None:
    gtk = ("libgtk-3.so.0", "/lib/x86_64-linux-gnu/libgtk-3.so.0", "BINARY")
    cursor = ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", "BINARY")
    module = ("python3.11/lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", "EXTENSION")
    assert frozen._is_the_systems(gtk, "linux")
    assert not frozen._is_the_systems(module, "linux")
    assert not frozen._is_the_systems(cursor, "linux")
    assert not frozen._is_the_systems(gtk, "darwin")


def test_the_sources_of_demo_and_catalogue_are_not_shipped() -> None:
    names = {Path(source).name for source, _folder in frozen.own_data(ROOT)}
    assert {"messages.toml", "case.json", "readings.json"} <= names
    assert not any(name.endswith((".py", ".ts")) for name in names)


def _common_data(items: dict[str, bytes]) -> bytes:
    """ICU's form, put together in the plainest way."""
    head = b"\x20\x00\xda\x27" + b"\0" * 8 + b"CmnD" + b"\0" * 16
    names = [f"icudt73l/{name}".encode() + b"\0" for name in items]
    table_ends = 4 + 8 * len(items)
    at, body = table_ends + sum(map(len, names)), b""
    table = struct.pack("<I", len(items))
    for n, item in enumerate(items.values()):
        body += b"\0" * (-(at + len(body)) % 16)
        table += struct.pack("<II", table_ends + sum(map(len, names[:n])), at + len(body))
        body += item
    return head + table + b"".join(names) + body


def test_icu_keeps_the_order_of_words_and_loses_names_of_places() -> None:
    whole = {
        "coll/zh.res": b"words" * 7,
        "gb18030.cnv": b"signs",
        "region/zh.res": b"places" * 9,
        "zh.res": b"z",
    }
    left = {name: item for name, item in whole.items() if not name.startswith("region")}
    made = standins.without(_common_data(whole), standins.UNUSED)
    assert made.rstrip(b"\0") == _common_data(left).rstrip(b"\0")
    assert b"icudt73l/region" not in made
    assert standins.without(made, ()).rstrip(b"\0") == made.rstrip(b"\0")


def test_what_is_not_icus_data_is_not_cut() -> None:
    with pytest.raises(ValueError, match="ICU"):
        standins.without(b"\x20\x00" + b"\0" * 80, standins.UNUSED)


def test_windows_wants_four_numbers() -> None:
    assert version_resource.numbers("1.2.3") == (1, 2, 3, 0)


def test_a_library_whose_parts_do_not_start_as_pages_do_is_left_as_it_came() -> None:
    line = "  LOAD           0x{:06x} 0x{:016x} 0x{:016x} 0x001000 0x001000 R E 0x1000\n"
    sound = line.format(0, 0, 0) + line.format(0x1D000, 0x21E000, 0x21E000)
    assert frozen.can_be_loaded(sound)
    assert not frozen.can_be_loaded(sound + line.format(0x1D400, 0x31E000, 0x31E000))
    assert not frozen.can_be_loaded("")


def test_the_source_of_opencv_is_one_that_the_lock_pins() -> None:
    lock = (
        "numpy==2 \\\n    --hash=sha256:" + "0" * 64 + "\n"
        "opencv-python-headless==5 \\\n    --hash=sha256:"
        + "a" * 64
        + " \\\n    --hash=sha256:"
        + "b" * 64
        + "\n"
        "    # via rapidocr\nopenpyxl==3 \\\n    --hash=sha256:" + "c" * 64 + "\n"
    )
    assert opencv.hashes(lock) == {"a" * 64, "b" * 64}
    assert len(opencv.hashes((ROOT / "packaging" / "requirements-build.txt").read_text(encoding="utf-8"))) > 1


def test_what_the_app_takes_from_opencv_is_found_in_its_text(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("import cv2\nsmall = cv2.resize(a, b, interpolation=cv2.INTER_AREA)\n")
    assert opencv.named(tmp_path) == {"resize", "INTER_AREA"}
    assert {"VideoCapture", "warpPerspective"} <= opencv.named(ROOT / "app")
