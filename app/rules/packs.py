"""Loads rule packs: a schema check with the place of each fault; one bad rule stops nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from app.case.records import LENDER_KINDS
from app.case.stated import both, day, one_of, said, table, text, texts, yes_no
from app.paths import seed, user_data
from app.rules.parameters import NEEDED, PARAMETERS, Taken
from app.rules.rule import BINDING, EVERYONE, QUALITY, Rule

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class PackFault:
    """What is wrong in a pack, and where; ``code`` has its sentence in messages.toml."""

    code: str
    file: str
    rule: str
    field: str

    def facts(self) -> dict[str, object]:
        """What the sentence names."""
        return {"file": self.file, "rule": self.rule, "field": self.field}


@dataclass(frozen=True, kw_only=True)
class Packs:
    """Rules that can be used, in order of their id and first day, and what could not be taken."""

    rules: tuple[Rule, ...]
    faults: tuple[PackFault, ...]


class _Wrong(Exception):
    def __init__(self, code: str, field: str) -> None:
        super().__init__(code)
        self.code = code
        self.field = field


def _kinds(value: object) -> Any:  # noqa: ANN401
    kinds = texts(value)
    if any(one != EVERYONE and (one not in LENDER_KINDS or one == "unknown") for one in kinds):
        raise ValueError
    return kinds


FIELDS: dict[str, Callable[[object], Any]] = {
    "id": said,
    "version": said,
    "title": both,
    "instrument": both,
    "article": said,
    "quoted": text,
    "says": both,
    "bound": _kinds,
    "maybe_bound": _kinds,
    "maybe_needs": said,
    "agencies": yes_no,
    "product": one_of("credit_card"),
    "in_force_from": day,
    "in_force_to": day,
    "binding": one_of(*BINDING),
    "check": one_of(*PARAMETERS),
    "parameters": table,
    "source": said,
    "quality": one_of(*QUALITY),
    "not_covered": both,
    "facts": texts,
    "basis": texts,
}
OPTIONAL = frozenset(
    {"version", "maybe_bound", "maybe_needs", "agencies", "product", "in_force_to", "basis", "facts"}
)


def folders() -> tuple[Path, ...]:
    """Where packs lie: the shipped ones, and those of the person's own in the user-data folder."""
    return seed("rules"), user_data() / "rules"


@cache
def _shipped(place: Path) -> Packs:
    return load(sorted(place.glob("*.toml")))


def all_packs() -> Packs:
    """The shipped packs and the person's own; one that differs under a known id and version is refused."""
    shipped, own = folders()
    base = _shipped(shipped)
    files = sorted(own.glob("*.toml")) if own.is_dir() else []
    return load(files, base) if files else base


def load(files: Iterable[Path], base: Packs | None = None) -> Packs:
    """Rules of some files, after those of ``base``; what is wrong is named and left out."""
    rules = {(one.id, one.version): one for one in base.rules} if base else {}
    faults = list(base.faults) if base else []
    for file in files:
        for rule, fault in _of_file(file):
            if rule is not None and rules.get((rule.id, rule.version)) == rule:
                continue  # a newer pack repeats what still holds
            if rule is not None and (rule.id, rule.version) in rules:
                fault = PackFault(code="rule_twice", file=file.name, rule=rule.id, field="id")
            elif rule is not None:
                rules[rule.id, rule.version] = rule
            if fault is not None:
                faults.append(fault)
    faults += _lost_basis(rules.values())
    ordered = sorted(rules.values(), key=lambda one: (one.id, one.in_force_from, one.version))
    return Packs(rules=tuple(ordered), faults=tuple(dict.fromkeys(faults)))


def _lost_basis(rules: Iterable[Rule]) -> list[PackFault]:
    """Rules that lean on one that is not there; they work without it."""
    rules = list(rules)
    known = {one.id for one in rules}
    return [
        PackFault(code="rule_basis", file=one.place, rule=one.id, field=f"basis: {name}")
        for one in rules
        for name in one.basis
        if name not in known
    ]


def _of_file(file: Path) -> Iterable[tuple[Rule | None, PackFault | None]]:
    def fault(code: str, rule: str, field: str) -> tuple[None, PackFault]:
        return None, PackFault(code=code, file=file.name, rule=rule, field=field)

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        pack = _pack(data.get("pack"))
        listed = data.get("rule")
    except (OSError, ValueError, RecursionError):
        yield fault("pack_unreadable", "", "")
        return
    except _Wrong as wrong:
        yield fault(wrong.code, "", wrong.field)
        return
    if not isinstance(listed, list):
        yield fault("pack_field", "", "rule")
        return
    for number, one in enumerate(listed, 1):
        name = one.get("id") if isinstance(one, Mapping) else None
        try:
            yield _rule(one, pack, file.name), None
        except _Wrong as wrong:
            yield fault(wrong.code, str(name or f"[{number}]"), wrong.field)


def _pack(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _Wrong("pack_field", "pack")
    for name, take in {"id": said, "jurisdiction": said, "title": both}.items():
        _field(value, f"pack.{name}", name, take)
    return value


def _field(table: Mapping[str, Any], shown: str, name: str, take: Callable[[object], Any]) -> Any:  # noqa: ANN401
    if name not in table:
        raise _Wrong("rule_needs", shown)
    try:
        return take(table[name])
    except ValueError as error:
        raise _Wrong("rule_field", shown) from error


def _rule(one: object, pack: Mapping[str, Any], file: str) -> Rule:
    if not isinstance(one, Mapping):
        raise _Wrong("rule_field", "rule")
    strange = [name for name in one if name not in FIELDS]
    if strange:
        raise _Wrong("rule_strange", strange[0])
    wanted = [name for name in FIELDS if name in one or name not in OPTIONAL]
    fields = {name: _field(one, name, name, FIELDS[name]) for name in wanted}
    fields["parameters"] = _parameters(fields["check"], fields["parameters"])
    fields.setdefault("version", fields["in_force_from"].isoformat())
    fields.setdefault("facts", ())
    last = fields.get("in_force_to")
    if last is not None and last < fields["in_force_from"]:
        raise _Wrong("rule_never", "in_force_from")
    if fields.get("maybe_bound") and "maybe_needs" not in fields:
        raise _Wrong("rule_needs", "maybe_needs")
    return Rule(pack=pack["id"], jurisdiction=pack["jurisdiction"], place=file, **fields)


def _parameters(check: str, given: Mapping[str, Any]) -> dict[str, Any]:
    known: Mapping[str, Callable[[object], Taken]] = PARAMETERS[check]
    strange: Sequence[str] = [name for name in given if name not in known]
    if strange:
        raise _Wrong("rule_strange", f"parameters.{strange[0]}")
    for name in NEEDED.get(check, ()):
        if name not in given:
            raise _Wrong("rule_needs", f"parameters.{name}")
    return {name: _field(given, f"parameters.{name}", name, known[name]) for name in given}
