"""Contacts share what they say and where they stand; none gets what is another's, and nothing else is touched."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import timedelta

import pytest
from rules_case import AGREED, contact, document, record

from app.rules import facts

DAY = timedelta(days=1)
WORDS = "当前应还88.8元"


def due(minor: int) -> tuple[dict[str, object], ...]:
    return ({"minor": minor, "currency": "CNY", "role": "due"},)


def test_a_corrected_amount_stays_with_its_own_message() -> None:
    said = [contact(f"en_{n}", AGREED + n * DAY, text=WORDS, amounts=due(8_880)) for n in range(1, 4)]
    said[1] = replace(said[1], amounts=due(9_990))
    (conflict,) = [one for one in document(record(*said))["findings"] if one["check"] == "amount_conflict"]
    assert [one["said_minor"] for one in conflict["details"]] == [8_880, 9_990, 8_880]


def test_the_same_words_before_and_after_the_agreement_are_not_one() -> None:
    said = [contact(f"en_{n}", AGREED + n * DAY, text=WORDS, amounts=due(8_880)) for n in (-2, -1, 1)]
    out = document(record(*said))
    (conflict,) = [one for one in out["findings"] if one["check"] == "amount_conflict"]
    assert conflict["entries"] == ["en_1"]
    kept = {id: one["kept"] for id, one in out["facts"]["compliance"].items()}
    assert kept == {"en_-2": None, "en_-1": None, "en_1": True}


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_for_rubbish_is_as_before_also_after_an_error(
    enabled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        assert not gc.isenabled()
        raise KeyError("facts")

    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        document(record(contact("en_1", AGREED + DAY)))
        assert gc.isenabled() is enabled
        monkeypatch.setattr(facts, "facts", fails)
        with pytest.raises(KeyError):
            document(record(contact("en_1", AGREED + DAY)))
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
