"""Words of the register: one document, how it went out, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import documents_words
from app.ui.language import tr
from app.ui.wizard import words as wizard_words
from app.work import receivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.case.records import Document, Entry
    from app.case.sendings import Sending
    from app.case.snapshot import Snapshot
    from app.work.since import Changed, Since

MOST = 60
"""Changes that are listed one by one; more are counted."""
LONG = 40
"""Characters of a message in the list of changes."""


def ways() -> list[tuple[str, str]]:
    """Ways of sending, the usual ones first."""
    return [
        ("courier", tr("快递")),
        ("mail", tr("挂号信、信函")),
        ("hand", tr("当面递交")),
        ("portal", tr("网站")),
        ("app", tr("APP 或小程序")),
        ("email", tr("电子邮件")),
        ("other", tr("其他")),
    ]


def out(sendings: Sequence[Sending]) -> str:
    """``2026-12-01 快递，12-09 有答复`` of the latest sending; empty if there is none."""
    if not sendings:
        return tr("没有记")
    last = sendings[-1]
    text = tr("{day} {way}").format(day=last.sent_on, way=dict(ways()).get(last.way, "")).strip()
    return text + (tr("，有答复") if last.replied_on else "")


def facts(one: Document) -> list[tuple[str, str]]:
    """Everything the case keeps of a document, as labels and texts."""
    to = receivers.BY_ID.get(str(one.settings.get("receiver", "")))
    rows = [
        (tr("文书", "which"), documents_words.name(one.kind)),
        (tr("准备交给"), wizard_words.receiver(to) if to else tr("没有选")),
        (tr("文件名"), one.name),
        (tr("做于"), one.made_at[:19].replace("T", " ")),
        (tr("文件的 SHA-256"), one.sha256),
        (tr("内容的 SHA-256"), one.content_hash),
    ]
    if one.settings.get("redact"):
        rows.append(
            (
                tr("遮盖"),
                tr("按“{profile}”遮过").format(profile=wizard_words.profile(str(one.settings["redact"]))),
            )
        )
    if one.settings.get("despite_faults"):
        rows.append((tr("注意"), tr("有原件缺失或变了，文书里有标记。")))
    return rows


def sending(snapshot: Snapshot, one: Sending) -> str:
    """One sending in a few sentences."""
    way = dict(ways()).get(one.way, "")
    parts = [tr("{day} 交出").format(day=one.sent_on)]
    parts += [way] if way else []
    parts += [tr("交给 {to}").format(to=one.to)] if one.to else []
    parts += [tr("单号 {number}").format(number=one.number)] if one.number else []
    parts += [tr("回执：{proof}").format(proof=_proof(snapshot, one.receipt))] if one.receipt else []
    parts += [tr("{day} 答复").format(day=one.replied_on)] if one.replied_on else [tr("还没有记答复")]
    parts += [tr("答复件：{proof}").format(proof=_proof(snapshot, one.reply))] if one.reply else []
    text = tr("，").join(parts)
    return f"{text}\n{one.note}" if one.note else text


def _proof(snapshot: Snapshot, id: str) -> str:
    item = snapshot.evidence_by_id.get(id)
    if item is None:
        return tr("不在案件里了")
    return tr("证 {n}（{name}）").format(n=item.exhibit, name=item.name) if item.exhibit else item.name


def summary(found: Since) -> str:
    """What changed, by kind and number, in one sentence."""
    if not found.known:
        return tr("这份文书是随材料包来的，做好以后变了什么，这里查不到。")
    if not found.changes:
        return tr("没有变化：现在再做一份，内容一样。")
    parts = [_counted(table, how, n) for (table, how), n in found.counts().items()]
    return tr("、").join(dict.fromkeys(parts)) + tr("。")


def _counted(table: str, how: str, n: int) -> str:
    name = _table(table)
    words = {
        "added": tr("新增{what} {n} 处"),
        "gone": tr("不再用{what} {n} 处"),
        "changed": tr("改动{what} {n} 处"),
    }
    return words[how].format(what=name, n=n)


def _table(table: str) -> str:
    return {
        "entry": tr("记录", "of what happened"),
        "agreement": tr("协议"),
        "term": tr("协议条款"),
        "instalment": tr("分期"),
        "payment": tr("还款"),
        "allocation": tr("还款的分配"),
        "debt": tr("借款信息"),
        "case": tr("身份信息"),
        "party": tr("对方的称呼"),
        "evidence": tr("证据"),
        "transcript": tr("通话文字"),
        "set_aside": tr("放在一边的发现"),
        "paper_plan": tr("文书的选择和改写"),
        "redaction": tr("遮盖"),
    }[table]


def change(snapshot: Snapshot, one: Changed) -> str:
    """One change: what, and how."""
    how = {"added": tr("＋"), "gone": tr("－"), "changed": tr("改")}[one.how]
    return tr("{how}　{table}：{what}").format(how=how, table=_table(one.table), what=_what(snapshot, one))


def _what(snapshot: Snapshot, one: Changed) -> str:
    if one.table == "entry" and (entry := snapshot.entry_by_id.get(one.id)) is not None:
        return _entry(entry)
    if one.table == "evidence" and (item := snapshot.evidence_by_id.get(one.id)) is not None:
        return item.name
    if one.table == "payment" and (paid := snapshot.payment_by_id.get(one.id)) is not None:
        return paid.paid_at or ""
    fields = tr("、").join(_field(name) for name in one.fields)
    return fields or tr("一处")


def _entry(entry: Entry) -> str:
    day = (entry.at or entry.at_latest or entry.at_earliest or "")[:16].replace("T", " ")
    text = " ".join(entry.text.split())
    short = text if len(text) <= LONG else text[:LONG] + "…"
    return tr("　").join(
        filter(None, (day or tr("时间不明"), entry.number_shown or entry.sender_shown, short))
    )


def _field(name: str) -> str:
    known = {
        "first": tr("本人想说的"),
        "own": tr("改写的句子"),
        "choices": tr("选择"),
        "lender_kind": tr("机构类别"),
        "title": tr("案件名称"),
    }
    if name in known:
        return known[name]
    try:
        return wizard_words.particular(name)
    except KeyError:
        return name
