"""Bags from strangers: each fault is named, one sentence is said, and nothing is left behind."""

from __future__ import annotations

import json
import stat
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bag_tools
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.__main__ import main
from app.case.errors import Trouble
from app.report.bag import layout

if TYPE_CHECKING:
    from collections.abc import Callable

Content = dict[str, bytes]


def refused(place: Path, folder: Path) -> Trouble:
    """The trouble that importing a bag ends with; nothing is there afterwards."""
    before = sorted(folder.iterdir())
    with pytest.raises(Trouble) as caught:
        bag_tools.received(place, folder / "made")
    assert sorted(folder.iterdir()) == before
    assert bag_tools.sentence(caught.value)
    return caught.value


def changed(content: Content, name: str, change: Callable[[Any], None]) -> Content:
    """A forger's bag: a JSON file changed, all manifests made to fit."""
    value = json.loads(content[name])
    change(value)
    return bag_tools.sealed(content | {name: json.dumps(value).encode()})


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda c: c | {"data/record.json": b"{}"}, "bag_changed"),
        (lambda c: c | {"data/more.txt": b""}, "bag_extra"),
        (lambda c: c | {"../../out.txt": b"x"}, "bag_unsafe"),
        (lambda c: c | {"data/C:evil": b"x"}, "bag_unsafe"),
        (lambda c: c | {"data/TIMELINE.pdf": b"x"}, "bag_twice"),
        (lambda c: {n: d for n, d in c.items() if n != "data/timeline.pdf"}, "bag_missing"),
        (lambda c: {n: d for n, d in c.items() if n != "bagit.txt"}, "bag_missing"),
        (lambda c: bag_tools.sealed({n: d for n, d in c.items() if n != "data/about.json"}), "bag_not_ours"),
    ],
)
def test_each_fault_is_named(
    bag: Path, tmp_path: Path, spoil: Callable[[Content], Content], code: str
) -> None:
    place = bag_tools.packed(tmp_path / "b.zip", spoil(bag_tools.members(bag)))
    assert code in {found for found, _ in bag_tools.faults(place)}
    refused(place, tmp_path)


def _word(rows: Any) -> None:
    rows["entry"][0]["text"] = "别的话"


def _type(rows: Any) -> None:
    rows["entry"][0]["amounts"] = [{"minor": "many", "currency": "CNY"}]


def _moment(rows: Any) -> None:
    rows["entry"][0]["at"] = "yesterday"


def _gone(rows: Any) -> None:
    rows["citation"][0]["entry"] = "en_nowhere"


def _zone(rows: Any) -> None:
    rows["case"][0]["time_zone"] = "../../etc/passwd"


def _unknown(rows: Any) -> None:
    rows["entry"][0]["extra"] = 1


@pytest.mark.parametrize("change", [_word, _type, _moment, _gone, _zone, _unknown])
def test_a_forged_record_is_refused_even_under_manifests_that_fit(
    bag: Path, tmp_path: Path, change: Callable[[Any], None]
) -> None:
    place = tmp_path / "b.zip"
    bag_tools.packed(place, changed(bag_tools.members(bag), layout.ROWS, change))
    refused(place, tmp_path)


def test_a_journal_that_was_touched_is_named(whole_bag: Path, tmp_path: Path) -> None:
    content = bag_tools.members(whole_bag)
    lines = [json.loads(line) for line in content[layout.JOURNAL].splitlines()]
    lines[2]["payload"] = lines[1]["payload"]
    text = "".join(json.dumps(line) + "\n" for line in lines).encode()
    place = bag_tools.packed(tmp_path / "b.zip", bag_tools.sealed(content | {layout.JOURNAL: text}))
    assert ("journal_changed", "3") in bag_tools.faults(place)
    without = "".join(json.dumps(line) + "\n" for line in lines[1:]).encode()
    bag_tools.packed(place, bag_tools.sealed(content | {layout.JOURNAL: without}))
    assert ("journal_gap", "2") in bag_tools.faults(place)
    refused(place, tmp_path)


def test_a_link_is_not_followed(bag: Path, tmp_path: Path) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        if info.filename.endswith("timeline.pdf"):
            info.external_attr = (stat.S_IFLNK | 0o777) << 16

    place = bag_tools.packed(tmp_path / "b.zip", bag_tools.members(bag), link)
    assert ("bag_unsafe", "data/timeline.pdf") in bag_tools.faults(place)
    refused(place, tmp_path)


def test_a_bomb_and_a_hundred_thousand_members_are_one_sentence(tmp_path: Path) -> None:
    bomb = bag_tools.packed(tmp_path / "bomb.zip", {"bagit.txt": b"", "data/zero": bytes(80_000_000)})
    assert refused(bomb, tmp_path).code == "bag_too_large"
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for n in range(100_000):
            archive.writestr(f"b/data/{n}", b"")
    assert refused(many, tmp_path).code == "bag_too_many"


def test_cut_and_foreign_files_are_one_line_and_exit_1(
    bag: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(bag.read_bytes()[:-200])
    for place in (cut, tmp_path / "x.zip"):
        if not place.exists():
            place.write_bytes(b"no zip at all")
        assert main(["verify", str(place)]) == 1
        assert len(capsys.readouterr().out.splitlines()) == 1
        assert refused(place, tmp_path).code == "bag_unreadable"
    assert main(["verify", str(bag)]) == 0
    assert main(["verify", str(tmp_path / "nowhere.zip")]) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_ends_in_faults_or_one_sentence(whole_bag: Path, data: st.DataObject) -> None:
    raw = bytearray(whole_bag.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "b.zip"
        place.write_bytes(bytes(raw[: data.draw(st.integers(len(raw) - 3, len(raw)))]))
        try:
            bag_tools.received(place, Path(folder) / "made")
        except Trouble as trouble:
            assert bag_tools.sentence(trouble)
            assert [one.name for one in Path(folder).iterdir()] == ["b.zip"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda x: st.lists(x, max_size=2),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_value_of_any_field_is_taken_or_refused(bag: Path, data: st.DataObject) -> None:
    content = bag_tools.members(bag)
    name = data.draw(st.sampled_from([layout.ROWS, layout.ABOUT, layout.RECORD]))

    def spoil(value: Any) -> None:
        while isinstance(value, dict | list) and value:
            keys = list(value) if isinstance(value, dict) else list(range(len(value)))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(value[key], dict | list) or data.draw(st.booleans()):
                value[key] = data.draw(JSON)
                return
            value = value[key]

    with tempfile.TemporaryDirectory() as folder:
        place = bag_tools.packed(Path(folder) / "b.zip", changed(content, name, spoil))
        try:
            bag_tools.received(place, Path(folder) / "made")
        except Trouble as trouble:
            assert bag_tools.sentence(trouble)
            assert [one.name for one in Path(folder).iterdir()] == ["b.zip"]
