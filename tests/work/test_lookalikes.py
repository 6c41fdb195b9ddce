"""Pictures that are nearly the same are pointed out on both, and nothing is merged because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageDraw

from app.intake import lookalike
from app.work import dump
from app.work.intake import Intake

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case


def drawn(seed: int = 1) -> Image.Image:
    """A screen with bubbles; ``seed`` moves them."""
    picture = Image.new("RGB", (540, 1100), (245, 245, 245))
    pen = ImageDraw.Draw(picture)
    for n in range(9):
        y = 60 + n * 110 + seed * 17 % 60
        pen.rounded_rectangle((30, y, 260 + 31 * ((n * seed) % 7), y + 80), 20, fill=(255, 255, 255))
        for k in range(8):
            left = 45 + k * 24 + (n * k * seed) % 9
            pen.rectangle((left, y + 20, left + 12, y + 20 + (n * 7 + k * seed) % 40), fill=(20, 20, 20))
    return picture


def spotted(picture: Image.Image) -> Image.Image:
    changed = picture.copy()
    ImageDraw.Draw(changed).rectangle((50, 420, 120, 460), fill=(200, 30, 30))
    return changed


def related(tmp_path: Path, one: Image.Image, other: Image.Image, **save: Any) -> tuple[str, bool]:
    one.save(tmp_path / "one.png")
    second = tmp_path / ("other.jpg" if save else "other.png")
    other.save(second, **save)
    kind = "image/jpeg" if save else "image/png"
    result = lookalike.compare(tmp_path / "one.png", "image/png", second, kind)
    return result["relation"], result["spot"] is not None


def test_what_two_pictures_have_to_do_with_each_other(tmp_path: Path) -> None:
    picture = drawn()
    assert related(tmp_path, picture, picture, quality=60) == ("same", False)
    assert related(tmp_path, picture, picture.resize((405, 825), Image.Resampling.LANCZOS)) == ("same", False)
    assert related(tmp_path, picture, spotted(picture)) == ("same", True)
    assert related(tmp_path, picture, picture.crop((0, 90, 540, 1000))) == ("part", False)
    assert related(tmp_path, picture, drawn(3)) == ("none", False)
    assert related(tmp_path, picture, picture.crop((0, 0, 540, 300))) == ("none", False)
    assert related(tmp_path, picture, Image.new("RGB", (540, 1100), "white")) == ("none", False)
    assert related(tmp_path, picture, Image.new("RGB", (1, 1))) == ("none", False)


def test_the_changed_spot_is_where_it_was_changed(tmp_path: Path) -> None:
    drawn().save(tmp_path / "a.png")
    spotted(drawn()).save(tmp_path / "b.png")
    x, y, w, h = lookalike.compare(tmp_path / "a.png", "image/png", tmp_path / "b.png", "image/png")["spot"]
    assert x >= 44 and y >= 414 and x + w <= 127 and y + h <= 467


def test_a_broken_picture_is_compared_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    drawn().save(tmp_path / "b.png")
    result = lookalike.compare(tmp_path / "a.png", "image/png", tmp_path / "b.png", "image/png")
    assert result["state"] == "failed"


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_signatures_are_near_only_for_what_is_alike(seed: int) -> None:
    one = lookalike.signature(drawn(seed))
    assert lookalike.distance(one, lookalike.signature(spotted(drawn(seed)))) <= lookalike.NEAR
    assert lookalike.distance(one, lookalike.signature(Image.effect_noise((300, 600), 90))) > lookalike.NEAR


def test_an_intake_notes_the_edited_picture_on_both(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    drawn().save(folder / "a.png")
    spotted(drawn()).save(folder / "b.png")
    drawn(3).save(folder / "c.png")
    list(Intake(case, [folder]).run())
    items = {one["name"]: one for one in dump.dump(case)["evidence"]}
    assert [note["evidence"] for note in items["a.png"]["alike"]] == [items["b.png"]["id"]]
    assert [note["evidence"] for note in items["b.png"]["alike"]] == [items["a.png"]["id"]]
    assert items["a.png"]["alike"][0]["spot"] and items["c.png"]["alike"] == []
    case.undo()
    assert all(one.hidden for one in case.snapshot().evidence)
