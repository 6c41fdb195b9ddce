"""The log and the hand-over of a second start."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import diary, single


def test_a_fault_tells_where_it_was_and_nothing_of_the_case() -> None:
    told = diary.scrub(
        'Traceback (most recent call last):\n  File "/home/someone/jushi/app/case/vault.py", line 12, in put\n'
        "    raise ValueError(name)\nValueError: '欠款截图.png' at /home/someone/案件/a.png of 13800001111 张三"
    )
    assert 'File "app/case/vault.py", line 12' in told and "ValueError" in told
    for private in ("someone", "欠款", "a.png", "13800001111", "张三"):
        assert private not in told


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1))
def test_no_chinese_word_of_a_fault_is_logged(words: str) -> None:
    assert not set(words) & set(diary.scrub(f"ValueError: {words}"))


def test_the_log_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSHI_STATE", str(tmp_path))
    (tmp_path / diary.NAME).write_text("old line\n" * 40_000, encoding="utf-8")
    diary.note("the newest")
    assert (tmp_path / diary.NAME).stat().st_size < diary.LARGEST
    assert diary.last().endswith("the newest")


@pytest.mark.parametrize("line", [b"", b"[]\n", b"{}\n", b'{"open": 3}\n', b"\xff\xfe"])
def test_a_line_that_is_not_ours_is_not_taken(line: bytes) -> None:
    assert single.asked(line) is None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_path_arrives_as_it_was_sent(name: str) -> None:
    line = single.message(name)
    assert line.count(b"\n") == 1 and line.endswith(b"\n")
    assert single.asked(line) == str(Path(name).absolute())


def test_windows_has_a_pipe_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.single.sys.platform", "win32")
    assert single.address().startswith("\\\\.\\pipe\\jushi-")


def test_nobody_listens_nothing_is_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSHI_STATE", str(tmp_path))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert not single.hand_over(None)
    (tmp_path / single.address().rpartition("/")[2]).write_text("no socket", encoding="utf-8")
    assert not single.hand_over("case")
