"""Asks for what a file cannot be read without (a password, what its columns are) and has it read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case.records import Evidence
from app.ui.language import tr

if TYPE_CHECKING:
    from app.ui.window import Window

PASSWORD = frozenset({"needs_password", "wrong_password"})
COLUMNS = "columns_unknown"
ASKED = PASSWORD | {COLUMNS}
"""Reasons of a reading that a person can do something about."""


def label(reason: str) -> str:
    """The words of the button that asks."""
    return tr("说明各列是什么…") if reason == COLUMNS else tr("输入密码…")


def ask(window: Window, evidence: str) -> None:
    """Open the dialog that fits what the reading of a piece of evidence lacks."""
    desk = window.desk
    reading = desk.case.reading_of(evidence)
    item = next(iter(desk.case.find(Evidence, id=evidence)), None)  # what panes show may lag behind
    if reading is None or item is None or reading.reason not in ASKED or desk.read_only:
        return
    if reading.reason == COLUMNS:
        from app.ui.mapping_form import MappingForm

        columns = MappingForm(item.name, reading.result.get("table") or {}, window)
        columns.given.connect(lambda: _again(window, evidence, {}))
        columns.open()
        return
    from app.ui.password_form import PasswordForm

    form = PasswordForm(item.name, again=reading.reason == "wrong_password", parent=window)
    form.given.connect(lambda password: _again(window, evidence, {"password": password}))
    form.open()


def _again(window: Window, evidence: str, options: dict[str, Any]) -> None:
    """Read one piece of evidence again, as an intake of its own."""
    desk = window.desk
    from app.work.intake import Intake

    intake = Intake(desk.case, (), again={evidence: options})
    title = tr("正在重新读取")
    desk.run(intake.run, title=title, on_end=lambda _last: window.acts.taken_in(intake))
