"""What a receiver must not see is in no byte and no pixel of what was made; what is not sure is left out."""

from __future__ import annotations

import dataclasses
from random import Random
from typing import TYPE_CHECKING, Any

import hidden_sample as sample
import pypdfium2
import pytest
import typst
from hidden_sample import Sheet
from PIL import Image

from app.case.errors import Refused, Trouble
from app.case.records import Evidence, Party, Reading
from app.intake.reader_client import ReaderPool
from app.work import papers, redaction, review
from app.work.hiding import Hider

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.case.case import Case

    Put = Callable[..., None]

WORDS = 50
CARD = "6222021234567890128"


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as made:
        yield made


@pytest.fixture
def shot(case: Case, debt: str, put: Put, tmp_path: Path) -> Callable[..., Sheet]:
    """A picture with lines of text, read as it is."""

    def make(id: str, said: list[str], secrets: list[str], *, ending: str = ".png", **more: Any) -> Sheet:
        sheet = Sheet(id=id, secrets=secrets, region=more.pop("region", None))
        path = tmp_path / f"{more.pop('name', id)}{ending}"
        sample.drawn(path, sheet, more.pop("random", Random(id)), said)
        put(*sample.taken_in(case, path, sheet, debt, more.pop("text", said[0])))
        case.vault.settle([case.get(Evidence, f"ev_{id}").sha256])
        if more.pop("is_read", True):
            case.save_reading(sample.reading(sheet, **more))
        review.accept(case, [f"en_{id}"])
        return sheet

    return make


def made(case: Case, kind: str, folder: Path, profile: str, pool: ReaderPool, **more: Any) -> papers.Made:
    out = None if kind == "bundle" else folder / f"{kind}.docx"
    steps = list(papers.make(case, kind, out, pdf=folder / f"{kind}.pdf", redact=profile, pool=pool, **more))
    assert steps[-1].made is not None
    return steps[-1].made


@pytest.mark.timeout(600)
def test_fifty_random_strings_and_regions_are_nowhere(
    case: Case, put: Put, shot: Callable[..., Sheet], pool: ReaderPool, tmp_path: Path
) -> None:
    random = Random(20310401)
    own, borrower = sample.phone(random), "林知远"
    put(
        dataclasses.replace(
            case.snapshot().case, borrower=borrower, phone=own, id_number="11010120310310123X"
        )
    )
    friend = sample.name(random)
    put(Party(id="pa_friend", name=friend, kind="person"))
    secrets = [own, borrower, friend, "11010120310310123X", CARD]
    for n in range(WORDS):
        one = random.choice([sample.phone(random), sample.name(random)])
        redaction.hide_words(case, one)
        secrets.append(one)
        shown = sample.spaced(random, one) if one.isdigit() else one
        said = [f"请转告{shown}，今天处理", "这一行没有什么", f"银行卡号 {CARD[:4]} {CARD[4:]}"]
        said += [f"{random.choice(secrets[:4])}再不联系就上门"]
        random.shuffle(said)
        top = random.randint(760, 840)
        region = (random.randint(10, 200), top, random.randint(60, 300), random.randint(30, 150))
        shot(
            f"n{n}", said, [one, *secrets[:5]], ending=random.choice([".png", ".jpg"]), region=region,
            random=random, name=f"截图@{shown}_{n}", text=f"请转告{shown}，今天处理",
        )  # fmt: skip
        redaction.hide_region(case, f"ev_n{n}", 1, region)
    originals = {e.id: case.vault.path(e).read_bytes() for e in case.find(Evidence)}
    for kind in ("timeline", "bundle"):
        done = made(case, kind, tmp_path, "public", pool)
        assert done.left_out == ()
        for path in done.paths:
            assert sample.leaks(path, secrets) == []
            shown_there = list(sample.pictures(path))
            assert len(shown_there) >= WORDS
            assert [n for n, image in enumerate(shown_there) if sample.magenta(image)] == []
    open_ = made(case, "timeline", tmp_path, "", pool)
    for path in open_.paths:
        assert len(sample.leaks(path, secrets)) > WORDS  # the same look finds them where nothing is hidden
        assert sum(map(sample.magenta, sample.pictures(path))) > 0
    assert {e.id: case.vault.path(e).read_bytes() for e in case.find(Evidence)} == originals


