"""The words of the preferences: a name, one sentence, and what its choices are called."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.ui.language import tr


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is said of one setting; ``search`` holds other words a person may look for."""

    label: str
    help: str
    choices: dict[str, str] = field(default_factory=dict)
    search: str = ""


def words() -> dict[str, Words]:
    """By the name of the setting, in the window's language."""
    return _look() | _places() | _quiet()


def _look() -> dict[str, Words]:
    tongues = {"auto": tr("跟随系统"), "zh_CN": "简体中文", "en": "English"}
    percent = {size: f"{size}%" for size in ("100", "110", "125", "150", "175", "200")}
    return {
        "language": Words(
            label=tr("界面语言 / Language"),
            help=tr("菜单、按钮和提示用的语言。"),
            choices=tongues,
            search="language",
        ),
        "scheme": Words(
            label=tr("外观"),
            help=tr("浅色或深色；纸面和打印不受影响。"),
            choices={"auto": tr("跟随系统"), "light": tr("浅色"), "dark": tr("深色")},
            search="dark light 暗 夜间",
        ),
        "text_size": Words(
            label=tr("文字大小"),
            help=tr("和系统的缩放分开算，按钮和图标一起变大。"),
            choices=percent,
            search="font zoom 字体 放大 老花",
        ),
        "motion": Words(
            label=tr("动效"),
            help=tr("不要动效时，菜单直接出现，光标不闪，进度条不来回滑。"),
            choices={"usual": tr("照常"), "none": tr("不要动效")},
            search="animation motion 动画 闪烁",
        ),
        "document_language": Words(
            label=tr("文书语言"),
            help=tr("新做的文书用的语言；给中国的机构请用中文。"),
            choices=tongues | {"auto": tr("和界面一样")},
            search="document paper word pdf",
        ),
    }


def _places() -> dict[str, Words]:
    return {
        "cases_folder": Words(
            label=tr("新案件放在"),
            help=tr("新建案件时先提议的文件夹；已有的案件不会移动。"),
            search="folder 文件夹 位置",
        ),
        "backup_folder": Words(
            label=tr("备份到"),
            help=tr("打开着的案件有变化时，自动在这里存一份完整的材料包，只留最近三份。留空就不备份。"),
            search="backup copy 备份 U盘",
        ),
    }


def _quiet() -> dict[str, Words]:
    """Settings of other parts of the program."""
    return {
        "reminders": Words(
            label=tr("还款和期限提醒"),
            help=tr("程序开着的时候，到日子由系统提醒一句，不写是什么事；关掉以后只在据实里显示。"),
            choices={"on": tr("开"), "off": tr("关")},
            search="reminder notification 通知",
        ),
        "veil": Words(
            label=tr("威胁、侮辱的话"),
            help=tr("在屏幕上先收起来，只写一句是什么；文书里总是完整的。"),
            choices={"off": tr("照原样显示"), "on": tr("先收起，想看再看")},
            search="veil insult threat 辱骂 折叠",
        ),
    }
