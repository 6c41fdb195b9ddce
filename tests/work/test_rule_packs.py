"""A newer rule pack: looked at, kept, in force, taken away; what is wrong with it is named and changes nothing."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.case.errors import Trouble
from app.paths import seed, user_data
from app.rules import packs
from app.work import rule_packs

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = seed("rules", "cn_conduct.toml").read_text(encoding="utf-8")
NEWER = """

[[rule]]
id = "cn.test.night"
title = { zh_CN = "夜间", en = "night" }
instrument = { zh_CN = "《某规定》", en = "some rule" }
article = "1"
quoted = ""
says = { zh_CN = "夜间不联系。", en = "No contact at night." }
bound = ["bank"]
in_force_from = 2027-01-01
binding = "regulation"
check = "quiet_hours"
parameters = { from = "21:00", to = "09:00", zone = "case", channels = ["sms"] }
source = "某报"
quality = "secondary"
not_covered = { zh_CN = "无", en = "nothing" }
facts = []
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "newer.toml"
    path.write_text(SHIPPED + NEWER, encoding="utf-8")
    return path


def knows(id: str) -> bool:
    return any(one.id == id for one in packs.all_packs().rules)


def test_a_newer_pack_is_in_force_until_it_is_removed(newer: Path) -> None:
    before = packs.all_packs()
    pack = rule_packs.look(newer)
    assert pack.new == 1 and pack.rules > 5 and pack.latest == date(2027, 1, 1)
    assert pack.sha256 == hashlib.sha256(newer.read_bytes()).hexdigest()
    assert not knows("cn.test.night")
    place = rule_packs.keep(pack)
    assert place.parent == user_data() / "rules" and knows("cn.test.night")
    assert packs.all_packs().faults == before.faults, "what it repeats of the shipped rules is no fault"
    (mine,) = rule_packs.kept()
    rule_packs.remove(mine)
    assert packs.all_packs().rules == before.rules


def test_a_later_one_of_the_same_name_takes_the_place(newer: Path) -> None:
    rule_packs.keep(rule_packs.look(newer))
    newer.write_text(SHIPPED + NEWER.replace("cn.test.night", "cn.test.later"), encoding="utf-8")
    rule_packs.keep(rule_packs.look(newer))
    assert len(rule_packs.kept()) == 1
    assert knows("cn.test.later") and not knows("cn.test.night")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: "kein toml [", "pack_unreadable"),
        (lambda text: text.replace("[pack]", "[park]"), "pack_field"),
        (lambda text: text + NEWER.replace('check = "quiet_hours"', 'check = "magic"'), "rule_field"),
        (lambda text: text + NEWER.replace('article = "1"\n', ""), "rule_needs"),
        (lambda text: text + NEWER + 'strange = "x"\n', "rule_strange"),
        (lambda text: text.replace("max = 3", "max = 4", 1), "rule_twice"),
        (lambda text: text, None),
        (lambda text: "#" * (rule_packs.LARGEST + 1), "pack_too_large"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(tmp_path: Path, change: object, code: str | None) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(change(SHIPPED), encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(Trouble) as told:
        rule_packs.keep(rule_packs.look(path))
    assert told.value.code == (code or "pack_nothing_new")
    assert rule_packs.kept() == []


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="file_unreadable"):
        rule_packs.look(tmp_path / "none.toml")