def test_only_what_is_hidden_is_covered(case: Case, shot: Callable[..., Sheet], pool: ReaderPool) -> None:
    shot("one", ["打13912340001找我", "这一行没有什么"], ["13912340001"], random=Random(3))
    redaction.hide_words(case, "13912340001")
    hider = Hider(case, case.snapshot(), "chosen")
    path = hider.picture(pool, "ev_one", 1)
    assert path is not None and path.is_relative_to(case.folder / "derived")
    with Image.open(path) as covered, Image.open(case.vault.path(case.get(Evidence, "ev_one"))) as original:
        assert covered.size == original.size and not covered.info
        assert sample.magenta(covered.convert("RGB")) == 0 < sample.magenta(original.convert("RGB"))
        below = max(box.box[1] + box.box[3] for box in hider.look("ev_one", 1).spots) + 2
        rest = (0, int(below), *original.size)
        assert covered.convert("RGB").crop(rest).tobytes() == original.convert("RGB").crop(rest).tobytes()


class Blind(ReaderPool):
    """A reader that draws pictures and reads none."""

    def read(self, path: Path, media_type: str, name: str, **options: object) -> dict[str, Any]:
        return {"state": "failed", "reason": "timeout"}


@pytest.fixture(scope="module")
def blind() -> Iterator[ReaderPool]:
    with Blind() as made:
        yield made


def test_what_no_reading_has_is_read_then(
    case: Case, shot: Callable[..., Sheet], pool: ReaderPool, tmp_path: Path
) -> None:
    shot("one", ["打13912340001找我", "这一行没有什么"], ["13912340001"], random=Random(3), is_read=False)
    redaction.hide_words(case, "13912340001")
    assert Hider(case, case.snapshot(), "chosen").look("ev_one", 1).left_out  # without a reader nobody knows
    assert made(case, "timeline", tmp_path, "chosen", pool).left_out == ()
    for file in ("timeline.docx", "timeline.pdf"):
        assert [sample.magenta(one) for one in sample.pictures(tmp_path / file)] == [0]


UNSURE = {
    "not read": ({"is_read": False}, "no_reading"),
    "reading failed": ({"state": "failed", "result": {}, "text": ""}, "no_reading"),
    "read in part": ({"state": "partial"}, "no_reading"),
    "one digit was read as another": ({"result": {"words": [{"text": "打13912840001找我", "page": 1,
        "box": [36, 40, 300, 30], "confidence": 0.9}]}}, "partly_read"),
    "a digit was not read": ({"result": {"words": [{"text": "打1391240001找我", "page": 1,
        "box": [36, 40, 300, 30], "confidence": 0.9}]}}, "partly_read"),
    "the record says that it is there": ({"result": {"words": [{"text": "打给我", "page": 1,
        "box": [36, 40, 300, 30], "confidence": 0.9}]}}, "not_found"),
}  # fmt: skip


@pytest.mark.parametrize("why", UNSURE)
def test_what_is_not_sure_is_left_out_until_a_person_looked(
    case: Case, shot: Callable[..., Sheet], blind: ReaderPool, tmp_path: Path, why: str
) -> None:
    more, reason = UNSURE[why]
    shot("one", ["打13912340001找我"], ["13912340001"], random=Random(3), **more)
    shot("two", ["这一行没有什么"], [])
    redaction.hide_words(case, "13912340001")
    done = made(case, "timeline", tmp_path, "chosen", blind)
    assert [(one.evidence, one.unsure[0].reason) for one in done.left_out] == [("ev_one", reason)]
    told = next(one for one in done.notices if one.code == "redact_left_out")
    assert "one.png" in str(told.facts["exhibits"]) and "two" not in str(told.facts["exhibits"])
    assert len(list(sample.pictures(tmp_path / "timeline.pdf"))) == 1
    assert "图片中可能有应当遮盖的个人信息" in b"".join(sample.unpacked(tmp_path / "timeline.docx")).decode(
        "utf-8", "ignore"
    )
    redaction.confirm(case, "ev_one", 1, done.left_out[0].words)
    assert made(case, "timeline", tmp_path, "chosen", blind).left_out == ()
    redaction.hide_words(case, "13912349999")  # it was not looked for then
    later = Hider(case, case.snapshot(), "chosen").look("ev_one", 1)
    assert later.left_out == (reason == "no_reading")


