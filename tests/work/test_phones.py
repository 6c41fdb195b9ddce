"""Phones and cards among mounted places, and their pictures by day."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from app.work import cases, phones, take_in
from app.work.phones import Phone

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, when: float = 1_780_000_000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(path.name.encode())
    os.utime(path, (when, when))
    return path


def test_only_what_has_a_camera_folder_is_a_phone(tmp_path: Path) -> None:
    (tmp_path / "card" / "dcim").mkdir(parents=True)
    (tmp_path / "phone" / "内部存储" / "DCIM").mkdir(parents=True)
    (tmp_path / "disk" / "Documents").mkdir(parents=True)
    roots = [(name, tmp_path / name) for name in ("card", "phone", "disk", "gone")]
    assert [(one.name, one.root.name) for one in phones.find(roots)] == [
        ("card", "card"),
        ("phone · 内部存储", "内部存储"),
    ]


def test_phones_that_a_desktop_mounted_are_found_by_their_names(tmp_path: Path) -> None:
    place = tmp_path / "1000" / "gvfs" / "mtp:host=Maker_Phone_8_1234" / "内部存储" / "DCIM"
    place.mkdir(parents=True)
    (tmp_path / "1000" / "gvfs" / "smb-share:server=x").mkdir()
    roots = phones.mounted_by_desktop(1000, tmp_path)
    assert [name for name, _ in roots] == ["Maker Phone 8 1234"]
    assert len(phones.find(roots)) == 1
    assert phones.mounted_by_desktop(1001, tmp_path) == []


def test_pictures_come_by_the_day_of_their_name_else_of_the_file_newest_first(tmp_path: Path) -> None:
    root = tmp_path / "phone"
    put(root / "DCIM" / "Screenshots" / "Screenshot_20260705_104012.png")
    put(root / "DCIM" / "Camera" / "IMG_20260801_090000.jpg")
    put(root / "Pictures" / "WeiXin" / "mmexport1790210000123.jpg")
    put(root / "MIUI" / "sound_recorder" / "call_rec" / "950980.amr", 1_780_000_000)
    put(root / "DCIM" / "Screenshots" / "notes.txt")
    put(root / "DCIM" / "Screenshots" / ".thumb.png")
    found = phones.pictures(Phone(name="p", root=root), "Asia/Shanghai")
    assert [(one.path.name, one.day, one.shot) for one in found] == [
        ("mmexport1790210000123.jpg", date(2026, 9, 24), False),
        ("IMG_20260801_090000.jpg", date(2026, 8, 1), False),
        ("Screenshot_20260705_104012.png", date(2026, 7, 5), True),
        ("950980.amr", date(2026, 5, 29), False),
    ]


def test_an_apple_phone_has_albums_and_each_file_is_listed_once(tmp_path: Path) -> None:
    root = tmp_path / "phone"
    put(root / "DCIM" / "100APPLE" / "IMG_0001.PNG")
    put(root / "DCIM" / "Screenshots" / "Screenshot_20260705_104012.png")
    found = phones.pictures(Phone(name="p", root=root), "Asia/Shanghai")
    assert sorted(one.path.name for one in found) == ["IMG_0001.PNG", "Screenshot_20260705_104012.png"]


def test_what_the_case_has_is_not_offered(tmp_path: Path) -> None:
    root = tmp_path / "phone"
    first = put(root / "DCIM" / "Screenshots" / "Screenshot_20260705_104012.png")
    put(root / "DCIM" / "Screenshots" / "Screenshot_20260706_104012.png")
    with cases.create(tmp_path / "case", title="例") as case:
        list(take_in.take_in(case, [first]))
        left = phones.unknown(phones.pictures(Phone(name="p", root=root), None), case.snapshot())
    assert [one.path.name for one in left] == ["Screenshot_20260706_104012.png"]


def test_a_folder_that_somebody_pointed_at_is_listed_itself(tmp_path: Path) -> None:
    put(tmp_path / "from phone" / "a" / "Screenshot_20260705_104012.png")
    put(tmp_path / "from phone" / "b.jpg")
    found = phones.pictures(Phone(name="p", root=tmp_path / "from phone"), None)
    assert [(one.path.name, one.shot) for one in found] == [
        ("Screenshot_20260705_104012.png", True),
        ("b.jpg", False),
    ]
