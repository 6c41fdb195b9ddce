"""Makes ``seeds/demo/files``: a fictional story of some 25 files of all kinds, under 3 MB.

Run once by a developer: ``python seeds/demo/make.py``. People, lenders and numbers are invented; the
numbers lie in ranges that nobody has. What it makes is committed, so a person never needs this script.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import shutil
import struct
import sys
import wave
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import quoteattr

import typst
from docx import Document
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent))
import draw
import readings
from story import (
    AGENCY,
    AGENCY_MOBILE,
    AGENCY_PORT,
    AGREEMENT,
    BORROWER,
    CALLS,
    CONTRACT,
    HOTLINE,
    LENDER,
    LENDER_PORT,
    PAID,
    TEXTS,
)

HERE = Path(__file__).resolve().parent
FILES = HERE / "files"
ZONE = dt.timezone(dt.timedelta(hours=8))


def millis(moment: str) -> int:
    """Local ``2026-05-21 22:47`` in milliseconds since 1970."""
    return int(dt.datetime.fromisoformat(moment).replace(tzinfo=ZONE).timestamp() * 1000)


def readable(moment: str) -> str:
    """The moment as the backup app prints it."""
    when = dt.datetime.fromisoformat(moment)
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M:%S}"


def save(picture: Image.Image, name: str, **options: object) -> None:
    """Small files: a screenshot needs few colours."""
    if name.endswith(".png"):
        picture.quantize(32, dither=Image.Dither.NONE).save(FILES / name, optimize=True)
    else:
        picture.save(FILES / name, quality=80, **options)


def text_of(moment: str) -> str:
    """The words of the message of that moment."""
    return next(text for when, _, _, text in TEXTS if when == moment)


def backups() -> None:
    """One SMS and one call backup in the form of the Android app most people use."""
    rows = [
        f'  <sms protocol="0" address="{number}" date="{millis(when)}" type="{1 if side == "in" else 2}" '
        f'subject="null" body={quoteattr(text)} read="1" status="-1" locked="0" '
        f'date_sent="{millis(when)}" sub_id="1" readable_date="{readable(when)}" contact_name="(Unknown)" />'
        for when, number, side, text in TEXTS
    ]
    write_xml("sms-20261120213000.xml", "smses", rows)
    calls = [
        f'  <call number="{number}" duration="{seconds}" date="{millis(when)}" type="{kind}" presentation="1" '
        f'readable_date="{readable(when)}" contact_name="(Unknown)" />'
        for when, number, kind, seconds in CALLS
    ]
    write_xml("calls-20261120213000.xml", "calls", calls)


def write_xml(name: str, root: str, rows: list[str]) -> None:
    """The rows under one root."""
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
    body = "\n".join([head, f'<{root} count="{len(rows)}" type="full">', *rows, f"</{root}>", ""])
    (FILES / name).write_text(body, encoding="utf-8", newline="\n")


def agreement() -> None:
    """The agreement as a PDF with a text layer."""
    plan = [(row["n"], row["due_on"], f"{row['minor'] / 100:,.2f}") for row in AGREEMENT["instalments"]]
    facts = {
        "lender": LENDER,
        "borrower": BORROWER,
        "contract": CONTRACT,
        "old": AGREEMENT["original_contract_number"],
        "hotline": HOTLINE,
        "plan": json.dumps(plan),
        "total": f"{AGREEMENT['total_minor'] / 100:,.2f}",
    }
    pdf = typst.compile(
        str(HERE / "agreement.typ"),
        sys_inputs=facts,
        ignore_system_fonts=True,
        font_paths=[str(HERE.parent.parent / "resources" / "fonts")],
    )
    (FILES / "个性化还款协议.pdf").write_bytes(pdf)


def threads() -> None:
    """Screenshots of the conversations."""
    lender, agency = (draw.SMS, LENDER_PORT), (draw.NIGHT, AGENCY_MOBILE)
    shots: list[tuple[str, str, tuple[draw.Look, str], list[tuple[str, str]]]] = [
        ("Screenshot_20260312_153012.png", "15:30", lender, [("今天 15:20", "2026-03-12 15:20")]),
        (
            "Screenshot_20260418_101530.png",
            "10:15",
            (draw.SMS, AGENCY_PORT),
            [("2月25日 周三 18:05", "2026-02-25 18:05"), ("今天 09:40", "2026-04-18 09:40")],
        ),
        ("Screenshot_20260522_071833.png", "07:18", agency, [("昨天 22:47", "2026-05-21 22:47")]),
        (
            "Screenshot_20260705_104012.png",
            "10:40",
            agency,
            [("5月21日 周四 22:47", "2026-05-21 22:47"), ("今天 10:37", "2026-07-05 10:37")],
        ),
        (
            "Screenshot_20260815_203107.png",
            "20:31",
            lender,
            [("8月10日 周一 12:15", "2026-08-10 12:15"), ("今天 20:11", "2026-08-15 20:11")],
        ),
        (
            "Screenshot_20261116_193542.png",
            "19:35",
            (draw.SMS, AGENCY_PORT),
            [("今天 19:22", "2026-11-16 19:22")],
        ),
    ]
    save(
        draw.conversation(
            AGENCY_PORT,
            [
                ("time", "今天 08:15"),
                ("in", f"【{AGENCY}】您的亲友陆某有欠款未处理，请转告其尽快与我司联系{AGENCY_MOBILE}。"),
            ],
            clock="12:14",
        ),
        "微信图片_20260603203305.png",
    )
    for name, clock, (look, number), shown in shots:
        lines: list[tuple[draw.Side, str]] = []
        for time, moment in shown:
            lines += [("time", time), ("in", text_of(moment))]
        save(draw.conversation(number, lines, clock=clock, look=look), name)
    shutil.copy(FILES / "Screenshot_20260705_104012.png", FILES / "Screenshot_20260705_104012 (副本).png")


def chats() -> None:
    """Chat screens: one that can be dated by its name, one that was saved later."""
    save(
        draw.conversation(
            "岭北-小高",
            [
                ("time", "2026年9月20日 上午10:02"),
                ("in", "陆女士，您这笔今天必须处理，协议我们这边系统里没有。"),
                ("out", "协议编号 QL-2026-0312-071，3月12日生效，我每期都按时还了，凭证都在。"),
                ("in", "那我帮您反馈，不过系统没更新之前还是会继续联系您的。"),
            ],
            clock="10:21",
            look=draw.CHAT,
        ),
        "Screenshot_20260920_102118.png",
    )
    save(
        draw.conversation(
            "岭北-小高",
            [
                ("time", "昨天 20:15"),
                ("in", "系统还是显示逾期，您先还五千，不然就上门了。"),
                ("out", "请发书面材料，我按协议履行。"),
            ],
            clock="08:03",
            look=draw.CHAT,
        ),
        "mmexport1790210000123.jpg",
    )


def other_screens() -> None:
    """Call list, lock screen, receipts, and the photographed letter."""
    save(
        draw.call_list(
            [
                (HOTLINE, "未接来电（3）", "07:52", True),
                (AGENCY_MOBILE, "来电 1分12秒", "昨天", False),
                ("139 0000 3579", "呼出 6分40秒", "星期六", False),
            ],
            clock="08:05",
        ),
        "Screenshot_20260728_080544.png",
    )
    save(
        draw.lock_screen(
            "19:22", "11月16日 星期一", [("信息 · 现在", AGENCY_PORT, text_of("2026-11-16 19:22"))]
        ),
        "Screenshot_20261116_192240.png",
    )
    for n in (1, 4):
        when = PAID[n - 1]
        rows = [
            ("付款方式", "银行卡（尾号0417）"),
            ("收款方", LENDER),
            ("商品说明", f"分期还款 第{n}期"),
            ("创建时间", f"{when}:09"),
        ]
        stamp = when.replace("-", "").replace(" ", "_").replace(":", "")
        save(draw.receipt("-1,280.25", rows, clock=when[-5:]), f"Screenshot_{stamp}31.png")
    page = draw.letter(
        [
            "催收函",
            f"{BORROWER}：",
            f"受{LENDER}委托，现就您名下借款（合同号 {CONTRACT}）通知如下：",
            "截至2026年10月20日，您尚欠人民币10,242.00元，请于收到本函三日内一次性付清。",
            "如未按期付清，我司将建议委托人依法处理。",
            f"{AGENCY}（印）",
            "2026年10月20日",
        ]
    )
    exif = Image.Exif()
    camera = exif.get_ifd(0x8769)
    camera[0x9003], camera[0x9011] = "2026:10:24 18:40:12", "+08:00"
    exif[0x010F], exif[0x0110] = "Demo", "Phone 1"
    save(page, "IMG_20261024_184012.jpg", exif=exif)


def bills() -> None:
    """The payment app's statement, as it exports it: GB18030 with lines of its own above the header."""
    head = [
        "支付账单明细（演示）",
        f"姓名：{BORROWER}",
        "起始时间：[2026-03-01 00:00:00] 终止时间：[2026-11-20 23:59:59]",
        "",
    ]
    rows = ["交易时间,交易分类,交易对方,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号"]
    rows += [
        f"{when}:09,信用借还,{LENDER},分期还款 第{n}期,支出,1280.25,银行卡(0417),交易成功,20260000{n:04d}"
        for n, when in enumerate(PAID, 1)
    ]
    rows.append("2026-05-02 08:11:40,餐饮美食,街角早点,早餐,支出,12.50,余额,交易成功,202600009001")
    text = "\r\n".join([*head, *rows, ""])
    (FILES / "支付账单(20260301-20261120).csv").write_bytes(text.encode("gb18030"))


