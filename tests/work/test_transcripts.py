"""Lines of a transcript are kept, cited, found, dumped and taken back as one act."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from work_data import evidence

from app.case.errors import Refused
from app.case.records import Citation, Entry, Evidence, Spoken
from app.work import dump, review, transcripts
from app.work.transcripts import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

LINES = [
    Said(second=12.4, speaker="对方", text="今天必须还两千元"),
    Said(second=3.0, speaker="我", text="请报工号"),
]


@pytest.fixture
def recording(put: Callable[..., None]) -> str:
    put(evidence("rec", media_type="audio/amr", name="岭北-2607161046.amr"))
    return "ev_rec"


def kept(case: Case, recording: str) -> list[tuple[float, str, str]]:
    return [(one.second, one.speaker, one.text) for one in case.snapshot().transcript_of(recording)]


def test_lines_become_citations_of_a_new_call_in_the_order_of_time(case: Case, recording: str) -> None:
    transcripts.save(case, recording, LINES)
    assert kept(case, recording) == [(3.0, "我", "请报工号"), (12.4, "对方", "今天必须还两千元")]
    (entry,) = case.find(Entry)
    cited = sorted((one.second, one.text) for one in case.find(Citation, entry=entry.id))
    assert cited == [(3.0, "我：请报工号"), (12.4, "对方：今天必须还两千元")]
    assert (entry.kind, entry.status, entry.at) == ("call", "draft", None)


def test_they_belong_to_the_call_that_stands_on_the_recording(case: Case, draft: Any) -> None:
    entry = draft("rec", kind="call", text="")
    review.accept(case, [entry.id])
    transcripts.save(case, "ev_rec", LINES)
    assert [one.id for one in case.find(Entry)] == [entry.id]
    assert len(case.find(Citation, entry=entry.id)) == 3
    assert case.get(Evidence, "ev_rec").exhibit == 1


def test_saving_again_changes_only_what_changed_and_takes_away_what_is_gone(
    case: Case, recording: str
) -> None:
    transcripts.save(case, recording, LINES)
    lines = [
        Said(second=one.second, speaker=one.speaker, text=one.text, id=one.id)
        for one in case.snapshot().transcript_of(recording)
    ]
    before = case.journal_state()
    assert transcripts.save(case, recording, lines).rows == () and case.journal_state() == before
    transcripts.save(case, recording, [dataclasses.replace(lines[1], text="今天必须还三千元")])
    assert kept(case, recording) == [(12.4, "对方", "今天必须还三千元")]
    assert [one.text for one in case.find(Citation)] == ["对方：今天必须还三千元"]
    transcripts.save(case, recording, [])
    assert case.find(Spoken) == case.find(Citation) == []


def test_it_is_one_act_and_taken_back_as_one(case: Case, recording: str) -> None:
    transcripts.save(case, recording, LINES)
    assert case.undo_name == "transcript.save"
    case.undo()
    assert case.find(Spoken) == case.find(Entry) == case.find(Citation) == []
    case.redo()
    assert len(case.find(Spoken)) == 2
    assert [one for one in case.verify() if one.code != "original_missing"] == []


def test_what_is_said_is_found_and_stands_in_the_dump(case: Case, recording: str) -> None:
    transcripts.save(case, recording, LINES)
    hits = case.search("必须还两千")
    assert [(id, "两千" in snippet) for id, _, snippet in hits.evidence] == [(recording, True)]
    item = next(one for one in dump.dump(case)["evidence"] if one["id"] == recording)
    assert item["transcript"][0] == {"second": 3.0, "speaker": "我", "text": "请报工号"}
    case.undo()
    assert case.search("必须还两千").evidence == []


def test_a_reader_may_propose_lines() -> None:
    result = {
        "lines": [
            {"second": 1.5, "speaker": "A", "text": "您好"},
            {"second": -3, "text": " 好 "},
            {"text": ""},
        ]
    }
    assert transcripts.proposed(result) == [
        Said(second=1.5, speaker="A", text="您好"),
        Said(second=0.0, text=" 好 "),
    ]
    assert transcripts.proposed({}) == []


def test_an_endless_line_is_refused_and_nothing_is_written(case: Case, recording: str) -> None:
    with pytest.raises(Refused):
        transcripts.save(case, recording, [Said(second=1, text="长" * 20_001)])
    assert case.find(Spoken) == []