def test_several_in_one_line_and_one_within_another_are_all_found(
    case: Case, shot: Callable[..., Sheet]
) -> None:
    said = "林知秋电话13912340001"
    shot("one", [said], [], random=Random(1))
    for words in ("林知秋", "13912340001", "知秋"):
        redaction.hide_words(case, words)
    look = Hider(case, case.snapshot(), "chosen").look("ev_one", 1)
    assert look.unsure == () and look.spots


def test_a_line_that_was_hardly_read_is_covered(case: Case, shot: Callable[..., Sheet]) -> None:
    words = [{"text": "lZ乂?8", "page": 1, "box": [36, 40, 300, 30], "confidence": 0.5}]
    shot("one", ["不清楚的字"], [], result={"words": words, "messages": []}, text="")
    redaction.hide_words(case, "13912340001")
    look = Hider(case, case.snapshot(), "chosen").look("ev_one", 1)
    assert [one.why for one in look.spots] == ["faint"] and not look.left_out


def test_messages_of_other_conversations_are_covered(
    case: Case, put: Put, shot: Callable[..., Sheet]
) -> None:
    messages = [
        {
            "text": "请还款",
            "sender": "10690000001",
            "number": "10690000001",
            "page": 1,
            "region": [20, 40, 400, 60],
        },
        {"text": "妈：晚上回来吃饭", "sender": "妈", "number": "", "page": 1, "region": [20, 200, 400, 60]},
    ]
    shot("one", ["请还款"], [], result={"words": [], "messages": messages}, state="ok")
    cited = case.snapshot().citations_of("ev_one")[0]
    put(dataclasses.replace(cited, page=1, region=(20.0, 40.0, 400.0, 60.0)))
    look = Hider(case, case.snapshot(), "lawyer").look("ev_one", 1)
    assert [one.why for one in look.spots] == ["other_chats"]
    assert look.spots[0].box[1] <= 200 and not look.left_out


def test_profiles_hide_what_they_say(case: Case, put: Put) -> None:
    put(
        dataclasses.replace(
            case.snapshot().case,
            borrower="林知远",
            phone="13912340001",
            address="云杉路8号",
            id_number="11010120310310123X",
        ),
        Party(id="pa_1", name="林知秋", kind="person"),
    )
    snapshot = case.snapshot()
    shown = {id: {one.what for one in Hider(case, snapshot, id).secrets} for id in redaction.PROFILES}
    assert shown == {
        "portal": {"own_id", "own_phone", "third_names"},
        "lender": {"third_names"},
        "court": set(),
        "lawyer": set(),
        "public": {"own_id", "own_phone", "own_address", "own_name", "third_names"},
        "chosen": set(),
    }


def test_a_name_and_a_number_typed_together_are_hidden_each(case: Case) -> None:
    redaction.hide_words(case, "林知秋 139-1234-0001")
    text = Hider(case, case.snapshot(), "chosen").masks.text("林知秋让您打13912340001")
    assert text == "****让您打****"


def test_what_is_chosen_can_be_for_one_receiver_and_be_taken_back(case: Case) -> None:
    redaction.hide_words(case, "林知秋", profiles=["lender"])
    redaction.hide_words(case, "林知秋", profiles=["lender"])
    only = case.snapshot().redactions
    assert len(only) == 1
    assert [len(redaction.chosen(case.snapshot(), id)) for id in ("lender", "court")] == [1, 0]
    redaction.withdraw(case, only[0].id)
    assert case.snapshot().redactions == ()
    case.undo()
    assert case.snapshot().redactions == only


def test_what_cannot_be_hidden_is_refused(case: Case) -> None:
    for code, attempt in {
        "redact_too_short": lambda: redaction.hide_words(case, " 林 "),
        "no_such_profile": lambda: redaction.hide_words(case, "林知秋", profiles=["nobody"]),
        "redact_no_region": lambda: redaction.hide_region(case, "ev_x", 1, (1, 2, 0, 4)),
        "no_such": lambda: redaction.hide_region(case, "ev_x", 1, (1, 2, 3, 4)),
    }.items():
        with pytest.raises(Trouble) as raised:
            attempt()
        assert raised.value.code == code
    assert case.snapshot().redactions == ()
    with pytest.raises(Refused):
        Hider(case, case.snapshot(), "x")


