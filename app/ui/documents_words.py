"""What the window calls each kind of document, and for whom it is."""

from __future__ import annotations

from app.ui.language import tr

KINDS = (
    "complaint",
    "lender-letter",
    "evidence-list",
    "bundle",
    "timeline",
    "statement",
    "answer",
    "brief",
    "custody",
    "call-script",
    "overview",
)
"""In the order in which a person comes to need them."""


def name(kind: str) -> str:
    """``投诉书`` for ``complaint``."""
    return {
        "complaint": tr("投诉书"),
        "lender-letter": tr("告知函"),
        "evidence-list": tr("证据目录"),
        "bundle": tr("证据材料册"),
        "timeline": tr("证据时间线"),
        "statement": tr("情况说明"),
        "answer": tr("答辩状"),
        "brief": tr("律师摘要"),
        "custody": tr("原始载体核对表"),
        "call-script": tr("通话提纲与记录"),
        "overview": tr("一页总览"),
    }[kind]


def purpose(kind: str) -> str:
    """For whom it is and when, in one sentence."""
    return {
        "complaint": tr("给监管部门或地方金融管理部门"),
        "lender-letter": tr("给放款机构，附上协议，请对方处理"),
        "evidence-list": tr("随投诉或起诉材料交，写明每份证据证明什么"),
        "bundle": tr("PDF：全部证据装成一册，页码连续"),
        "timeline": tr("按时间排列的全部记录"),
        "statement": tr("调解或法院询问时用"),
        "answer": tr("被起诉时用；法院发了格式就照那份填"),
        "brief": tr("给律师看的两页"),
        "custody": tr("开庭带手机核对原件时用"),
        "call-script": tr("给客服打电话时照着问，边打边记"),
        "overview": tr("一页纸：到哪一步、要到期的、问过谁"),
    }[kind]
