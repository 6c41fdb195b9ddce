"""What the agreement says, in few words."""

from __future__ import annotations

from app.ui import agreement_words


def test_a_clause_is_quoted_whole_and_a_table_by_how_it_begins() -> None:
    clause = "第三条 停止催收。\n第四条 停止计息。"
    assert agreement_words.quoted(clause) == f"“{clause}”"
    table = "\n".join(f"{n} 2026-{n:02}-10 1,280.25" for n in range(1, 13))
    assert agreement_words.quoted(table) == "“1 2026-01-10 1,280.25\n2 2026-02-10 1,280.25\n……”（共 12 行）"
