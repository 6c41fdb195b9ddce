"""A calendar file (iCalendar, RFC 5545) of days to keep in mind, as phones and mail programs import it.

An event is known by its UID for good: the file written anew changes the events of the earlier one and adds
none twice. What no longer holds is there once more as cancelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from icalendar import Alarm, Event

PRODUCT = "-//Jushi//Jushi//ZH"
DOMAIN = "jushi"
#: When a phone reminds of a whole day, reckoned from its midnight: in the morning, days ahead or that day.
MORNING = timedelta(hours=9)
AHEAD = (MORNING - timedelta(days=3), MORNING - timedelta(days=1))
ON_THE_DAY = (MORNING,)


@dataclass(frozen=True, kw_only=True)
class Day:
    """A whole day with a reminder.

    ``key`` names it for good; ``title`` and ``note`` are what a locked phone may show; ``alarms`` are
    reckoned from the day's midnight, none where there is nothing left to do.
    """

    key: str
    on: date
    title: str
    note: str = ""
    alarms: tuple[timedelta, ...] = ()
    cancelled: bool = False


def written(days: Iterable[Day], *, name: str, changed_at: datetime, changes: int) -> bytes:
    """The file, UTF-8 with CRLF, lines of at most 75 octets that are never cut inside a character.

    Args:
        days: what is in it; the order does not matter.
        name: what the calendar is called.
        changed_at: when the record last changed, with its offset: every event's ``DTSTAMP``.
        changes: grows with every change of the record: every event's ``SEQUENCE``.
    """
    from icalendar import Calendar, vText

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", vText(plain(name)))  # by itself a name the library does not know is no text
    for one in sorted(days, key=lambda one: (one.on, one.key)):
        made.add_component(_event(one, changed_at, changes))
    content: bytes = made.to_ical()
    return content


def plain(words: str) -> str:
    """Words without what RFC 5545 allows in no text: control characters, but for line breaks and tabs."""
    joined = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in joined if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))
    return kept.encode("utf-8", "replace").decode("utf-8")


def _event(day: Day, changed_at: datetime, changes: int) -> Event:
    from datetime import UTC

    from icalendar import Event

    event = Event()
    event.add("uid", f"{day.key}@{DOMAIN}")
    event.add("dtstamp", changed_at.astimezone(UTC))
    event.add("last-modified", changed_at.astimezone(UTC))
    event.add("sequence", changes)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", plain(day.title))
    if day.note:
        event.add("description", plain(day.note))
    event.add("status", "CANCELLED" if day.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for alarm in () if day.cancelled else day.alarms:
        event.add_component(_alarm(day, alarm))
    return event


def _alarm(day: Day, at: timedelta) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", at)
    alarm.add("description", plain(day.title))
    return alarm
