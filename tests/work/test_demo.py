"""The demo case opens without reading its pictures: what is shipped is what the readers say of them."""

from __future__ import annotations

import importlib.util
import json
from datetime import datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import pytest

from app import paths
from app.case.case import Case
from app.case.records import Evidence
from app.intake import engines, reader_client, sniffing
from app.work import demo

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

NEAR = 3
"""Pixels by which a machine of another make may place words elsewhere."""


def maker() -> ModuleType:
    """``seeds/demo/readings.py``, which is not part of the app."""
    spec = importlib.util.spec_from_file_location("demo_readings", paths.seed("demo", "readings.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shipped() -> dict[str, dict[str, Any]]:
    answers: dict[str, dict[str, Any]] = json.loads(paths.seed("demo", "readings.json").read_text("utf-8"))
    return answers


def alike(one: Any, other: Any, at: str = "") -> None:
    """Fails where two answers differ in more than the last digits of a measure."""
    if isinstance(one, dict) and isinstance(other, dict):
        assert one.keys() == other.keys(), at
        for key in one:
            alike(one[key], other[key], f"{at}.{key}")
    elif isinstance(one, list) and isinstance(other, list):
        assert len(one) == len(other), at
        for n, pair in enumerate(zip(one, other, strict=True)):
            alike(*pair, at if at.endswith(("box", "region")) else f"{at}.{n}")
    elif isinstance(one, float) and isinstance(other, float) and not at.endswith(("box", "region")):
        assert one == pytest.approx(other, abs=0.03), at
    elif at.endswith(("box", "region")):
        assert one == pytest.approx(other, abs=NEAR), at
    else:
        assert one == other, at


@pytest.mark.timeout(300)
def test_shipped_readings_are_what_the_readers_say() -> None:
    """Whatever a case takes from a reading; of the words beside it another processor may see a stroke more."""
    true, kept = json.loads(json.dumps(maker().made())), shipped()
    assert true["read"].keys() == kept["read"].keys()
    for name, one in true["read"].items():
        other = kept["read"][name]
        words = [answer.pop("text", "") for answer in (one, other)]
        assert SequenceMatcher(None, *words, autojunk=False).ratio() > 0.97, words
        assert len(one.pop("words", ())) == pytest.approx(len(other.pop("words", ())), abs=2)
        alike(one, other, name[:8])
    alike(true["compared"], kept["compared"])


def test_every_shipped_reading_is_of_a_reader_of_today() -> None:
    assert {one["engine"] for one in shipped()["read"].values()} <= engines.TODAY


def test_no_child_is_asked_and_no_folder_of_the_computer_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(reader_client._Child, "ask", lambda _child, request, _limits: asked.append(request))
    steps = list(demo.build(tmp_path / "case"))
    assert asked == [] and steps[-1].code == "demo_ready"
    told = json.loads(paths.seed("demo", "case.json").read_text("utf-8"))["file_times"]
    with Case.open(tmp_path / "case", read_only=True) as case:
        rows = case.find(Evidence)
        assert {one.name for one in rows} <= told.keys() and len(rows) > 20
        for row in rows:
            assert all(source["path"].startswith(f"{demo.PLACE}/") for source in row.sources)
            assert row.file_time is not None
            assert datetime.fromisoformat(row.file_time) == datetime.fromisoformat(f"{told[row.name]}+08:00")


def test_other_bytes_and_readings_of_an_older_reader_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = paths.seed("demo", "files", "备注.txt")
    kind = sniffing.sniff(note)
    other = tmp_path / "备注.txt"
    other.write_bytes(note.read_bytes() + b"!")
    readers = demo.ShippedReadings()
    with readers:
        assert readers.read(note, kind.media_type, note.name) == shipped()["read"][demo.key(note)]
        assert readers.read(other, kind.media_type, other.name)["text"].endswith("!")
        monkeypatch.setattr(engines, "TODAY", frozenset())
        monkeypatch.setitem(readers._known[demo.key(note)], "text", "of yesterday")
        assert readers.read(note, kind.media_type, note.name)["text"] != "of yesterday"
