from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import wording
from app.case.errors import Refused, Trouble
from app.followup import authorities
from app.work import own_sources

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 8, 20)
FIELDS = {"title": "青州金融管理局", "contact": "0536-000", "source": "自己打电话问的"}


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path))
    return tmp_path


def test_a_local_office_is_the_persons_own_until_they_go_back() -> None:
    shipped = authorities.authorities().items["local_finance"]
    assert not shipped.own
    own_sources.save_authority("local_finance", FIELDS, today=TODAY)
    mine = authorities.authorities().items["local_finance"]
    assert (mine.own, mine.contact["zh_CN"], mine.title["en"], mine.known_on) == (
        True,
        "0536-000",
        "青州金融管理局",
        TODAY,
    )
    assert (mine.does, mine.cannot, mine.facts) == (shipped.does, shipped.cannot, shipped.facts)
    own_sources.save_authority("police", FIELDS | {"title": ""}, today=TODAY)
    own_sources.save_authority("local_finance", FIELDS | {"contact": "0536-111"}, today=TODAY)
    assert authorities.authorities().items["local_finance"].contact["en"] == "0536-111"
    assert authorities.authorities().items["police"].title["zh_CN"].startswith("公安")
    own_sources.forget_authority("local_finance")
    assert authorities.authorities().items["local_finance"] == shipped
    assert authorities.authorities().items["police"].own
    assert list(own_sources.place().parent.glob("*.new")) == []


@pytest.mark.parametrize("field", ["contact", "source"])
def test_how_to_reach_it_and_where_from_are_needed(field: str) -> None:
    with pytest.raises(Refused) as refused:
        own_sources.save_authority("police", FIELDS | {field: " "}, today=TODAY)
    assert refused.value.field == field and not own_sources.place().exists()


def test_a_file_that_cannot_be_read_is_left_alone_and_named(data_folder: Path) -> None:
    own_sources.place().parent.mkdir()
    for text in ("not toml [", "authority = 3\n", "authority = [1]\n"):
        own_sources.place().write_text(text, encoding="utf-8")
        with pytest.raises(Trouble) as trouble:
            own_sources.save_authority("police", FIELDS, today=TODAY)
        assert trouble.value.code == "own_file_unreadable"
        assert own_sources.place().read_text(encoding="utf-8") == text


def test_a_wrong_type_in_the_file_is_one_sentence() -> None:
    own_sources.save_authority("police", FIELDS, today=TODAY)
    file = own_sources.place()
    file.write_text(file.read_text("utf-8").replace('"0536-000"', "110"), encoding="utf-8")
    found = own_sources.faults()
    assert len(found) == 1
    for lang in wording.LANGUAGES:
        said = wording.sentence(found[0].code, found[0].facts, lang)
        assert "own.toml" in said and "contact" in said and "police" in said
    assert (
        authorities.authorities().items["police"].contact["en"] == "110"
        or not authorities.authorities().items["police"].own
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip))
def test_whatever_is_typed_is_read_back(words: str) -> None:
    own_sources.save_authority("police", FIELDS | {"contact": words}, today=TODAY)
    assert authorities.AUTHORITY and own_sources.faults() == []
    assert read_back() == words.strip()


def read_back() -> str:
    from app.followup.sources import read

    return read(authorities.AUTHORITY, [own_sources.place()]).items["police"].contact["zh_CN"]
