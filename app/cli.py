"""The command line: parse, call a use case, print JSON, return the exit code (CONTRACT, docs/cli.md)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from app import cli_bag, cli_findings, cli_next, cli_read, cli_sent, cli_write, settings, wording
from app.case.errors import Cancelled, Refused, Trouble
from app.case.sendings import WAYS
from app.cli_output import say

Handler = Callable[[argparse.Namespace], int]
LENDER_KINDS = ("bank", "consumer_finance", "small_loan", "trust", "guarantor", "debt_buyer", "unknown")
KINDS = (
    "timeline",
    "evidence-list",
    "complaint",
    "lender-letter",
    "statement",
    "answer",
    "brief",
    "custody",
    "call-script",
    "overview",
    "bundle",
)
WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose option names are never guessed from a beginning."""

    def __init__(self, **options: object) -> None:
        super().__init__(allow_abbrev=False, **options)  # type: ignore[arg-type]


def main(argv: Sequence[str]) -> int:
    """Runs one command.

    Returns:
        0 done, 1 done with faults that are named (or the world stood in the way), 2 wrong usage.
    """
    lang = wording.language(settings.load().language)
    try:
        options = parser(lang).parse_args(list(argv))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    options.lang_shown = lang
    handler: Handler = options.run
    return _run(handler, options)


def _run(handler: Handler, options: argparse.Namespace) -> int:
    lang = options.lang_shown
    try:
        return handler(options)
    except Refused as refused:
        told = wording.sentence(refused.code, refused.facts, lang)
        say("field" if refused.field else "plain", {"field": refused.field, "sentence": told}, lang)
        return WRONG_USAGE
    except Trouble as trouble:
        say(trouble.code, trouble.facts, lang)
        return WRONG_USAGE if trouble.code in NOT_THERE else 1
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, Cancelled):
        say("stopped", {}, lang)
        return 1


# Troubles that mean the command was pointed at the wrong thing.
NOT_THERE = frozenset(
    {"case_missing", "not_a_case", "case_exists", "folder_not_empty", "no_such", "bag_missing_file"}
)


def wrong_usage(argv: Sequence[str]) -> int:
    """More than one argument and the first is no command."""
    lang = wording.language(settings.load().language)
    say("no_such_command", {"command": argv[0]}, lang)
    parser(lang).print_usage(sys.stderr)
    return WRONG_USAGE


def parser(lang: str) -> argparse.ArgumentParser:
    """The whole grammar of the command line, with help in a language."""
    top = _Parser(prog="jushi", description=wording.sentence("help.jushi", {}, lang))
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    def command(name: str, run: Handler, *places: str) -> argparse.ArgumentParser:
        text = wording.sentence(f"help.{name}", {}, lang)
        made = commands.add_parser(name, help=text, description=text)
        for place in places:
            made.add_argument(place)
        made.set_defaults(run=run)
        return made

    _writing(command)
    _reading(command)
    _bags(command)
    return top


def _writing(command: Callable[..., argparse.ArgumentParser]) -> None:
    new = command("new", cli_write.new, "dir")
    new.add_argument("--title", required=True)
    new.add_argument("--lender", default="")
    new.add_argument("--lender-kind", default="unknown", choices=LENDER_KINDS)
    new.add_argument("--borrower", default="")
    new.add_argument("--contract", default="")
    new.add_argument("--jurisdiction", default="cn", choices=("cn", "us"))
    new.add_argument("--time-zone")
    add = command("add", cli_write.add, "dir")
    add.add_argument("paths", nargs="+", metavar="PATH")
    add.add_argument("--captured", metavar="ISO")
    add.add_argument("--accept", default="none", choices=("none", "clear", "all"))
    for name, run in (("agree", cli_write.agree), ("set", cli_write.set_many)):
        command(name, run, "dir", "file").add_argument("--debt", metavar="ID")
    out = command("sent", cli_sent.sent_out, "dir")
    which = out.add_mutually_exclusive_group(required=True)
    which.add_argument("document", nargs="?", metavar="DOCUMENT")
    which.add_argument("--sending", metavar="ID")
    out.add_argument("--on", metavar="DATE")
    out.add_argument("--way", choices=tuple(filter(None, WAYS)))
    for name, shown in (("to", "NAME"), ("number", "NO"), ("note", "TEXT"), ("replied", "DATE")):
        out.add_argument(f"--{name}", metavar=shown)
    out.add_argument("--receipt", metavar="FILE")
    out.add_argument("--reply", metavar="FILE")
    out.add_argument("--complaint", action="store_true")


def _reading(command: Callable[..., argparse.ArgumentParser]) -> None:
    command("dump", cli_read.dump, "dir").add_argument("--debt", metavar="ID")
    findings = command("findings", cli_findings.findings, "dir")
    findings.add_argument("--as-of", metavar="DATE")
    findings.add_argument("--provisional", action="store_true")
    findings.add_argument("--lang", default=None, choices=wording.LANGUAGES)
    findings.add_argument("--csv", metavar="OUT.csv")
    findings.add_argument("--debt", metavar="ID")
    steps = command("next", cli_next.next_steps, "dir")
    steps.add_argument("--as-of", metavar="DATE")
    steps.add_argument("--lang", default=None, choices=wording.LANGUAGES)
    search = command("search", cli_read.search, "dir")
    search.add_argument("words", nargs="+")
    search.add_argument("--debt", metavar="ID")
    document = command("document", cli_read.document, "dir")
    document.add_argument("kind", choices=KINDS)
    document.add_argument("-o", "--out", required=True, metavar="OUT")
    document.add_argument("--lang", default=None, choices=wording.LANGUAGES)
    document.add_argument("--pdf", metavar="OUT.pdf")
    document.add_argument("--paste", metavar="N", type=int)
    document.add_argument("--redact", metavar="PROFILE")
    document.add_argument("--id-page", action="store_true")
    document.add_argument("--with-recordings", action="store_true")
    document.add_argument("--print-shop", action="store_true")
    document.add_argument("--copies", metavar="N", type=int, default=1)
    document.add_argument("--one-sided", action="store_true")
    document.add_argument("--parts", metavar="MB", type=float, nargs="?", const=2.0, default=0.0)
    document.add_argument("--reported", nargs="+", default=(), metavar="RULE")
    document.add_argument("--deadline", metavar="DATE")
    document.add_argument("--date", metavar="DATE")
    document.add_argument("--despite-faults", action="store_true")
    document.add_argument("--debt", metavar="ID")
    printing = command("print", cli_read.printing, "dir")
    printing.add_argument("-o", "--out", required=True, metavar="OUT.pdf")
    printing.add_argument("--redact", metavar="PROFILE")
    command("verify", cli_read.verify, "dir")
    calendar = command("calendar", cli_read.calendar, "dir")
    calendar.add_argument("-o", "--out", required=True, metavar="OUT.ics")
    calendar.add_argument("--words", metavar="WORDS")
    calendar.add_argument("--lang", default=None, choices=wording.LANGUAGES)
    calendar.add_argument("--debt", metavar="ID")


def _bags(command: Callable[..., argparse.ArgumentParser]) -> None:
    export = command("export", cli_bag.export, "dir", "out")
    export.add_argument("--only", nargs="+", metavar="ENTRY")
    export.add_argument("--all", action="store_true")
    command("import", cli_bag.receive, "bag", "dir")
