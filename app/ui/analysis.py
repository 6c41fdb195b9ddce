"""What the record shows, worked out beside the window's thread once for each look at the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.ui import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.snapshot import Snapshot
    from app.report.charts.tables import Chart
    from app.ui.desk import Desk
    from app.work.next_steps import NextSteps

Page = dict[str, Any]


class Shown:
    """One answer: the findings document (CONTRACT), the charts, the next steps, and what was looked at.

    ``matrix`` are the rows of each claim, ``same_records`` the findings by check and then by their records:
    of very many contacts both take long, and are made where the answer is.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        page: Page,
        charts: list[Chart],
        contacts: str,
        steps: NextSteps | None = None,
    ) -> None:
        from app.ui import claims_findings, claims_words

        self.snapshot = snapshot
        self.page = page
        self.matrix = [claims_words.rows(snapshot, one["elements"]) for one in page.get("claims", ())]
        self.same_records = claims_findings.by_check(page["findings"])
        self.charts = charts
        self.steps = steps
        self._contacts = contacts

    def write_table(self, what: str, path: Path) -> None:
        """The contacts (``contacts``) or the numbers of a chart (its name) as CSV; atomic."""
        from app.report import files
        from app.report.charts import tables

        chart = next((one for one in self.charts if one.name == what), None)
        text = tables.as_csv(chart) if chart is not None else "\ufeff" + self._contacts
        files.write(path, text.encode("utf-8"))


class AnalysisSource(QObject):
    """Panes ask; the newest answer comes as ``ready`` (a :class:`Shown`). Unasked, nothing is worked out."""

    ready = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._working = self._again = False

    def ask(self) -> Shown | None:
        """The answer for the record as last looked at, if there is one; else it comes with ``ready``."""
        if not self._desk.is_open:
            return None
        snapshot = self._desk.snapshot()
        if self._shown is not None and self._shown.snapshot is snapshot:
            return self._shown
        if self._working:
            self._again = True
        else:
            self._work(snapshot)
        return None

    def forget(self) -> None:
        """What the answer stands on besides the record (the rules) has changed: it is worked out anew."""
        self._shown = None
        self.ask()

    def _work(self, snapshot: Snapshot) -> None:
        self._working, lang = True, language.current()

        def steps() -> Iterator[Shown]:
            yield worked_out(snapshot, lang)

        self._desk.jobs.start(steps, on_end=self._done, on_fail=self._failed)

    def _done(self, shown: Shown | None) -> None:
        self._working = False
        if shown is not None and self._desk.is_open:
            self._shown = shown
            self.ready.emit(shown)
        if self._again:
            self._again = False
            self.ask()

    def _failed(self, error: Exception) -> None:
        self._working = self._again = False
        raise error


def worked_out(snapshot: Snapshot, lang: str) -> Shown:
    """Findings of today, drafts counting provisionally, and the charts; pure, but takes a while."""
    from datetime import datetime

    from app.case import moments
    from app.report.charts import data, tables
    from app.report.words import Words
    from app.rules.standing import Standing
    from app.work import contact_table, findings, next_steps

    today = datetime.now(moments.zone(snapshot.case.time_zone)).date()
    analysis = findings.Analysis(snapshot=snapshot, as_of=today, provisional=True)
    page = findings.document(analysis, lang)
    counts = data.count(snapshot, Standing(snapshot, provisional=True), provisional=True)
    charts = tables.charts(counts, Words("en" if lang == "en" else "zh_CN"))
    steps = next_steps.next_steps(snapshot, today, lang, analysis=analysis)
    return Shown(snapshot, page, charts, contact_table.text(analysis, lang), steps)
