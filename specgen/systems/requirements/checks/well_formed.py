"""What is wrong with an assertion by itself: invalid paths, operators that assert nothing."""

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from msgspec import UNSET, UnsetType

from specgen.sdk import Pointer, Problem, did_you_mean
from specgen.systems.requirements.model import paths
from specgen.systems.requirements.model.assertion import OPERATORS, Assertion
from specgen.systems.requirements.model.names import names_in


def below(problem: Problem, pointer: Pointer) -> Problem:
    return replace(problem, pointer=(*pointer, *problem.pointer))


def assertion_problems(assertion: Assertion) -> Iterator[Problem]:
    yield from _paths(assertion)
    yield from _names(assertion)
    if assertion.value and assertion.all:
        yield Problem(
            ("all",), "`value` and `all` are two paths; write two assertions", at_key=True
        )
    if assertion.path:
        yield from _operators(assertion)
    else:
        yield from _without_path(assertion)


def _paths(assertion: Assertion) -> Iterator[Problem]:
    written: list[tuple[Pointer, str]] = [
        ((key,), getattr(assertion, key)) for key in ("value", "all")
    ]
    for key in ("values", "having"):
        written += [((key, path), path) for path in getattr(assertion, key)]
    for pointer, path in written:
        wrong = paths.problem(path) if path else ""
        if wrong:
            hint = "a key with a hyphen needs quotes: '\"Cost-center\"'; see jmespath.org"
            message = f"`{path}` is not a path: {wrong}"
            yield Problem(pointer, message, hint, at_key=pointer[0] in {"values", "having"})


def _names(assertion: Assertion) -> Iterator[Problem]:
    """Names in values; `<x>` is a text like any other if `at` has no names."""
    known = names_in(assertion.at)
    used: list[tuple[Pointer, Any]] = [
        ((key, path), value)
        for key in ("having", "values")
        for path, value in getattr(assertion, key).items()
    ]
    used += [((name,), getattr(assertion, name)) for name in assertion.operators]
    for pointer, value in used if known else ():
        for name in sorted(names_in(value)):
            if name not in known:
                message = f"`at` has no <{name}>"
                guess = did_you_mean(f"<{name}>", [f"<{one}>" for one in sorted(known)])
                yield Problem(pointer, f"{message}{guess}")
            elif assertion.all and pointer[0] in assertion.operators:
                message = f"`all` looks at all matches together, so <{name}> has no one value"
                yield Problem(pointer, message, "write `value`, which looks at each match")


def _operators(assertion: Assertion) -> Iterator[Problem]:
    names = assertion.operators
    if not names:
        key = "value" if assertion.value else "all"
        message = f"`{key}` says where to look, not what must hold"
        yield Problem((key,), message, f"write one of {', '.join(OPERATORS)}", at_key=True)
    for name in names[1:]:
        message = f"`{names[0]}` and `{name}` are two operators; write two assertions"
        yield Problem((name,), message, at_key=True)
    if assertion.equal is None:
        message = "null means not set; write `absent: true`"
        yield Problem(("equal",), message)
    if assertion.contains in ([], "", None):
        yield Problem(("contains",), "everything contains this; write what it must contain")
    if assertion.like is not UNSET and _matches_all(assertion.like):
        yield Problem(("like",), "every text matches this; write what it must contain")


def _matches_all(wanted: Any) -> bool:
    return isinstance(wanted, str) and not wanted.strip("*")


def _without_path(assertion: Assertion) -> Iterator[Problem]:
    others = [name for name in assertion.operators if name != "absent"]
    for name in others:
        message = f"`{name}` needs a path to look at"
        yield Problem((name,), message, "write `value: ...` next to it", at_key=True)
    if "absent" in assertion.operators and (assertion.absent is False or _says_more(assertion)):
        message = "`absent` without a path says only that nothing matches"
        yield Problem(("absent",), message, "remove it, or write `value: ...`", at_key=True)
    if not _says_more(assertion) and not assertion.operators:
        message = "the assertion says where to look, not what must hold"
        yield Problem(("at",), message, "write values, value, all, count or absent", at_key=True)


def _says_more(assertion: Assertion) -> bool:
    counted = (assertion.count, assertion.count_at_least) != (UNSET, UNSET)
    return bool(assertion.values) or counted


def scope_problems(
    scope: str | list[str] | UnsetType, modules: frozenset[str]
) -> Iterator[Problem]:
    """modules: ids of all root modules"""
    written: list[tuple[Pointer, Any]] = (
        [(("scope", i), pattern) for i, pattern in enumerate(scope)]
        if isinstance(scope, list)
        else [(("scope",), scope)]
    )
    for pointer, pattern in written:
        if isinstance(pattern, str) and not _matches(pattern, modules):
            guess = did_you_mean(pattern, list(modules))
            yield Problem(pointer, f"no root module is called {pattern}{guess}", _form(modules))


def _form(modules: frozenset[str]) -> str:
    stacks = sorted({module.rpartition("/")[2] for module in modules})
    form = "write environment/region/stack, with `*` for any"
    return f"{form}; stacks: {', '.join(stacks)}" if stacks else form


@lru_cache(maxsize=1024)  # hundreds of assertions share a dozen patterns
def _matches(pattern: str, modules: frozenset[str]) -> bool:
    wanted = pattern.split("/")
    return any(all(map(fnmatchcase, m.split("/"), wanted)) for m in modules)
