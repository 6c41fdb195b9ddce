"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.__main__ import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]


class Shell:
    """Runs commands in this process, on one case."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._capsys = capsys
        self.case = str(folder / "c")
        self.folder = folder
        self.code = 0
        self.errors = ""

    def __call__(self, *arguments: str) -> Any:
        self._capsys.readouterr()
        self.code = main(list(arguments))
        out, self.errors = self._capsys.readouterr()
        return json.loads(out) if out.startswith(("{", "[")) else out

    def file(self, name: str, content: object) -> str:
        path = self.folder / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("JUSHI_LANG", "en")
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))
    made = Shell(capsys, tmp_path)
    made("new", made.case, "--title", "例", "--lender", "晨禾借", "--lender-kind", "small_loan")
    return made


AGREEMENT = {
    "agreed_at": "2025-03-10T15:42:00",
    "instalments": [{"n": 1, "due_on": "2025-04-05", "minor": 100}],
    "payments": [{"paid_at": "2025-04-05", "minor": 100, "instalment": 1}],
}


def test_a_new_case_is_whole_and_empty(shell: Shell) -> None:
    assert shell.code == 0
    dump = shell("dump", shell.case)
    assert dump["case"] == {
        "title": "例",
        "jurisdiction": "cn",
        "time_zone": "Asia/Shanghai",
        "borrower": "",
    }
    assert (dump["debts"][0]["lender"], dump["debts"][0]["lender_kind"]) == ("晨禾借", "small_loan")
    empty = "parties evidence entries unrelated agreements payments claims complaints tasks documents"
    assert [dump[name] for name in empty.split()] == [[]] * 10
    assert dump["journal"]["length"] == 1
    assert shell("verify", shell.case) == ""
    assert shell.code == 0


def test_a_case_in_the_united_states_has_no_zone_until_one_is_given(shell: Shell) -> None:
    shell("new", str(shell.folder / "us"), "--title", "t", "--jurisdiction", "us")
    assert shell("dump", str(shell.folder / "us"))["case"]["time_zone"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "x"),
        ("new", "x", "--title", "t", "--lender-kind", "shark"),
        ("new", "x", "--title", " "),
        ("new", "x", "--title", "t", "--time-zone", "Mars/Base"),
        ("add", "{case}"),
        ("add", "{case}", "x", "--accept", "some"),
        ("add", "{case}", "x", "--acc", "all"),
        ("dump",),
        ("dump", "nowhere"),
        ("dump", "{case}", "--debt", "de_no"),
        ("agree", "{case}", "nowhere.json"),
        ("document", "{case}", "novel", "-o", "x.docx"),
        ("document", "{case}", "bundle", "-o", "x.pdf", "--pdf", "y.pdf"),
        ("document", "{case}", "timeline", "-o", "x.docx", "--redact", "all"),
        ("document", "{case}", "timeline", "-o", "x.docx", "--date", "soon"),
        ("document", "{case}", "bundle", "-o", "x.pdf", "--parts", "0.1"),
        ("document", "{case}", "complaint", "-o", "x.docx", "--parts"),
        ("document", "{case}", "complaint", "-o", "x.pdf", "--print-shop", "--pdf", "y.pdf"),
        ("document", "{case}", "complaint", "-o", "x.pdf", "--print-shop", "--copies", "0"),
        ("export", "{case}", "x.zip", "--only", "en_nobody"),
        ("import", "x.zip", "d"),
        ("calendar", "{case}", "-o", "x.ics", "--debt", "de_nobody"),
        ("fly", "{case}"),
        ("new", "{case}", "--title", "again"),
    ],
)
def test_wrong_usage_is_exit_2_with_a_sentence(
    shell: Shell, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shell.folder)
    assert shell(*(one.format(case=shell.case) for one in arguments)) == ""
    assert shell.code == 2
    assert shell.errors.strip()
    assert not (shell.folder / "x").exists()


def test_an_agreement_is_recorded_once(shell: Shell) -> None:
    file = shell.file("a.json", AGREEMENT | {"colour": "red"})
    first = shell("agree", shell.case, file)
    assert (shell.code, first["changed"], first["warnings"]) == (
        0,
        True,
        [{"code": "unknown_key", "key": "colour"}],
    )
    assert "colour" in shell.errors
    assert shell("agree", shell.case, file)["changed"] is False
    (agreement,) = shell("dump", shell.case)["agreements"]
    assert agreement["id"] == first["agreements"][0]
    assert agreement["instalments"] == [
        {
            "n": 1,
            "due_on": "2025-04-05",
            "minor": 100,
            "paid_minor": 100,
            "paid_on": "2025-04-05",
            "state": "paid",
        }
    ]


def test_a_field_that_cannot_be_taken_is_named(shell: Shell) -> None:
    shell("agree", shell.case, shell.file("a.json", AGREEMENT | {"grace_days": "three"}))
    assert shell.code == 2
    assert shell.errors.startswith("grace_days: ")
    (shell.folder / "b.json").write_text("{", encoding="utf-8")
    shell("agree", shell.case, str(shell.folder / "b.json"))
    assert shell.code == 2


def test_set_records_and_search_finds(shell: Shell) -> None:
    shell("agree", shell.case, shell.file("a.json", AGREEMENT))
    entry = shell("dump", shell.case)["entries"][0]
    assert entry["compliance"]["kept"] is True
    assert entry["relation"] == "after"
    changed = shell(
        "set", shell.case, shell.file("s.json", {"entries": [{"id": entry["id"], "text": "第一期"}]})
    )
    assert changed["changed"] == [{"table": "entry", "id": entry["id"]}]
    found = shell("search", shell.case, "一期")
    assert (found["query"], [one["id"] for one in found["entries"]], found["evidence"]) == (
        "一期",
        [entry["id"]],
        [],
    )


def test_print_gives_the_bytes_of_the_document(shell: Shell) -> None:
    shell("agree", shell.case, shell.file("a.json", AGREEMENT))
    word, pdf, printed = (str(shell.folder / name) for name in ("t.docx", "t.pdf", "p.pdf"))
    made = shell("document", shell.case, "timeline", "-o", word, "--pdf", pdf)
    assert made == {"files": [word, pdf], "drafts_left": 0}
    assert shell("print", shell.case, "-o", printed)["files"] == [printed]
    assert Path(pdf).read_bytes() == Path(printed).read_bytes()
    assert len(shell("dump", shell.case)["documents"]) == 3
    assert shell("verify", shell.case) == ""


def test_a_bundle_in_parts_and_a_pack_for_the_shop(shell: Shell) -> None:
    parts, shop = shell.folder / "b.pdf", shell.folder / "s.pdf"
    assert shell("document", shell.case, "bundle", "-o", str(parts), "--parts")["files"] == [str(parts)]
    told = shell(
        "document", shell.case, "complaint", "-o", str(shop), "--print-shop", "--copies", "2", "--id-page"
    )
    assert [Path(one).name for one in told["files"]] == ["s.pdf", "s-slip.pdf"]
    assert (told["copies"], told["sheets"]) == (2, -(-told["pages"] // 2)) and shell.code == 0


def test_print_hides_too(shell: Shell) -> None:
    made = {name: shell.folder / f"{name}.pdf" for name in ("open", "hidden", "same")}
    shell("agree", shell.case, shell.file("a.json", AGREEMENT))
    shell("print", shell.case, "-o", str(made["open"]))
    shell("print", shell.case, "-o", str(made["hidden"]), "--redact", "public")
    shell("document", shell.case, "timeline", "-o", str(shell.folder / "t.docx"), "--pdf", str(made["same"]),
          "--redact", "public")  # fmt: skip
    assert made["hidden"].read_bytes() == made["same"].read_bytes() != made["open"].read_bytes()


def test_help_is_no_fault(shell: Shell) -> None:
    assert "verify" in shell("--help")
    assert shell.code == 0


def test_every_command_of_the_parser_is_known_to_the_dispatcher() -> None:
    actions = cli.parser("en")._subparsers
    assert actions is not None
    named = actions._group_actions[0].choices
    assert named is not None
    assert set(named) == COMMANDS


def test_every_command_has_its_heading_in_the_manual() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    headings = {line[3:].strip() for line in text.splitlines() if line.startswith("## ")}
    assert headings == COMMANDS | {"jushi"}


def test_a_real_process_speaks_utf8_whatever_the_system_says(shell: Shell) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "app", "dump", shell.case],
        capture_output=True,
        env=environment,
        cwd=ROOT,
        check=True,
    )
    assert json.loads(run.stdout.decode("utf-8"))["case"]["title"] == "例"


def test_starting_imports_nothing_heavy() -> None:
    code = "import sys, app.__main__; print([n for n in sys.modules if n.split('.')[0] in HEAVY])"
    heavy = {"PySide6", "sqlite3", "sqlite_utils", "sqlcipher3", "PIL", "numpy", "docx", "typst", "argparse"}
    run = subprocess.run(
        [sys.executable, "-c", code.replace("HEAVY", repr(heavy))],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert run.stdout.strip() == "[]"
