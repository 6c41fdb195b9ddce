"""About tells how far the legal knowledge goes and takes in a newer pack in one action, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton

from app.paths import seed
from app.ui.about_dialog import AboutDialog
from app.ui.knowledge import PackForm
from app.work import rule_packs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


def test_a_pack_is_shown_with_its_fingerprint_taken_in_and_removed(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    pack = tmp_path / "later.toml"
    text = seed("rules", "cn_conduct.toml").read_text(encoding="utf-8")
    pack.write_text(text.replace("cn.gbt45251.quiet_hours", "cn.later.quiet_hours"), encoding="utf-8")
    about = AboutDialog(window)
    about.show()
    about.knowledge.look(pack)
    form = about.findChild(PackForm)
    told = " ".join(one.text() for one in form.findChildren(QLabel))
    mark = rule_packs.look(pack).sha256
    assert mark[:8] in told and mark[-8:] in told and "1 条是新的" in told
    with qtbot.waitSignal(about.knowledge.changed):
        form.accept()
    assert len(rule_packs.kept()) == 1
    remove = next(one for one in about.findChildren(QPushButton) if one.text() == "移除")
    with qtbot.waitSignal(about.knowledge.changed):
        remove.click()
    assert rule_packs.kept() == []
    pack.write_text("nonsense [", encoding="utf-8")
    about.knowledge.look(pack)
    assert "没有导入" in about.knowledge._wrong.text() and "later.toml" in about.knowledge._wrong.text()
    about.close()
