"""A name that promises another kind of file than the bytes are is said, and the bytes decide."""

from __future__ import annotations

from typing import Any

import pytest

from app import wording
from app.intake import named_kinds
from app.intake.sniffing import KINDS


def said(name: str, kind: str, state: str = "ok", reason: str = "") -> dict[str, Any]:
    return named_kinds.said(name, KINDS[kind], {"state": state, "reason": reason, "facts": {"a": 1}})


@pytest.mark.parametrize(
    ("name", "kind", "state", "reason"),
    [
        ("a.docx", "zip", "ok", "read_as_content"),
        ("a.PDF", "text", "ok", "read_as_content"),
        ("a.png", "jpeg", "ok", "read_as_content"),
        ("a.jpeg", "exe", "later", "not_as_named"),
        ("a.b.mp3", "other", "later", "not_as_named"),
    ],
)
def test_another_kind_is_said(name: str, kind: str, state: str, reason: str) -> None:
    answer = said(name, kind, state)
    assert (answer["state"], answer["reason"]) == (state, reason)
    for lang in ("zh_CN", "en"):
        sentence = wording.sentence(reason, {"name": name} | answer["facts"], lang)
        assert name in sentence
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "jpeg"),
        ("a.JPEG", "jpeg"),
        ("a", "jpeg"),
        ("jpg", "png"),
        ("a.xls", "html"),
        ("a.txt", "csv"),
        ("a.m4a", "3gp"),
        ("a.docx", "locked"),
        ("a.png", "empty"),
    ],
)
def test_what_fits_or_promises_nothing_is_left_alone(name: str, kind: str) -> None:
    assert said(name, kind) == {"state": "ok", "reason": "", "facts": {"a": 1}}


@pytest.mark.parametrize("reason", ["damaged_picture", "needs_password", "columns_unknown"])
def test_a_weightier_reason_stays(reason: str) -> None:
    assert said("a.docx", "zip", "failed", reason)["reason"] == reason
