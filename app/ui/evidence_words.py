"""Words for a piece of evidence: when it was taken, what proves how much, what became of reading it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.ui.language import tr
from app.ui.timeline_words import day_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.records import Evidence

GRADES = ("screenshot", "export", "sealed_pdf", "stamped", "notarised", "other")


def grade(code: str) -> str:
    """The grade of proof in words."""
    words = {
        "screenshot": tr("截图"),
        "export": tr("导出件"),
        "sealed_pdf": tr("带电子章的 PDF"),
        "stamped": tr("盖章的纸质件"),
        "notarised": tr("公证件"),
        "other": tr("其他"),
    }
    return words.get(code, code)


def taken(item: Evidence) -> str:
    """When it was taken and who says so; what is not exact says only *not later than*."""
    if not item.taken_at:
        return tr("不知道")
    moment = datetime.fromisoformat(item.taken_at)
    shown = f"{day_name(moment.date())} {moment:%H:%M}"
    source = {
        "exif": tr("照片信息"),
        "file_name": tr("文件名"),
        "file_time": tr("文件时间"),
        "status_bar": tr("状态栏时钟"),
        "stated": tr("自己说明"),
        "header": tr("邮件头"),
    }.get(item.taken_from, "")
    if item.taken_exact:
        return tr("{time}（{source}，准确）").format(time=shown, source=source)
    return tr("不晚于 {time}（{source}）").format(time=shown, source=source)


def fingerprint(sha256: str) -> str:
    """A hash in groups of four, as it is read aloud."""
    return " ".join(sha256[n : n + 4] for n in range(0, len(sha256), 4))


def size(count: int) -> str:
    """``128,030 字节``."""
    return tr("{n} 字节").format(n=f"{count:,}")


def exhibit(item: Evidence) -> str:
    """``证 14``; nothing for what has no number."""
    return tr("证 {n}").format(n=item.exhibit) if item.exhibit else ""


def name(item: Evidence) -> str:
    """``证 14 · a.png`` or the bare name."""
    return tr("证 {n} · {name}").format(n=item.exhibit, name=item.name) if item.exhibit else item.name


def alike(name: str, note: Mapping[str, Any]) -> str:
    """What another picture has to do with this one; nothing is merged because of it."""
    if note.get("spot"):
        return tr("与“{name}”几乎是同一张图，有一处不同").format(name=name)
    if note.get("relation") == "part":
        return tr("与“{name}”是同一张图，其中一张裁剪过").format(name=name)
    return tr("与“{name}”是同一张图，另存过").format(name=name)
