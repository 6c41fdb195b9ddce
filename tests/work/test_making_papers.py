"""Making the timeline: same bytes for the same case, faults named, nothing half done."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image
from work_data import agreement_data

from app.case.errors import Refused, Trouble
from app.case.records import Citation, Document, Entry, Evidence, Party
from app.work import agreements, papers, redaction, review

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.case.case import Case

    Shown = Callable[[str], Evidence]


class Pool:
    """A reader that draws every picture grey."""

    def picture(self, path: Path, media_type: str, target: Path, **wish: Any) -> dict[str, Any]:
        Image.new("RGB", (90, 160), "#888").save(target)
        return {"state": "ok"}


@pytest.fixture
def shown(case: Case, debt: str, tmp_path: Path, put: Callable[..., None]) -> Shown:
    """A confirmed message with a real file in the vault behind it."""

    def make(text: str) -> Evidence:
        source = tmp_path / f"{text}.png"
        Image.new("RGB", (90, 160), "#eee").save(source, comment=text)
        source.write_bytes(source.read_bytes() + text.encode())
        staged = case.vault.stage(source, ext=".png")
        one = Evidence(
            id=f"ev_{text}",
            sha256=staged.sha256,
            size=staged.size,
            media_type="image/png",
            name=source.name,
            stored=staged.stored,
        )
        entry = Entry(
            id=f"en_{text}",
            kind="sms",
            direction="in",
            debt=debt,
            at="2025-04-01T09:30:00+08:00",
            precision="minute",
            text=text,
        )
        put(one, entry, Citation(id=f"ci_{text}", evidence=one.id, entry=entry.id, text=text))
        case.vault.settle([staged.sha256])
        review.accept(case, [entry.id])
        return one

    return make


def make(case: Case, out: Path | None, **more: Any) -> papers.Made:
    steps = list(papers.make(case, "timeline", out, pool=Pool(), **more))  # type: ignore[arg-type]
    made = steps[-1].made
    assert made is not None
    return made


def test_an_empty_case_gives_a_document_too(case: Case, tmp_path: Path) -> None:
    made = make(case, tmp_path / "t.docx", pdf=tmp_path / "t.pdf")
    assert [path.stat().st_size > 1000 for path in made.paths] == [True, True]
    assert made.drafts_left == 0


def test_the_same_case_gives_the_same_bytes(case: Case, shown: Shown, tmp_path: Path) -> None:
    shown("one")
    agreements.record(case, agreement_data(payments=[]))
    first = make(case, tmp_path / "a.docx", pdf=tmp_path / "a.pdf")
    again = make(case, tmp_path / "b.docx", pdf=tmp_path / "b.pdf")
    assert first.content_hash == again.content_hash
    for ending in ("docx", "pdf"):
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_what_was_made_is_noted_and_leaves_undo_alone(case: Case, shown: Shown, tmp_path: Path) -> None:
    shown("one")
    before = case.undo_name
    made = make(case, tmp_path / "a.docx", pdf=tmp_path / "a.pdf")
    notes = case.find(Document)
    assert [(one.kind, one.name, one.content_hash) for one in notes] == [
        ("timeline", "a.docx", made.content_hash),
        ("timeline", "a.pdf", made.content_hash),
    ]
    assert case.undo_name == before
    make(case, tmp_path / "a.docx", pdf=tmp_path / "a.pdf")
    assert len(case.find(Document)) == 2


def test_drafts_are_counted_and_left_out(case: Case, draft: Callable[..., Entry], tmp_path: Path) -> None:
    draft("a")
    assert make(case, tmp_path / "t.docx").drafts_left == 1


@pytest.mark.parametrize("kind", sorted(set(papers.KINDS) - {"call-script"}))
def test_every_kind_says_which_original_is_not_whole(
    case: Case, shown: Shown, tmp_path: Path, kind: str
) -> None:
    one = shown("one")
    case.vault.path(one).unlink()
    out = None if kind in papers.PDF_ONLY else tmp_path / "t.docx"
    with pytest.raises(Trouble) as trouble:
        list(papers.make(case, kind, out, pdf=tmp_path / "t.pdf", pool=Pool()))  # type: ignore[arg-type]
    assert (trouble.value.code, trouble.value.facts["name"]) == ("evidence_changed", "one.png")
    assert not list(tmp_path.glob("t.*"))
    steps = papers.make(
        case,
        kind,
        out,
        pdf=tmp_path / "t.pdf",
        pool=Pool(),
        despite_faults=True,
        redact="court",  # type: ignore[arg-type]
    )
    made = list(steps)[-1].made
    assert made is not None and [one.code for one in made.faults] == ["evidence_marked"]
    with pypdfium2.PdfDocument(tmp_path / "t.pdf") as file:
        text = "".join(page.get_textpage().get_text_bounded() for page in file)
    assert "原件缺失或已改变，本文书的有关内容未能与原件核对：证1one.png" in "".join(text.split())


@pytest.mark.parametrize("fault", ["changed", "missing"])
def test_a_used_original_that_is_not_whole_stops_it(
    case: Case, shown: Shown, tmp_path: Path, fault: str
) -> None:
    path = case.vault.path(shown("one"))
    shown("two")
    path.chmod(0o600)
    path.write_bytes(b"x") if fault == "changed" else path.unlink()
    with pytest.raises(Trouble) as trouble:
        make(case, tmp_path / "t.docx")
    assert (trouble.value.code, trouble.value.facts["name"]) == ("evidence_changed", "one.png")
    assert not (tmp_path / "t.docx").exists()
    made = make(case, tmp_path / "t.docx", despite_faults=True)
    assert [one.facts["name"] for one in made.faults] == ["one.png"]


def test_a_picture_that_cannot_be_made_is_left_out(case: Case, shown: Shown, tmp_path: Path) -> None:
    class Broken(Pool):
        def picture(self, path: Path, media_type: str, target: Path, **wish: Any) -> dict[str, Any]:
            return {"state": "failed", "reason": "crashed"}

    shown("one")
    steps = list(papers.make(case, "timeline", tmp_path / "t.docx", pool=Broken()))  # type: ignore[arg-type]
    assert steps[-1].made is not None


def test_the_date_is_that_of_the_last_act_on_content(case: Case, shown: Shown, tmp_path: Path) -> None:
    shown("one")
    assert papers.as_of(case.snapshot()) == str(case.snapshot().last_content_act_at)[:10]
    make(case, tmp_path / "t.docx", date="2025-01-31")
    assert case.find(Document)[0].settings["date"] == "2025-01-31"
    with pytest.raises(Refused):
        make(case, tmp_path / "t.docx", date="31 January")


@pytest.mark.parametrize("kind", [kind for kind in papers.KINDS if kind not in papers.PDF_ONLY])
def test_every_kind_is_made_as_word_and_pdf(case: Case, shown: Shown, tmp_path: Path, kind: str) -> None:
    shown("one")
    agreements.record(case, agreement_data())
    out, pdf = tmp_path / "t.docx", tmp_path / "t.pdf"
    made = list(papers.make(case, kind, out, pdf=pdf, pool=Pool()))[-1].made  # type: ignore[arg-type]
    assert made is not None and made.paths == (out, pdf)
    assert out.read_bytes()[:2] == b"PK" and pdf.read_bytes()[:4] == b"%PDF"


def test_a_bundle_keeps_its_pages_for_the_list(case: Case, shown: Shown, tmp_path: Path) -> None:
    shown("one")
    shown("two")
    ids = [one.id for one in sorted(case.find(Evidence), key=lambda one: one.exhibit or 0)]
    list(papers.make(case, "bundle", None, pdf=tmp_path / "b.pdf", pool=Pool()))  # type: ignore[arg-type]
    assert case.find(Document)[0].settings["pages"] == {ids[0]: [1, 1], ids[1]: [2, 2]}
    listed = papers.drawer_of(case, "evidence-list").doc()
    assert {"1", "2"} <= set(listed.texts())
    assert "页码在做成证据材料册以后填入" not in "".join(listed.texts())


def test_a_bundle_is_no_word_file_and_an_unknown_kind_is_none(case: Case, tmp_path: Path) -> None:
    for kind, code in (("bundle", "pdf_only"), ("novel", "no_such_kind")):
        with pytest.raises(Refused) as refused:
            list(papers.make(case, kind, tmp_path / "t.docx"))
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "lang", "told"),
    [
        ("lender-letter", "zh_CN", ["letter_limitation"]),
        ("complaint", "en", ["chinese_only", "complaint_local"]),
        ("brief", "en", []),
    ],
)
def test_the_person_is_told_what_is_not_on_the_paper(
    case: Case, tmp_path: Path, kind: str, lang: str, told: list[str]
) -> None:
    made = list(papers.make(case, kind, tmp_path / "t.docx", lang=lang))[-1].made
    assert made is not None and [one.code for one in made.notices] == told


@pytest.mark.parametrize("kind", papers.KINDS)
def test_every_kind_takes_every_profile_and_says_so(
    case: Case, put: Callable[..., None], shown: Shown, kind: str
) -> None:
    shown("one")
    put(dataclasses.replace(case.snapshot().case, borrower="林知远", phone="13912340001"))
    for profile in redaction.PROFILES:
        text = "".join(papers.drawer_of(case, kind, redact=profile).doc().texts())
        assert "已对与本案无关的个人信息作遮盖" in text
        if "own_phone" in redaction.PROFILES[profile].hides:
            assert "13912340001" not in text.replace(" ", "")
        assert ("林知远" in text) <= (profile != "public")
    with pytest.raises(Refused) as refused:
        papers.drawer_of(case, kind, redact="x")
    assert refused.value.code == "no_such_profile"


def test_the_persons_own_numbers_and_others_are_masked(
    case: Case, put: Callable[..., None], shown: Shown, tmp_path: Path
) -> None:
    shown("one")
    info = dataclasses.replace(case.snapshot().case, borrower="林知远", phone="13912340001")
    put(info, Party(id="pa_9", name="林知秋", kind="person"))
    entry = case.find(Entry)[0]
    put(dataclasses.replace(entry, party="pa_9", text="请转告林知秋 139 1234 0001"))
    text = "".join(papers.drawer_of(case, "complaint", redact="portal").doc().texts())
    assert "139****0001" in text and "林某某" in text and "林知远" in text
    assert "林知秋" not in text and "13912340001" not in text
    list(papers.make(case, "complaint", tmp_path / "t.docx", redact="portal"))
    assert case.find(Document)[0].settings["redact"] == "portal"
