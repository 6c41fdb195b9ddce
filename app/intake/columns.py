"""Finds the header row of a table and what its columns are: by their names, and checked by their content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.case import money
from app.intake import cell_times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SEARCHED = 120
"""Rows in which the header is looked for; statements begin with a page of notices."""
SAMPLE = 60
LEAST_FITTING = 0.8

# Names of columns as exporters, operators and banks write them, the telling ones first.
NAMES: dict[str, tuple[str, ...]] = {
    "time": tuple(
        "strtime,message date,date/time,datetime,date time,日期时间,日期/时间,发送时间,消息时间,短信时间,收发时间,交易时间,交易日期时间,"
        "通话开始时间,通话起始时间,起始时间,开始时间,呼叫时间,通话时间,开始日期时间,交易日期,时间,日期,sent date,date sent,timestamp,"
        "send time,msgtime,createtime,call date,start time,transaction date,trans date,transaction time,接收时间,received,记账时间,"
        "记账日期,记账日,入账日期,入账时间,会计日期,posting date,post date,value date,date,time,日期時間,時間,發送時間,交易日,readable_date,"
        "readable date,读取时间,创建时间,创建日期,通讯时间,通信时间,计费起始时间".split(",")
    ),
    "clock": tuple("时间,交易时间,通话时间,起始时间,time,時間,时刻".split(",")),
    "number": tuple(
        "对方号码,对方电话号码,对端号码,通话号码,sender id,号码,电话号码,手机号码,手机号,联系号码,发送号码,发件人号码,短信号码,联系电话,"
        "对方电话,对方手机号,address,phone number,phone,number,contact number,mobile,handle,tel,telephone,recipient number,电话,地址,"
        "號碼,電話號碼,手機號碼,对方号,主被叫号码,通信号码,对方通信号码,sender number,from number".split(",")
    ),
    "name": tuple(
        "nickname,sender name,昵称,姓名,联系人姓名,联系人,备注名,发送者,发送人,发件人,发言人,contact name,contact,name,display name,"
        "sender,from,person,名称,对方,對方,聯絡人,暱稱,author,remark".split(",")
    ),
    "session": tuple("chat session,会话,聊天对象,会话名称,conversation,thread,chat,talker,chat name,群聊,对话".split(",")),
    "mine": tuple("issender,is_sender,is sender,isfromme,is_from_me,from me,是否本人,是否自己,是否本人发送,是否发送方".split(",")),
    "direction": tuple(
        "方向,收发,收/发,收发类型,发送/接收,收发方向,direction,folder,box,folder type,类型,消息类型,短信类型,通话类型,呼叫类型,通话状态,"
        "主被叫,主叫/被叫,呼叫方式,通信方式,通话方式,通信类型,type,call type,msg type,message type,状态,status,類型".split(",")
    ),
    "text": tuple(
        "strcontent,短信内容,消息内容,信息内容,聊天内容,message text,message body,内容,正文,text,body,content,message,msg,sms,信息,消息,"
        "內容,訊息,短信,displaycontent".split(",")
    ),
    "duration": tuple(
        "通话时长,时长,持续时间,通话时长(秒),通信时长,duration,call duration,duration (seconds),通话时间,通话长度,计费时长,時長".split(",")
    ),
    "place": tuple("通信地点,通话地点,归属地,地点,通话地,location,对方归属地,号码归属地".split(",")),
    "amount": tuple(
        "交易金额,金额,发生额,交易额,发生金额,amount,transaction amount,金額,交易金額,账单金额,入账金额,人民币金额,记账金额".split(",")
    ),
    "paid_out": tuple(
        "支出金额,支出,借方发生额,借方金额,借方,付款金额,转出金额,取出,支取金额,支取,debit,debit amount,withdrawal,withdrawals,paid out,money out,支出額".split(
            ","
        )
    ),
    "paid_in": tuple(
        "收入金额,收入,贷方发生额,贷方金额,贷方,收款金额,转入金额,存入,存入金额,credit,credit amount,deposit,deposits,paid in,money in".split(
            ","
        )
    ),
    "flow": tuple("收/支,收支,收支类型,收支方向,借贷标志,借/贷,借贷,借贷方向,收付标志,收付,资金流向,交易方向,dr/cr,收/付,借贷标识".split(",")),
    "balance": tuple("余额,账户余额,本次余额,联机余额,交易后余额,balance,餘額,卡余额,可用余额,running balance".split(",")),
    "payee": tuple(
        "交易对方,对方户名,对手户名,对方账户名,对方账户名称,对方名称,对方姓名,交易对手,交易对手名称,交易对手信息,对手信息,对手名称,收付款人,收/付款方,收款人,收款方,"
        "商户名称,对方单位,对方单位名称,对方账号与户名,对方户名/账号,对方账号户名,counterparty,payee,merchant,payee name,beneficiary,对方信息,交易场所,"
        "交易地点/附言".split(",")
    ),
    "account": tuple("对方账号,对方账户,对方卡号,对手账号,交易对手账号,对方帐号,对方账号/卡号".split(",")),
    "summary": tuple(
        "摘要,商品说明,商品,交易摘要,用途,附言,备注,交易类型,交易分类,业务类型,业务摘要,交易备注,交易描述,交易说明,交易名称,交易附言,交易用途,description,memo,details,"
        "narrative,remark,remarks,particulars,reference,transaction type,业务种类,摘要说明,客户摘要".split(",")
    ),
    "status": tuple("交易状态,当前状态,状态,status,支付状态,交易结果,处理状态".split(",")),
    "currency": tuple("币种,币别,交易币种,currency,货币".split(",")),
}
REPEATED = frozenset({"summary"})
"""Roles that several columns may have together."""
ROLES: tuple[str, ...] = tuple(role for role in NAMES if role != "clock")
CONTENT: dict[str, Callable[[str], bool]] = {}


@dataclass(frozen=True, kw_only=True)
class Header:
    """Where the data begins, and by role the columns, most telling first.

    ``titles`` are the header's cells; without a header row ``at`` is -1 and they are empty.
    """

    at: int
    titles: tuple[str, ...]
    roles: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def first(self, role: str) -> int | None:
        """The best column of a role."""
        return next(iter(self.roles.get(role, ())), None)

    def has(self, *roles: str) -> bool:
        """Whether each role has a column."""
        return all(self.roles.get(role) for role in roles)


def plain(title: str) -> str:
    """A header cell without case, space, and what stands in brackets ("金额(元)" is "金额")."""
    text = unicodedata.normalize("NFKC", title).strip().lower().strip("\"'*:：﹡")
    bare = re.sub(r"\s*[(\[【〔].*?[)\]】〕]\s*", "", text).strip()
    return re.sub(r"\s+", " ", bare or text)


def roles_of(title: str) -> tuple[str, ...]:
    """Every role that a title may stand for."""
    name = plain(title)
    close = name.replace(" ", "") if re.search("[\u4e00-\u9fff]", name) else name
    return tuple(role for role, names in NAMES.items() if name in names or close in names)


def fingerprint(rows: Sequence[Sequence[str]], at: int) -> str:
    """By which a mapping that a person gave is known again: the header's words, else the number of columns."""
    titles = [plain(cell) for cell in rows[at]] if 0 <= at < len(rows) else []
    width = max((len(row) for row in rows[:SEARCHED]), default=0)
    return hashlib.sha256("\x1f".join(titles or [str(width)]).encode()).hexdigest()[:16]


