"""A small real case, its bag, and ways to spoil a bag."""

from __future__ import annotations

import dataclasses
import zipfile
from typing import TYPE_CHECKING, Any

from app.case.changes import Batch
from app.case.records import CaseInfo, Citation, Debt, Entry
from app.work import agreements, cases, exporting, receiving, take_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.case.case import Case
    from app.case.errors import Trouble
    from app.work.exporting import Bagged

SECRET = "只在草稿里的悄悄话"
AGREED: dict[str, Any] = {
    "agreed_at": "2026-03-12T15:20:00+08:00",
    "how": "app",
    "contract_number": "HT-2026-77",
    "grace_days": 3,
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in (1, 2)],
    "payments": [{"paid_at": "2026-04-10T12:00:00+08:00", "minor": 100_00, "instalment": 1}],
    "payments_cover": ["2026-03-01", "2026-06-30"],
}


def entry(id: str, **more: Any) -> Entry:
    base: dict[str, Any] = {
        "kind": "sms",
        "direction": "in",
        "at": "2026-04-20T22:30:00+08:00",
        "precision": "minute",
        "said_by": "backup",
        "text": f"您的分期{id}请尽快处理",
        "number": "10690001234",
    }
    return Entry(id=f"en_{id}", **(base | more))


def case(folder: Path) -> Case:
    """Two confirmed messages and a draft, each in a file of its own, an agreement with a payment, an address."""
    made = cases.create(folder / "case", title="例案", lender="晨禾借", lender_kind="small_loan")
    debt = made.find(Debt)[0].id
    files = [folder / name for name in ("短信 一.txt", "二:三.txt", "草稿.txt")]
    for n, file in enumerate(files):
        file.write_text(SECRET if n == 2 else f"原文{n}", encoding="utf-8")
    ids = [one.evidence for one in take_in.take_in(made, files) if one.evidence]
    rows: list[Any] = [
        entry("one", debt=debt, status="confirmed"),
        entry("two", debt=debt, status="confirmed", at="2026-05-02T08:00:00+08:00"),
        entry("draft", debt=debt, text=SECRET),
    ]
    cited = [
        Citation(id=f"ci_{n}", evidence=ids[n], entry=row.id, text=row.text) for n, row in enumerate(rows)
    ]
    for row, place in zip(rows, cited, strict=True):
        made.edit("test.put", Batch(put=[row, place]), actor="machine")
    info = dataclasses.replace(made.get(CaseInfo, "case"), address="不该出去的地址")
    made.edit("case.edit", Batch(put=[info]))
    agreements.record(made, AGREED)
    return made


def bag(made: Case, out: Path, **more: Any) -> Bagged:
    last = None
    for step in exporting.export(made, out, **more):
        last = step.bagged
    assert last is not None
    return last


def faults(place: Path) -> list[tuple[str, str]]:
    """(code, what it names) of each fault of a bag."""
    last = [step.faults for step in receiving.verify(place)][-1]
    assert last is not None
    return [(one.code, str(one.facts.get("path", one.facts.get("seq", "")))) for one in last]


def received(place: Path, folder: Path) -> Path:
    for _step in receiving.receive(place, folder):
        pass
    return folder


def members(place: Path) -> dict[str, bytes]:
    """Files of a bag by their path in it."""
    with zipfile.ZipFile(place) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def packed(
    place: Path, content: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None
) -> Path:
    """Another zip of these files."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            info = zipfile.ZipInfo(f"b/{name}")
            if change is not None:
                change(info)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return place


def sealed(content: dict[str, bytes]) -> dict[str, bytes]:
    """A forger's work: files as given, with manifests that fit them."""
    import hashlib

    def listed(names: list[str]) -> bytes:
        return "".join(f"{hashlib.sha256(made[n]).hexdigest()}  {n}\n" for n in sorted(names)).encode()

    made = {name: data for name, data in content.items() if "manifest" not in name}
    made["manifest-sha256.txt"] = listed([name for name in made if name.startswith("data/")])
    made["tagmanifest-sha256.txt"] = listed([name for name in made if not name.startswith("data/")])
    return made


def sentence(trouble: Trouble) -> str:
    from app import wording

    assert wording.known(trouble.code)
    return wording.sentence(trouble.code, trouble.facts, "zh_CN")
