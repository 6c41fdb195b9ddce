"""Everything the app needs at run time may be passed on in closed and open form."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import licences


def test_every_part_that_is_shipped_has_a_licence_that_allows_closed_and_open_use() -> None:
    assert sys.version_info >= (3, 11)
    assert len(licences.pinned()) > 20
    assert len(licences.third_party()) > 10
    assert licences.offenders() == {}


def test_a_gpl_package_would_be_noticed() -> None:
    assert not licences.may_be_passed_on("GPL-2.0-or-later")
    assert not licences.may_be_passed_on("AGPL-3.0-only")
    assert licences.may_be_passed_on("LGPL-3.0-only OR GPL-2.0-only")


def test_an_exception_frees_only_the_part_it_is_made_for() -> None:
    assert licences.may_be_passed_on("GPL-3.0-or-later WITH GCC-exception-3.1")
    assert not licences.may_be_passed_on("GPL-3.0-or-later WITH Classpath-exception-2.0")
    assert not licences.may_be_passed_on("GPL-3.0-or-later")


def test_a_library_that_no_notice_names_would_be_noticed() -> None:
    known = ["PySide6/Qt/lib/libQt6Core.so.6", "libz.so.1", "PySide6/Qt/lib/libavcodec.so.61"]
    modules = ["lxml/etree.cpython-311-x86_64-linux-gnu.so", "cv2/cv2.abi3.so"]
    assert licences.unnamed([*known, *modules, "pillow.libs/libx264-1.so.164"]) == [
        "pillow.libs/libx264-1.so.164"
    ]


def test_a_package_that_is_shipped_without_being_looked_at_would_be_noticed() -> None:
    assert licences.strangers(["PIL.Image", "docx", "json", "app.case", "pytest"]) == ["pytest"]
