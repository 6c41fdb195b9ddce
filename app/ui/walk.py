"""A short walk through the demo case: one sentence at each place, to be left at any point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from app import paths
from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.case_view import CaseView
    from app.ui.window import Window


class Stop(NamedTuple):
    """Where the walk stops, and what is said there."""

    place: str
    text: str


def stops() -> list[Stop]:
    """All stops in order; the last one is where the person begins on their own."""
    return [
        Stop(
            "timeline",
            tr(
                "发生过的每一件事，从早到晚。点一行，旁边就是它的原图；标着“协议后”的，是达成协议以后的联系。"
            ),
        ),
        Stop("evidence", tr("每份材料的原件都在这里，一个字节也不改。指纹能证明它没有被动过。")),
        Stop("review", tr("机器读出来的先当草稿：没有疑问的一次接受，有疑问的看着原图回答一句。")),
        Stop("agreement", tr("说好了什么，哪一期付了，协议哪里没写清楚，都在这一页。")),
        Stop("claims", tr("要说的每一件事靠什么证明，还缺什么，怎样补。律师先看这一页。")),
        Stop("steps", tr("不知道先做什么，就看这里：一次最多三件，按钮直接带你去做。")),
        Stop("document", tr("选一种文书。右边看到的，就是存出来、打印出来的样子。")),
        Stop(
            "timeline",
            tr("走完了。人和公司都是虚构的，可以随便点，都能撤销。自己的材料，从起始页拖进来。"),
        ),
    ]


class Walk(QFrame):
    """A line under the top line while the walk goes on; hidden otherwise."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._stops = stops()
        self._at = 0
        self._wanted = False
        self.text = QLabel()
        self.back, self.forward, self.leave = (
            QPushButton(tr("上一步", "button")),
            QPushButton(),
            QPushButton(tr("离开")),
        )
        self._lay_out()
        self.hide()
        window.desk.opened.connect(self._opened)
        window.desk.closed.connect(self.hide)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 8, 6)
        self.text.setWordWrap(True)
        self.text.setAccessibleName(tr("演示到哪里"))
        self.forward.setProperty("look", "main")
        self.leave.setToolTip(tr("随时可以从菜单的“演示案件”再走一遍"))
        self.back.clicked.connect(lambda _=False: self.go(self._at - 1))
        self.forward.clicked.connect(lambda _=False: self._next())
        self.leave.clicked.connect(lambda _=False: self.hide())
        line.addWidget(self.text, 1)
        for button in (self.back, self.forward, self.leave):
            line.addWidget(button)
        ground, edge = theme.name("raised"), theme.name("line")
        self.setStyleSheet(f"Walk {{ background: {ground}; border-bottom: 1px solid {edge}; }}")

    def start(self) -> None:
        """Open the demo case, made anew when it is not there, and walk through it."""
        self._wanted = True
        desk, folder = self._window.desk, paths.demo_case()
        if (folder / "case.db").is_file():
            desk.open(folder)
            return

        def steps() -> Iterator[Any]:
            from app.work import demo

            yield from demo.build(folder)

        desk.run(steps, title=tr("正在准备演示案件"), on_end=lambda _last: desk.open(folder))

    def _opened(self) -> None:
        wanted, self._wanted = self._wanted, False
        if wanted:
            self.go(0)
            self.show()
            self.forward.setFocus()

    def _next(self) -> None:
        if self._at + 1 < len(self._stops):
            self.go(self._at + 1)
        else:
            self._window.desk.close()

    def go(self, at: int) -> None:
        """Be at a stop, counted from 0."""
        self._at = max(0, min(at, len(self._stops) - 1))
        stop = self._stops[self._at]
        self.text.setText(f"{self._at + 1} / {len(self._stops)}　{stop.text}")
        self.back.setEnabled(self._at > 0)
        last = self._at + 1 == len(self._stops)
        self.forward.setText(tr("回到起始页") if last else tr("下一步", "button"))
        if self._window.view is not None:
            self._window.view.go(stop.place)
            if stop.place == "timeline":
                self.point_at(self._window.view)

    def point_at(self, view: CaseView) -> None:
        """On the timeline: the newest message of which there is a picture to see."""
        from app.ui.viewer import is_picture

        snapshot = self._window.desk.snapshot()
        files = {one.id for one in snapshot.evidence if is_picture(one)}
        pictured = {one.entry for one in snapshot.citations if one.evidence in files}
        found = [
            one
            for one in snapshot.entries
            if one.id in pictured and one.kind == "sms" and one.direction == "in" and one.at
        ]
        if found:
            view.main.timeline.select(max(found, key=lambda one: str(one.at)).id)
