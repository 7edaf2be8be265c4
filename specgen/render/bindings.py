"""The bindings that documents need: each kind names the providers whose resources it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.util import find_spec

from specgen.findings.finding import Finding, Problem
from specgen.project.checks.build_rules import BINDINGS
from specgen.project.locate import finding
from specgen.project.project import Effective
from specgen.project.stacks import RootModule
from specgen.render.built import Systems
from specgen.terraform.providers import AWS, PROVIDERS, Provider


def needed(modules: Iterable[RootModule], systems: Systems) -> tuple[Provider, ...]:
    """In the order of the table; AWS, which every root module has, is the first."""
    names = {AWS.name, *_users(modules, systems)}
    return tuple(provider for name, provider in PROVIDERS.items() if name in names)


def missing(modules: Iterable[RootModule], systems: Systems) -> list[Finding]:
    """One finding for each document that needs bindings that are not installed."""
    found: dict[Finding, list[str]] = {}
    for name, users in _users(modules, systems).items():
        provider = PROVIDERS[name]
        for effective in users if find_spec(provider.module) is None else ():
            one = finding(BINDINGS, effective, _problem(effective.kind, provider))
            found.setdefault(one, []).append("/".join(effective.spot))
    return [replace(one, where=tuple(where)) for one, where in found.items()]


def _users(modules: Iterable[RootModule], systems: Systems) -> Mapping[str, list[Effective]]:
    """Provider -> documents that need it."""
    users: dict[str, list[Effective]] = {}
    for module in modules:
        for effective in module.effectives:
            for name in systems[effective.kind].providers:
                users.setdefault(name, []).append(effective)
    return users


def _problem(kind: str, provider: Provider) -> Problem:
    message = f"the kind `{kind}` needs the bindings of {provider.title}, which are not installed"
    return Problem(("kind",), f"{message}; run `pip install {provider.requirement}`")
