"""Words for a first look at one message: what it seems to be, what its words mean, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import phrases
from app.ui import language, sums
from app.ui.language import tr
from app.ui.timeline_words import day_name

if TYPE_CHECKING:
    from typing import Any

    from app.followup.cards import Card
    from app.work.first_look import Compared, Sign


def verdict(code: str) -> str:
    """What kind of message it looks like; never that it is genuine."""
    words = {
        "fraud": tr("有诈骗常用的说法"),
        "rough": tr("有威胁或侮辱的说法"),
        "others": tr("像是发给别人、打听你的消息"),
        "legal": tr("像律师函、起诉一类的消息"),
        "demand": tr("像协商之后的催收"),
        "agreement": tr("像协商方案的确认"),
        "reminder": tr("像还款提醒或催收"),
        "calls": tr("通话记录，没有文字可看"),
        "own": tr("这是自己发出的话"),
        "unrelated": tr("看不出和欠款有关"),
        "paper": tr("像一份合同或协议"),
    }
    return words.get(code, tr("看不出是哪一类消息"))


def answer() -> str:
    """The answer to "must I pay tonight?": what one message can tell, and what it cannot."""
    return tr(
        "只凭这一条消息，说不出它是真是假，也说不出今晚必须付。"
        "先核实，再决定；核实要用自己找到的号码和官方 App。"
    )


def nothing_found() -> str:
    """No sign of fraud is no proof of anything."""
    return tr("没有看到常见的诈骗说法。这不等于它是真的。")


def before_signing() -> str:
    """What the marks on a contract are, and what they are not."""
    return tr(
        "签之前，把下面标出的条款逐条看清。只标出写了什么，不判断好坏；没有标出的，不等于没有。"
        "看不懂的先不签，问清楚、要到文本再说。"
    )


def clause(kind: str) -> str:
    """What a kind of clause is called."""
    words = {
        "private_account": tr("钱付到哪里"),
        "interest": tr("利率、罚息、违约金"),
        "fees": tr("费用"),
        "acceleration": tr("提前到期、终止"),
        "collection": tr("谁来催、怎么催"),
        "assignment": tr("债权转让"),
    }
    return words[kind]


def group(name: str) -> str:
    """What a group of signs is called."""
    words = {
        "fraud": tr("诈骗的迹象"),
        "rough": tr("威胁、侮辱的说法"),
        "check": tr("要自己核实的说法"),
        "others": tr("对别人说的话"),
        "pressure": tr("常见的施压"),
    }
    return words[name]


def below_group(name: str) -> str:
    """What to make of a group of signs; no law."""
    words = {
        "fraud": tr("有一样就先停下，不付钱，不给资料。"),
        "rough": tr("先保证自己安全，原样留着，这是证据。"),
        "check": tr("这些话要向它说的那个单位核实，用自己查到的公开号码。"),
        "others": tr("请收到的人截图发给你保存，不必替你回答。"),
        "pressure": tr("催收里常见，说了不等于会发生，也不等于没有这回事。"),
    }
    return words[name]


def sign(one: Sign) -> str:
    """What the words of a sign mean, in a few of our own."""
    title = phrases.titles().get(one.kind)
    if title is not None:
        return title[language.current()]
    by_phrase = {
        "fra_account": tr("要转到个人账户"),
        "fra_refund": tr("退息退费的诱饵"),
        "fra_repair": tr("征信修复、洗白的生意"),
        "fra_fee": tr("先交费用"),
        "fra_deposit": tr("先交费用"),
        "fra_agent": tr("代理、优化债务的生意"),
        "fra_trade": tr("代理、优化债务的生意"),
        "fra_chat": tr("换到别处去谈"),
        "fra_code": tr("要验证码、证件号、卡号"),
        "fra_channel": tr("专属通道、名额有限"),
        "fra_freeze": tr("拿账户异常吓人"),
        "fra_official": tr("自称机关的人"),
        "fra_screen": tr("要装软件、共享屏幕"),
        "imp_link": tr("有链接，不要点，从官方 App 进"),
        "leg_assign": tr("说债权转让了"),
        "leg_filed": tr("说已经立案或送达"),
        "press_credit": tr("提到征信"),
        "press_discount": tr("限时减免"),
        "press_penalty": tr("提到罚息、违约金"),
        "press_last": tr("最后通牒的口气"),
        "press_consequence": tr("暗示后果"),
    }
    return by_phrase.get(one.phrase) or _by_class(one.kind)


def _by_class(kind: str) -> str:
    words = {
        "fraud": tr("骗局常用的说法"),
        "threat": tr("威胁的口气"),
        "violation": tr("扬言找别人、公开、侮辱一类"),
        "third_party": tr("对着家人、同事、朋友说"),
        "false_process": tr("说走到了某个程序"),
        "legal": tr("提到起诉、律师、法院"),
        "pressure": tr("施压的说法"),
    }
    return words.get(kind, kind)


def do_now(verdict: str) -> list[str]:
    """What to do now: things anyone can do, and that cost nothing."""
    found = [
        tr("先停一下。核实之前，不按这条消息付钱。"),
        tr("自己打开官方 App，或拨合同上的电话，问有没有这笔、有没有这个人。"),
        tr("把这条消息原样留着，不删不改。"),
    ]
    if verdict == "rough":
        found.insert(0, tr("有危险先打 110，再告诉身边一个信得过的人。"))
    if verdict == "legal":
        found.insert(2, tr("看有没有法院名称和案号，拨法院公布的电话问。"))
    return found


def not_now(verdict: str) -> list[str]:
    """What not to do now."""
    found = [
        tr("不点链接，不扫码，不拨消息里留的号码。"),
        tr("不把验证码、密码、身份证照片发给任何人。"),
        tr("不转到个人账户，不先交任何费用。"),
        tr("不因为“今天最后一天”去借新的钱。"),
    ]
    if verdict in ("rough", "others", "demand"):
        found.append(tr("不在气头上回话，也不口头答应新的日期和金额。"))
    return found


def provenance(card: Card) -> str:
    """Where a card's words are from and since when; and that it is no advice."""
    quality = {
        "official": tr("法规原文"),
        "secondary": tr("转引"),
        "unverified": tr("未经核实"),
    }[card.quality]
    return tr("{id} · 截至 {day} · {quality} · 不是法律意见").format(
        id=card.id, day=card.known_on.isoformat(), quality=quality
    )


