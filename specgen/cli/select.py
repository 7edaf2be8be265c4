"""Which root modules the options --env, --region and --stack choose."""

from collections.abc import Iterator, Sequence

import typer

from specgen.cli.options import USAGE, Only, err
from specgen.findings.words import did_you_mean, near_ones
from specgen.project.platform import Platform
from specgen.project.stacks import RootModule

MOST_LISTED = 12


def selected(modules: Sequence[RootModule], only: Only) -> list[RootModule]:
    """In the order of application. Each name must be that of something, and together they must
    choose a root module; otherwise the command ends with 2.
    """
    unknown = list(_unknown(modules, only))
    chosen = [m for m in modules if _is_chosen(m, only)]
    if not unknown and not chosen:
        unknown = ["no root module is in all of these: " + ", ".join(_words(only))]
    for message in unknown:
        err.print(f"specgen: {message}", markup=False)
    if unknown:
        raise typer.Exit(USAGE)
    return chosen


def known_codes(codes: Sequence[str]) -> frozenset[str]:
    """An unknown one ends the command with 2."""
    if not codes:
        return frozenset()
    from specgen.cli.rules import all_rules
    from specgen.systems import installed

    known = all_rules(installed())
    wanted = [code.upper() for code in codes]
    unknown = [code for code in dict.fromkeys(wanted) if code not in known]
    for code in unknown:
        guess = near_ones(code, list(known))
        err.print(f"specgen: no rule has the code {code}{guess}", markup=False)
    if unknown:
        raise typer.Exit(USAGE)
    return frozenset(wanted)


def _is_chosen(module: RootModule, only: Only) -> bool:
    return (
        (not only.environments or module.environment in only.environments)
        and (not only.regions or module.region in only.regions)
        and (not only.stacks or not {module.stack, module.id}.isdisjoint(only.stacks))
    )


def known_places(platform: Platform, environments: Sequence[str], regions: Sequence[str]) -> None:
    """An unknown one ends the command with 2."""
    messages = [
        *_missing("environment", environments, [*platform.environments, *platform.scopes]),
        *_missing("region", regions, list(platform.regions)),
    ]
    for message in messages:
        err.print(f"specgen: {message}", markup=False)
    if messages:
        raise typer.Exit(USAGE)


def _missing(option: str, names: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if name not in known:
            yield f"no {option} is called {name}{_hint(name, known, known)}"


def _unknown(modules: Sequence[RootModule], only: Only) -> Iterator[str]:
    stacks = sorted({m.stack for m in modules})
    for option, names, known in (
        ("environment", only.environments, sorted({m.environment for m in modules})),
        ("region", only.regions, sorted({m.region for m in modules})),
        ("stack or root module", only.stacks, [*stacks, *(m.id for m in modules)]),
    ):
        listed = stacks if known[: len(stacks)] == stacks else known
        for name in dict.fromkeys(names):
            if name not in known:
                yield f"no {option} is called {name}{_hint(name, known, listed)}"


def _hint(name: str, known: Sequence[str], listed: Sequence[str]) -> str:
    guess = did_you_mean(name, known)
    if guess:
        return guess
    more = ", …" if len(listed) > MOST_LISTED else ""
    return f"; there are {', '.join(listed[:MOST_LISTED])}{more}"


def _words(only: Only) -> Iterator[str]:
    for option, names in (
        ("--env", only.environments),
        ("--region", only.regions),
        ("--stack", only.stacks),
    ):
        if names:
            yield f"{option} {' or '.join(names)}"