def paper(path: Path, said: str, drawn: Path | None) -> None:
    """A PDF page that says something, with a picture of words on it."""
    picture = f'#image("{drawn.name}", width: 12cm)' if drawn else ""
    source = path.with_suffix(".typ")
    source.write_text(f"= Agreement\n{said}\n\n{'Nothing else is to be said here. ' * 12}\n\n{picture}")
    typst.compile(source, output=path, root=path.parent)


@pytest.mark.parametrize("reader", ["pool", "blind"])
def test_a_page_of_a_pdf_hides_what_it_says_and_what_it_draws(
    case: Case, put: Put, tmp_path: Path, reader: str, request: pytest.FixtureRequest
) -> None:
    scan = Image.new("RGB", (sample.WIDTH, 200), "white")
    sheet = Sheet(id="card", secrets=["13912340001"])
    sample.drawn(tmp_path / "card.png", sheet, Random(3), ["电话13912340001"])
    with Image.open(tmp_path / "card.png") as drawn:
        scan.paste(drawn.crop((0, 0, sample.WIDTH, 200)))
    scan.save(tmp_path / "scan.png")
    said = '#text(fill: rgb("#00c000"))[My number is] #text(fill: rgb("#ff00ff"))[139 1234 0001]'
    paper(tmp_path / "two.pdf", said, tmp_path / "scan.png")
    staged = case.vault.stage(tmp_path / "two.pdf", ext=".pdf")
    one = Evidence(
        id="ev_pdf", sha256=staged.sha256, size=staged.size, media_type="application/pdf", name="two.pdf",
        stored=staged.stored,
    )  # fmt: skip
    put(one)
    case.vault.settle([staged.sha256])
    pool: ReaderPool = request.getfixturevalue("pool")
    result = pool.read(case.vault.path(one), one.media_type, one.name)
    case.save_reading(
        Reading(id="re_pdf", evidence=one.id, state=result["state"], result=result, text=result["text"])
    )
    redaction.hide_words(case, "139 1234 0001")
    hider = Hider(case, case.snapshot(), "chosen")
    path = hider.picture(request.getfixturevalue(reader), one.id, 1)
    if reader == "blind":  # who cannot read what is drawn shows nothing
        assert path is None and hider.look(one.id, 1).unsure[0].reason == "no_reading"
        return
    assert path is not None
    with Image.open(path) as covered:
        assert sample.magenta(covered.convert("RGB")) == 0
        x, y, width, height = (value * covered.width / 595.28 for value in _said(result))
        place = covered.convert("RGB").crop((int(x), int(y), int(x + width), int(y + height)))
        green = [n for n, (red, high, blue) in place.getcolors(9999) or [] if high > 150 > max(red, blue)]
    assert sum(green) > 20  # the words beside it stay


@pytest.mark.parametrize(("turn", "cut"), [(0, 0), (90, 0), (180, 0), (270, 0), (0, 60), (90, 60)])
def test_a_page_that_is_shown_turned_or_cut_is_covered_where_the_words_are(
    pool: ReaderPool, tmp_path: Path, turn: int, cut: int
) -> None:
    source, path = tmp_path / "t.typ", tmp_path / "t.pdf"
    source.write_text(
        '#v(4cm)#h(3cm)#text(fill: rgb("#ff00ff"))[13912340001]\n\n' + "Nothing else is here. " * 20
    )
    typst.compile(source, output=tmp_path / "plain.pdf")
    with pypdfium2.PdfDocument(tmp_path / "plain.pdf") as file:
        file[0].set_rotation(turn)
        file[0].set_cropbox(cut, cut, 595, 842)
        file.save(path)
    result = pool.read(path, "application/pdf", "t.pdf")
    box = _said(result)
    for target, hide in (("open.png", []), ("hidden.png", [box])):
        pool.picture(path, "application/pdf", tmp_path / target, max_side=1800, hide=hide)
    with Image.open(tmp_path / "open.png") as shown, Image.open(tmp_path / "hidden.png") as covered:
        assert sample.magenta(shown.convert("RGB")) > 100
        assert sample.magenta(covered.convert("RGB")) == 0
        ink = covered.convert("L").point(lambda level: 255 * (level < 120))
        assert ink.histogram()[255] < 0.2 * ink.width * ink.height


def _said(result: dict[str, Any]) -> list[float]:
    return next(one["box"] for one in result["words"] if "13912340001" in one["text"].replace(" ", ""))
