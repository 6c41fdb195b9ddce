"""Recordings in a bundle: they go along on a disc, but not where something is hidden, unless that is chosen."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from app.work import paper_plans, papers

if TYPE_CHECKING:
    from app.case.case import Case
    from app.work.paper_inputs import Drawer


def said(drawer: Drawer) -> str:
    return "\n".join(drawer.doc().texts())


def codes(drawer: Drawer) -> set[str]:
    return {one.code for one in drawer.notices()}


def test_recordings_go_along_where_nothing_is_hidden(case: Case) -> None:
    drawer = papers.drawer_of(case, "bundle")
    assert "另附的录音、录像文件" in said(drawer) and "另附光盘或者U盘" in said(drawer)
    assert not codes(drawer) & {"redact_recordings", "redact_recordings_out"}


def test_recordings_stay_where_something_is_hidden_and_it_is_said(case: Case) -> None:
    drawer = papers.drawer_of(case, "bundle", redact="court")
    assert "另附" not in said(drawer)
    assert "这一份没有附原文件" in said(drawer)
    assert "redact_recordings_out" in codes(drawer)


def test_recordings_go_along_all_the_same_if_that_is_chosen(case: Case) -> None:
    paper_plans.choose(case, "bundle", recordings=True)
    drawer = papers.drawer_of(case, "bundle", redact="court")
    assert "另附的录音、录像文件" in said(drawer)
    assert "redact_recordings" in codes(drawer)
    once = dataclasses.replace(paper_plans.plan_of(case.snapshot(), "bundle"), choices={})
    assert "另附" not in said(papers.drawer_of(case, "bundle", redact="court", chosen=once))


def test_another_paper_says_nothing_of_recordings(case: Case) -> None:
    assert not codes(papers.drawer_of(case, "complaint", redact="court")) & {"redact_recordings_out"}
