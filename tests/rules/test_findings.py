"""The whole document of findings: words, ids, drafts, days, order, setting aside, recounting, tables."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_case import AGREED, EACH, agreement, calls, contact, document, found, record

from app.case.changes import Batch
from app.case.errors import Refused
from app.case.records import Citation, Debt, Evidence, Party, SetAside, Term
from app.paths import resource
from app.report.words import sentences
from app.work import cases, contact_table, finding_words, findings, set_aside, settle
from app.work.dump import Dump

if TYPE_CHECKING:
    from app.case.snapshot import Snapshot

ROOT = Path(__file__).resolve().parents[2]
DAY = timedelta(days=1)
NOON = datetime(2026, 3, 10, 12)
# Never legal certainty, in either language.
FORBIDDEN = re.compile(
    r"违法|非法|犯罪|罪名|侵权|违规|必胜|一定能|赔偿|illegal|unlawful|crim(?:e|inal)|guilty|infring|violat|offen[cs]e"
    r"|liable for|compensation",
    re.I,
)


def rich(kind: str = "bank") -> Snapshot:
    """A contact of every sort, so that every check has something to say."""
    third = {"who": "third_party", "name": "某乙", "relation": "同事"}
    money = ({"minor": 900_000, "currency": "CNY", "role": None},)
    entries = [
        *calls(NOON, 5),
        *calls(NOON + DAY, 8, call_type="missed", party="pa_2"),
        *[contact(f"th_{n}", NOON + n * DAY, category="threat", text="去你单位找你领导") for n in range(4)],
        *[
            contact(f"ol_{n}", NOON - (100 + n) * DAY, category="threat", text="去你单位找你领导")
            for n in range(4)
        ],
        contact("am_1", NOON, text="应还9000元", amounts=money),
        contact("am_2", NOON, text="剩余9000元", amounts=money),
        contact("am_3", NOON, text="逾期9天", overdue_days=9),
        contact("tp_1", NOON, text="请转告", recipient=third),
        contact("tp_2", NOON, "call", recipient=third, call_type="incoming"),
        contact("ni_1", NOON.replace(hour=23), text="请还款"),
        contact("ni_2", NOON.replace(hour=22, minute=0), text="请还款"),
        contact("da_1", NOON, precision="day", text="请还款"),
        contact("un_1", None, category="threat", text="小心点，你家人"),
        contact("un_2", None, recipient=third, text="请转告"),
        contact("im_1", NOON, text="经侦支队将对您协查备案"),
        contact("fr_1", NOON, text="请转到专员个人账户"),
        contact("vi_1", NOON, "visit", party="pa_2"),
        contact("re_1", NOON, category="reminder", text="本期将到期"),
        contact("sd_1", AGREED, precision="day"),
        contact("wh_1", NOON, recipient={"who": "unknown"}),
        contact("lo_1", NOON, debt=None, party=None, text="请还款"),
        contact("co_1", NOON - 40 * DAY, kind="complaint", direction="out"),
        contact("ok_1", NOON - 60 * DAY, category="confirmation_of_agreement", text="还款成功"),
    ]
    return record(*entries, kind=kind, product="信用卡")


def spoken(value: Any) -> list[str]:
    """Every text of our own in a document; words of the record are left out."""
    if isinstance(value, dict):
        return [t for k, v in value.items() if k not in ("words", "who", "source") for t in spoken(v)]
    if isinstance(value, list):
        return [t for one in value for t in spoken(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("lang", finding_words.LANGUAGES)
@pytest.mark.parametrize("kind", ["bank", "small_loan", "consumer_finance", "unknown", "trust"])
def test_no_word_of_certainty_anywhere(kind: str, lang: str) -> None:
    page = document(rich(kind), lang=lang)
    assert len(page["findings"]) > 8
    assert [text for text in spoken(page) if FORBIDDEN.search(text)] == []
    for one in page["findings"]:
        assert set(one["sentences"]) == set(finding_words.LANGUAGES)
        assert one["sentence"] == one["sentences"][lang]
        assert "{" not in "".join(one["sentences"].values())


def test_every_sentence_is_whole_in_both_languages() -> None:
    mine = tomllib.loads(resource("words", "findings.toml").read_text(encoding="utf-8"))
    for key, said in sentences().items():
        if key.split(".")[0] not in mine:
            continue  # letters are Chinese only, by choice
        assert set(said) == set(finding_words.LANGUAGES), key
        zh, en = (set(re.findall(r"\{(\w+)", said[lang])) for lang in finding_words.LANGUAGES)
        assert zh == en or key.endswith(".one"), key  # a singular may name its number in words
        assert not any(FORBIDDEN.search(text) for text in said.values()), key


def test_every_need_item_and_sign_has_its_words() -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "app" / "rules").rglob("*.py"))
    known = sentences()
    for kind, pattern in {
        "gap": r'what="(\w+)"',
        "how": r'how="(\w+)"',
        "sign": r'sign="(\w+)"',
        "element": r'element="(\w+)"',
    }.items():
        named = set(re.findall(pattern, code))
        assert named
        assert {name for name in named if f"{kind}.{name}" not in known} == set()
    for page in (document(rich(kind)) for kind in ("bank", "unknown", "trust", "small_loan")):
        for one in page["findings"]:
            assert all(f"need.{need}" in known for need in one["needs"]), one["needs"]


def test_soft_rules_are_worded_as_soft() -> None:
    said = {one["rule"]: one["sentence"] for one in document(rich())["findings"] if one["result"] == "shown"}
    assert "建议上限" in said["cn.gbt45251.calls_connected"]
    assert "建议" in said["cn.gbt45251.third_party"]
    assert "行业自律" in said["cn.cba2026.attempts"]
    assert said["cn.agreement.promise"].startswith("与协议")


def test_each_check_says_something_of_the_rich_case() -> None:
    page = document(rich())
    assert {one["check"] for one in page["findings"]} >= {
        "after_agreement", "term_breach", "amount_conflict", "quiet_hours", "call_frequency", "third_party",
        "threat", "impersonation", "fraud_sign", "question",
    }  # fmt: skip
    versions = {
        one["rule_version"]: one["entries"] for one in page["findings"] if one["rule"] == "cn.psap.pestering"
    }
    assert versions == {"2012": ["ol_3", "ol_2", "ol_1", "ol_0"], "2025": ["th_0", "th_1", "th_2", "th_3"]}
    assert {one["kind"] for one in page["dates"]} == {"records", "limitation", "complaint_reply"}
    assert page["pack_faults"] == []


def test_what_is_known_from_reports_only_says_so() -> None:
    page = document(rich())
    rules = {(one["id"], one["version"]): one for one in page["rules"]}
    for one in page["findings"]:
        rule = rules[one["rule"], one["rule_version"]]
        assert one["as_reported"] is (rule["quality"] != "official") is rule["as_reported"]
        assert rule["source"] and rule["article"] and rule["not_covered"]


# ids


def test_an_id_is_the_same_as_long_as_the_finding_is() -> None:
    case = record(contact("en_1", NOON.replace(hour=23)), contact("en_2", NOON))
    first = {one["id"] for one in document(case)["findings"]}
    assert len(first) == len(document(case)["findings"])
    again = {one["id"] for one in document(replace(case, entries=case.entries[::-1]), lang="en")["findings"]}
    assert again == first
    more = record(*case.entries, contact("en_3", NOON.replace(hour=23, minute=5)))
    night = "cn.gbt45251.quiet_hours"
    assert found(more, night)[0]["id"] != found(case, night)[0]["id"]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    case, mix = rich(), random.Random(seed)

    def mixed(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(mix.sample(rows, len(rows)))

    names = ("entries", "payments", "allocations", "instalments", "parties")
    assert document(replace(case, **{name: mixed(getattr(case, name)) for name in names})) == document(case)


# drafts and days


def test_drafts_count_only_provisionally_and_say_so() -> None:
    draft = contact("en_1", NOON.replace(hour=23), status="draft")
    sure = contact("en_2", NOON.replace(hour=23))
    case = record(draft, sure)
    assert found(case, "cn.gbt45251.quiet_hours")[0]["entries"] == ["en_2"]
    assert not any(one["provisional"] for one in document(case)["findings"])
    (one,) = found(case, "cn.gbt45251.quiet_hours", provisional=True)
    assert (one["entries"], one["provisional"]) == (["en_1", "en_2"], True)
    drafted = record(sure, agreements=(agreement(status="draft"),))
    assert found(drafted, "cn.agreement.after") == []
    assert [one["provisional"] for one in found(drafted, "cn.agreement.after", provisional=True)] == [True]


def test_the_day_is_that_of_the_record_and_never_the_clock() -> None:
    case = record(contact("en_1", NOON), agreements=(agreement(payments_cover=()),), paid=0)
    assert findings.build(case)["as_of"] == "2026-03-10"
    assert findings.build(case, as_of=date(2026, 3, 9))["facts"]["compliance"] == {}
    assert findings.build(record(paid=0, agreements=()))["as_of"] is None


def test_what_is_no_contact_is_in_no_count() -> None:
    others = [
        contact("en_1", NOON, direction="out"),
        contact("en_2", NOON, category="unrelated"),
        contact("en_3", NOON, category="confirmation_of_agreement"),
        contact("en_4", NOON, kind="payment"),
        contact("en_5", NOON, status="discarded"),
        contact("en_6", NOON, party="pa_9", debt=None),
    ]
    case = record(*others, parties=(Party(id="pa_9", name="某友", kind="person"),))
    page = document(case)
    assert (page["findings"], page["facts"]["compliance"], page["facts"]["messages_per_day"]) == ([], {}, {})


def test_messages_have_no_cap_and_make_no_finding() -> None:
    many = [
        contact(f"en_{n}", NOON + timedelta(minutes=n), text="请还款", category="reminder") for n in range(30)
    ]
    case = record(*many, agreements=())
    assert document(case)["findings"] == []
    assert len(document(case)["facts"]["messages_per_day"]["2026-03-10"]) == 30


def test_the_proof_of_a_contact_is_what_was_paid_by_then() -> None:
    at = datetime(2025, 5, 5, 8, 59)
    case = record(contact("en_1", at), contact("en_2", at + timedelta(minutes=1)))
    facts = document(case)["facts"]["compliance"]
    assert facts["en_1"]["proof"] == ["ag_1", "py_1"]
    assert facts["en_2"]["proof"] == ["ag_1", "py_1", "py_2"]
    assert facts["en_1"] == {
        "kept": True, "agreement": "alive", "promise_applied": True, "why": "due_today", "proof": ["ag_1", "py_1"],
    }  # fmt: skip


def test_one_debt_of_several() -> None:
    debts = (
        Debt(id="de_1", lender="晨禾借", lender_kind="bank"),
        Debt(id="de_2", lender="别家", lender_kind="bank"),
    )
    case = record(
        contact("en_1", NOON.replace(hour=23)),
        contact("en_2", NOON.replace(hour=23), debt="de_2"),
        debts=debts,
    )
    page = document(case, debt="de_2")
    assert {one["debt"] for one in page["findings"]} == {"de_2"}
    assert page["facts"]["totals"]["contacts"] == 1
    assert page["facts"]["counts_per_day"]["2026-03-10"]["messages"] == 1
    assert (page["agreement_check"], [one["debt"] for one in page["claims"]][:1]) == ([], ["de_2"])


# recounting and tables


@pytest.mark.parametrize("provisional", [False, True])
def test_the_script_of_the_manual_counts_the_same(tmp_path: Path, provisional: bool) -> None:
    row = contact(
        "en_9", NOON, "call", call_type="missed", count=3, status="draft" if provisional else "confirmed"
    )
    case = replace(rich(), entries=(*rich().entries, row))
    page = document(case, provisional=provisional)
    entries = [Dump(case, None).entry(one) for one in case.entries]  # type: ignore[arg-type]
    (tmp_path / "f.json").write_text(json.dumps(page), encoding="utf-8")
    (tmp_path / "d.json").write_text(json.dumps({"entries": entries}), encoding="utf-8")
    script = ROOT / "docs" / "findings_recount.py"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert sum(bool(line.strip()) for line in lines[1:]) <= 30

    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(script), str(tmp_path / "f.json"), str(tmp_path / "d.json")]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > len(page["findings"])
    page["findings"][0]["count"] += 1
    (tmp_path / "f.json").write_text(json.dumps(page), encoding="utf-8")
    assert run().returncode == 1


def test_the_table_of_contacts_holds_no_formula() -> None:
    bad = ["=1+1", "+861", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u3000=cmd|' /C calc'!A0", "平常的话"]
    case = record(*[contact(f"en_{n}", NOON + n * DAY, text=text) for n, text in enumerate(bad)])
    table = list(csv.reader(io.StringIO(contact_table.text(findings.Analysis(snapshot=case)), newline="")))
    assert len(table) == 1 + len(bad)
    cells = [row[11] for row in table[1:]]
    assert cells == [f"'{text}" for text in bad[:-1]] + bad[-1:]
    assert {len(row) for row in table} == {len(contact_table.COLUMNS["en"])}


# setting aside


@pytest.fixture
def case(tmp_path: Path) -> Any:
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as made:
        debt = made.find(Debt)[0].id
        made.edit("test", Batch(put=[replace(contact("en_1", NOON.replace(hour=23)), debt=debt, party=None)]))
        yield made


def test_a_finding_is_set_aside_with_a_reason_and_stays_visible(case: Any) -> None:
    def page() -> dict[str, Any]:
        return findings.build(case.snapshot())["findings"][0]

    first = page()
    assert first["set_aside"] is None
    set_aside.set_aside(case, first["id"], "当时是我请他们晚上打来的")
    assert page() == first | {"set_aside": {"why": "当时是我请他们晚上打来的"}}
    settle.set_many(case, {"findings": [{"id": first["id"], "set_aside": {"why": "另一个理由"}}]})
    assert page()["set_aside"] == {"why": "另一个理由"}
    case.undo()
    assert page()["set_aside"] == {"why": "当时是我请他们晚上打来的"}
    settle.set_many(case, {"findings": [{"id": first["id"], "set_aside": None}]})
    assert page() == first
    assert case.find(SetAside) == []
    assert case.verify() == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"id": "fi_none", "set_aside": {"why": "x"}}, "no_such_finding"),
        ({"id": "first", "set_aside": {"why": " "}}, "set_aside_needs"),
        ({"id": "first", "set_aside": {}}, "set_aside_needs"),
        ({"id": "first"}, "set_aside_needs"),
        ({"set_aside": None}, "no_such_finding"),
    ],
)
def test_setting_aside_needs_a_finding_and_a_reason(case: Any, row: dict[str, Any], code: str) -> None:
    first = findings.build(case.snapshot())["findings"][0]["id"]
    with pytest.raises(Refused) as refused:
        settle.set_many(case, {"findings": [row | ({"id": first} if row.get("id") == "first" else {})]})
    assert refused.value.code == code
    assert case.find(SetAside) == []


# the agreement, claims, causes


def test_the_agreement_is_checked_item_by_item() -> None:
    case = replace(
        record(contact("en_1", NOON), paid=11),
        terms=(
            Term(id="te_1", agreement="ag_1", kind="stop_collection", text="第三条 停止催收。"),
            Term(id="te_2", agreement="ag_1", kind="stop_sms", text="第三条 停止催收。"),  # the same clause
        ),
        evidence=(file("ev_1", "sealed_pdf"),),
        citations=(Citation(id="ci_1", evidence="ev_1", term="te_1", page=2, text="停止催收"),),
    )
    page = findings.build(case, as_of=date(2026, 3, 12))
    state = {one["item"]: one["state"] for one in page["agreement_check"]}
    assert state == {
        "parties": "unclear", "loan_number": "missing", "balance": "stated", "instalments": "stated",
        "account": "missing", "interest": "missing", "ending": "stated", "stop_collection": "stated",
        "credit_reporting": "missing", "concluded": "stated", "payment_proof": "unclear",
    }  # fmt: skip
    stop = next(one for one in page["agreement_check"] if one["item"] == "stop_collection")
    assert (stop["words"], stop["citation"]["page"], stop["ask"]) == ("第三条 停止催收。", 2, None)
    assert all(one["why"] and (one["ask"] or one["state"] == "stated") for one in page["agreement_check"])
    differ = replace(case, agreements=(agreement(total_minor=5, ends_when={}, promises={}, how="unknown"),))
    state = {one["item"]: one["state"] for one in document(differ)["agreement_check"]}
    assert [state[one] for one in ("balance", "instalments", "ending", "concluded")] == [
        "unclear", "unclear", "missing", "unclear",
    ]  # fmt: skip


def file(id: str, grade: Any) -> Evidence:
    return Evidence(
        id=id, sha256=id, size=1, media_type="image/png", name="a.png", stored=f"files/{id}", grade=grade
    )


def elements(page: dict[str, Any], claim: str) -> list[dict[str, Any]]:
    return [one for each in page["claims"] if each["claim"] == claim for one in each["elements"]]


def test_claims_name_what_is_for_and_against_and_the_next_thing_to_do() -> None:
    entries = [
        contact("en_1", NOON, text="协议系统没有备案，今天先还500元"),
        contact("en_2", NOON - DAY, category="confirmation_of_agreement", text="还款成功"),
        contact("en_3", NOON, "call", call_type="missed", number="13800000000", party=None),
        contact("en_4", datetime(2026, 3, 9, 9), text="请还款"),
    ]
    case = replace(
        record(*entries, paid=11),
        evidence=(file("ev_1", "screenshot"), file("ev_2", "stamped")),
        citations=(
            Citation(id="ci_1", evidence="ev_1", payment="py_1"),
            Citation(id="ci_2", evidence="ev_2", payment="py_2"),
            Citation(id="ci_3", evidence="ev_1", entry="en_2"),
        ),
    )
    page = findings.build(case, as_of=date(2026, 3, 12))
    who = elements(page, "agreement_concluded")[0]
    assert ([one["id"] for one in who["for"]], who["strength"]) == (["ag_1", "en_2"], "fair")
    assert [one["id"] for one in who["against"]] == ["en_1"]
    paid = elements(page, "performed")
    assert [(one["facts"]["n"], one["strength"], one["gap"] and one["gap"]["code"]) for one in paid[:3]] == [
        (1, "fair", "payment_weak"), (2, "strong", None), (3, "own_statement", "payment_own_word"),
    ]  # fmt: skip
    assert paid[2]["for"][0]["own_statement"] is True
    assert (paid[11]["facts"]["state"], paid[11]["gap"]["code"]) == ("missed", "not_in_full")
    kept = elements(page, "contacted_after")[1]
    assert ([one["id"] for one in kept["against"]], len(kept["for"])) == (["en_4", "en_1", "en_3"], 0)
    number = elements(page, "identity")[0]
    assert (number["gap"]["facts"]["numbers"], number["gap"]["until"]) == (["13800000000"], "2028-03-09")
    assert elements(page, "complaints")[0]["gap"]["code"] == "no_complaint"
    assert elements(page, "third_party_told") == []


def test_a_complaint_waits_for_its_answer() -> None:
    sent = contact("en_1", NOON, kind="complaint", direction="out")
    (element,) = elements(document(record(sent)), "complaints")
    assert (element["gap"]["code"], element["gap"]["until"]) == ("no_reply", "2026-03-25")
    answer = contact("en_2", NOON + 3 * DAY, kind="complaint_reply")
    (element,) = elements(document(record(sent, answer)), "complaints")
    assert (element["gap"], len(element["for"])) == (None, 2)
    assert [one["kind"] for one in document(record(sent, kind="small_loan"))["dates"]] == ["limitation"]


def test_dates_to_keep_in_mind() -> None:
    made = [
        contact("en_1", datetime(2026, 4, 30, 12)),
        contact("en_2", datetime(2026, 5, 1, 12)),
        contact("en_3", datetime(2026, 8, 31, 12)),
    ]
    dates = {one["rule"]: one for one in findings.build(record(*made), as_of=date(2026, 11, 2))["dates"]}
    assert (dates["cn.sms2026.records"]["until"], dates["cn.sms2026.records"]["passed"]) == ("2027-02-28", 1)
    assert dates["cn.gbt45251.records"]["until"] == "2028-04-30"
    assert dates["cn.civ.limitation"]["until"] == "2029-03-05"
    assert "cn.cc2011.records" not in dates and "cn.cfc2024.records" not in dates


def signs(case: Snapshot, cause: str) -> tuple[list[str], list[str]]:
    (one,) = [each for each in document(case)["causes"] if each["cause"] == cause]
    return [sign["sign"] for sign in one["for"]], [sign["sign"] for sign in one["against"]]


def test_signs_for_and_against_three_causes() -> None:
    soon = record(contact("en_1", AGREED + 3 * DAY, text="请还款"))
    assert signs(soon, "slow_information") == (["stopped_soon"], [])
    assert signs(soon, "technical_fault")[1] == ["stopped_soon"]
    robot = record(*[contact(f"en_{n}", AGREED + (40 + n) * DAY, text="请还款") for n in range(3)])
    assert signs(robot, "technical_fault")[0] == ["same_minute"]
    assert signs(robot, "slow_information")[1] == ["went_on", "same_minute"]
    people = record(
        contact("en_0", AGREED - DAY, number="1", party=None),
        contact("en_1", AGREED - DAY, number="2", party=None),
        contact("en_2", AGREED + DAY, category="confirmation_of_agreement"),
        contact("en_3", AGREED + 40 * DAY, "chat", number="1", party=None, text="在吗"),
        contact("en_4", AGREED + 41 * DAY, "chat", number="1", party=None, text="今天能处理吗"),
    )
    assert signs(people, "human_error") == (["one_goes_on", "confirmed_but_went_on"], [])
    assert signs(people, "technical_fault") == ([], ["personal_words"])
    money = ({"minor": 5 * EACH, "currency": "CNY", "role": None},)
    old = record(
        contact("en_1", AGREED - DAY, amounts=money, text="应还5000元"),
        contact("en_2", AGREED + 2 * DAY, amounts=money, text="应还5000元"),
        contact("en_3", AGREED + 60 * DAY, amounts=money, text="应还5000元"),
    )
    assert "old_amounts_soon" in signs(old, "slow_information")[0]
    assert "old_amounts_late" in signs(old, "technical_fault")[0]
    assert document(record(contact("en_1", AGREED - DAY)))["causes"] == []


def test_an_empty_record_is_a_valid_document() -> None:
    page = findings.build(record(paid=0, agreements=(), instalments=(), debts=()))
    assert (page["findings"], page["claims"], page["causes"], page["agreement_check"]) == ([], [], [], [])


def test_an_entry_of_no_debt_belongs_to_the_only_one_but_not_for_sure() -> None:
    lost = contact("en_1", NOON.replace(hour=23), debt=None, party=None)
    (one,) = found(record(lost), "cn.gbt45251.quiet_hours")
    assert (one["confidence"], one["needs"]) == ("low", ["whose_number"])
    assert found(record(lost), "cn.agreement.after") == []


def test_entries_are_never_changed_by_looking_at_them() -> None:
    case = rich()
    before = [replace(one) for one in case.entries]
    document(case)
    assert list(case.entries) == before
