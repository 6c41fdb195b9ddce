"""Runs commands on a new case, as the tests of several commands do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    Command = Callable[..., tuple[int, Any, str]]


def on_a_new_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Make a case with one bank, and give what runs a command on it: exit code, output, errors."""
    monkeypatch.setenv("JUSHI_LANG", "en")
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))

    def command(name: str, *arguments: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main([name, str(tmp_path / "c"), *arguments])
        out, errors = capsys.readouterr()
        return code, json.loads(out) if out.startswith(("{", "[")) else out, errors

    command("new", "--title", "例", "--lender", "晨禾借", "--lender-kind", "bank")
    return command
