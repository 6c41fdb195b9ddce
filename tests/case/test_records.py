"""Every record comes back from the disk as it was put there; the tables are those of the records."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.case import engine, rows
from app.case.case import Batch, Case
from app.case.errors import Trouble
from app.case.records import (
    Agreement,
    Allocation,
    CaseInfo,
    Citation,
    Complaint,
    Device,
    Document,
    Entry,
    Evidence,
    Instalment,
    PaperPlan,
    Party,
    PartyNumber,
    Payment,
    Reading,
    Record,
    SetAside,
    Spoken,
    Task,
    Term,
)
from app.case.redactions import Redaction
from app.case.sendings import Sending
from app.case.tables import BY_TABLE, JOURNALLED
from tests.case.conftest import entry

FULL: list[Record] = [
    CaseInfo(title="改名", borrower="张三", time_zone=None, jurisdiction="us"),
    Device(id="dv_1", name="手机", owner="张三", model="K70", original_at="家中"),
    Party(id="pa_1", name="顺心", kind="lender"),
    Party(id="pa_2", name="某公司", kind="agency", acts_for="pa_1", status="draft"),
    PartyNumber(id="pn_1", party="pa_2", number="95231466", key="95231466"),
    Evidence(
        id="ev_1",
        sha256="0" * 64,
        size=12,
        media_type="image/png",
        name="图.png",
        stored="files/00/x.png",
        sources=({"path": "/x/图.png", "added_at": "2025-01-01", "mtime": 1.5},),
        device="dv_1",
        taken_at="2025-07-05T10:00:00+08:00",
        taken_from="exif",
        taken_exact=True,
        exhibit=1,
        page_facts={"amounts": [{"minor": 5}], "due_dates": []},
        unread_rows=3,
        hidden=True,
    ),
    entry(
        1,
        debt="de_1",
        party="pa_2",
        recipient={"who": "self", "name": "", "relation": ""},
        at="2025-07-05T10:00:00+08:00",
        precision="minute",
        amounts=({"minor": 1, "currency": "CNY"},),
        due_dates=("2025-07-06",),
        doubts=({"code": "follower", "field": "time", "facts": {}},),
        key=True,
    ),
    entry(2, replaced_by="en_1", status="discarded"),
    Agreement(
        id="ag_1",
        debt="de_1",
        agreed_at="2025-03-10",
        total_minor=5,
        ends_when={"total_missed": 2},
        promises={"stop_sms": True},
        payments_cover=("2025-03-01", "2025-06-01"),
    ),
    Term(id="te_1", agreement="ag_1", kind="stop", text="停止催收"),
    Instalment(id="in_1", agreement="ag_1", n=1, due_on="2025-04-10", minor=5),
    Payment(id="py_1", entry="en_1", debt="de_1", minor=5, paid_at="2025-04-09"),
    Allocation(id="al_1", payment="py_1", instalment="in_1", minor=5),
    Citation(id="ci_1", evidence="ev_1", entry="en_1", page=1, region=(1.0, 2.5, 3.0, 4.0), text="逾期"),
    Citation(id="ci_2", evidence="ev_1", term="te_1", second=3.5, contrary=True),
    Document(
        id="do_1",
        kind="timeline",
        name="t.docx",
        settings={"lang": "zh_CN"},
        sha256="1" * 64,
        content_hash="2" * 64,
        made_at="2025-08-01T00:00:00+08:00",
    ),
    PaperPlan(
        id="pp_1",
        kind="complaint",
        first="我想说明的是……",
        own=({"base": "原句", "text": "改过的句子"},),
        choices={"deadline": "2025-09-01", "left_out": ["en_2"]},
    ),
    SetAside(id="sa_1", finding="fi_1", why="号码不是催收"),
    Complaint(id="co_1", debt="de_1", body="lender", made_on="2025-08-01", way="letter", entry="en_1"),
    Complaint(id="co_2", body_name="某局", made_on="2025-08-20", follows="co_1", paused_days=3),
    Task(id="ta_1", step="get_statement", state="later", noted_on="2025-08-01", until="2025-08-09"),
    Sending(id="se_1", document="do_1", to="某局", way="courier", sent_on="2025-08-02", receipt="ev_1"),
    Redaction(id="rd_1", kind="words", words="13800000000", profiles=("portal",)),
    Redaction(id="rd_2", kind="region", evidence="ev_1", page=1, region=(1.0, 2.0, 30.0, 4.5)),
    Redaction(id="rd_3", kind="checked", evidence="ev_1", page=1, looked_for=("张三",)),
    Spoken(id="sp_1", evidence="ev_1", second=12.5, n=1, speaker="对方", text="今天必须还"),
]


def test_every_record_comes_back_as_it_was_put(case: Case) -> None:
    change = case.edit("test", Batch(put=FULL))
    assert change.rows == tuple((record.table, record.id) for record in FULL)
    assert [case.get(type(record), record.id) for record in FULL] == FULL
    assert case.verify() != []  # the file of ev_1 was never there
    snapshot = case.snapshot()
    assert snapshot.case.title == "改名"
    assert {type(record) for record in FULL} | {type(snapshot.debts[0])} == set(JOURNALLED)


def test_putting_the_same_again_changes_nothing(case: Case) -> None:
    case.edit("test", Batch(put=FULL))
    before = case.journal_state()
    change = case.edit("test", Batch(put=[case.get(type(record), record.id) for record in FULL]))
    assert (change.rows, change.tables, case.journal_state()) == ((), frozenset(), before)


def test_a_reading_comes_back_and_the_latest_counts(case: Case) -> None:
    case.edit("test", Batch(put=FULL))
    assert case.reading_of("ev_1") is None
    first = Reading(id="re_1", evidence="ev_1", state="failed", reason="timeout")
    second = Reading(id="re_2", evidence="ev_1", state="ok", text="字", result={"words": [{"box": [1, 2]}]})
    case.save_reading(first)
    case.save_reading(second)
    assert case.reading_of("ev_1") == second
    assert case.snapshot().readings == {"ev_1": "ok"}
    case.save_reading(first)
    assert case.reading_of("ev_1") == first


def test_records_are_found_by_their_fields(case: Case) -> None:
    case.edit("test", Batch(put=FULL))
    assert [one.id for one in case.find(Entry, status="discarded")] == ["en_2"]
    assert [one.id for one in case.find(Entry, key=True, debt="de_1")] == ["en_1"]
    assert [one.id for one in case.find(Entry, party=None)] == ["en_2"]
    assert case.find(Evidence, hidden=False) == []
    with pytest.raises(KeyError):
        case.find(Entry, no_such_field=1)


def test_what_is_not_there_is_named(case: Case) -> None:
    with pytest.raises(Trouble) as caught:
        case.get(Entry, "en_none")
    assert (caught.value.code, caught.value.facts) == ("no_such", {"table": "entry", "id": "en_none"})


def test_values_outside_an_enumeration_are_refused_and_nothing_is_written(case: Case) -> None:
    for wrong in (
        entry(9, kind="telegram"),
        entry(9, status="maybe"),
        entry(9, debt="de_none"),
        Citation(id="ci_9", evidence="ev_1"),
        Party(id="pa_9", name="x", kind="friend"),  # type: ignore[arg-type]
    ):
        with pytest.raises(engine.IntegrityError):
            case.edit("test", Batch(put=[wrong]))
    assert case.find(Entry) == []
    assert case.journal_state()[0] == 1


def test_a_citation_points_at_exactly_one_thing(case: Case) -> None:
    case.edit("test", Batch(put=FULL))
    with pytest.raises(engine.IntegrityError):
        case.edit("test", Batch(put=[Citation(id="ci_9", evidence="ev_1", entry="en_1", term="te_1")]))


def expected(cls: type[Record], field: dataclasses.Field[Any]) -> tuple[str, bool]:
    """SQLite type and whether it may be NULL."""
    hint = get_type_hints(cls)[field.name]
    optional = get_origin(hint) in (Union, types.UnionType)
    if optional:
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    plain = {int: "INTEGER", bool: "INTEGER", float: "REAL"}.get(hint, "TEXT")
    return ("TEXT" if field.metadata.get("json") else plain), optional


@pytest.mark.parametrize("table", sorted(BY_TABLE))
def test_tables_have_the_fields_of_their_records(case: Case, table: str) -> None:
    conn = case._readers.conn()
    columns = {row[1]: (row[2], not row[3]) for row in conn.execute(f'PRAGMA table_info("{table}")')}
    columns.pop("at_sort", None)
    cls = BY_TABLE[table]
    assert columns == {field.name: expected(cls, field) for field in dataclasses.fields(cls)}
    sql = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    assert sql.strip().endswith("STRICT")
    for field in dataclasses.fields(cls):
        hint = get_type_hints(cls)[field.name]
        if get_origin(hint) is Literal:
            squeezed = " ".join(sql.split())
            assert f'"{field.name}" IN ({", ".join(repr(one) for one in get_args(hint))})' in squeezed


def test_records_are_imported_without_the_database() -> None:
    code = "import sys, app.case.records; print({'sqlite3', 'sqlite_utils', 'sqlcipher3'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_json_is_compact_and_sorted() -> None:
    assert rows.to_json({"b": [1, 2], "a": "字"}) == '{"a":"字","b":[1,2]}'
    assert [rows.from_json(text) for text in ("[]", "{}", '{"a":1}')] == [[], {}, {"a": 1}]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=40), shown=st.text(max_size=10))
def test_any_text_comes_back(case: Case, text: str, shown: str) -> None:
    made = entry(1, text=text, sender_shown=shown, doubts=({"code": text},))
    case.edit("test", Batch(put=[made]))
    assert case.get(Entry, "en_1") == made
    assert case.verify() == []


def test_half_an_emoji_does_not_stop_an_intake(case: Case) -> None:
    case.edit(
        "test", Batch(put=[entry(1, text="还款\ud83d 今天\ude00 \ud83d\ude00", doubts=({"x": "\udc00"},))])
    )
    kept = case.get(Entry, "en_1")
    assert (kept.text, kept.doubts) == ("还款\ufffd 今天\ufffd \U0001f600", ({"x": "\ufffd"},))
    assert case.verify() == []
