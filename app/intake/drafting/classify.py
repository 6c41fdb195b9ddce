"""What kind of message an entry is, and the words that made it so; rules are data (seeds/phrases).

A verdict is a hint for the person: where two kinds lie close together it says so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.case import folding, phrases
from app.case.phrases import UNRELATED, Hit

# Who wins when two kinds are equally well supported: the graver one, which a person should see.
PRECEDENCE = (
    "third_party_contact",
    "threat",
    "fraud_suspect",
    "demand_after_agreement",
    "legal_notice",
    "confirmation_of_agreement",
    "reminder",
    UNRELATED,
)
# A kind whose support is at least this is worth asking about if it comes within CLOSE of the winner.
WEIGHTY = 4
CLOSE = 1
# From here on a kind of message about a debt is heard even beside an advertisement or a parcel.
HEARD = 2
_VOICE = re.compile(
    r"(?:语音|語音|voice(?: message)?)?\s*\d{1,3}\s*(?:[\"'”’″′`´]{1,2}|秒)\s*", re.IGNORECASE
)
_TRANSFER = re.compile(
    r"^\[?(?:微信)?(?:转账|轉帳|transfer\b|红包|紅包)|转账给|^[¥￥]\s*\d[\d,.]*\s*(?:已|待|$)", re.IGNORECASE
)
_DEBT = re.compile(
    r"还款|欠款|借款|贷款|逾期|催收|催缴|催告|分期|结清|清偿|征信|起诉|律师|法务|还钱|欠钱|协商|停息|"
    r"延期还|债权|债务|代偿|欠(?!费)|还(?:\d|[一二两三四五六七八九十几]|清|完|不清|钱)|"
    r"协议|委托书|委托函|已经还|你们公司|哪个部门|再联系|再打电话|停止联络|投诉|录音|没钱|缓几天|月供|"
    r"\b(?:repay|overdue|debt|loan|instal+ment|past due|collect|arrears|settle|stop (?:calling|contacting)"
    r"|payment plan)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What is known beside the words: ``dunning`` if others of the conversation speak of a debt."""

    dunning: bool = False


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """``category`` as in the contract; ``hits`` in the order of the text; ``rival`` is a kind close behind.

    ``by_thread`` says that only the rest of the conversation gave the category, no word of this message.
    """

    category: str
    hits: tuple[Hit, ...] = ()
    rival: str = ""
    by_thread: bool = False

    def speaks_for(self, category: str) -> bool:
        """Whether any of the phrases found is one for a category."""
        said = {hit.phrase for hit in self.hits}
        return any(one.id in said and one.category == category for one in phrases.table())

    def doubts(self) -> tuple[dict[str, Any], ...]:
        """The doubt that goes with a verdict that is not sure."""
        if self.rival:
            facts = {"category": self.category, "rival": self.rival}
            return ({"code": "category_close", "field": "category", "facts": facts},)
        if self.by_thread:
            return (
                {"code": "category_by_thread", "field": "category", "facts": {"category": self.category}},
            )
        return ()


NOTHING_KNOWN = Setting()


def of(text: str, direction: str = "in", kind: str = "sms", setting: Setting = NOTHING_KNOWN) -> Verdict:
    """The category of one message and the phrases found in it; a pure function.

    Args:
        text: the words as read, Simplified, Traditional or English.
        direction: ``in``, ``out``, or ``sys`` for a line of the app itself.
        kind: kind of the entry; a call is a call whatever its note says.
        setting: what the rest of the conversation tells.
    """
    if kind == "call":
        return Verdict(category="call")
    if direction == "sys":
        return Verdict(category="system")
    if _VOICE.fullmatch(text):
        return Verdict(category="voice")
    if direction == "out":
        return Verdict(category=_own(text, setting), hits=_weighed(text)[1])
    return _inbound(text, setting)


def speaks_of_debt(text: str) -> bool:
    """Whether the words have to do with lending or dunning; an advertisement for loans has not."""
    verdict = of(text)
    return verdict.category != UNRELATED and (bool(verdict.hits) or _named(text))


def _named(text: str) -> bool:
    return _DEBT.search(folding.fold(text).plain) is not None


def _own(text: str, setting: Setting) -> str:
    if _TRANSFER.search(text):
        return "payment"
    return "reply" if setting.dunning or _named(text) else UNRELATED


def _inbound(text: str, setting: Setting) -> Verdict:
    votes, hits = _weighed(text)
    if not votes:
        if _named(text):
            return Verdict(category="reminder", hits=hits, rival=UNRELATED)
        if setting.dunning:
            return Verdict(category="reminder", hits=hits, by_thread=True)
        return Verdict(category=UNRELATED, hits=hits)
    ranked = sorted(votes, key=lambda name: (-votes[name], PRECEDENCE.index(name)))
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else ""
    if first == UNRELATED and second and votes[second] >= HEARD and _named(text):
        first, second = second, first  # a debt that is spoken of is never put away without a word
    elif first == "reminder" and votes[first] <= HEARD and not (setting.dunning or _named(text)):
        second = UNRELATED
    elif second and (votes[second] < WEIGHTY or votes[first] - votes[second] > CLOSE):
        second = ""
    return Verdict(category=first, hits=hits, rival=second)


@lru_cache(maxsize=32768)
def _weighed(text: str) -> tuple[Counter[str], tuple[Hit, ...]]:
    """How strongly the text speaks for each category, and what was found in it."""
    votes: Counter[str] = Counter()
    hits: list[Hit] = []
    for phrase, hit in phrases.found_in(text, folding.fold(text)):
        hits.append(hit)
        if phrase.category:
            votes[phrase.category] += phrase.weight
    return votes, tuple(sorted(hits, key=lambda hit: (hit.start, hit.end)))
