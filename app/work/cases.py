"""Cases: making one, and making the demo case."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from app import paths
from app.case.case import Case
from app.case.errors import Refused
from app.case.records import LENDER_KINDS, CaseInfo, Debt, LenderKind
from app.work import agreements, review, typed
from app.work.sheet import fresh
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CHINA = "Asia/Shanghai"


def create(
    folder: Path,
    *,
    title: str,
    lender: str = "",
    lender_kind: str = "unknown",
    borrower: str = "",
    contract: str = "",
    jurisdiction: str = "cn",
    time_zone: str | None = None,
) -> Case:
    """A new case with one debt, open for writing.

    ``folder`` is made if it is not there. ``time_zone`` is by default that of China for ``cn`` and none
    for ``us`` (CONTRACT).

    Raises:
        Refused: a field cannot be taken. Trouble: the folder cannot be used.
    """
    if not title.strip():
        raise Refused("case_needs_title", "title")
    kind: LenderKind = typed.choice(lender_kind, "lender_kind", LENDER_KINDS)
    typed.choice(
        jurisdiction, "jurisdiction", get_args(CaseInfo.__annotations__["jurisdiction"]) or ("cn", "us")
    )
    zone = time_zone or (CHINA if jurisdiction == "cn" else None)
    typed.zone(zone)
    info = CaseInfo(
        title=title.strip(),
        jurisdiction="us" if jurisdiction == "us" else "cn",
        time_zone=zone,
        borrower=borrower.strip(),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    debt = Debt(
        id=fresh(Debt),
        lender=lender.strip(),
        lender_kind=kind,
        contract_number=contract.strip(),
        currency="USD" if jurisdiction == "us" else "CNY",
    )
    return Case.create(folder, info, [debt])


def _timed(spool: Path, times: Mapping[str, str]) -> Path:
    """A copy of the demo's files with the times they had on the phone: a checkout forgets them."""
    files = spool / "files"
    shutil.copytree(paths.seed("demo", "files"), files)
    for name, time in times.items():
        seconds = datetime.fromisoformat(f"{time}+08:00").timestamp()
        os.utime(files / name, (seconds, seconds))
    return files


def build_demo(folder: Path) -> Iterator[Step]:
    """The demo case out of ``seeds/demo``: taken in, read, clear drafts accepted, agreement recorded.

    What is in doubt is left to review, so that there is something to try.
    """
    from app.work.intake import Intake

    case_data = json.loads(paths.seed("demo", "case.json").read_text(encoding="utf-8"))
    times = case_data.pop("file_times")
    with tempfile.TemporaryDirectory(prefix="jushi-demo-") as spool, create(folder, **case_data) as case:
        yield from Intake(case, [_timed(Path(spool), times)]).run()
        agreement = json.loads(paths.seed("demo", "agreement.json").read_text(encoding="utf-8"))
        agreements.record(case, agreement)
        review.accept_clear(case)
        yield Step(code="demo_ready", done=1, total=1)
