"""Two pictures of one conversation that do not meet: something may be missing between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case.records import Citation
from app.rules.standing import Standing
from app.work import dump, gaps
from app.work.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case
    from app.case.records import Entry

    Draft = Callable[..., Entry]


def shown(draft: Draft, put: Callable[..., None], id: str, hour: int, *pictures: str, **more: Any) -> None:
    draft(id, f"2025-04-01T{hour:02d}:00:00+08:00", **more)
    place = {"page": 1, "region": (0.0, 10.0 * hour, 5.0, 5.0)}
    put(*(Citation(id=f"ci_{id}_{n}", evidence=n, entry=f"en_{id}", **place) for n in pictures))


def pictures(put: Callable[..., None], *names: str) -> None:
    from work_data import evidence

    put(*(evidence(name) for name in names))


def found(case: Case) -> list[tuple[str, str, tuple[str, str]]]:
    return [(gap.after, gap.before, gap.evidence) for gap in gaps.between(case.snapshot())]


def test_pictures_that_do_not_overlap_leave_a_gap(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    pictures(put, "one", "two")
    for id, hour, picture in (("a", 8, "one"), ("b", 9, "one"), ("c", 11, "two"), ("d", 12, "two")):
        shown(draft, put, id, hour, f"ev_{picture}")
    assert found(case) == [("en_b", "en_c", ("ev_one", "ev_two"))]
    assert dump.dump(case)["gaps"] == [{"after": "en_b", "before": "en_c", "evidence": ("ev_one", "ev_two")}]
    snapshot = case.snapshot()
    timeline = Timeline(snapshot, Standing(snapshot))
    assert ["gap_before" in timeline.row(f"en_{id}").tags for id in "abcd"] == [False, False, True, False]


def test_pictures_that_overlap_leave_none(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    pictures(put, "one", "two")
    shown(draft, put, "a", 8, "ev_one")
    shown(draft, put, "b", 9, "ev_one", "ev_two")
    shown(draft, put, "c", 11, "ev_two")
    assert found(case) == []


def test_what_an_export_shows_is_whole(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    pictures(put, "one", "two")
    for id, hour, picture in (("a", 8, "one"), ("b", 9, "one"), ("c", 11, "two"), ("d", 12, "two")):
        shown(draft, put, id, hour, f"ev_{picture}", at_rule="exact", said_by="backup")
    assert found(case) == []


def test_a_list_of_conversations_is_no_conversation(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    pictures(put, "one", "two")
    for id, hour, picture in (("a", 8, "one"), ("b", 9, "one"), ("c", 11, "two")):
        shown(draft, put, id, hour, f"ev_{picture}")
    shown(draft, put, "d", 12, "ev_two", number="95000")
    assert found(case) == []
