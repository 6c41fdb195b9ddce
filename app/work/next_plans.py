"""What kind of step fills which gap: its stage, how long it takes, which action does it, its rules."""

from __future__ import annotations

from dataclasses import dataclass

STAGES = ("verify", "confirm", "keep", "complain")
#: What a button can do; the window and the command line know no others.
ACTIONS = (
    "add",
    "agreement",
    "review",
    "document",
    "entry",
    "complaint_new",
    "complaint",
    "verify",
    "call",
    "card",
    "lender",
)
LETTER = "lender-letter"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """``rank`` orders steps (the smallest first); ``kind`` is a document to make; ``rules`` are rule ids."""

    stage: str
    minutes: int
    action: str
    rank: int
    kind: str = ""
    rules: tuple[str, ...] = ()


def _letter(minutes: int = 20, rank: int = 40, *rules: str) -> Plan:
    return Plan(stage="confirm", minutes=minutes, action="document", rank=rank, kind=LETTER, rules=rules)


def _add(minutes: int, rank: int, *rules: str) -> Plan:
    return Plan(stage="keep", minutes=minutes, action="add", rank=rank, rules=rules)


#: By the way to fill a gap (``rules.claims.Gap.how``).
BY_HOW: dict[str, Plan] = {
    "ask_agreement_copy": _letter(20, 35),
    "ask_to_confirm": _letter(20, 33),
    "find_agreement_time": Plan(stage="confirm", minutes=5, action="agreement", rank=45),
    "say_how_agreed": Plan(stage="confirm", minutes=2, action="agreement", rank=44),
    "ask_terms_in_writing": _letter(20, 42, "cn.civ.unclear_change"),
    "get_statement": _add(15, 50),
    "check_statement": _add(10, 50),
    "get_receipt": _add(10, 51),
    "get_stamped": _add(30, 58, "cn.evidence.originals"),
    "keep_acceptance": _add(10, 57),
    "screenshot_with_date": _add(10, 52, "cn.evidence.originals"),
    "screenshot_header": _add(10, 53, "cn.evidence.originals"),
    "ask_third_party": _add(10, 54),
    "keep_original": _add(20, 55, "cn.evidence.originals"),
    "ask_recording": _letter(20, 46),
    "ask_lender_list": _letter(20, 47),
    "ask_authority_letter": _letter(20, 48),
    "keep_diary": Plan(stage="keep", minutes=5, action="entry", rank=90),
    "complain_to_lender_first": Plan(
        stage="complain", minutes=15, action="complaint_new", rank=60, rules=("cn.complaint.responsible",)
    ),
    "wait_then_review": Plan(
        stage="complain", minutes=10, action="complaint_new", rank=30, rules=("cn.complaint.reply",)
    ),
}
#: Without a confirmed agreement the first thing is to write it down or put it in.
NO_AGREEMENT = Plan(stage="confirm", minutes=10, action="agreement", rank=22)
START = Plan(stage="keep", minutes=10, action="add", rank=5)
REVIEW = Plan(stage="keep", minutes=10, action="review", rank=20)
LENDER = Plan(stage="verify", minutes=5, action="lender", rank=24, rules=("cn.complaint.responsible",))
CHECK = Plan(stage="verify", minutes=10, action="verify", rank=26)
CALL = Plan(stage="verify", minutes=15, action="call", rank=27)
SEND = Plan(stage="confirm", minutes=10, action="complaint_new", rank=28)
MINE = Plan(stage="complain", minutes=30, action="complaint", rank=10)
CHASE = Plan(stage="complain", minutes=10, action="complaint", rank=25)
SAFETY = Plan(stage="verify", minutes=3, action="card", rank=12)
OLD_SAFETY = Plan(stage="verify", minutes=3, action="card", rank=56)
#: A gap that closes within so many days comes first.
SOON_DAYS, SOON_RANK = 14, 15