# -- beside a case --------------------------------------------------------------------------------------


def kept(one: Compared) -> str:
    """Whether the agreement is kept today, by the record."""
    if one.kept.kept is True:
        return tr("✓ 按记录，到今天你都在履行协议。")
    if one.kept.kept is False:
        return tr("! 按记录，有到期的一期没有还足。")
    return tr("? 按现有记录说不清今天履行得怎样，多半是还款记录不全。")


def due(one: Compared) -> str:
    """What is due next by the agreement."""
    if one.due is None:
        return tr("按协议，现在没有待还的一期。")
    facts = {"n": one.due.n, "sum": sums.amount(one.due.minor, one.due.currency), "day": day_name(one.due.on)}
    if one.due.kind == "today":
        return tr("按协议，今天是第 {n} 期的还款日：{sum}。").format(**facts)
    if one.due.kind == "grace":
        return tr("按协议，第 {n} 期的宽限期到 {day}，还差 {sum}。").format(**facts)
    return tr("按协议，下一笔是第 {n} 期：{day}，{sum}。").format(**facts)


def difference(detail: dict[str, Any], *, certain: bool) -> str:
    """What the message says otherwise than the record; both numbers."""
    if detail["kind"] == "overdue_days":
        told = tr("消息说逾期 {n} 天，按记录到今天没有欠期。").format(n=detail["said"])
    else:
        facts = {
            "said": sums.amount(detail["said_minor"], detail["currency"]),
            "ours": sums.amount(detail["ours_minor"], detail["currency"]),
        }
        words = {
            "balance": tr("消息说剩余 {said}，按记录剩余 {ours}。"),
            "amount": tr("消息说的 {said} 和协议对不上：到今天到期未还的是 {ours}。"),
        }
        told = words[detail["kind"]].format(**facts)
    return told if certain else told + tr("还款记录不全，也可能是记录少了。")
