"""Rule packs: every shipped rule is whole and traceable; a broken one is named and stops nothing."""

from __future__ import annotations

import hashlib
import itertools
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app import wording
from app.case import phrases
from app.paths import seed
from app.rules import packs
from app.rules.rule import QUALITY, Rule

if TYPE_CHECKING:
    from pathlib import Path

ALL = packs.load(sorted(seed("rules").glob("*.toml")))
FACTS = json.loads(seed("rules", "facts.json").read_text(encoding="utf-8"))
WEIGHT = {
    "law": {"law", "judicial interpretation"},
    "regulation": {"regulation", "departmental rule", "departmental normative document"},
    "recommended_standard": {"recommended national standard"},
    "association_guideline": {"industry self-discipline"},
    "agreement": {"law"},
}

RULE = """
[pack]
id = "own"
jurisdiction = "cn"
title = { zh_CN = "自己的", en = "own" }

[[rule]]
id = "own.night"
title = { zh_CN = "夜间", en = "night" }
instrument = { zh_CN = "《某规定》", en = "some rule" }
article = "1"
quoted = ""
says = { zh_CN = "夜间不联系。", en = "No contact at night." }
bound = ["bank"]
in_force_from = 2025-01-01
binding = "regulation"
check = "quiet_hours"
parameters = { from = "21:00", to = "09:00", zone = "case", channels = ["sms"] }
source = "某报"
quality = "secondary"
not_covered = { zh_CN = "无", en = "nothing" }
"""


@pytest.mark.parametrize("rule", ALL.rules, ids=lambda one: f"{one.id}@{one.version}")
def test_every_rule_is_traceable_to_facts(rule: Rule) -> None:
    assert rule.source and rule.article and rule.in_force_from and rule.facts
    assert rule.quality in QUALITY
    for lang in wording.LANGUAGES:
        assert rule.title[lang] and rule.instrument[lang] and rule.says[lang] and rule.not_covered[lang]
    behind = [FACTS[name] for name in rule.facts]
    assert rule.quality == max((one["quality"] for one in behind), key=QUALITY.index)
    assert WEIGHT[rule.binding] & {one["binding_level"] for one in behind}
    first = min(date.fromisoformat(one["effective_from"]) for one in behind)
    assert rule.in_force_from >= first
    ends = [date.fromisoformat(one["effective_to"]) for one in behind if one["effective_to"]]
    assert (rule.in_force_to is not None) == bool(ends)
    assert not ends or (rule.in_force_to is not None and rule.in_force_to <= max(ends))


def test_the_shipped_packs_are_whole() -> None:
    assert ALL.faults == ()
    assert {one.jurisdiction for one in ALL.rules} == {"cn", "us"}
    assert {one for rule in ALL.rules for one in rule.facts} <= set(FACTS)
    known = set(phrases.titles())
    assert {name for rule in ALL.rules for name in rule.parameters.get("classes", ())} <= known


def test_the_facts_are_those_that_were_collected(corpus: Path) -> None:
    place = corpus.parent.parent / "legal_facts.json"
    if not place.is_file():
        pytest.skip("the collection of facts is not here")
    collected = {one["id"]: one for one in json.loads(place.read_text(encoding="utf-8"))}
    for name, kept in FACTS.items():
        plain = json.dumps(collected[name], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(plain.encode()).hexdigest() == kept["sha256"], name


def test_versions_of_one_rule_do_not_overlap() -> None:
    by_id: dict[str, list[Rule]] = {}
    for rule in ALL.rules:
        by_id.setdefault(rule.id, []).append(rule)
    for versions in by_id.values():
        for earlier, later in itertools.pairwise(versions):
            assert earlier.in_force_to is not None
            assert earlier.in_force_to < later.in_force_from


def load(tmp_path: Path, text: str) -> packs.Packs:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    return packs.load([tmp_path / "own.toml"], ALL)


def test_a_pack_of_ones_own_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path))
    assert packs.all_packs().rules == ALL.rules
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text(RULE, encoding="utf-8")
    used = packs.all_packs()
    assert {one.id for one in used.rules} - {one.id for one in ALL.rules} == {"own.night"}
    assert used.faults == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ('id = "own.night"', "", "rule_needs", "id"),
        ('article = "1"', "article = 1", "rule_field", "article"),
        ('source = "某报"', 'source = " "', "rule_field", "source"),
        ('zh_CN = "夜间"', 'zh = "夜间"', "rule_field", "title"),
        ('["bank"]', '["bank", "shop"]', "rule_field", "bound"),
        ("2025-01-01", '"2025-01-01"', "rule_field", "in_force_from"),
        ("2025-01-01", "2025-01-01\nin_force_to = 2024-01-01", "rule_never", "in_force_from"),
        ('"regulation"', '"gospel"', "rule_field", "binding"),
        ('"quiet_hours"', '"silence"', "rule_field", "check"),
        ('"21:00"', '"9 pm"', "rule_field", "parameters.from"),
        ('"21:00"', '"25:00"', "rule_field", "parameters.from"),
        ('zone = "case"', 'zone = "Mars/Base"', "rule_field", "parameters.zone"),
        ('from = "21:00", ', "", "rule_needs", "parameters.from"),
        ('["sms"]', '["pigeon"]', "rule_field", "parameters.channels"),
        ('["sms"]', '["sms"], most = 3', "rule_strange", "parameters.most"),
        ('quality = "secondary"', 'quality = "secondary"\ncolour = "red"', "rule_strange", "colour"),
        ('quality = "secondary"', 'quality = "sure"', "rule_field", "quality"),
        ('["bank"]', '["bank"]\nmaybe_bound = ["trust"]', "rule_needs", "maybe_needs"),
        ('"own.night"', '"cn.agreement.after"\nversion = "2021-01-01"', "rule_twice", "id"),
        ('quality = "secondary"', 'quality = "secondary"\nbasis = ["own.none"]', "rule_basis", "basis: own.none"),
        ('jurisdiction = "cn"', "", "rule_needs", "pack.jurisdiction"),
        ("[[rule]]", "[rule]", "pack_field", "rule"),
        ("[pack]", "[pack", "pack_unreadable", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_pack_is_named_and_the_rest_works(
    tmp_path: Path, old: str, new: str, code: str, field: str
) -> None:
    assert old in RULE
    used = load(tmp_path, RULE.replace(old, new, 1))
    assert [(one.code, one.file, one.field) for one in used.faults] == [(code, "own.toml", field)]
    assert {one.id for one in ALL.rules} <= {one.id for one in used.rules}
    fault = used.faults[0]
    for lang in wording.LANGUAGES:
        said = wording.sentence(fault.code, fault.facts(), lang)
        assert "own.toml" in said
        assert wording.known(fault.code)


def test_one_bad_rule_leaves_the_other_of_its_file(tmp_path: Path) -> None:
    second = RULE.partition("[[rule]]")[2].replace("own.night", "own.day").replace('"21:00"', "7")
    used = load(tmp_path, f"{RULE}\n[[rule]]{second}\n[[rule]]\n")
    assert [(one.rule, one.field) for one in used.faults] == [("own.day", "parameters.from"), ("[3]", "id")]
    assert "own.night" in {one.id for one in used.rules}


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "deep.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")
    (tmp_path / "gone.toml").mkdir()
    used = packs.load(sorted(tmp_path.glob("*.toml")))
    assert [(one.code, one.file) for one in used.faults] == [
        ("pack_unreadable", "bad.toml"),
        ("pack_unreadable", "deep.toml"),
        ("pack_unreadable", "gone.toml"),
    ]
