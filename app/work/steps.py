"""What a long use case yields: a step that says how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a long job: ``code`` says what is done, ``done`` of ``total``, and the facts of it."""

    code: str
    done: int = 0
    total: int = 0
    facts: dict[str, object] = field(default_factory=dict)
