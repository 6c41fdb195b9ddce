"""Plays a recording: with sound where Qt's multimedia part and a device are there, else as a mere clock."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, QUrl, Signal

if TYPE_CHECKING:
    from pathlib import Path

RATES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
TICK = 100
"""Milliseconds between two reports of the place."""


class Player(QObject):
    """A clock that runs through a recording, without sound: what every player here can do.

    Signals: ``moved`` (second), ``ran`` (whether it runs now).
    """

    moved = Signal(float)
    ran = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.length: float | None = None
        self._rate = 1.0
        self._from = 0.0
        self._since = QElapsedTimer()
        self._beat = QTimer(self, interval=TICK)
        self._beat.timeout.connect(self._tick)

    @property
    def sound(self) -> bool:
        """Whether anything can be heard."""
        return False

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._beat.isActive()

    @property
    def rate(self) -> float:
        """How fast it runs; 1 is as spoken."""
        return self._rate

    @property
    def second(self) -> float:
        """The place in the recording."""
        if not self.running:
            return self._from
        return self._bounded(self._from + self._elapsed() * self._rate)

    def load(self, path: Path, length: float | None) -> None:
        """Take up a recording of ``length`` seconds (``None``: not known), at its beginning."""
        self.pause()
        self.length = length
        self.seek(0.0)

    def toggle(self) -> None:
        """Run or pause."""
        if self.running:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Run from here; from the beginning if it is at its end."""
        if self.length is not None and self._from >= self.length:
            self._from = 0.0
        self._since.start()
        self._beat.start()
        self.ran.emit(True)

    def pause(self) -> None:
        """Stop here."""
        if self.running:
            self._from = self.second
            self._beat.stop()
            self.ran.emit(False)

    def seek(self, second: float) -> None:
        """Go to a place."""
        self._from = self._bounded(second)
        self._since.start()
        self.moved.emit(self._from)

    def back(self, seconds: float = 3.0) -> None:
        """Go back a little."""
        self.seek(self.second - seconds)

    def step_rate(self, step: int) -> float:
        """Slower (-1) or faster (+1), as far as it goes; the rate then."""
        at = min(range(len(RATES)), key=lambda n: abs(RATES[n] - self._rate))
        self.set_rate(RATES[max(0, min(len(RATES) - 1, at + step))])
        return self._rate

    def set_rate(self, rate: float) -> None:
        """Run at another speed from here on."""
        self._from = self.second
        self._since.start()
        self._rate = rate

    def close(self) -> None:
        """Let the recording go."""
        self.pause()

    def _elapsed(self) -> float:
        """Seconds since it last began to run; a test puts its own clock here."""
        return self._since.elapsed() / 1000

    def _bounded(self, second: float) -> float:
        return max(0.0, second if self.length is None else min(second, self.length))

    def _tick(self) -> None:
        second = self.second
        self.moved.emit(second)
        if self.length is not None and second >= self.length:
            self.pause()


class SoundPlayer(Player):
    """The same with sound, by QtMultimedia (LGPL); the clock follows what is heard."""

    def __init__(self, multimedia: Any, parent: QObject | None = None) -> None:  # noqa: ANN401  the module
        super().__init__(parent)
        self._output = multimedia.QAudioOutput(self)
        self._media = multimedia.QMediaPlayer(self)
        self._media.setAudioOutput(self._output)
        self._media.errorOccurred.connect(lambda *_: self._fail())
        self._heard = True

    @property
    def sound(self) -> bool:
        """Whether the recording can be heard: ``False`` once it could not be decoded."""
        return self._heard

    @property
    def second(self) -> float:
        """The place that is heard."""
        return self._bounded(self._media.position() / 1000) if self._heard else super().second

    def load(self, path: Path, length: float | None) -> None:
        """Take up a recording; it is opened for reading only."""
        self._heard = True
        self._media.setSource(QUrl.fromLocalFile(str(path)))
        super().load(path, length)

    def play(self) -> None:
        """Run with sound."""
        if self._heard:
            self._media.play()
        super().play()

    def pause(self) -> None:
        """Stop here."""
        if self._heard:
            self._media.pause()
        super().pause()

    def seek(self, second: float) -> None:
        """Go to a place."""
        if self._heard:
            self._media.setPosition(round(self._bounded(second) * 1000))
        super().seek(second)

    def set_rate(self, rate: float) -> None:
        """Speak slower or faster, at the same pitch where the system can."""
        super().set_rate(rate)
        self._media.setPlaybackRate(rate)

    def close(self) -> None:
        """Let the file go, so that nothing keeps it open."""
        super().close()
        self._media.setSource(QUrl())

    def _fail(self) -> None:
        """A kind of sound that this system cannot decode: the clock goes on without it."""
        self._heard = False


def make(parent: QObject | None = None) -> Player:
    """A player with sound if the system has what that takes, else the clock."""
    try:
        multimedia: Any = importlib.import_module("PySide6.QtMultimedia")
    except ImportError:  # an optional part of Qt, or a library of the system that it needs
        return Player(parent)
    if not multimedia.QMediaDevices.audioOutputs():
        return Player(parent)
    return SoundPlayer(multimedia, parent)


def shown(second: float) -> str:
    """``1:23.4``, or ``1:02:03.4`` from an hour on."""
    tenths = round(max(0.0, second) * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    clock = f"{rest // 10:02}.{rest % 10}"
    return f"{hours}:{minutes:02}:{clock}" if hours else f"{minutes}:{clock}"


def parsed(text: str) -> float | None:
    """Seconds of ``1:23.4``, ``83`` or ``1:02:03``; ``None`` for what is no time."""
    parts = text.strip().replace("：", ":").split(":")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        return None
    if len(numbers) > 3 or any(number < 0 or number != number for number in numbers):
        return None
    seconds = 0.0
    for number in numbers:
        seconds = seconds * 60 + number
    return seconds if seconds < 1_000_000 else None
