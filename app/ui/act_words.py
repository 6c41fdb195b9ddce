"""Names of acts, for the menu, the undo button and the history."""

from __future__ import annotations

from app.ui.language import tr


def act_name(code: str | None) -> str:
    """The act in words; empty for none."""
    if not code:
        return ""
    return (_record() | _papers()).get(code, tr("上一步"))


def _record() -> dict[str, str]:
    return {
        "intake": tr("收存材料"),
        "intake.read": tr("读取材料"),
        "reread": tr("重新读一遍"),
        "reread.take": tr("用新读的"),
        "reread.keep": tr("保留原来的"),
        "case.create": tr("新建案件"),
        "case.particulars": tr("填写身份和机构信息"),
        "entry.add": tr("记一笔"),
        "entry.edit": tr("修改记录"),
        "entry.bring_in": tr("加进来"),
        "entry.cite": tr("加上证据"),
        "review.accept": tr("接受"),
        "merge": tr("合并重复的记录"),
        "review.discard": tr("不要"),
        "review.restore": tr("恢复"),
        "review.split": tr("拆成两条"),
        "review.unite": tr("连成一条"),
        "review.different": tr("不是同一条"),
        "review.settle": tr("看过，没有错"),
        "review.owner": tr("确认号码是谁的"),
        "agreement.record": tr("记录协议"),
        "agreement.discard": tr("不要这份协议"),
        "payment.add": tr("记录还款"),
        "payment.allocate": tr("分配还款"),
        "payment.discard": tr("不要这笔还款"),
        "payment.propose": tr("提出还款"),
        "payment.same": tr("两笔还款是同一笔"),
        "payment.another": tr("两笔还款是两笔"),
        "evidence.edit": tr("修改证据说明"),
        "finding.set_aside": tr("搁置一条发现"),
        "transcript.save": tr("记下通话内容"),
        "settle": tr("确认"),
        "case.import": tr("打开收到的材料包"),
        "complaint.record": tr("登记投诉"),
        "complaint.change": tr("改投诉"),
        "complaint.reply": tr("登记答复"),
        "complaint.close": tr("投诉的结果"),
        "complaint.drop": tr("去掉投诉"),
        "task.done": tr("一步做完了"),
        "task.later": tr("一步以后再说"),
        "task.not_for_me": tr("一步不适合我"),
        "task.again": tr("把一步放回来"),
        "verify.result": tr("写下核实结果"),
        "verify.call": tr("记下核实电话"),
        "bill.check": tr("对账"),
        "debt.edit": tr("改出借人"),
    }


def _papers() -> dict[str, str]:
    """What is done for and with papers."""
    return {
        "document.made": tr("生成文书"),
        "document.first": tr("改自己写的话"),
        "document.own": tr("改文书里的句子"),
        "document.choose": tr("改文书的选择"),
        "redaction.words": tr("遮住一些字"),
        "redaction.region": tr("遮住一处"),
        "redaction.checked": tr("看过一页"),
        "redaction.withdraw": tr("不遮了"),
        "document.sent": tr("记下怎么交的"),
        "document.unsent": tr("不记这次寄送"),
    }
