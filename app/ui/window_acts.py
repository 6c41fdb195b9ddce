"""What the window's menu and buttons do: cases, intake, undo, documents, settings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from app.case.errors import Trouble
from app.ui import asking, language, paper_acts
from app.ui.act_words import act_name
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case
    from app.ui.dropping import Dropped
    from app.ui.window import Window
    from app.work.intake import Intake, Rest

REDO = ("Ctrl+Y", "Ctrl+Shift+Z")
"""Both habits, on every system: the first is shown."""


class Acts(QObject):
    """Holds the menu; each action is one method."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.menu = QMenu()
        self._with_case: list[QAction] = []
        self._writing: list[QAction] = []
        self._fill()

    def _fill(self) -> None:
        keys = QKeySequence.StandardKey
        add, menu = self._action, self.menu
        add(menu, tr("添加文件…"), self.choose_files, keys.Open)
        add(menu, tr("添加文件夹…"), self.choose_folder, "Ctrl+Shift+O")
        add(menu, tr("粘贴"), self.paste, keys.Paste)
        add(menu, tr("从手机里挑截图…"), lambda: _phone(self._window), "")
        add(menu, tr("收件文件夹…"), lambda: _inbox(self._window), "", writes=True)
        add(menu, tr("这是真的吗？签之前看一看…"), self._window.look_first, "")
        menu.addSeparator()
        self.undo = add(menu, tr("撤销"), self._desk.undo, keys.Undo, writes=True)
        self.redo = add(menu, tr("重做"), self._desk.redo, REDO, writes=True)
        add(menu, tr("记一笔…"), self.add_entry, keys.New, writes=True)
        menu.addSeparator()
        add(
            menu,
            tr("时间线存为 Word…"),
            lambda: paper_acts.save(self._window, "timeline", "docx"),
            keys.Save,
            needs=True,
        )
        add(
            menu,
            tr("时间线存为 PDF…"),
            lambda: paper_acts.save(self._window, "timeline", "pdf"),
            "Ctrl+Shift+S",
            needs=True,
        )
        add(
            menu,
            tr("预览并打印时间线…"),
            lambda: paper_acts.show(self._window, "timeline"),
            keys.Print,
            needs=True,
        )
        add(menu, tr("导出给律师…"), lambda: _export_bag(self._window), "Ctrl+E", needs=True)
        add(menu, tr("核对完整性"), self.verify, "", needs=True)
        menu.addSeparator()
        add(menu, tr("新建案件…"), self.new_case, "Ctrl+Shift+N")
        add(menu, tr("打开案件…"), self.open_case, "Ctrl+Shift+L")
        add(menu, tr("打开收到的材料包…"), lambda: _open_bag(self._window), "")
        add(menu, tr("演示案件"), self.open_demo, "")
        add(menu, tr("关闭案件"), self.close_case, keys.Close, needs=True)
        menu.addSeparator()
        add(menu, tr("设置… / Preferences…"), lambda: _preferences(self._window), keys.Preferences)
        add(menu, tr("使用手册"), lambda: _manual(self._window), keys.HelpContents)
        add(menu, tr("问题报告…"), lambda: _report_problem(self._window), "")
        add(menu, tr("关于据实"), lambda: _about(self._window), "")
        add(menu, tr("退出"), self._window.close, keys.Quit)

    def _action(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], Any],
        key: QKeySequence.StandardKey | str | tuple[str, ...],
        *,
        needs: bool = False,
        writes: bool = False,
    ) -> QAction:
        action = QAction(text, self._window)
        if key:
            action.setShortcuts([QKeySequence(one) for one in (key if isinstance(key, tuple) else (key,))])
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)
        self._window.addAction(action)
        if needs or writes:
            self._with_case.append(action)
        if writes:
            self._writing.append(action)
        return action

    def update(self) -> None:
        """What can be done now, and the names of what undo and redo would do."""
        is_open = self._desk.is_open
        for action in self._with_case:
            action.setEnabled(is_open and (action not in self._writing or not self._desk.read_only))
        undo = act_name(self._desk.case.undo_name) if is_open else ""
        redo = act_name(self._desk.case.redo_name) if is_open else ""
        self.undo.setText(tr("撤销：{act}").format(act=undo) if undo else tr("撤销"))
        self.redo.setText(tr("重做：{act}").format(act=redo) if redo else tr("重做"))
        self.undo.setEnabled(bool(undo) and not self._desk.read_only)
        self.redo.setEnabled(bool(redo) and not self._desk.read_only)
        self._window.top.show_undo(undo)

    # -- taking in ----------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Choose files to take in."""
        self._choose(tr("选择要添加的文件"), self.take_in)

    def choose_one(self, then: Callable[[Path], None]) -> None:
        """Choose one file that is only looked at."""
        self._choose(tr("选一张截图"), lambda chosen: then(chosen[0]))

    def choose_folder(self) -> None:
        """Choose a folder to take in."""
        self._choose(tr("选择要添加的文件夹"), self.take_in, folder=True)

    def _choose(
        self, title: str, then: Callable[[list[Path]], None], *, folder: bool = False, at: str = ""
    ) -> None:
        """Ask for files, or for a folder, and ``then`` do something with them."""
        from PySide6.QtWidgets import QFileDialog

        from app.ui import file_dialogs

        dialog = file_dialogs.asking(self._window, title, at)
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.Directory if folder else mode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()

    def paste(self) -> None:
        """Take in what is on the clipboard; under a first look it is looked at."""
        from app.ui import dropping

        if self._window.first_look is not None:
            self._window.first_look.paste()
            return
        self.take(dropping.taken(QGuiApplication.clipboard().mimeData()))

    def take(self, dropped: Dropped) -> None:
        """Take in what was dropped, or say why there is nothing; under a first look it is looked at."""
        if self._window.first_look is not None:
            self._window.first_look.take(dropped)
        elif dropped.problem:
            self._window.messages.warn(Trouble(dropped.problem))
        else:
            self.take_in(list(dropped.paths))

    def take_in(self, places: list[Path]) -> None:
        """Take files and folders in; without a case one is made first, questions come afterwards."""
        self._window.leave_first_look()
        if not self._desk.is_open:
            base = self._window.settings.cases_place
            self._desk.make(lambda: _new_case(base), then=lambda: self.take_in(places))
            return
        if self._desk.read_only:
            self._window.messages.warn(Trouble("case_read_only"))
            return
        if self._desk.busy is not None:
            self._window.messages.tell(tr("记下了，排在前一批后面，随后就收。"))
        from app.work.intake import Intake

        intake = Intake(self._desk.case, places)
        self._desk.run(intake.run, title=tr("正在收存"), on_end=lambda _last: self.taken_in(intake))

    def go_on_reading(self) -> None:
        """What nobody has read yet is read now, and then what an older reader read: nobody need ask."""
        from app.work.intake import Rest

        if not self._desk.read_only:
            rest = Rest(self._desk.case)
            self._desk.act(lambda _: rest.is_any, then=lambda is_any: self._read_rest(rest, is_any))

    def _read_rest(self, rest: Rest, is_any: bool) -> None:
        if is_any and self._desk.is_open and self._desk.case is rest.case:
            self._desk.run(rest.run, title=tr("接着读"), on_end=lambda _last: self._told_rest(rest))

    def _told_rest(self, rest: Rest) -> None:
        """Say what the readings brought that were left over; nothing if another intake did them."""
        found = sum(item.drafts for item in rest.items)
        said = tr("上次没读完的 {files} 份材料接着读了，读出 {n} 条待核对。")
        if rest.items:
            self._window.messages.tell(said.format(files=len(rest.items), n=found))

    def read_again(self, evidence: str) -> None:
        """Read one piece of evidence again because the person wished it."""
        from app.work.intake import Intake

        if self._desk.read_only:
            return
        intake = Intake(self._desk.case, (), again={evidence: {}}, actor="person")
        title = tr("正在重新读取")
        self._desk.run(intake.run, title=title, on_end=lambda _last: self._told_again(intake))

    def _told_again(self, intake: Intake) -> None:
        """Say what reading again brought, in one sentence."""
        found = sum(item.drafts for item in intake.items)
        said = tr("重新读完了：有 {n} 条请你核对。").format(n=found)
        self._window.messages.tell(said if found else tr("重新读完了，没有新的内容要核对。"))

    def taken_in(self, intake: Intake) -> None:
        """Say what came of it; what two sources tell alike is one entry, so the record is asked."""
        from app.ui.intake_list import IntakeList, summary

        def tell(drafts: int) -> None:
            bar, text = self._window.messages, summary(intake.items, drafts)
            now = self._desk.snapshot
            listed = tr("看清单"), lambda: IntakeList(intake.items, drafts, self._window, now()).open()
            if drafts:
                check = self._desk.place_requested.emit
                bar.tell(text, action=tr("去核对"), do=lambda: check("review"), other=listed)
            else:
                bar.tell(text, action=listed[0], do=listed[1])

        ids = {item.evidence for item in intake.items if item.outcome == "added"}
        self._desk.act(_drafts_of, ids, then=tell)
        asked = [item.evidence for item in intake.items if item.reason in asking.ASKED and item.evidence]
        if asked:
            self.ask(asked[0])

    def ask(self, evidence: str) -> None:
        """Ask for a password, or what the columns are, and read the file again."""
        asking.ask(self._window, evidence)

    # -- cases --------------------------------------------------------------------------------------

    def new_case(self) -> None:
        """Ask for title and place, then make the case."""
        from app.ui.new_case_form import NewCaseForm

        form = NewCaseForm(self._window)
        form.wanted.connect(lambda facts: self._desk.make(lambda: _made(facts)))
        form.open()

    def open_case(self) -> None:
        """Choose a case folder."""
        at = str(self._window.settings.cases_place)
        self._choose(tr("打开案件文件夹"), lambda chosen: self._desk.open(chosen[0]), folder=True, at=at)

    def open_demo(self) -> None:
        """Walk through the demo case, made anew when it is not there."""
        self._window.walk.start()

    def close_case(self) -> None:
        """Back to the start page."""
        self._window.leave_first_look()
        self._desk.close()

    def verify(self) -> None:
        """Check every record and every file again."""
        self._desk.act(lambda case: case.verify(), then=self._verified)

    def _verified(self, faults: list[Any]) -> None:
        now = f"{datetime.now():%H:%M}"
        if not faults:
            self._window.messages.tell(
                tr("校验完好（{time}）：每条记录、每个文件都和收存时一样。").format(time=now)
            )
            return
        self._window.messages.warn(Trouble(faults[0].code, **faults[0].facts))

    # -- entries ------------------------------------------------------------------------------------

    def add_entry(self) -> None:
        """Write an entry by hand."""
        self._entry_form(None, None)

    def edit_entry(self, entry: str) -> None:
        """Change an entry."""
        self._entry_form(entry, None)

    def add_entry_from(self, evidence: str, region: object) -> None:
        """Make an entry from a region of evidence."""
        self._entry_form(None, {"evidence": evidence, "region": region})

    def _entry_form(self, entry: str | None, source: dict[str, Any] | None) -> None:
        from app.ui.entry_form import EntryForm

        if self._desk.is_open and not self._desk.read_only:
            EntryForm(self._desk, entry, source, self._window).open()


