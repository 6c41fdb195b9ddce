"""Words of the steps: receivers, particulars, what is missing, what a form asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import language
from app.ui.language import tr
from app.work import receivers, redaction

if TYPE_CHECKING:
    from app.followup.authorities import Authority
    from app.work.paper_choices import Missing
    from app.work.receivers import Receiver


def receiver(one: Receiver) -> str:
    """Who it is."""
    return {
        "lender": tr("贷款机构"),
        "nfra": tr("金融监管部门（12378）"),
        "local_finance": tr("地方金融管理部门"),
        "nifa": tr("互联网金融协会举报平台"),
        "mediation": tr("调解组织"),
        "court": tr("法院"),
        "lawyer": tr("律师、法律援助（12348）"),
        "hotline": tr("客服电话"),
        "self": tr("自己留存"),
    }[one.id]


def occasion(one: Receiver) -> str:
    """When one turns to it, in one sentence."""
    return {
        "lender": tr("先让它知道：协议在履行，催收没有停。"),
        "nfra": tr("银行、消费金融公司、信托公司，机构没答复或不满意时。"),
        "local_finance": tr("小额贷款公司，机构没答复或不满意时。"),
        "nifa": tr("网上填表举报，正文字数和附件大小有限制。"),
        "mediation": tr("双方愿意坐下来谈的时候。"),
        "court": tr("收到起诉材料，或者准备起诉。"),
        "lawyer": tr("请人看看，先给两页摘要。"),
        "hotline": tr("打电话时照着问，边打边记。"),
        "self": tr("打印一份，和原件放在一起。"),
    }[one.id]


def form(one: Receiver) -> str:
    """In what form it is handed in."""
    return {
        "letter": tr("纸质件：打印出来，签名和日期用手写，自己留一份；寄出的留好寄件凭证。"),
        "form": tr("网上填表：最后一步有按字数写好的正文，可以复制；附件交 PDF，大小以平台写明的为准。"),
        "hand": tr("当面交：打印装订，签名和日期用手写；原件、手机带在身上备查。"),
        "talk": tr("打印出来放在手边，或者开着窗口照着念；通话的日期、工号和答复当场写下。"),
        "self": tr("存成 PDF 或打印。"),
    }[one.form]


def both(text: dict[str, str]) -> str:
    """A text of the seeds in the window's language."""
    return text.get(language.current()) or text["zh_CN"]


def source(one: Authority) -> str:
    """Where it is known from, and how well."""
    weak = "" if one.quality == "official" else tr("没有核对官方原文，请以它自己公布的为准。")
    return tr("来源：{source}。").format(source=both(one.source)) + weak


def particular(name: str) -> str:
    """What a fact about the person or the lender is called."""
    return {
        "borrower": tr("姓名"),
        "id_number": tr("身份证号"),
        "phone": tr("电话", "number"),
        "address": tr("住址"),
        "registered_name": tr("机构登记全称"),
        "credit_code": tr("统一社会信用代码"),
        "lender_address": tr("机构地址"),
        "contract_number": tr("借款合同编号"),
    }[name]


def hint(name: str) -> str:
    """Where to find it."""
    return {
        "id_number": tr("只写进要它的文书；交给律师的材料包默认不带。"),
        "registered_name": tr("看借款合同的“出借人”，或还款记录的收款方。"),
        "credit_code": tr("18 位，在营业执照公示里。不知道就留空。"),
        "contract_number": tr("借款合同或 APP 的借款详情里。"),
    }.get(name, "")


def looks_wrong(name: str) -> str:
    """A number that does not agree with its own last character."""
    if name == "id_number":
        return tr("和身份证号的末位校验对不上，请再看一眼；确认没错也可以用。")
    return tr("和信用代码的末位校验对不上，请再看一眼；确认没错也可以用。")


def missing(one: Missing) -> str:
    """What is missing, in one sentence."""
    if one.said:
        how = str(one.facts.get("how", ""))
        return f"{one.said}。{how}" if language.current() == "zh_CN" else f"{one.said}. {how}"
    return {
        "no_agreement": tr("还没有记下还款协议。没有协议也能写，但说不清“在履行”。"),
        "agreement_waits": tr("有 {n} 份读出来的协议还没确认，确认前不写进文书。"),
        "drafts": tr("还有 {n} 条记录待核对，核对前不写进文书。"),
        "lender_kind": tr("还没选出借人是哪类机构：它决定找哪个部门，在下面选。"),
    }[one.code].format(**one.facts)


def place(one: Missing) -> str:
    """Where it is mended, on the link that leads there."""
    return {
        "agreement": tr("去“协议”"),
        "review": tr("去“待核对”"),
        "claims": tr("去“主张与证明”"),
    }[one.place]


def stands_out(one: Receiver, way: list[str]) -> str:
    """``一般先找它`` for the first of the way."""
    return tr("一般先找它") if way and one.id == way[0] else ""


def for_whom(one: Receiver) -> str:
    """``交给：法院``."""
    return tr("交给：{who}").format(who=receiver(receivers.BY_ID[one.id]))


def profile(code: str) -> str:
    """Who gets it, as what is hidden goes by."""
    return {
        "": tr("不遮"),
        "portal": tr("网上提交"),
        "lender": tr("交给贷款机构、催收方"),
        "court": tr("交给监管部门、调解组织、法院"),
        "lawyer": tr("交给律师"),
        "public": tr("给不相干的人看"),
        "chosen": tr("只遮我指定的"),
    }[code]


def hides(code: str) -> str:
    """What a profile hides, in one sentence."""
    if not code:
        return tr("全部照原样。")
    hidden = redaction.PROFILES[code].hides
    if not hidden:
        return tr("下面写的字，和在图片上标出的地方。")
    names = tr("、").join(_hidden(one) for one in redaction.HIDES if one in hidden)
    return tr("遮：{what}。").format(what=names)


def _hidden(code: str) -> str:
    return {
        "own_id": tr("你的证件号"),
        "own_phone": tr("你的电话"),
        "own_address": tr("你的住址"),
        "own_name": tr("你的姓名"),
        "third_names": tr("别人的姓名"),
        "third_numbers": tr("别人的号码"),
        "accounts": tr("账号、卡号"),
        "other_chats": tr("同一张图里别的对话"),
    }[code]
