"""A recording of the screen in a case: drafts with their second, and the stills that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from app.case.errors import Trouble
from app.case.records import Citation, Entry
from app.intake.reader_client import ReaderPool
from app.work import pictures
from app.work.intake import Intake
from tests.intake.screens import draw, filming
from tests.intake.screens.draw import Said, Skin

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case

SKIN = Skin(width=480, page=(247, 247, 247), bubble=(255, 255, 255), placeholder="信息")
SAID = [
    Said(label="昨天 09:10", text="【云杉普惠】赵先生，您的借款已逾期12天，当前应还1,284.55元，请尽快处理。"),
    Said(label="昨天 10:15", text="【云杉普惠】您的案件将移交调解中心，请于今日18:00前还款。"),
    Said(label="昨天 16:40", text="【云杉普惠】您本期账单366.40元将到期，请提前存入还款账户。"),
    Said(label="09:01", text="【云杉普惠】调解通知已寄出，请注意查收，逾期后果自负。"),
]


@pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font on this system")
def test_messages_of_a_recording_are_drafts_with_a_still(case: Case, tmp_path: Path) -> None:
    page = filming.tall(SKIN, "10690000778899", SAID, 1000)
    path = tmp_path / "ScreenRecording_11-08-2025 20-00-00_1.mov"
    filming.film(path.with_suffix(".mp4"), filming.screens(page, SKIN, 700, filming.scroll(0, 300, 20)))
    path.with_suffix(".mp4").rename(path)
    list(Intake(case, [path]).run())
    (evidence,) = case.snapshot().evidence
    assert (evidence.taken_at, evidence.taken_exact) == ("2025-11-08T20:00:00+08:00", True)
    assert evidence.grade == "screenshot"
    entries = sorted(case.find(Entry), key=lambda one: one.at or "")
    assert [one.at for one in entries] == [
        f"2025-11-0{day}:00+08:00" for day in ("7T09:10", "7T10:15", "7T16:40", "8T09:01")
    ]
    cited = [case.find(Citation, entry=one.id)[0] for one in entries]
    assert all(one.second is not None and one.page and one.region for one in cited)
    with ReaderPool() as pool:
        still = pictures.page(case, pool, evidence, cited[-1].page or 1, 1_000_000)
        with Image.open(still) as shown:
            assert shown.size == (480, 700)
        assert pictures.for_paper(case, pool, evidence, 1).is_file()
        with pytest.raises(Trouble, match="picture_failed"):
            pictures.page(case, pool, evidence, 99, 100)
