"""One entry as one row of the dated table: when, who, what exactly, against the agreement, which exhibit."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from app.case.contacts import is_contact
from app.report.blocks import Cite, Line, Piece, Run, Tag
from app.report.source import is_placed
from app.report.words import Words, clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Citation, Entry, Evidence, Payment
    from app.report.source import Source, Standing

#: What a person tells in their own words: it is not quoted, and has no other source.
OWN_WORDS = frozenset({"note", "visit", "verification"})
#: Doubts that the reader of the paper must see, besides those about who owns a number.
SHOWN_DOUBTS = ("time", "text", "number", "sender", "amount")
Row = tuple[tuple[Line, ...], ...]


def label(text: str) -> Line:
    """Our own word for something, set apart from the material's."""
    return (Run(text=text, style="label"),)


def plain(text: str) -> Line:
    """A line of plain text."""
    return (Run(text=text),)


class Rows:
    """Makes rows in one language."""

    def __init__(self, source: Source, standing: Standing, words: Words) -> None:
        self._source = source
        self._standing = standing
        self._words = words

    def row(self, number: int, entry: Entry) -> Row:
        """The cells of one entry; ``number`` is its place in the timeline."""
        return (
            (plain(str(number)),),
            self.time(entry),
            self.who(entry),
            (self.what(entry),),
            tuple((tag,) for tag in self.tags(entry)),
            self.exhibits(entry),
        )

    # when

    def time(self, entry: Entry) -> tuple[Line, ...]:
        """Day and time in two lines, with the precision in words."""
        words = self._words
        if entry.at is None:
            return (label(words.bounds(entry.moment, year=not is_placed(entry))),)
        when = datetime.fromisoformat(entry.at)
        if entry.precision == "month":
            return plain(words.month(when.date(), year=False)), label(words("time.only_month"))
        day = plain(words.day(when.date(), year=False))
        if entry.precision == "day":
            return day, label(words("time.only_day"))
        time = clock(when, seconds=entry.precision == "second")
        if entry.precision == "about":
            by = label(words("time.by", by=words.span(entry.at_tolerance_s))) if entry.at_tolerance_s else ()
            return tuple(filter(None, (day, plain(words("time.about", time=time)), by)))
        return day, plain(time)

    def dated(self, entry: Entry) -> tuple[Line, ...]:
        """Day with its year, and time; for a table that stands under no month."""
        if entry.at is None or entry.precision == "month":
            return (plain(self._words.moment(entry.moment)),)
        return (plain(self._words.day(datetime.fromisoformat(entry.at).date())), *self.time(entry)[1:])

    # who

    def who(self, entry: Entry) -> tuple[Line, ...]:
        """Number and name; the person's own acts say so."""
        party = self._source.parties.get(entry.party or "")
        number = entry.number or entry.number_shown
        name = party.name if party else entry.sender_shown
        if entry.direction == "out" and entry.kind != "payment":
            number = f"→ {number}" if number else number
        lines = [plain(number)] if number else []
        if name and name != number:
            lines.append(plain(name))
        if not lines:
            return (label(self._words("self")),) if entry.kind in OWN_WORDS else ()
        return tuple(lines)

    # what

    def what(self, entry: Entry) -> Line:
        """What happened: our words as labels, the material's own words quoted."""
        told = self._recipient(entry)
        told += self._payment(entry) if entry.kind == "payment" else ()
        told += self._text(entry)
        gap = (" " if self._words.lang == "zh_CN" else ": ") if told else ""
        pieces: list[Piece] = [Run(text=self.kind(entry) + gap, style="label"), *told]
        if any(doubt.get("field") == "complete" for doubt in entry.doubts):
            pieces.append(Run(text=self._words("incomplete"), style="label"))
        return tuple(pieces)

    def kind(self, entry: Entry) -> str:
        """The kind in words; for calls how they went."""
        words = self._words
        if entry.kind == "payment":
            return words("kind.refund" if entry.direction == "in" else "kind.payment")
        if entry.kind != "call" or entry.call_type is None or not words.knows(f"call.{entry.call_type}"):
            return words(f"kind.{entry.kind}")
        lasted = words("call.lasted", length=words.length(entry.duration_s)) if entry.duration_s else ""
        times = words("call.times", n=entry.count) if entry.count > 1 else ""
        return words(f"call.{entry.call_type}") + lasted + times

    def _recipient(self, entry: Entry) -> list[Piece]:
        recipient = entry.recipient or {}
        if recipient.get("who") != "third_party":
            return []
        names = [str(recipient[key]) for key in ("relation", "name") if recipient.get(key)]
        who = self._words("to_third.who", who=self._words("list").join(names)) if names else ""
        return [Run(text=self._words("to_third", who=who), style="strong")]

    def _payment(self, entry: Entry) -> list[Piece]:
        sums = [self._one_payment(payment) for payment in self._source.payments_of_entry[entry.id]]
        if not sums:
            sums = [
                self._words.money(int(a["minor"]), str(a.get("currency") or "CNY"))
                for a in entry.amounts
                if isinstance(a.get("minor"), int)
            ][:1]
        text = self._words("list").join(sums)
        return [Run(text=text + (" " if entry.text else ""))] if text else []

    def _one_payment(self, payment: Payment) -> str:
        text = self._words.money(payment.minor, payment.currency)
        for part in self._source.allocations_of[payment.id]:
            instalment = self._source.instalments.get(part.instalment)
            if instalment is not None and part.minor == payment.minor:
                text += self._words("payment.for", n=instalment.n)
            elif instalment is not None:
                sum_of = self._words.money(part.minor, payment.currency)
                text += self._words("payment.for_part", n=instalment.n, money=sum_of)
        return text

    def _text(self, entry: Entry) -> list[Piece]:
        if entry.text and entry.kind in OWN_WORDS:
            return [Run(text=entry.text)]
        if entry.text:
            return [Run(text=self._words("quote", text=entry.text), style="exact")]
        silent = entry.kind in {"call", "payment", "agreement"}
        return [] if silent else [Run(text=self._words("no_words"), style="label")]

    # against the agreement

    def tags(self, entry: Entry) -> list[Tag]:
        """Where it stands to the agreement, and what about it is in doubt."""
        found = self._paid_tags(entry) if entry.kind == "payment" else self._relation_tags(entry)
        fields = {doubt.get("field") for doubt in entry.doubts}
        found += [
            Tag(shape="doubt", word=self._words(f"doubt.{name}")) for name in SHOWN_DOUBTS if name in fields
        ]
        if entry.disputed:
            found.append(Tag(shape="doubt", word=self._words("disputed")))
        return found

    def _relation_tags(self, entry: Entry) -> list[Tag]:
        if entry.kind == "agreement" or not self._has_agreement(entry):
            return []
        relation, contact = self._standing.relation(entry), is_contact(entry)
        if relation == "unknown":
            return [Tag(shape="doubt", word=self._words("tag.unknown"))] if contact else []
        shape = "after" if relation == "after" and contact else "plain"
        tags = [Tag(shape=shape, word=self._words(f"tag.{relation}"))]  # type: ignore[arg-type]
        return tags + (self._kept_tags(entry) if contact and relation == "after" else [])

    def _kept_tags(self, entry: Entry) -> list[Tag]:
        kept = self._standing.kept(entry).kept
        if kept is None:
            return []
        return [
            Tag(shape="kept", word=self._words("tag.kept"))
            if kept
            else Tag(shape="late", word=self._words("tag.overdue"))
        ]

    def _paid_tags(self, entry: Entry) -> list[Tag]:
        """A payment that completed an instalment says whether that was in time."""
        states: dict[str, None] = {}
        for payment in self._source.payments_of_entry[entry.id]:
            if payment.paid_at is not None and payment.precision not in {"month", "about", "unknown"}:
                states |= dict.fromkeys(self._states(payment, date.fromisoformat(payment.paid_at[:10])))
        shapes = {"paid": "kept", "cured": "plain", "late": "late"}
        return [
            Tag(shape=shape, word=self._words(f"tag.{state}"))  # type: ignore[arg-type]
            for state, shape in shapes.items()
            if state in states
        ]

    def _states(self, payment: Payment, on: date) -> Iterable[str]:
        for part in self._source.allocations_of[payment.id]:
            instalment = self._source.instalments.get(part.instalment)
            if instalment is not None:
                yield self._standing.instalment(instalment, on).state

    def _has_agreement(self, entry: Entry) -> bool:
        return any(a.debt == entry.debt and entry.debt for a in self._source.agreements)

    # which exhibit

    def exhibits(self, entry: Entry) -> tuple[Line, ...]:
        """The exhibits that show it, or that it stands on the person's own word."""
        cites = self.cites(self._source.citations_of_entry[entry.id])
        if not cites:
            return (label(self._words("own_statement")),)
        lines: list[Line] = []
        for cite in cites:
            lines.append((cite,))
            if cite.page is not None:
                lines.append(label(self._words("cite.page", n=cite.page)))
        return tuple(lines)

    def cites(self, citations: Iterable[Citation]) -> list[Cite]:
        """Each exhibit and page once, in order; pages are named only of what has pages."""
        found: dict[tuple[int, int], Cite] = {}
        for citation in citations:
            evidence = self._source.evidence.get(citation.evidence)
            if evidence is not None and evidence.exhibit is not None and not citation.contrary:
                page = citation.page if has_pages(evidence) else None
                text = self._words("cite", n=evidence.exhibit)
                found.setdefault(
                    (evidence.exhibit, page or 0),
                    Cite(evidence=evidence.id, exhibit=evidence.exhibit, text=text, page=page),
                )
        return [found[key] for key in sorted(found)]


def has_pages(evidence: Evidence) -> bool:
    """Whether its pages are numbered, so that naming one helps to find the place."""
    paged = evidence.media_type in {"application/pdf", "image/tiff"}
    return paged or evidence.media_type.startswith("video/")  # a video's pages are its stills


def has_picture(evidence: Evidence) -> bool:
    """Whether it can be shown as a picture: an image, or pages of a PDF."""
    media = evidence.media_type
    return media.startswith(("image/", "video/")) or media == "application/pdf"
