"""Cases on their way to the desk: opened beside the window's thread, each is taken once or put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.case.case import Case


class Opening:
    """Knows the cases that were opened and that nobody has taken yet."""

    def __init__(self) -> None:
        self._arrived: list[Case] = []
        self.over = False

    def steps(self, build: Callable[[], Case]) -> Iterator[Case]:
        """A job that opens or makes a case."""
        case = build()
        self._arrived.append(case)
        yield case

    def take(self, case: Case) -> bool:
        """Whether the case is the taker's now; it is not when it was put away meanwhile."""
        if case not in self._arrived:
            return False
        self._arrived.remove(case)
        return True

    def put_away(self) -> None:
        """Close what nobody took, and take in nothing more; the jobs that open are over by then."""
        self.over = True
        while self._arrived:
            self._arrived.pop().close()
