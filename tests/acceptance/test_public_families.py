"""Pictures of every format and hostile files, through ``jushi add``, against the corpus's truth."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import pytest

from app import wording
from tests.acceptance.conftest import Taken, copy_dated, take_in
from tests.acceptance.test_public_case import fold

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(900)]
# What the truth's words allow: outcomes and readings. Read from top to bottom, the first that matches.
ALLOWED = (
    (r"needs a password", {"added"}, {"failed"}),
    (r"not a Word file|say so|open by content", {"added"}, {"nothing", "ok"}),
    (r"never run", {"added"}, {"failed", "later", "nothing"}),
    (r"clear message", {"added", "refused", "skipped"}, {"nothing", "failed"}),
    (r"^opens$|import as text|import all|treat as PNG|near-duplicate", {"added"}, {"ok", "partial"}),
    (r"duplicate", {"added", "duplicate"}, {"ok", "partial", "later"}),
    (r"", {"added", "refused"}, {"ok", "nothing", "partial", "failed", "later"}),
)
ALIKE = 0.95
# Bilevel, 16 colours, photographed or animated: what is read is a matter of luck, so only "no harm".
BEST_EFFORT = re.compile(r"best effort|half size|photo of a screen|frames")


@pytest.fixture(scope="module")
def formats(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    place = tmp_path_factory.mktemp("formats")
    return take_in(copy_dated(corpus, "image_formats", place / "files"), place / "c", "", "none")


@pytest.fixture(scope="module")
def hostile(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    place = tmp_path_factory.mktemp("hostile")
    return take_in(copy_dated(corpus, "hostile", place / "files"), place / "c", "", "none")


def truth(corpus: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((corpus / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def test_every_format_gives_its_messages(corpus: Path, formats: Taken) -> None:
    """Words, number, amounts and category of each message; what is not certain must be in doubt."""
    wrong, pages = [], truth(corpus, "image_formats")
    for name, page in pages.items():
        assert formats.of(name)["outcome"] in ("added", "duplicate"), name
        wanted, got = page.get("messages") or [], formats.entries_of(name)
        if not wanted:
            assert got == [] or page["kind"] == "animated_gif", name
        elif not BEST_EFFORT.search(page.get("note", "")):
            wrong += [(name, fault) for fault in faults(wanted, got, minutes(pages, formats))]
    assert not wrong, wrong


def minutes(pages: dict[str, Any], formats: Taken) -> dict[str, set[str]]:
    """For each piece of evidence the minutes at which its picture says that something came."""
    times = {
        name: {resolved(one) for one in page.get("messages") or ()} - {""} for name, page in pages.items()
    }
    shas = {formats.of(name)["sha256"]: found for name, found in times.items()}
    return {one["id"]: shas.get(one["sha256"], set()) for one in formats.dump["evidence"]}


def resolved(message: dict[str, Any]) -> str:
    return (message["timestamp_resolved"] or message["timestamp_group_resolved"] or "")[:16]


def faults(wanted: list[dict[str, Any]], got: list[dict[str, Any]], known: dict[str, set[str]]) -> list[str]:
    """What is missing or differs without a doubt that names the field.

    One picture is there in several formats: what only one of them can date is dated for all of them.
    """
    found = []
    for message in wanted:
        entry = _likest(message, got)
        if entry is None:
            unsure = any(one["field"] in ("text", "complete") for e in got for one in e["doubts"])
            found += [] if unsure else [f"missing: {message['text_exact'][:30]}"]
            continue
        unsure_of = {one["field"] for one in entry["doubts"]}
        amounts = sorted(one["minor"] for one in entry["amounts"])
        if message["number"] and entry["number"] != message["number"]:
            found.append(f"number {entry['number']}")
        if amounts != sorted(round(one * 100) for one in message["amounts"]):
            found.append(f"amounts {amounts}")
        if entry["category"] != message["category"]:
            found.append(f"category {entry['category']}")
        own = {resolved(message)} - {""} or {m for c in entry["citations"] for m in known[c["evidence"]]}
        if entry["at"] and "time" not in unsure_of and entry["at"][:16] not in own:
            found.append(f"time {entry['at']} for {message['timestamp_resolved']}")
    return found


def _likest(message: dict[str, Any], got: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The entry that says the same, but for a few characters, best the one under the same printed time."""
    words, shown = fold(message["text_exact"]), re.findall(r"\d+", message["timestamp_text_as_shown"] or "")
    likeness = [(SequenceMatcher(None, words, fold(one["text"]), autojunk=False).ratio(), one) for one in got]
    near = [pair for pair in likeness if pair[0] >= ALIKE]
    best = max(
        near, key=lambda pair: (re.findall(r"\d+", pair[1]["at_shown"]) == shown, pair[0]), default=None
    )
    return best[1] if best else None


def test_hostile_files_are_answered_as_they_should_be(corpus: Path, hostile: Taken) -> None:
    wrong = []
    for name, facts in truth(corpus, "hostile")["files"].items():
        item = hostile.of(name)
        outcomes, readings = next((o, r) for words, o, r in ALLOWED if re.search(words, facts["expect"]))
        if item["outcome"] not in outcomes or (
            item["outcome"] == "added" and item["reading"] not in readings
        ):
            wrong.append((name, facts["expect"], item["outcome"], item["reading"], item["reason"]))
        if item["reading"] == "failed" and not item["reason"]:
            wrong.append((name, "no reason"))
    assert not wrong, wrong
    assert hostile.exit_code in (0, 1)


def test_a_name_that_promises_something_else_is_said_in_a_sentence(corpus: Path, hostile: Taken) -> None:
    for name, facts in truth(corpus, "hostile")["files"].items():
        if re.search(r"not a Word file|say so|open by content|recognise by content", facts["expect"]):
            item = hostile.of(name)
            assert item["reason"] in ("read_as_content", "not_as_named"), name
            assert name in wording.sentence(
                item["reason"], {"name": name, "named": "?", "found": "?"}, "zh_CN"
            )


def test_the_same_bytes_are_kept_once(hostile: Taken) -> None:
    hashes = [one["sha256"] for one in hostile.dump["evidence"]]
    assert len(hashes) == len(set(hashes))
    twins = [one for one in hostile.items if one["outcome"] == "duplicate"]
    assert twins
    assert all(one["sha256"] in hashes for one in twins)


def test_what_must_be_imported_whole_is(corpus: Path, hostile: Taken) -> None:
    for name, facts in truth(corpus, "hostile")["files"].items():
        count = re.search(r"import all (\d+)", facts["expect"])
        if count:
            assert len(hostile.entries_of(name)) == int(count[1])