def papers() -> None:
    """A mail from the lender, notes of one's own, a Word draft, and what a computer leaves behind."""
    mail = EmailMessage()
    mail["From"] = f"{LENDER}客服 <service@qingli.example>"
    mail["To"] = "lu@example.com"
    mail["Date"] = "Fri, 13 Mar 2026 09:05:00 +0800"
    mail["Subject"] = "您的个性化还款协议已生效"
    mail["Message-ID"] = "<20260313090500@qingli.example>"
    mail.set_content(
        f"{BORROWER}女士：\n\n您的个性化还款协议（{CONTRACT}）已于2026年3月12日生效。\n共12期，每期1,280.25元。\n"
    )
    (FILES / "协议生效通知.eml").write_bytes(mail.as_bytes())
    note = "3月12日 APP上签的，客服说签了就不再催。\n5月21日晚上那条吓到我了。6月3日妹妹也收到短信。\n"
    (FILES / "备注.txt").write_bytes(note.encode("gb18030"))
    draft = Document()
    draft.core_properties.created = draft.core_properties.modified = dt.datetime(2026, 10, 25, 12, 0)
    draft.add_heading("情况说明（自己写的草稿）", 1)
    draft.add_paragraph("我叫陆闻溪，2026年3月12日与青栗借达成分期协议，此后每期按时还款，但催收没有停。")
    draft.save(str(FILES / "情况说明草稿.docx"))
    (FILES / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(60))


