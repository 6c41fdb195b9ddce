"""Names of recordings by many makers are taken apart; silent and broken ones say so; a memo is in doubt."""

from __future__ import annotations

import json
import wave
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.media import recording_names, recordings
from app.intake.sniffing import sniff

if TYPE_CHECKING:
    from pathlib import Path

SECOND, MINUTE = "2026-07-16T10:46:44", "2026-07-16T10:46:00"


@pytest.mark.parametrize(
    ("name", "number", "person", "at", "precision", "direction"),
    [
        ("通话录音@岭北(13900001111)_20260716104644.mp3", "13900001111", "岭北", SECOND, "second", "none"),
        ("通话录音@13900001111(13900001111)_20260716104644.mp3", "13900001111", "", SECOND, "second", "none"),
        ("岭北@13900001111_20260716104644.amr", "13900001111", "岭北", SECOND, "second", "none"),
        ("岭北_13900001111_20260716104644.amr", "13900001111", "岭北", SECOND, "second", "none"),
        ("13900001111-260716104644.amr", "13900001111", "", SECOND, "second", "none"),
        ("岭北-2607161046.mp3", "", "岭北", MINUTE, "minute", "none"),
        ("岭北（青禾）-2607161046.mp3", "", "岭北（青禾）", MINUTE, "minute", "none"),
        ("13900001111 2026-07-16 10-46-44.m4a", "13900001111", "", SECOND, "second", "none"),
        ("通话录音 岭北_260716_104644.m4a", "", "岭北", SECOND, "second", "none"),
        ("Call recording Ling Bei_260716_104644.m4a", "", "Ling Bei", SECOND, "second", "none"),
        ("Call recording 2026-07-16T10-46-44.m4a", "", "", SECOND, "second", "none"),
        (
            "2026-07-16 10-46-44 (phone) 岭北 (+8613900001111) ↙.m4a",
            "+8613900001111",
            "岭北",
            SECOND,
            "second",
            "in",
        ),
        ("去电_岭北_13900001111_2026-07-16_10_46.mp3", "13900001111", "岭北", MINUTE, "minute", "out"),
        ("与岭北的通话录音 2026年7月16日 10时46分.m4a", "", "岭北", MINUTE, "minute", "none"),
        ("0571-8888-0000(057188880000)_20260716104644.mp3", "057188880000", "", SECOND, "second", "none"),
        ("callrecord-13900001111-20260716104644-incoming.wav", "13900001111", "", SECOND, "second", "in"),
        ("4001012345.amr", "4001012345", "", None, "unknown", "none"),
        ("95533-260716104644.amr", "95533", "", SECOND, "second", "none"),
        ("13900001111-1784170004000.amr", "13900001111", "", "2026-07-16T02:46:44+00:00", "second", "none"),
    ],
)
def test_makers_names(
    name: str, number: str, person: str, at: str | None, precision: str, direction: str
) -> None:
    found = recording_names.read(name)
    assert (found.number, found.name, found.at) == (number, person, at)
    assert (found.precision, found.direction, found.is_call) == (precision, direction, True)


@pytest.mark.parametrize(
    ("name", "at", "precision"),
    [
        ("REC_0063.wav", None, "unknown"),
        ("新录音 12.m4a", None, "unknown"),
        ("Voice 001.m4a", None, "unknown"),
        ("录音_20260716_104644.m4a", SECOND, "second"),
        ("AUD-20260716-WA0003.opus", "2026-07-16T00:00:00", "day"),
        ("AUDIO-2026-07-16-10-46-44.ogg", SECOND, "second"),
    ],
)
def test_a_memo_names_no_call(name: str, at: str | None, precision: str) -> None:
    found = recording_names.read(name)
    assert (found.number, found.name, found.at, found.precision, found.is_call) == (
        "",
        "",
        at,
        precision,
        False,
    )


@given(st.text(max_size=60))
def test_any_name_is_answered(name: str) -> None:
    found = recording_names.read(name)
    assert (found.at is None) == (found.precision == "unknown")
    assert found.number == "" or len(found.number.lstrip("+")) >= 5


def wave_file(path: Path, loud: int) -> Path:
    tone = (np.sin(np.arange(16_000) / 8) * loud).astype("<i2")
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(tone.tobytes())
    return path


@pytest.mark.parametrize(("loud", "reason"), [(8000, ""), (20, "silent_recording")])
def test_a_silent_recording_says_so(tmp_path: Path, loud: int, reason: str) -> None:
    result = recordings.read(wave_file(tmp_path / "a.wav", loud), "audio/wav", "岭北-2607161046.wav", {})
    codes = [one["code"] for one in result["messages"][0]["doubts"]]
    assert (result["reason"], result["media"]["duration_s"]) == (reason, 2.0)
    assert ("silent_recording" in codes) == bool(reason)


def test_the_corpus_recordings_are_read_field_by_field(corpus: Path) -> None:
    truth: dict[str, dict[str, Any]] = json.loads(
        (corpus / "truth" / "recordings.json").read_text(encoding="utf-8")
    )
    for name, facts in truth.items():
        path = corpus / "recordings" / name
        if facts["kind"] != "call_recording":
            continue
        result = recordings.read(path, sniff(path, name).media_type, name, {})
        call, seconds = result["messages"][0], result["media"]["duration_s"]
        assert (call["number"] or None) == facts["number"], name
        if facts.get("start_source", "filename") == "filename":
            assert call["at"] == facts["start"], name
        else:
            assert call["at"] is None, name
        if facts["duration_s"] is None:
            assert (result["state"], result["reason"]) == ("partial", "damaged_recording"), name
        else:
            assert abs(seconds - facts["duration_s"]) < 0.5, name
        assert (result["reason"] == "silent_recording") == (facts.get("note") == "silence"), name
        assert call["at"] is None or datetime.fromisoformat(call["at"])
