"""A field for when something happened: exact to the minute, that day, about, or not known."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QWidget

from app.ui.language import tr

if TYPE_CHECKING:
    from app.case.moments import Moment

DAY, MINUTE = "yyyy-MM-dd", "yyyy-MM-dd HH:mm"
FORMS = {"minute": MINUTE, "day": DAY, "about": MINUTE, "before": DAY}


class MomentField(QWidget):
    """Signals: ``edited`` (by the person, not by showing)."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.precision = QComboBox()
        self.precision.setAccessibleName(tr("时间知道到什么程度"))
        for code, text in (
            ("minute", tr("准确到分钟")),
            ("day", tr("只知道是哪天")),
            ("about", tr("大约")),
            ("before", tr("不晚于这天")),
            ("unknown", tr("不知道")),
        ):
            self.precision.addItem(text, code)
        self.when = QDateTimeEdit()
        self.when.setCalendarPopup(True)
        self.when.setAccessibleName(tr("日期和时间"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.when, 3)
        line.addWidget(self.precision, 2)
        self.setFocusProxy(self.when)
        self.precision.activated.connect(self._formed)
        self.precision.activated.connect(lambda _n: self.edited.emit())
        self.when.dateTimeChanged.connect(lambda _when: self.edited.emit())

    def _formed(self) -> None:
        code = self.precision.currentData()
        self.when.setEnabled(code != "unknown")
        self.when.setDisplayFormat(FORMS.get(code, FORMS["day"]))

    def show_moment(self, moment: Moment) -> None:
        """Show a moment as far as it is known."""
        known = {"second": "minute", "minute": "minute", "day": "day", "month": "day", "about": "about"}
        code = known.get(moment.precision, "before" if moment.latest else "unknown")
        text = moment.at or moment.latest or moment.earliest
        with QSignalBlocker(self.when):
            shown = datetime.fromisoformat(text).replace(tzinfo=None) if text else datetime.now()
            iso = shown.isoformat(timespec="seconds")
            self.when.setDateTime(QDateTime.fromString(iso, Qt.DateFormat.ISODate))
        self.precision.setCurrentIndex(self.precision.findData(code))
        self._formed()

    def choose_year(self) -> None:
        """The cursor on the year, which a picture tells least often; a moment can be written then."""
        if self.precision.currentData() == "unknown":
            self.precision.setCurrentIndex(self.precision.findData("minute"))
            self._formed()
        self.when.setFocus()
        self.when.setSelectedSection(QDateTimeEdit.Section.YearSection)

    def fields(self) -> dict[str, Any]:
        """What was chosen, as fields of an entry (local time without offset: the case knows its zone)."""
        code = self.precision.currentData()
        when = self.when.dateTime().toString("yyyy-MM-ddTHH:mm:00")
        if code == "unknown":
            return {"precision": "unknown"}
        if code == "before":
            return {"precision": "before", "at_latest": when[:10] + "T23:59:59"}
        at = when[:10] if code == "day" else when
        return {"at": at, "precision": code} | ({"at_tolerance_s": 1800} if code == "about" else {})
