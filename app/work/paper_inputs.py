"""What a document of a case is built from, and what the person should know before it is handed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.case.errors import Trouble
from app.case.records import Reading
from app.report import kinds, own, paste, withheld
from app.report.inputs import Inputs, Outlook
from app.report.law import SUPERVISED
from app.report.source import Options
from app.rules import packs
from app.rules.standing import Standing
from app.work import findings, outlook, paper_plans, particulars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.case.case import Case
    from app.case.records import PaperPlan
    from app.case.snapshot import Snapshot
    from app.report.blocks import Doc, Lang
    from app.report.own import Conflict
    from app.rules.rule import Rule
    from app.work.hiding import Hider, Look

#: Evidence that can be heard: it goes along as a file.
SPOKEN = ("audio/", "video/")
LOCAL = frozenset({"small_loan"})
#: So many days after the date of a letter an answer is asked for; a request, no rule gives it.
ANSWER_DAYS = 15
#: What a drawer works out that depends on the record, the kind and the loan alone.
SHARED = ("page", "language", "_standing", "_rules")


@dataclass(frozen=True, kw_only=True)
class Drawer:
    """Draws documents of one kind from one snapshot.

    ``day`` is the ISO date on paper; ``sheets`` are how many pages paged evidence has; ``hider`` hides what
    the receiver must not see; ``paste`` is how many characters a web form takes, 0 for paper.
    ``reported`` (ids of rules), ``deadline`` (ISO date) and ``id_page`` go before what the case keeps;
    ``chosen`` is a plan that is not kept yet and is used in its place.
    """

    kind: str
    snapshot: Snapshot
    lang: str
    day: str
    debt: str | None
    sheets: Mapping[str, int]
    hider: Hider | None = None
    paste: int = 0
    reported: frozenset[str] = frozenset()
    deadline: str = ""
    chosen: PaperPlan | None = None
    id_page: bool = False

    @cached_property
    def plan(self) -> PaperPlan:
        """What the person chose and wrote for this kind."""
        return self.chosen or paper_plans.plan_of(self.snapshot, self.kind)

    def again(self, **fields: Any) -> Drawer:  # noqa: ANN401  fields of this class
        """The same with other choices of the same record: what rules found is not looked for anew."""
        other = replace(self, **fields)
        same = ("kind", "debt", "lang", "day")
        if other.snapshot is self.snapshot and all(getattr(other, n) == getattr(self, n) for n in same):
            vars(other).update({name: vars(self)[name] for name in SHARED if name in vars(self)})
        return other

    @cached_property
    def _options(self) -> Options:
        """What is chosen; what is given for this once goes before what the case keeps."""
        kept = self.plan.choices
        left_out = frozenset(kept.get("left_out", ()))
        entries = frozenset(e.id for e in self.snapshot.entries if e.id not in left_out) if left_out else None
        default = (date.fromisoformat(self.day[:10]) + timedelta(days=ANSWER_DAYS)).isoformat()
        return Options(
            debt=self.debt,
            entries=entries,
            reported=self.reported or frozenset(kept.get("reported", ())),
            unsaid=frozenset(kept.get("unsaid", ())),
            deadline=self.deadline or str(kept.get("deadline") or default),
            id_page=self.id_page or bool(kept.get("id_page")),
            recordings=self.hider is None or bool(kept.get("recordings")),
        )

    @property
    def answer_by(self) -> str:
        """ISO date by which a letter asks for an answer."""
        return self._options.deadline

    def conflicts(self) -> list[Conflict]:
        """Own sentences whose generated ones changed since; until they are settled the new ones are used."""
        said = paper_plans.own_of(self.plan)
        return own.conflicts(self.plain(), said) if said else []

    @cached_property
    def language(self) -> Lang:
        """The document's language: Chinese where there is no other."""
        return "en" if self.lang == "en" and self.kind in kinds.IN_ENGLISH else "zh_CN"

    @cached_property
    def page(self) -> Mapping[str, Any]:
        """The findings page in that language; the timeline judges nothing and needs none."""
        if self.kind == "timeline":
            return {}
        return findings.build(self.snapshot, lang=self.language, debt=self.debt)

    @cached_property
    def _standing(self) -> Standing:
        return Standing(self.snapshot)

    @cached_property
    def _outlook(self) -> Outlook:
        """What lies ahead, for the one kind that shows it."""
        if self.kind != "overview":
            return Outlook()
        return outlook.build(self.snapshot, self._standing, self.language, self.day, self.debt)

    @cached_property
    def _rules(self) -> Mapping[str, Rule]:
        """The rules of the place that were in force on the day of the paper, by id."""
        day, place = date.fromisoformat(self.day[:10]), self.snapshot.case.jurisdiction
        return {
            one.id: one for one in packs.all_packs().rules if one.jurisdiction == place and one.in_force(day)
        }

    def doc(
        self, faulty: frozenset[str] = frozenset(), pages: Mapping[str, tuple[int, int]] | None = None
    ) -> Doc:
        """The document; ``pages`` are those of the bundle, by default of the one made last.

        A text for a web form keeps to its limit with the person's own, longer words too.
        """
        made, room = self._worded(faulty, pages), self.paste
        while room > 0 and (over := paste.count(paste.written(made)) - self.paste) > 0:
            room -= over
            made = replace(self, paste=max(1, room))._worded(faulty, pages)
        return made

    def _worded(self, faulty: frozenset[str], pages: Mapping[str, tuple[int, int]] | None) -> Doc:
        """In the person's own words where there are some, and masked for the receiver."""
        made = own.applied(self.plain(faulty, pages), paper_plans.own_of(self.plan))
        made = made if self.paste else own.opened(made, self.plan.first)
        if faulty:
            rows = [one for one in self.snapshot.evidence if one.id in faulty]
            made = withheld.faulty(made, [(one.exhibit or 0, one.name) for one in rows])
        if self.hider is None:
            return made
        if self.paste:  # the stars say it; each character counts
            return self.hider.masks.doc(made)
        left_out = {(one.evidence, one.page) for one in self.looks(made) if one.left_out}
        return self.hider.masks.doc(withheld.applied(made, left_out))

    def looks(self, doc: Doc) -> list[Look]:
        """What is hidden on the pages that a document shows as pictures."""
        hider = self.hider
        return [] if hider is None else [hider.look(one.evidence, one.page) for one in doc.pictures()]

    def plain(
        self, faulty: frozenset[str] = frozenset(), pages: Mapping[str, tuple[int, int]] | None = None
    ) -> Doc:
        """The document as it is generated, before the person's own words and masking."""
        if not faulty and pages is None:
            return self._plain
        return self._built(replace(self._options, faulty=faulty), pages)

    @cached_property
    def _plain(self) -> Doc:
        """It is asked for more than once, and takes a while where there are many entries."""
        return self._built(self._options, None)

    def beginning(self, rows: int) -> Doc | None:
        """The first rows of a timeline that is longer, as it will be; ``None`` for any other paper."""
        if self.kind != "timeline" or len(self.snapshot.entries) <= rows:
            return None
        made = own.applied(self._built(self._options, None, rows), paper_plans.own_of(self.plan))
        made = own.opened(made, self.plan.first)
        return made if self.hider is None else self.hider.masks.doc(withheld.applied(made, set()))

    def _built(
        self, options: Options, pages: Mapping[str, tuple[int, int]] | None, beginning: int = 0
    ) -> Doc:
        inputs = Inputs(
            record=particulars.blanked(self.snapshot, frozenset(self.plan.choices.get("blank", ()))),
            standing=self._standing,
            findings=self.page,
            lang=self.language,
            date=self.day,
            options=options,
            pages=bundle_pages(self.snapshot, self.debt) if pages is None else pages,
            rules=self._rules,
            sheets=self.sheets,
            outlook=self._outlook,
            beginning=beginning,
        )
        return paste.build(inputs, self.paste) if self.paste else kinds.build(self.kind, inputs)

    def rules(self) -> list[Rule]:
        """Rules that this paper has a use for, with those it leaves out unless they are chosen."""
        if not self.page:
            return []  # it judges nothing
        widest = replace(self._options, reported=True, unsaid=frozenset())
        return [self._rules[id] for id in self._built(widest, None).rules() if id in self._rules]

    def left_out(self) -> tuple[Look, ...]:
        """Pages whose pictures a notice stands for, because it is not sure that they hide everything."""
        if self.hider is None:
            return ()
        return tuple(one for one in self.looks(self.plain()) if one.left_out)

    def notices(self) -> tuple[Trouble, ...]:
        """What the person should know before it is handed in; none of it is on the paper."""
        found = [Trouble("chinese_only")] if self.lang == "en" and self.language != "en" else []
        if self.kind == "lender-letter":
            found.append(Trouble("letter_limitation"))
        if changed := len(self.conflicts()):
            found.append(Trouble("own_changed", count=changed))
        found += self._of_hiding()
        if self.kind == "complaint":
            found.append(Trouble(self._route()))
        return tuple(found)

    def _of_hiding(self) -> Iterator[Trouble]:
        """Which exhibits stand without picture, and what a person has to look at and listen to themselves."""
        if self.hider is None:
            return
        plain, rows = self.plain(), self.snapshot.evidence_by_id
        looked = self.looks(plain)
        gone = dict.fromkeys(one.evidence for one in looked if one.left_out)
        if gone:
            named = [f"{rows[id].exhibit or ''} {rows[id].name}".strip() for id in gone]
            yield Trouble("redact_left_out", exhibits="; ".join(named), count=len(gone))
        spoken = [rows[id].name for id in plain.used() if rows[id].media_type.startswith(SPOKEN)]
        if spoken and self.kind == "bundle":
            code = "redact_recordings" if self._options.recordings else "redact_recordings_out"
            yield Trouble(code, names="; ".join(spoken))
        if not all(one.left_out for one in looked):
            yield Trouble("redact_look")

    def _route(self) -> str:
        lenders = {d.lender_kind for d in self.snapshot.debts if self.debt in (None, d.id)}
        if lenders and lenders <= SUPERVISED:
            return "complaint_supervised"
        return "complaint_local" if lenders and lenders <= LOCAL else "complaint_unknown"


def bundle_pages(snapshot: Snapshot, debt: str | None) -> dict[str, tuple[int, int]]:
    """Pages of the exhibits in the bundle that was made last, if there is one."""
    made = [one for one in snapshot.documents if one.kind == "bundle" and one.settings.get("debt") == debt]
    newest = max(made, key=lambda one: one.made_at, default=None)
    pages = newest.settings.get("pages", {}) if newest is not None else {}
    return {evidence: (int(first), int(last)) for evidence, (first, last) in pages.items()}


def sheets(case: Case) -> dict[str, int]:
    """How many pages paged evidence has, as its reader counted them."""
    found: dict[str, int] = {}
    for one in case.find(Reading):
        counted = (one.result.get("media") or {}).get("pages")
        if isinstance(counted, int) and counted > 0:
            found[one.evidence] = counted
    return found
