"""Articles of Chinese law as the window names them: in English ``art. 18, art. 43``."""

from __future__ import annotations

import re

from app.intake.values import numerals
from app.ui import language

PLACE = re.compile(r"第([零一二三四五六七八九十百千]+)([条款项章])")
PARTS = {"条": "art. ", "款": ", para. ", "项": ", item ", "章": "chapter "}
WORDS = {
    "条款号未见": "number not seen",
    "条号未见": "number not seen",
    "未核实": "not verified",
    "期限条款": "clause on periods",
    "时限条款": "clause on time limits",
    "申诉条件条款": "clause on conditions of complaints",
    "八项禁止行为": "eight forbidden acts",
    "消费者权益保护法": "Consumer Protection Law ",
    "法律援助法": "Legal Aid Law ",
    "民法典": "Civil Code ",
    "时效规定": "provisions on limitation ",
    "民事诉讼法": "Civil Procedure Law ",
    "人民调解法": "People's Mediation Law ",
    "《": "",
    " 》": " ",
    "》": " ",
    "、": ", ",
    "，": ", ",
    "；": "; ",
    "至": "–",
    "（": " (",
    "）": ")",
}
CHINESE = re.compile(r"[一-鿿]")


def article(text: str) -> str:
    """An article in the window's language; words that have no English here stay the Chinese original."""
    if language.current() == "zh_CN":
        return text
    said = PLACE.sub(lambda found: f"{PARTS[found[2]]}{numerals.value(found[1])}", text)
    for chinese, english in WORDS.items():
        said = said.replace(chinese, english)
    return text if CHINESE.search(said) else said.strip()
