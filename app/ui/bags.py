"""Hands a case over as a bag, and opens one that was handed over: in the background, wholly or not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout

from app import paths
from app.case.errors import Trouble
from app.ui import file_dialogs, language
from app.ui.forms import Field, FormDialog
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.ui.window import Window

CONFIRMED, ALL = "confirmed", "all"


class ExportForm(FormDialog):
    """Asks how much goes along. Signals: ``given`` (``confirmed`` or ``all``)."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        words = tr(
            "材料包是一个 ZIP：原件、记录、操作日志和一份可以直接看的时间线。对方不装据实也能核对。"
            "没有放进去的，包里只写数量，不写内容。"
        )
        choices = [
            (CONFIRMED, tr("核对过的记录和它们引用的原件")),
            (ALL, tr("全部：草稿、无关内容、没读的文件和你的身份信息也在内")),
        ]
        scope = Field(name="scope", label=tr("交出哪些"), kind="choice", help=words, choices=choices)
        super().__init__(tr("导出给律师"), [scope], tr("选择位置…"), parent)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)  # its choices are long

    def save(self) -> None:
        """Hand the choice on."""
        self.given.emit(str(self.values()["scope"]))
        self.accept()


def export(window: Window) -> None:
    """Ask how much and where, then write a bag."""
    form = ExportForm(window)
    form.given.connect(lambda scope: _ask_place(window, scope))
    form.open()


def _ask_place(window: Window, scope: str) -> None:
    from app.ui.new_case_form import free_folder

    title = window.desk.snapshot().case.title
    name = free_folder(paths.documents(), tr("材料包 {title}").format(title=title)).name
    kinds = tr("材料包 (*.zip)")
    file_dialogs.saving(window, f"{name}.zip", kinds, lambda place: write(window, place, scope))


def write(window: Window, place: Path, scope: str) -> None:
    """Write a bag of the open case to a place; trouble is one sentence and leaves nothing."""

    def steps() -> Iterator[Any]:
        from app.work import exporting

        case = window.desk.case
        yield from exporting.export(case, place, everything=scope == ALL, lang=language.current())

    window.desk.run(steps, title=tr("正在打包"), on_end=lambda last: _written(window, place, last))


def _written(window: Window, place: Path, last: Any) -> None:  # noqa: ANN401  the last step
    from app.work import exporting

    bagged = getattr(last, "bagged", None)
    if bagged is None:
        window.messages.tell(tr("已停止，没有写出文件。"))
        return
    left = exporting.left_out_line(bagged.left_out, language.current())
    text = tr("已存为“{name}”：{entries} 条记录、{files} 份原件。没有放进去的：{left}。").format(
        name=place.name, entries=bagged.entries, files=bagged.files, left=left
    )
    window.messages.tell(text, action=tr("打开所在文件夹"), do=lambda: _show(place.parent))


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def receive(window: Window) -> None:
    """Choose a bag and make a case of it in the usual place."""
    title, kinds = tr("打开收到的材料包"), tr("材料包 (*.zip)")
    file_dialogs.asking_file(window, title, kinds, partial(take, window))


def take(window: Window, bag: Path) -> None:
    """Check a bag, make a case of it and open that; a bag that is not whole leaves nothing behind."""
    if window.desk.busy is not None:
        window.messages.warn(Trouble("bag_busy"))
        return
    from app.ui.new_case_form import free_folder

    folder = free_folder(window.settings.cases_place, bag.stem)

    def steps() -> Iterator[Any]:
        from app.work import receiving

        yield from receiving.receive(bag, folder)

    title = tr("正在核对并打开材料包")
    window.desk.run(steps, title=title, on_end=lambda last: _taken(window, bag, last))


def _taken(window: Window, bag: Path, last: Any) -> None:  # noqa: ANN401  the last step
    received = getattr(last, "received", None)
    if received is None:
        window.messages.tell(tr("已停止，没有留下任何东西。"))
        return

    def tell() -> None:
        text = tr("这个案件来自材料包“{name}”，核对无误：{entries} 条记录、{files} 份原件。")
        window.messages.tell(text.format(name=bag.name, entries=received.entries, files=received.files))

    window.desk.open(received.folder, then=tell)
