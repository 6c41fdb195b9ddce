"""A small case made by hand: fictional people, lender and numbers, and everything a timeline can hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from app.case.records import (
    Agreement,
    Allocation,
    CaseInfo,
    Citation,
    Debt,
    Device,
    Entry,
    Evidence,
    Instalment,
    Party,
    Payment,
    Term,
)
from app.report.inputs import Ahead, Asked, Inputs, Outlook
from app.report.source import Options

if TYPE_CHECKING:
    from pathlib import Path

AGREED = "2031-03-10T16:12:00+08:00"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The parts of a snapshot that paper reads."""

    case: CaseInfo = field(default_factory=lambda: CaseInfo(title="例"))
    debts: tuple[Debt, ...] = ()
    parties: tuple[Party, ...] = ()
    devices: tuple[Device, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    entries: tuple[Entry, ...] = ()
    citations: tuple[Citation, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    terms: tuple[Term, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    payments: tuple[Payment, ...] = ()
    allocations: tuple[Allocation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kept:
    kept: bool | None


@dataclass(frozen=True, kw_only=True)
class State:
    state: str


class Answers:
    """Stands in for app.rules: after the agreement's minute is after; kept except in a given month."""

    def __init__(
        self, agreed: str = AGREED, missed: str = "2031-07-0", states: dict[str, str] | None = None
    ) -> None:
        self._agreed = agreed
        self._missed = missed
        self._states = states or {}

    def relation(self, entry: Entry) -> str:
        at = entry.at or entry.at_earliest
        if at is None:
            return "unknown"
        if at[:10] == self._agreed[:10] and entry.precision == "day":
            return "same_day"
        return "after" if at > self._agreed else "before"

    def kept(self, entry: Entry) -> Kept:
        if entry.at is None:
            return Kept(kept=None)
        return Kept(kept=not entry.at.startswith(self._missed))

    def instalment(self, instalment: Instalment, on: date) -> State:
        return State(state=self._states.get(instalment.id, "paid"))


def _evidence(n: int, name: str, media_type: str = "image/png", **more: Any) -> Evidence:
    sha = f"{n:02x}" * 32
    return Evidence(
        id=f"ev_{n}",
        sha256=sha,
        size=128_030 + n,
        media_type=media_type,
        name=name,
        stored=f"files/{sha[:2]}/{sha}.png",
        exhibit=n,
        added_at="2031-08-20T21:00:00+08:00",
        **more,
    )


def _entry(n: int, kind: Any, at: str | None, text: str = "", **more: Any) -> Entry:
    given: dict[str, Any] = {
        "direction": "in",
        "precision": "minute",
        "status": "confirmed",
        "debt": "de_1",
    } | more
    return Entry(id=f"en_{n:02}", kind=kind, at=at, text=text, **given)


EVIDENCE = (
    _evidence(1, "还款安排.pdf", "application/pdf", grade="sealed_pdf", source_note="放款方应用内下载"),
    _evidence(
        2,
        "Screenshot_20310704_072311.png",
        device="dv_1",
        taken_at="2031-07-04T07:23:11+08:00",
        taken_from="file_name",
        taken_exact=True,
    ),
    _evidence(3, "IMG_0071.jpg", "image/jpeg", taken_at="2031-07-20T10:00:00+08:00", taken_from="file_time"),
    _evidence(4, "sms-20310820210000.xml", "application/xml", device="dv_1"),
    _evidence(
        5,
        "通话录音@10695551234(10695551234)_20310703084314.mp3",
        "audio/mpeg",
        taken_at="2031-07-03T08:43:14+08:00",
        taken_from="file_name",
        taken_exact=True,
    ),
    _evidence(6, "长截图.png"),
)
ENTRIES = (
    _entry(
        1,
        "sms",
        "2031-02-20T09:15:00+08:00",
        "【云杉借贷】您已逾期12天，应还3,140.00元。",
        number="10695551234",
        party="pa_1",
    ),
    _entry(2, "agreement", AGREED, "", direction="none", party="pa_1"),
    _entry(3, "sms", "2031-03-10T00:00:00+08:00", "请尽快处理", precision="day", number="10695551234"),
    _entry(
        4,
        "call",
        "2031-07-03T08:32:00+08:00",
        call_type="incoming",
        duration_s=72,
        number="10695551234",
        party="pa_1",
    ),
    _entry(
        5,
        "sms",
        "2031-07-13T23:38:00+08:00",
        "【北岭资产】云杉借贷已把您的账户转交我处，请在三天内一次还清18230.15元。联系电话13912340088。",
        number="13912340077",
        party="pa_2",
        at_shown="昨天 23:38",
    ),
    _entry(
        6,
        "sms",
        "2031-07-13T23:41:00+08:00",
        "今晚之前没有到账，明天会有人去找您的同事。",
        number="13912340077",
        party="pa_2",
        at_shown="昨天 23:41",
    ),
    _entry(
        7,
        "sms",
        "2031-07-15T10:37:00+08:00",
        "请转告林先生：他名下有款项逾期，请速与我处联系。",
        number="106955501230099",
        recipient={"who": "third_party", "relation": "父亲", "name": ""},
    ),
    _entry(8, "payment", "2031-07-05T13:48:20+08:00", direction="out", precision="second"),
    _entry(
        9,
        "payment",
        "2031-07-11T13:48:00+08:00",
        direction="out",
        amounts=({"minor": 94200, "currency": "CNY"},),
    ),
    _entry(
        10,
        "chat",
        None,
        "那份安排不算数，今天还清，不然打到您公司。",
        precision="between",
        at_earliest="2031-07-10T00:00:00+08:00",
        at_latest="2031-07-20T00:00:00+08:00",
        sender_shown="刘专员",
        doubts=(
            {"code": "relative", "field": "time", "facts": {}},
            {"code": "cut", "field": "complete", "facts": {}},
        ),
    ),
    _entry(11, "call", "2031-08-09T07:52:00+08:00", call_type="missed", count=3, number="12590077"),
    _entry(
        12,
        "chat",
        "2031-08-10T21:03:00+08:00",
        "我一直按约还款，有事请只找我本人。",
        direction="out",
        precision="about",
        at_tolerance_s=120,
        sender_shown="刘专员",
    ),
    _entry(
        13,
        "note",
        "2031-08-12T00:00:00+08:00",
        "致电放款方客服，对方称没有委托北岭资产。",
        precision="day",
        direction="none",
    ),
    _entry(14, "app_notice", "2031-08-01T00:00:00+08:00", "您有一笔账单待处理", precision="month"),
    _entry(15, "letter", None, "催告函", precision="unknown"),
    _entry(16, "sms", "2031-08-15T20:11:00+08:00", "待核对的一条", status="draft"),
    _entry(17, "sms", "2031-08-15T20:12:00+08:00", "【快递】取件码 1234", category="unrelated"),
)
SHOWS = {1: [4], 3: [4], 4: [5], 5: [2, 4], 6: [2], 7: [3], 10: [6], 11: [4], 14: [6], 12: [6]}


def _citations() -> tuple[Citation, ...]:
    shown = [
        Citation(id=f"ci_{e}_{v}", evidence=f"ev_{v}", entry=f"en_{e:02}", text="")
        for e, vs in SHOWS.items()
        for v in vs
    ]
    shown.append(Citation(id="ci_a", evidence="ev_1", agreement="ag_1", page=1))
    shown.append(Citation(id="ci_t", evidence="ev_1", term="te_1", page=2, text="履约期间停止催收"))
    shown.append(Citation(id="ci_e", evidence="ev_1", entry="en_02", page=1, text=""))
    return tuple(shown)


def full(**changes: Any) -> Sheet:
    """A case with a bit of everything."""
    parts: dict[str, Any] = {
        "case": CaseInfo(title="例", borrower="林知远"),
        "debts": (
            Debt(id="de_1", lender="云杉借贷", lender_kind="small_loan", contract_number="YS2031064497"),
        ),
        "parties": (
            Party(id="pa_1", name="云杉借贷", kind="lender"),
            Party(id="pa_2", name="北岭资产", kind="agency"),
        ),
        "devices": (
            Device(
                id="dv_1", name="提交人的手机", model="青禾 X2", original_at="短信应用，与13912340077的会话"
            ),
        ),
        "evidence": EVIDENCE,
        "entries": ENTRIES,
        "citations": _citations(),
        "agreements": (
            Agreement(
                id="ag_1",
                debt="de_1",
                status="confirmed",
                lender="云杉借贷",
                agreed_at=AGREED,
                precision="minute",
                contract_number="FQ-2031-0310",
            ),
        ),
        "terms": (Term(id="te_1", agreement="ag_1", kind="stop_collection", text="履约期间停止催收"),),
        "instalments": tuple(
            Instalment(
                id=f"in_{n}",
                agreement="ag_1",
                n=n,
                due_on=date(2031 + (n + 2) // 12, (n + 2) % 12 + 1, 5).isoformat(),
                minor=157_000,
            )
            for n in range(1, 25)
        ),
        "payments": (
            Payment(
                id="py_8",
                entry="en_08",
                debt="de_1",
                paid_at="2031-07-05T13:48:20+08:00",
                precision="second",
                minor=157_000,
                status="confirmed",
            ),
        ),
        "allocations": (
            Allocation(id="al_8", payment="py_8", instalment="in_4", minor=157_000, status="confirmed"),
        ),
    }
    return Sheet(**(parts | changes))


def many(count: int) -> Sheet:
    """A case with ``count`` messages over about three years and one source for them all."""
    entries, citations = [], []
    for n in range(count):
        day = date.fromordinal(date(2031, 1, 1).toordinal() + n * 1000 // max(count, 1))
        at = f"{day.isoformat()}T{n % 24:02}:{n % 60:02}:00+08:00"
        entries.append(
            Entry(
                id=f"en_{n:06}",
                kind="sms",
                direction="in",
                at=at,
                precision="minute",
                status="confirmed",
                debt="de_1",
                number=f"1391234{n % 10000:04}",
                text=f"【云杉借贷】第{n}条：请于今日内归还3,140.00元，否则将联系您的家人。",
            )
        )
        citations.append(Citation(id=f"ci_{n:06}", evidence="ev_4", entry=f"en_{n:06}"))
    return full(entries=tuple(entries), citations=tuple(citations))


def _screen(height: int, width: int = 540, step: int = 150) -> Image.Image:
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for y in range(60, height - 80, step):
        draw.rounded_rectangle((24, y, width - 80, y + 80), 14, fill="#e9e9e9")
        draw.line((44, y + 28, width - 120, y + 28), fill="#333", width=6)
        draw.line((44, y + 54, width - 240, y + 54), fill="#333", width=6)
    draw.rectangle((0, 0, width - 1, height - 1), outline="#777")
    return image


def pictures(folder: Path) -> dict[tuple[str, int], Path]:
    """Upright pictures for the exhibits of :func:`full`."""
    shapes = {
        ("ev_1", 1): (1130, 800),
        ("ev_1", 2): (1130, 800),
        ("ev_2", 1): (1200, 540),
        ("ev_3", 1): (600, 800),
        ("ev_6", 1): (6000, 540),
    }
    made = {}
    for (evidence, page), (height, width) in shapes.items():
        made[evidence, page] = folder / f"{evidence}-{page}.png"
        _screen(height, width).save(made[evidence, page])
    return made


def inputs(
    sheet: Any, lang: Any = "zh_CN", *, findings: Any = None, pages: Any = None, **options: Any
) -> Inputs:
    """What a document of this sheet is built from."""
    return Inputs(
        record=sheet,
        standing=Answers(),
        findings=findings or {},
        lang=lang,
        date="2031-08-20",
        options=Options(**options),
        pages=pages or {},
    )


def rules() -> dict[str, Any]:
    """The shipped rules of China that are in force on the sample's date, by id."""
    from app.rules import packs

    day = date(2031, 8, 20)
    return {one.id: one for one in packs.all_packs().rules if one.jurisdiction == "cn" and one.in_force(day)}


def _finding(check: str, rule: str, entries: list[str], **more: Any) -> dict[str, Any]:
    base = {
        "id": f"fi_{rule}",
        "check": check,
        "rule": rule,
        "binding": "agreement",
        "result": "shown",
        "entries": entries,
        "confidence": "high",
        "set_aside": None,
        "as_reported": False,
        "details": [],
        "basis": [],
        "sentence": f"与约定不一致：{len(entries)}次联系。",
    }
    return base | more


def findings() -> dict[str, Any]:
    """A findings page of :func:`full`: sure and unsure findings, official and reported, set aside or not."""
    proof = {"kind": "agreement", "id": "ag_1", "grade": "sealed_pdf", "own_statement": False}
    gap = {"what": "还没有证明", "how": "请对方书面说明。", "until": None, "code": "x", "facts": {}}
    differs = {
        "entry": "en_05",
        "kind": "amount",
        "said_minor": 1_823_015,
        "ours_minor": 0,
        "currency": "CNY",
    }
    days = {"entry": "en_06", "kind": "overdue_days", "said": 12, "ours": 0}
    return {
        "findings": [
            _finding("amount_conflict", "cn.agreement.amounts", ["en_05"], details=[differs, days]),
            _finding(
                "third_party", "cn.pipl.others_told", ["en_07"], binding="law", basis=["cn.pipl.access"]
            ),
            _finding("threat", "cn.civ.private_life", ["en_06"], binding="law", confidence="low"),
            _finding("quiet_hours", "cn.gbt45251.quiet_hours", ["en_05"], as_reported=True),
            _finding("threat", "cn.microloan2024.wording", ["en_06"], binding="regulation", as_reported=True),
            _finding("fraud_sign", "cn.fraud.signs", ["en_05"], binding="law", set_aside={"why": "已核实"}),
        ],
        "facts": {"quiet_hours": ["en_05", "en_06"]},
        "causes": [
            {
                "title": "信息没有及时传到",
                "for": [{"sentence": "头几天以后就停了"}],
                "against": [{"sentence": "一个月以后还在继续"}],
                "ask": "请问：协议是哪一天通知各受托机构的？",
            }
        ],
        "agreement_check": [
            {"item": "account", "state": "missing", "title": "还到哪个账户", "ask": "请写明收款账户。"},
            {"item": "parties", "state": "stated", "title": "双方是谁", "ask": None},
        ],
        "claims": [
            {
                "claim": "agreement_concluded",
                "title": "双方达成了还款协议",
                "elements": [
                    {
                        "element": "who",
                        "title": "谁和谁达成",
                        "facts": {},
                        "for": [proof],
                        "against": [],
                        "strength": "good",
                        "gap": None,
                    },
                    {
                        "element": "harm",
                        "title": "影响",
                        "facts": {},
                        "for": [],
                        "against": [],
                        "strength": "none",
                        "gap": gap,
                    },
                ],
            }
        ],
        "dates": [
            {"rule": "cn.civ.limitation", "sentence": "诉讼时效的参考日是2034-03-05。", "as_reported": False},
            {"rule": "cn.gbt45251.records", "sentence": "记录至少保存到2033-07-13。", "as_reported": True},
        ],
    }


def whole(sheet: Any, lang: Any = "zh_CN", **more: Any) -> Inputs:
    """The same with a findings page, rules, and the pages of a PDF."""
    options = {name: more.pop(name) for name in ("reported", "faulty", "debt") if name in more}
    made = inputs(sheet, lang, findings=findings(), pages=more.pop("pages", None), **options)
    return replace(made, rules=rules(), sheets={"ev_1": 2}, outlook=outlook() if sheet.entries else Outlook())


def outlook() -> Outlook:
    """Days to come and who was asked, as the use case gives them."""
    return Outlook(
        ahead=(
            Ahead(on="2031-08-15", what="第5期", minor=1_570_00, agreement="ag_1"),
            Ahead(on="2031-08-20", what="机构答复（一般 15 日）", entries=("en_3",)),
        ),
        asked=(
            Asked(
                on="2031-08-05", whom="金融监管部门", matter="违反约定的催收", number="A-1", state="等答复"
            ),
            Asked(on="2031-07-20", whom="950123", matter="打客服电话核实。", number="", state="已记下"),
        ),
    )
