"""A doubt as one question with its reason, and the answers a person may give with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import wording
from app.ui import language
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping


def reason(doubt: Mapping[str, Any]) -> str:
    """Why it is in doubt, in the window's language."""
    return wording.sentence(str(doubt.get("code", "")), doubt.get("facts") or {}, language.current())


def answers(doubt: Mapping[str, Any]) -> tuple[str, str] | None:
    """What yes and no mean for this doubt; ``None`` where yes and no are no answers (a time)."""
    if doubt.get("code") == "maybe_same":
        return tr("是同一条"), tr("不是同一条")
    if doubt.get("code") == "reads_differently":
        return tr("用新读的"), tr("保留原来的")
    if doubt.get("field") == "time":
        return None
    if doubt.get("field") == "owner":
        return tr("是"), tr("不是")
    return tr("看过，没有错"), tr("要改")


SIDES = ("in", "out")


def sides(kind: str, direction: str) -> tuple[str, str] | None:
    """Answers to who said it: the side that was read first; ``None`` where none was read."""
    if direction not in SIDES:
        return None
    words = (tr("对方打来"), tr("我打出")) if kind == "call" else (tr("对方发来"), tr("我发出"))
    return words if direction == "in" else (words[1], words[0])


def other(side: str) -> str:
    """The other of :data:`SIDES`."""
    return SIDES[1 - SIDES.index(side)]


def question(doubt: Mapping[str, Any]) -> str:
    """What is asked of the person."""
    if doubt.get("code") == "maybe_same":
        return tr("和另一条是同一条吗？")
    if doubt.get("code") == "reads_differently":
        return tr("用哪一个？")
    if doubt.get("code") == "recipient_from_words":
        return tr("请核对发给谁。")
    words = {
        "time": tr("这条是什么时候？"),
        "text": tr("文字读对了吗？"),
        "number": tr("号码是多少？"),
        "sender": tr("是谁发来的？"),
        "side": tr("是对方发的，还是我发的？"),
        "amount": tr("金额读对了吗？"),
        "due_date": tr("日期读对了吗？"),
        "complete": tr("内容完整吗？"),
        "owner": tr("背后是谁？"),
        "debt": tr("是哪一笔债务？"),
        "category": tr("属于哪一类？"),
    }
    return words.get(str(doubt.get("field")), tr("请对照原图看一下。"))
