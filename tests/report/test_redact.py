"""What is masked is nowhere in what was made: not in Word's parts, not in the PDF's text, not in its properties."""

from __future__ import annotations

import io
import string
import zipfile
from random import Random
from typing import Any

import paper_sample as sample
import pypdfium2
import pytest
from paper_readback import pdf_pages

from app.case.records import CaseInfo, Entry
from app.report import kinds, pdf, redact, word
from app.report.blocks import Run
from app.report.redact import Masks, Secret

KINDS = ("complaint", "lender-letter", "statement", "answer", "brief", "custody", "evidence-list")


def secrets(random: Random, n: int) -> tuple[list[str], list[str]]:
    names = [
        "".join(random.choices("欧阳慕容诸葛上官夏侯司徒轩辕", k=random.randint(2, 4))) for _ in range(n)
    ]
    latin = ["".join(random.choices(string.ascii_letters, k=9)) for _ in range(n)]
    numbers = [
        "1" + "".join(random.choices("3456789", k=1) + random.choices(string.digits, k=9)) for _ in range(n)
    ]
    return names + latin, numbers


def hiding(names: list[str], numbers: list[str]) -> Any:
    """The full sample with the secrets in messages, names, numbers and files."""
    spaced = [f"{number[:3]} {number[3:7]}-{number[7:]}" for number in numbers]
    said = "；".join([*names, *numbers, *spaced])
    entry = Entry(
        id="en_05", kind="sms", direction="in", debt="de_1", at="2031-07-13T23:38:00+08:00", precision="minute",
        status="confirmed", text=said, number=numbers[0], sender_shown=names[0], at_shown=names[1], key=True,
        recipient={"who": "third_party", "name": names[0], "relation": "父亲"},
    )  # fmt: skip
    rest = tuple(one for one in sample.ENTRIES if one.id != "en_05")
    known = CaseInfo(title="例", borrower="林知远", phone=numbers[1], id_number="11010120310310123X")
    return sample.full(case=known, entries=(*rest, entry))


def unpacked(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def flat(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_masked_is_left_anywhere(kind: str) -> None:
    names, numbers = secrets(Random(kind), 17)
    masks = redact.all_of([*names, ""], [*numbers, "11010120310310123X", ""])
    doc = masks.doc(kinds.build(kind, sample.whole(hiding(names, numbers))))
    content = pdf.render(doc, {})
    file = pypdfium2.PdfDocument(content)
    made = unpacked(word.render(doc, {})) + "".join(pdf_pages(content)) + str(file.get_metadata_dict())
    file.close()
    flattened = flat(made).lower()
    assert [one for one in (*names, *numbers, "11010120310310123X") if flat(one).lower() in flattened] == []


def test_enough_stays_to_know_whose_it_is() -> None:
    masks = redact.all_of(["林知秋", "Jane"], ["13912340001"])
    told = masks.text("林知秋（Jane）139-1234-0001，8613912340001，13912340002")
    assert told == "林某某（J***）139****0001，86139****0001，13912340002"


@pytest.mark.parametrize(
    "shown", ["+86 139 1234 0001", "008613912340001", "１３９１２３４０００１", "139\n1234·0001"]
)
def test_a_number_is_found_however_it_is_typed_or_printed(shown: str) -> None:
    for typed, printed in ((shown, "13912340001"), ("13912340001", shown)):
        masks = Masks(secrets=(Secret(text=typed, what="chosen"),))
        assert flat("13912340001") not in flat(masks.text(f"请打{printed}。")), (typed, printed)


def test_what_begins_in_one_piece_of_a_line_and_ends_in_the_next_is_masked() -> None:
    line = (Run(text="请打139123", style="exact"), Run(text="40001找林知"), Run(text="秋", style="strong"))
    masks = redact.all_of(["林知秋"], ["13912340001"])
    assert "".join(one.text for one in masks.line(line)) == "请打139****0001找林某某"
    assert [one.style for one in masks.line(line)] == ["exact", "plain", "strong"]


def test_numbers_that_overlap_leave_nothing_of_either() -> None:
    masks = redact.all_of([], ["1234567", "5678901"])
    assert masks.text("打12345678901") == "打****"


def test_traditional_and_spaced_names_are_the_same_name() -> None:
    masks = redact.all_of(["国华应"], [])
    assert masks.text("國華應、国 华 应") == "國某某、国某某"


def test_the_cut_end_of_a_quotation_is_masked_too() -> None:
    masks = redact.all_of(["林知秋"], ["13912340001"])
    assert masks.text("“请打1391234……”") == "“请打*****34……”"
    assert masks.text("“转告林知……”") == "“转告林某……”"


def test_no_masks_change_nothing() -> None:
    doc = kinds.build("brief", sample.whole(sample.full()))
    assert Masks().doc(doc) == doc


def test_exhibits_and_rules_stay_what_they_are() -> None:
    doc = kinds.build("complaint", sample.whole(sample.full()))
    assert redact.all_of(["ev", "cn"], ["00000"]).doc(doc).used() == doc.used()
