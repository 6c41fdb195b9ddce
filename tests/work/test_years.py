"""The year of a date without one: proposed, never claimed; said once by a person, offered for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from work_data import evidence

from app.case.records import Citation, Entry
from app.work import review_edit, years

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

LATEST = "2026-02-10T10:00:00+08:00"


def shown(id: str, at_shown: str, y: float) -> tuple[Entry, Citation]:
    doubt = {"code": "year_unknown", "field": "time", "facts": {"shown": at_shown}}
    more: dict[str, Any] = {"precision": "before", "at_latest": LATEST, "at_shown": at_shown}
    entry = Entry(id=f"en_{id}", kind="sms", direction="in", text=id, number="1069", doubts=(doubt,), **more)
    region = (10.0, y, 200.0, 40.0)
    return entry, Citation(id=f"ci_{id}", evidence="ev_x", entry=entry.id, region=region, text=id)


def test_the_likely_moment_is_the_latest_that_the_bound_allows(case: Case) -> None:
    entry, _ = shown("a", "3月24日 17:04", 10)
    likely = years.likely(entry, "Asia/Shanghai")
    assert likely is not None
    assert likely.at == "2025-03-24T17:04:00+08:00"


def test_the_year_said_of_one_is_offered_for_the_others_of_the_picture_in_their_order(
    case: Case, put: Callable[..., None]
) -> None:
    rows = [
        *shown("december", "12月30日 20:00", 10),  # above January: last year, so it is left out
        *shown("first", "1月2日 14:14", 20),
        *shown("second", "1月5日 09:00", 30),
        *shown("third", "1月7日 09:00", 40),
    ]
    put(evidence("x"), *rows)
    snapshot = case.snapshot()
    entry = snapshot.entry_by_id["en_first"]
    found = years.shared(snapshot, entry, {"at": "2026-01-02T14:14:00", "precision": "minute"})
    assert {one: fields["at"][:16] for one, fields in found.items()} == {
        "en_second": "2026-01-05T09:00",
        "en_third": "2026-01-07T09:00",
    }
    review_edit.correct_each(case, found)
    second = case.get(Entry, "en_second")
    assert (second.at, second.said_by, second.status) == ("2026-01-05T09:00:00+08:00", "person", "draft")
    assert second.doubts == ()
    assert years.shared(case.snapshot(), second, {"at": "2026-01-05T09:00"}) == {}
