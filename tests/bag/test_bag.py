"""Bags: what goes along, what stays at home, and that anyone can check them."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import bag_tools
import pytest

from app.case.case import Case
from app.case.errors import Refused, Trouble
from app.report.bag import layout
from app.work import dump, exporting, receiving

if TYPE_CHECKING:
    from pathlib import Path


def record(place: Path) -> dict[str, Any]:
    return json.loads(bag_tools.members(place)["data/record.json"])


def plain_dump(folder: Path) -> dict[str, Any]:
    with Case.open(folder, read_only=True) as opened:
        assert opened.verify() == []
        return json.loads(json.dumps(dump.dump(opened)))


def test_a_bag_holds_what_is_confirmed_and_is_whole(bag: Path) -> None:
    content = bag_tools.members(bag)
    assert bag_tools.faults(bag) == []
    assert {one["id"] for one in record(bag)["entries"]} >= {"en_one", "en_two"}
    assert "en_draft" not in {one["id"] for one in record(bag)["entries"]}
    assert content["data/timeline.pdf"].startswith(b"%PDF")
    originals = [name for name in content if name.startswith("data/originals/")]
    assert sorted(originals) == ["data/originals/F0001_短信_一.txt", "data/originals/F0002_二_三.txt"]
    assert content["data/originals/F0001_短信_一.txt"].decode() == "原文0"


def test_what_is_left_out_is_counted_and_nowhere_to_be_read(bag: Path) -> None:
    with zipfile.ZipFile(bag) as archive:
        raw = b"".join(archive.read(name) for name in archive.namelist() if not name.endswith(".pdf"))
    journal = [json.loads(line) for line in bag_tools.members(bag)["data/journal.jsonl"].splitlines()]
    payloads = [base64.b64decode(line["payload"])[16:] for line in journal if line["payload"]]
    import zlib

    told = raw + b"".join(p if p.startswith(b"{") else zlib.decompress(p) for p in payloads)
    assert payloads
    for secret in (bag_tools.SECRET, "不该出去的地址", "en_draft"):
        assert secret.encode() not in told
    about = json.loads(bag_tools.members(bag)["data/about.json"])
    assert about["left_out"]["entries_draft"] == 1
    assert about["left_out"]["identity"] == 1
    assert about["left_out"]["files"] == 1
    assert about["left_out"]["journal_rows"] == sum(line["payload"] is None for line in journal) > 0
    assert "还没有核对的草稿 1 条" in bag_tools.members(bag)["README.txt"].decode()


def test_the_same_case_and_settings_give_the_same_bytes(case: Case, bag: Path, tmp_path: Path) -> None:
    bag_tools.bag(case, tmp_path / "other name.zip")
    assert (tmp_path / "other name.zip").read_bytes() == bag.read_bytes()


def test_an_unpacked_bag_is_verified_by_its_own_script_and_by_hashes_alone(bag: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bag) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in (folder / manifest).read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert bag_tools.faults(folder) == bag_tools.faults(tmp_path) == []
    script = [sys.executable, str(folder / "verify.py")]
    assert subprocess.run(script, check=False).returncode == 0
    (folder / "data" / "originals" / "F0001_短信_一.txt").write_text("改了", encoding="utf-8")
    (folder / "data" / "surplus").write_bytes(b"")
    told = subprocess.run(script, check=False, capture_output=True, text=True, encoding="utf-8")
    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 2
    assert sorted(code for code, _ in bag_tools.faults(folder)) == ["bag_changed", "bag_extra"]


def test_a_bag_comes_back_as_a_case_that_says_the_same(bag: Path, tmp_path: Path) -> None:
    made, told = plain_dump(bag_tools.received(bag, tmp_path / "new" / "案")), record(bag)
    assert [name for name in told if told[name] != made[name]] == ["received_from", "journal"]
    assert made["received_from"]["name"] == bag.name
    assert made["received_from"]["journal"] == told["journal"]
    assert made["journal"]["length"] == told["journal"]["length"] + 1


def test_everything_comes_back_with_drafts_and_identity(case: Case, whole_bag: Path, tmp_path: Path) -> None:
    folder = bag_tools.received(whole_bag, tmp_path / "all")
    made, original = plain_dump(folder), json.loads(json.dumps(dump.dump(case)))
    assert [name for name in original if original[name] != made[name]] == ["received_from", "journal"]
    with Case.open(folder, read_only=True) as opened:
        assert opened.snapshot().case.address == "不该出去的地址"
    again = tmp_path / "again.zip"
    with Case.open(folder) as opened:
        bag_tools.bag(opened, again)
    assert bag_tools.faults(again) == []
    assert plain_dump(bag_tools.received(again, tmp_path / "third"))["received_from"]["name"] == "again.zip"


def test_an_imported_case_can_be_worked_in_but_what_came_along_is_not_undone(
    bag: Path, tmp_path: Path
) -> None:
    from app.work import entries

    with Case.open(bag_tools.received(bag, tmp_path / "c")) as opened:
        assert opened.undo_name is None
        entries.add(opened, fields={"kind": "note", "text": "律师的记录"})
        opened.undo()
        with pytest.raises(Trouble) as caught:
            opened.revert(opened.history()[-1].act)
        assert caught.value.code == "undo_gone"
        assert opened.verify() == []


def test_only_some_entries_go_with_the_agreement_their_answer_hangs_on(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "only.zip"
    bagged = bag_tools.bag(case, out, only=["en_one"])
    told = record(out)
    whole = {one["id"]: one for one in dump.dump(case)["entries"]}
    one = next(one for one in told["entries"] if one["id"] == "en_one")
    assert "en_two" not in {one["id"] for one in told["entries"]}
    assert one["compliance"] == whole["en_one"]["compliance"]
    assert one["relation"] == "after"
    assert len(told["agreements"]) == len(told["payments"]) == 1
    assert bagged.left_out["entries_confirmed"] == 1
    assert bag_tools.faults(out) == []
    assert plain_dump(bag_tools.received(out, tmp_path / "c"))["entries"] == told["entries"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"only": ["en_draft"]}, "bag_not_confirmed"),
        ({"only": ["en_nobody"]}, "bag_no_such_entry"),
        ({"only": ["en_one"], "everything": True}, "bag_only_or_all"),
    ],
)
def test_what_cannot_be_chosen_is_refused(
    case: Case, tmp_path: Path, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as caught:
        bag_tools.bag(case, tmp_path / "x.zip", **more)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_export_leaves_nothing_and_an_old_bag_alone(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "x.zip"
    out.write_bytes(b"old")
    steps = exporting.export(case, out)
    while next(steps).code != "bag_file":
        pass
    assert len(list(tmp_path.iterdir())) == 2
    steps.close()
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]


def test_a_changed_original_stops_the_export(tmp_path: Path) -> None:
    with bag_tools.case(tmp_path) as made:
        one = made.snapshot().evidence[0]
        place = made.vault.path(one)
        place.chmod(0o600)
        place.write_text("原文X", encoding="utf-8")
        with pytest.raises(Trouble) as caught:
            bag_tools.bag(made, tmp_path / "out.zip")
    assert caught.value.code == "evidence_changed"
    assert not list(tmp_path.glob("*.zip")) and not list(tmp_path.glob(".jushi*"))


def test_a_stopped_import_leaves_nothing(bag: Path, tmp_path: Path) -> None:
    steps = receiving.receive(bag, tmp_path / "c")
    while next(steps).code != "bag_file":
        pass
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_never_overwritten(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    with pytest.raises(Trouble) as caught:
        bag_tools.received(bag, tmp_path)
    assert caught.value.code == "folder_not_empty"
    assert [one.name for one in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("con.png", "data/originals/F0007_con.png"),
        ("a/b\\c:d*e?.png", "data/originals/F0007_a_b_c_d_e_.png"),
        ("\u202egnp.exe", "data/originals/F0007__gnp.exe"),
        ("e\u0301.png", "data/originals/F0007_\u00e9.png"),
        ("图" * 300 + ".png", "data/originals/F0007_" + "图" * 60 + ".png"),
        ("ends. ", "data/originals/F0007_ends._"),
    ],
)
def test_originals_have_names_that_every_system_takes(case: Case, name: str, safe: str) -> None:
    import dataclasses

    one = dataclasses.replace(case.snapshot().evidence[0], name=name, exhibit=None)
    assert layout.original(one, 7) == safe
    assert layout.is_safe(safe)
