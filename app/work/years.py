"""The year of a printed date that has none: what is likely, and which others share it once a person says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.intake.values import times
from app.intake.values.capture import Capture
from app.work import review

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.moments import Moment
    from app.case.records import Entry
    from app.case.snapshot import Snapshot

UNKNOWN = "year_unknown"


def is_unknown(entry: Entry) -> bool:
    """Whether an entry shows a date and nothing says of which year."""
    return any(doubt.get("code") == UNKNOWN for doubt in entry.doubts)


def likely(entry: Entry, zone: str | None) -> Moment | None:
    """The latest moment that the printed date can mean, as something to start from; a person decides."""
    return _within(entry, entry.at_latest, zone) if is_unknown(entry) and entry.at_latest else None


def _within(entry: Entry, latest: str, zone: str | None) -> Moment | None:
    moment = times.resolve(entry.at_shown, Capture(at=latest, source="stated", exact=True), zone)
    return moment if moment.at and moment.rule != "weekday_contradicts" else None


def shared(snapshot: Snapshot, entry: Entry, fields: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Corrections for the other drafts of a picture, once a person has said the year of one.

    What would stand in the picture out of the order of time is left out: there the year may change.

    Args:
        snapshot: the record before the correction.
        entry: the draft as it was, with a date without year.
        fields: the correction; ``at`` says the year.
    """
    at = str(fields.get("at") or "")
    cited = snapshot.citations_of(entry.id)
    if not is_unknown(entry) or not at or not cited:
        return {}
    mine, zone = _height(snapshot, entry), snapshot.case.time_zone
    below: dict[str, dict[str, Any]] = {}  # in a conversation the newest is below
    above: dict[str, dict[str, Any]] = {}  # in a list it is on top
    for one in review.waiting(snapshot):
        beside = one.id != entry.id and is_unknown(one)
        if not beside or cited[0].evidence not in {c.evidence for c in snapshot.citations_of(one.id)}:
            continue
        moment = _within(one, f"{at[:4]}-12-31T23:59:59", zone)
        if moment is None or moment.at is None or moment.at[:4] != at[:4]:
            continue
        fields_of_it = {"at": moment.at, "precision": moment.precision}
        earlier, higher = moment.at[:16] < at[:16], _height(snapshot, one) < mine
        for order, fits in ((below, earlier == higher), (above, earlier != higher)):
            if fits or moment.at[:16] == at[:16]:
                order[one.id] = fields_of_it
    return below if len(below) >= len(above) else above


def _height(snapshot: Snapshot, entry: Entry) -> tuple[int, float, float]:
    first = snapshot.citations_of(entry.id)[0]
    return first.page or 1, first.second or 0.0, first.region[1] if first.region else 0.0
