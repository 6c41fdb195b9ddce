"""A whole case as a person has it: every contact that the files show is there, right, once, and no other."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.acceptance.conftest import Taken

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(900)]
KINDS = {"sms": "sms", "call": "call", "email": "mail", "wechat": "chat"}
NO_CONTACT = {"unrelated", "confirmation_of_agreement", "payment"}
PUNCTUATION = str.maketrans("：，；！？（）【】“”", ':,;!?()[]""')
SHARE, MISSING = 0.98, 1


def fold(text: str | None) -> str:
    """Words without what reading a picture may change: width, blanks, the form of punctuation."""
    plain = unicodedata.normalize("NFKC", text or "").translate(PUNCTUATION)
    return re.sub(r"\s+", "", plain)


def shown(story: dict[str, Any]) -> list[dict[str, Any]]:
    """The contacts that at least one file shows."""
    return [
        one
        for one in story["contacts"]
        if one["evidence"] and one["belongs_to_case"] and one["direction"] == "in"
    ]


def contacts(case: Taken) -> list[dict[str, Any]]:
    """What the case holds as inbound contacts and receipts."""
    return [
        one
        for one in case.dump["entries"]
        if one["status"] != "discarded"
        and one["kind"] in KINDS.values()
        and one["direction"] == "in"
        and one["category"] not in ("unrelated", "payment")
    ]


def fits(entry: dict[str, Any], contact: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether an entry is a contact, to the precision that the files show."""
    if entry["kind"] != KINDS[contact["channel"]]:
        return False
    if contact["number"] and entry["number"] != contact["number"]:
        return False
    return _words(entry, contact, known) and _time(entry, contact, known)


def _words(entry: dict[str, Any], contact: dict[str, Any], known: dict[str, Any]) -> bool:
    said, wanted = fold(entry["text"]), fold(contact["text"])
    if contact["id"] in known["only_partial_text"]:
        return len(said) >= 8 and said in wanted
    return said == wanted or (contact["channel"] == "email" and wanted in said)


def _time(entry: dict[str, Any], contact: dict[str, Any], known: dict[str, Any]) -> bool:
    if contact["id"] in known["time_unknown"]:
        return entry["at"] is None
    if contact["id"] in known["day_only"]:
        return entry["precision"] == "day" and (entry["at"] or "")[:10] == contact["datetime"][:10]
    return entry["precision"] in ("second", "minute") and (entry["at"] or "")[:16] == contact["datetime"][:16]


def paired(case: Taken, story: dict[str, Any]) -> dict[str, list[str]]:
    """For each contact the entries that are it."""
    known, held = story["expected_from_files"], contacts(case)
    return {
        one["id"]: [entry["id"] for entry in held if fits(entry, one, known)]
        for one in story["contacts"]
        if one["evidence"] and one["direction"] == "in"
    }


def test_the_contacts_are_there_once_and_right(case: Taken, story: dict[str, Any]) -> None:
    pairs = paired(case, story)
    missing = [one["id"] for one in shown(story) if not pairs[one["id"]]]
    twice = [one["id"] for one in shown(story) if len(pairs[one["id"]]) > 1]
    assert twice == []
    assert len(missing) <= MISSING, missing
    assert 1 - len(missing) / len(shown(story)) >= SHARE, missing


def test_none_is_invented(case: Taken, story: dict[str, Any]) -> None:
    known = {entry for entries in paired(case, story).values() for entry in entries}
    extra = [one for one in contacts(case) if one["id"] not in known]
    assert [(one["kind"], one["number"], one["at"], one["text"]) for one in extra] == []


def test_unrelated_messages_are_counted_and_no_contacts(case: Taken, story: dict[str, Any]) -> None:
    others = [
        fold(one["text"]) for one in story["contacts"] if one["evidence"] and not one["belongs_to_case"]
    ]
    assert others
    assert sorted(fold(one["text"]) for one in case.dump["unrelated"]) == sorted(others)


def test_categories_and_recipients_are_those_of_the_story(case: Taken, story: dict[str, Any]) -> None:
    held = {one["id"]: one for one in case.dump["entries"]}
    wrong = [
        (contact["id"], contact["category"], held[entry]["category"])
        for contact in shown(story)
        for entry in paired(case, story)[contact["id"]]
        if held[entry]["category"] != contact["category"]
    ]
    assert wrong == []
    others = {
        contact["id"]
        for contact in shown(story)
        for entry in paired(case, story)[contact["id"]]
        if (held[entry]["recipient"] or {}).get("who") == "third_party"
    }
    assert others == set(story["expected_from_files"]["third_party"])


def test_numbers_have_the_owners_of_the_story(case: Taken, story: dict[str, Any]) -> None:
    owned = {number: party["name"] for party in case.dump["parties"] for number in party["numbers"]}
    assert owned
    assert {number: story["numbers"].get(number) for number in owned} == owned
    agencies = [one for one in case.dump["parties"] if one["kind"] == "agency"]
    lenders = {one["id"]: one["name"] for one in case.dump["parties"] if one["kind"] == "lender"}
    assert {lenders.get(one["acts_for"]) for one in agencies} == {story["lender"]}
