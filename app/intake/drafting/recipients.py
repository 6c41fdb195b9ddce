"""To whom a message went: to the person, or to somebody else about the person (inferred, so in doubt)."""

from __future__ import annotations

import re
from typing import Any

# What the other is to the borrower when a message says "your X (the borrower) owes us".
_INVERSE = {
    one: other
    for other, words in (
        ("兄弟姐妹", "哥哥 姐姐 弟弟 妹妹"),
        ("父母", "儿子 女儿 兒子 女兒"),
        ("子女", "父亲 母亲 爸爸 妈妈 父親 母親 媽媽"),
        ("配偶", "老公 老婆 丈夫 妻子 爱人 愛人 配偶"),
        ("单位", "员工 員工 下属 下屬"),
    )
    for one in words.split()
}
_KIN = (
    "父亲|母亲|父親|母親|爸爸|妈妈|媽媽|哥哥|姐姐|弟弟|妹妹|儿子|女儿|兒子|女兒|老公|老婆|丈夫|妻子|配偶|爱人|愛人|"
    "家人|家属|家屬|亲属|親屬|亲戚|朋友|同事|同学|同學|邻居|鄰居|室友|领导|領導|老板|员工|員工|下属|下屬|单位|單位|"
    "紧急联系人|緊急聯絡人|联系人|聯絡人|担保人"
)
# "Are you the father of …?", "are you X's wife": the word is what the one addressed is.
_ADDRESSED = re.compile(
    rf"(?:你|您|请问|請問)是?[^。，？?！]{{1,16}}?的?({_KIN})[^。，]{{0,6}}?(?:吧|吗|嗎|么|[?？])"
)
# "Your brother … owes us": the word is what the borrower is to the one addressed.
_YOUR = re.compile(rf"(?:您|你)的?({_KIN})(?!的)")
_AS = re.compile(
    rf"(?:作为|身为|是)(?:他|她|其)的?({_KIN})|({_KIN})(?:填|留)成|(?:填|留|列)(?:成|为)[^。，]{{0,4}}?({_KIN})"
)
_EN_YOUR = re.compile(
    r"\byour (sister|brother|son|daughter|husband|wife|mother|father|friend|colleague|co-?worker|employee)\b",
    re.IGNORECASE,
)


def of(category: str, text: str) -> tuple[dict[str, Any] | None, tuple[dict[str, Any], ...]]:
    """The recipient of a message that speaks to somebody else, with the doubt that it is inferred.

    Args:
        category: what the message is (``classify``); only ``third_party_contact`` says anything.
        text: the words; they often say how the one addressed is related to the borrower.
    """
    if category != "third_party_contact":
        return None, ()
    relation = relation_in(text)
    doubt = {"code": "recipient_from_words", "field": "category", "facts": {"relation": relation}}
    return {"who": "third_party", "name": "", "relation": relation}, (doubt,)


def relation_in(text: str) -> str:
    """How the one addressed is related to the borrower, as the words say it; empty if they do not."""
    plain = re.sub(r"\s+", "", text)
    addressed = _ADDRESSED.search(plain)
    if addressed:
        return addressed[1]
    stated = _AS.search(plain)
    if stated:
        return next(group for group in stated.groups() if group)
    yours = _YOUR.search(plain)
    if yours:
        return _INVERSE.get(yours[1], yours[1])
    english = _EN_YOUR.search(text)
    return english[1].lower() if english else ""
