"""Films made-up conversations: a fixed title and input field, content that scrolls by a script of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.intake.screens import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.intake.screens.draw import Said, Skin

    Pixels = NDArray[np.uint8]

RATE = 15


def tall(skin: Skin, title: str, said: Sequence[Said], height: int) -> Pixels:
    """A whole conversation as one tall RGB picture."""
    return np.asarray(draw.conversation(skin, title, list(said), height=height), dtype=np.uint8)


def trimmed(page: Pixels, skin: Skin) -> Pixels:
    """A tall picture without the empty space below its last bubble."""
    foot = round(skin.width * 0.13)
    body = page[:-foot]
    inked = np.flatnonzero(np.ptp(body.reshape(len(body), -1).astype(np.int16), axis=1) > 4)
    return np.concatenate([body[: inked[-1] + 30], page[-foot:]])


def screens(page: Pixels, skin: Skin, view: int, places: Iterable[int]) -> Iterator[Pixels]:
    """What the screen shows at each place: ``view`` is the height of the screen in pixels."""
    top, foot = round(skin.width * 0.225), round(skin.width * 0.13)
    content = page[top : page.shape[0] - foot]
    deep = view - top - foot
    for place in places:
        y = max(0, min(place, len(content) - deep))
        yield np.concatenate([page[:top], content[y : y + deep], page[page.shape[0] - foot :]])


def scroll(start: int, end: int, step: int) -> list[int]:
    """Places from one to another, ``step`` pixels a frame."""
    return [*range(start, end, step if end > start else -step), end]


def film(
    target: Path, shown: Iterable[Pixels], *, codec: str = "mp4v", noise: float = 0.0, seed: int = 1
) -> Path:
    """Writes screens as a video with what its codec makes of them; ``noise`` is added in grey levels."""
    import cv2

    dice = np.random.default_rng(seed)
    writer = None
    for screen in shown:
        if noise:
            rough = screen.astype(np.float32) + dice.normal(0, noise, screen.shape)
            screen = np.clip(rough, 0, 255).astype(np.uint8)
        if writer is None:
            size = (screen.shape[1], screen.shape[0])
            writer = cv2.VideoWriter(str(target), cv2.VideoWriter.fourcc(*codec), RATE, size)
        writer.write(np.ascontiguousarray(screen[:, :, ::-1]))
    assert writer is not None
    writer.release()
    return target
