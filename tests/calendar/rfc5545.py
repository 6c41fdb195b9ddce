"""A reader of iCalendar files that shares no code with what writes them: RFC 5545 by its own words.

It takes lines of at most 75 octets that end in CRLF and nothing else, unfolds octets before decoding (so a
fold inside a character is noticed apart), and checks what each component must have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAME = re.compile(r"^[A-Za-z0-9-]+$")
LINE = re.compile(
    r'^(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(?P<value>.*)$', re.DOTALL
)
DURATION = re.compile(r"^[+-]?P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$")
ESCAPED = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE", "CLASS", "TRANSP")


@dataclass
class Component:
    name: str
    values: dict[str, list[tuple[dict[str, str], str]]] = field(default_factory=dict)
    inside: list[Component] = field(default_factory=list)

    def one(self, name: str) -> str:
        found = self.values.get(name, [])
        assert len(found) == 1, (self.name, name, found)
        return found[0][1]

    def param(self, name: str, key: str) -> str | None:
        return self.values[name][0][0].get(key)

    def text(self, name: str) -> str:
        return unescaped(self.one(name))


def unescaped(value: str) -> str:
    """TEXT: a backslash only before what may be escaped, no bare semicolon or comma."""
    out, at = [], 0
    while at < len(value):
        if value[at] == "\\":
            pair = value[at : at + 2]
            assert pair in ESCAPED, pair
            out.append(ESCAPED[pair])
            at += 2
            continue
        assert value[at] not in ";,", value
        out.append(value[at])
        at += 1
    return "".join(out)


def content_lines(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    lines: list[bytes] = []
    for raw in physical:
        assert len(raw) <= 75, raw
        assert b"\n" not in raw and b"\r" not in raw, raw
        raw.decode("utf-8")  # a line cut inside a character is no UTF-8 by itself
        if raw[:1] in (b" ", b"\t"):
            lines[-1] += raw[1:]
        else:
            lines.append(raw)
    return [line.decode("utf-8") for line in lines]


def parse(data: bytes) -> Component:
    stack: list[Component] = [Component("")]
    for line in content_lines(data):
        found = LINE.match(line)
        assert found, line
        name, value = found["name"].upper(), found["value"]
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), line
        if name == "BEGIN":
            stack.append(Component(value.upper()))
        elif name == "END":
            done = stack.pop()
            assert done.name == value.upper(), (done.name, value)
            stack[-1].inside.append(done)
        else:
            params = dict(part.split("=", 1) for part in found["params"].split(";")[1:])
            stack[-1].values.setdefault(name, []).append((params, value))
    assert len(stack) == 1 and len(stack[0].inside) == 1
    whole = stack[0].inside[0]
    _check(whole)
    return whole


def _check(calendar: Component) -> None:
    assert calendar.name == "VCALENDAR"
    assert calendar.one("VERSION") == "2.0"
    assert calendar.one("PRODID")
    uids = [event.one("UID") for event in calendar.inside]
    assert len(uids) == len(set(uids))
    for event in calendar.inside:
        assert event.name == "VEVENT"
        for name in ONCE:
            assert len(event.values.get(name, [])) <= 1, name
        assert re.fullmatch(r"\d{8}T\d{6}Z", event.one("DTSTAMP"))
        assert event.one("STATUS") in ("TENTATIVE", "CONFIRMED", "CANCELLED")
        assert 0 <= int(event.one("SEQUENCE")) < 2**31
        assert event.param("DTSTART", "VALUE") == event.param("DTEND", "VALUE") == "DATE"
        assert re.fullmatch(r"\d{8}", event.one("DTSTART"))
        assert event.one("DTEND") > event.one("DTSTART")
        for alarm in event.inside:
            assert alarm.name == "VALARM"
            assert alarm.one("ACTION") == "DISPLAY"
            alarm.text("DESCRIPTION")
            assert DURATION.fullmatch(alarm.one("TRIGGER"))
