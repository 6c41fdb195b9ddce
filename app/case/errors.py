"""The two sorts of error that a person meets: what the world does, and what was typed."""

from __future__ import annotations


class Trouble(Exception):
    """Something outside the program went wrong: disk full, locked, changed file, newer case.

    Holds a stable code and facts, never a sentence; ``app.wording`` makes the sentence from
    ``resources/messages.toml`` in the person's language.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        return f"{self.code}({shown})"


class Refused(Trouble):
    """What a person typed cannot be taken as it is; ``field`` names where."""

    def __init__(self, code: str, field: str = "", **facts: object) -> None:
        super().__init__(code, **facts)
        self.field = field


class Cancelled(Exception):
    """The person stopped a long job; what was done is kept."""