def recordings() -> None:
    """Two very short call recordings: a quiet tone stands for the voice."""
    names = (
        f"通话录音@岭北({AGENCY_MOBILE})_20260727184502.wav",
        f"Call recording {HOTLINE}_260818_093015.wav",
    )
    for name, seconds in zip(names, (4, 3), strict=True):
        with wave.open(str(FILES / name), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(8000)
            wavelike = (int(1500 * math.sin(n / 9) * math.sin(n / 2000)) for n in range(8000 * seconds))
            sound.writeframes(b"".join(struct.pack("<h", value) for value in wavelike))


def case_data() -> dict[str, object]:
    """What the case is called, and when each file was last written: a checkout forgets that."""
    told = {
        "个性化还款协议.pdf": "2026-03-12 15:31",
        "协议生效通知.eml": "2026-03-13 09:06",
        "备注.txt": "2026-06-05 21:10",
        "情况说明草稿.docx": "2026-10-25 12:00",
    }
    times = {path.name: told.get(path.name, "2026-11-20 21:30") for path in sorted(FILES.iterdir())}
    return {
        "title": "演示案件（虚构）",
        "lender": LENDER,
        "lender_kind": "small_loan",
        "borrower": BORROWER,
        "contract": "QL-2025-0618-330",
        "file_times": times,
    }


def main() -> None:
    """Make all anew, readings included."""
    shutil.rmtree(FILES, ignore_errors=True)
    FILES.mkdir(parents=True)
    for step in (backups, agreement, threads, chats, other_screens, bills, papers, recordings):
        step()
    (HERE / "agreement.json").write_text(
        json.dumps(AGREEMENT, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )
    (HERE / "case.json").write_text(
        json.dumps(case_data(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )
    readings.main()
    size = sum(path.stat().st_size for path in FILES.iterdir())
    print(f"{len(list(FILES.iterdir()))} files, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
