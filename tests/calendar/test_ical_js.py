"""The calendar file is read by ``ical.js`` as ``icalendar`` reads it, and a change updates its event there.

Needs Node and the package, which is for this test only: ``npm ci --prefix tests/calendar/ical_js``, or a folder
that has it, named by ``JUSHI_ICAL_JS``. Where neither is there the tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from calendar_case import PLAN

from app.followup.calendar import AHEAD, ON_THE_DAY, Day, written
from app.work import agreements, calendar

if TYPE_CHECKING:
    from app.case.case import Case

HERE = Path(__file__).resolve().parent / "ical_js"
PLACE = Path(os.environ.get("JUSHI_ICAL_JS", HERE))
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None or not (PLACE / "node_modules" / "ical.js").is_dir(), reason="ical.js is not installed"
)


def by_ical_js(content: bytes) -> dict[str, dict[str, Any]]:
    """Events by UID; a UID that comes twice fails."""
    assert NODE is not None
    done = subprocess.run(
        [NODE, str(HERE / "read.mjs"), str(PLACE)], input=content, capture_output=True, check=True, timeout=60
    )
    answer = json.loads(done.stdout)
    assert answer["version"] == "2.0"
    events = {one["uid"]: one for one in answer["events"]}
    assert len(events) == len(answer["events"])
    return events


def by_icalendar(content: bytes) -> dict[str, dict[str, Any]]:
    """The same facts by the other parser."""
    found = {}
    for one in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        found[str(one["UID"])] = {
            "uid": str(one["UID"]),
            "summary": str(one["SUMMARY"]),
            "description": str(one.get("DESCRIPTION", "")),
            "day": one.decoded("DTSTART").isoformat(),
            "end": one.decoded("DTEND").isoformat(),
            "whole_day": not isinstance(one.decoded("DTSTART"), datetime),
            "status": str(one["STATUS"]),
            "sequence": int(one.get("SEQUENCE", 0)),
            "alarms": [alarm["TRIGGER"].to_ical().decode() for alarm in one.walk("VALARM")],
        }
    return found


def test_both_parsers_read_the_same_days(case: Case) -> None:
    agreements.record(case, PLAN)
    content = calendar.make(case, lang="zh_CN").content
    read = by_ical_js(content)
    assert len(read) == 3 and all(one["whole_day"] for one in read.values())
    assert read == by_icalendar(content)


def test_a_changed_instalment_is_the_same_event_with_a_later_sequence(case: Case) -> None:
    agreements.record(case, PLAN)
    first = by_ical_js(calendar.make(case, lang="zh_CN").content)
    rows = [row | {"due_on": "2026-06-15"} if row["n"] == 3 else row for row in PLAN["instalments"]]
    agreements.record(case, PLAN | {"instalments": rows})
    second = by_ical_js(calendar.make(case, lang="zh_CN").content)
    assert second.keys() == first.keys()
    moved = [uid for uid in first if first[uid]["day"] != second[uid]["day"]]
    assert [(first[uid]["day"], second[uid]["day"]) for uid in moved] == [("2026-06-10", "2026-06-15")]
    assert all(second[uid]["sequence"] > first[uid]["sequence"] for uid in moved)


@pytest.mark.parametrize(
    "words",
    [
        '逗号，, 分号; 反斜杠\\ 冒号: 引号" 换行\n第二行',
        "好" * 60,
        "😀" * 40 + "👨‍👩‍👧‍👦" * 5,
        "a" * 61 + "漢😀" + "b" * 80,
        "\\n 不是换行",
    ],
    ids=["signs", "han", "emoji", "folded", "escape"],
)
def test_any_text_comes_back_whole(words: str) -> None:
    day = Day(key="a", on=date(2026, 5, 1), title=words, note=words, alarms=(*AHEAD, *ON_THE_DAY))
    content = written([day], name=words, changed_at=datetime(2026, 1, 1, tzinfo=UTC), changes=3)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    read = by_ical_js(content)["a@jushi"]
    assert read == by_icalendar(content)["a@jushi"]
    assert read["summary"].split() == words.split() and read["description"].split() == words.split()