def find(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header row with the roles that names and content agree on; ``None`` if no row looks like one."""
    at = guess(rows)
    return None if at is None else _checked(rows, at)


def guess(rows: Sequence[Sequence[str]]) -> int | None:
    """The row with the most column names that we know, at least two and a third of its cells."""
    best, most = None, 1
    for at, row in enumerate(rows[:SEARCHED]):
        cells = [cell for cell in row if cell]
        known = {roles_of(cell) for cell in cells if len(cell) <= 24} - {()}
        if len(known) > most and len(known) * 3 >= len(cells):
            best, most = at, len(known)
    return best


def mapped(rows: Sequence[Sequence[str]], at: int, columns: Mapping[str, str]) -> Header:
    """The header with the roles that a person gave (column number as text → role)."""
    roles: dict[str, tuple[int, ...]] = {}
    for column, role in sorted(columns.items(), key=lambda one: int(one[0]) if one[0].isdigit() else 0):
        if role in NAMES and column.isdigit():
            roles[role] = (*roles.get(role, ()), int(column))
    titles = tuple(rows[at]) if 0 <= at < len(rows) else ()
    return Header(at=at, titles=titles, roles=roles)


def _checked(rows: Sequence[Sequence[str]], at: int) -> Header:
    sample = [row for row in rows[at + 1 :] if sum(bool(cell) for cell in row) >= 2][: SAMPLE * 3]
    candidates: dict[str, list[tuple[int, int]]] = {}
    for column, title in enumerate(rows[at]):
        for role in roles_of(title):
            name = plain(title)
            names = NAMES[role]
            rank = names.index(name) if name in names else names.index(name.replace(" ", ""))
            cells = [row[column] for row in sample if column < len(row) and row[column]][:SAMPLE]
            if _fits(role, cells):
                candidates.setdefault(role, []).append((rank, column))
    roles = {role: tuple(column for _, column in sorted(found)) for role, found in candidates.items()}
    return Header(at=at, titles=tuple(rows[at]), roles=roles)


def _fits(role: str, cells: list[str]) -> bool:
    """Whether most cells of a column are what its role needs; an empty column fits the roles of words."""
    test = CONTENT.get(role)
    if test is None:
        return True
    if not cells:
        return role in ("paid_in", "paid_out", "number")
    fitting = _times(cells) if role == "time" else sum(map(test, cells))
    return fitting >= LEAST_FITTING * len(cells) or (role == "number" and fitting * 2 >= len(cells))


def _times(cells: list[str]) -> int:
    column = cell_times.Times(cells)
    return sum(column.read(cell) is not None for cell in cells)


def amount(cell: str) -> int | None:
    """Minor units of a cell ("¥1,263.16", "-95.00", "(95.00)", "+95", "95.00-"); ``None`` if it is none."""
    text = unicodedata.normalize("NFKC", cell).strip().replace(" ", "")
    minus = text.startswith(("-", "−", "(")) or text.endswith("-")
    bare = text.strip("()+-−")
    found = money.parse(bare) if bare[:1] not in ("-", "+") else None
    return None if found is None else -found if minus else found


def duration(cell: str) -> int | None:
    """Seconds of a length ("1分20秒", "00:01:20", "80", "1小时2分3秒", "80秒"); ``None`` if it is none."""
    text = unicodedata.normalize("NFKC", cell).strip().lower().replace(" ", "")
    if text.isdecimal():
        return int(text) if len(text) <= 6 else None
    if found := re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?", text):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    words = r"(?:(\d+)(?:小时|小時|时|時|h|hours?|hrs?))?(?:(\d+)(?:分钟|分鐘|分|m|mins?|minutes?|'))?(?:(\d+)(?:秒钟|秒鐘|秒|s|secs?|seconds?|\"))?"
    found = re.fullmatch(words, text)
    if found is None or not any(found.groups()):
        return None
    return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + int(found[3] or 0)


def numberlike(cell: str) -> bool:
    """Whether a cell has digits as of a telephone; stars of a masked one count."""
    bare = re.sub(r"[\s+\-()*#]", "", cell)
    return bare.isdecimal() and 2 <= len(bare) <= 26


CONTENT |= {
    "time": lambda cell: cell_times.read(cell) is not None,
    "clock": lambda cell: cell_times.read_clock(cell) is not None,
    "number": numberlike,
    "amount": lambda cell: amount(cell) is not None,
    "paid_out": lambda cell: amount(cell) is not None or cell in ("-", "--", "/"),
    "paid_in": lambda cell: amount(cell) is not None or cell in ("-", "--", "/"),
    "balance": lambda cell: amount(cell) is not None or cell in ("-", "--", "/"),
    "duration": lambda cell: duration(cell) is not None,
}