def _phone(window: Window) -> None:
    from app.ui.phone_form import PhoneForm

    form = PhoneForm(window.desk, window)
    form.chosen.connect(window.acts.take_in)
    form.open()


def _inbox(window: Window) -> None:
    from app.ui.inbox_form import InboxForm

    InboxForm(window).open()


def _export_bag(window: Window) -> None:
    from app.ui import bags

    bags.export(window)


def _open_bag(window: Window) -> None:
    from app.ui import bags

    bags.receive(window)


def _drafts_of(case: Case, evidence: set[str | None]) -> int:
    """How many drafts lean on these pieces of evidence."""
    from app.case.records import Citation, Entry

    cited = {one.entry for one in case.find(Citation) if one.evidence in evidence}
    return sum(one.id in cited for one in case.find(Entry, status="draft"))


def _new_case(base: Path) -> Any:  # noqa: ANN401  a Case
    """A case in the default place, named after the day; the person renames it when they like."""
    day = f"{datetime.now():%Y-%m-%d}"
    title = tr("我的案件 {day}").format(day=day) if language.current() == "zh_CN" else f"Case {day}"
    return _made({"title": title, "folder": str(_free(base / title))})


def _free(folder: Path) -> Path:
    """The folder, or the first numbered one that does not exist yet."""
    n, chosen = 2, folder
    while chosen.exists():
        chosen, n = folder.with_name(f"{folder.name} ({n})"), n + 1
    return chosen


def _made(facts: dict[str, str]) -> Any:  # noqa: ANN401  a Case
    from app.work import cases

    folder = Path(facts["folder"])
    folder.parent.mkdir(parents=True, exist_ok=True)
    kind: Any = facts.get("lender_kind") or "unknown"
    return cases.create(folder, title=facts["title"], lender=facts.get("lender", ""), lender_kind=kind)


def _report_problem(window: Window) -> None:
    """Show what a problem report would say, and save it."""
    from app.ui.problem_report import ProblemReport

    ProblemReport(window).open()


def _manual(window: Window) -> None:
    """The manual, at the place in use."""
    from app.ui.manual_window import open_manual

    open_manual(window)


def _preferences(window: Window) -> None:
    from app.ui import preferences

    preferences.show(window)


def _about(window: Window) -> None:
    """Version, date of the legal knowledge, licences."""
    from app.ui.about_dialog import AboutDialog

    shown = AboutDialog(window)
    shown.knowledge.changed.connect(
        lambda: window.view.analysis.forget() if window.view is not None else None
    )
    shown.open()
