"""Rules that contradict other documents, and repairs that would undo them."""

from collections.abc import Iterator

from specgen.facts.config import parameters
from specgen.facts.config_rule import identifier
from specgen.facts.config_rules import LISTS
from specgen.facts.config_rules import RULES as KNOWN
from specgen.sdk import Here, Pointer, Problem, Severity, check, did_you_mean
from specgen.systems.config.model import Config
from specgen.systems.config.model.rules import chosen, derive, opened_by

GUIDE = "https://docs.aws.amazon.com/config/latest/developerguide"
RULE = "https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html"
REPAIR = (
    "https://docs.aws.amazon.com/config/latest/APIReference/API_PutRemediationConfigurations.html"
)
READ = "2026-11-29"
NUMBER = "int"
TAG_HINT = "any tag does that the resources of protected environments have"


@check(
    "CFG107",
    "a parameter of a rule agrees with the document that sets it",
    fact="a rule with another value reports what Terraform makes, and a repair would undo it",
    source=f"{GUIDE}/remediation.html",
    date=READ,
)
def parameters_agree(spec: Config, here: Here) -> Iterator[Problem]:
    for name, given in spec.parameters.items():
        derived = derive(KNOWN[name], here) or {}
        for key, value in given.items():
            pointer: Pointer = ("parameters", name, key)
            if key in derived and derived[key] != value:
                message = f"other documents make it {derived[key]!r}, not {value!r}"
                yield Problem(pointer, f"{message}; remove it here, and change it there")


@check(
    "CFG108",
    "nothing repairs what a document owns",
    fact="Terraform sets it back, the repair changes it again, and so on",
    source=f"{GUIDE}/remediation.html",
    date=READ,
)
def repairs_are_of_nobody(spec: Config, here: Here) -> Iterator[Problem]:
    kinds = {e.kind for e in here.project.effectives}
    for pointer, name in _repaired(spec):
        repair = KNOWN[name].repair
        if repair is not None and repair.owner in kinds:
            message = f"documents of `kind: {repair.owner}` set what {name} looks at"
            yield Problem(pointer, f"{message}; remove it, and change the document")
        opened = opened_by(here, repair.closes) if repair is not None else None
        if opened:
            group, port = opened
            message = f"{group} opens port {port} to everybody, which {name} would close again"
            yield Problem(pointer, f"{message}; remove the rule there, or the repair here")


@check(
    "CFG113",
    "a repair is of a rule that is chosen, and of one that AWS has a runbook for",
    fact="a remediation belongs to a rule; runbooks exist for some of them",
    source=REPAIR,
    date=READ,
)
def repairs_have_rules(spec: Config) -> Iterator[Problem]:
    wanted = chosen(spec)
    for pointer, name in _repaired(spec):
        repair = KNOWN[name].repair
        if name not in wanted:
            yield Problem(pointer, f"{name} is not among `rules`; add it there, or remove it here")
        elif repair is None or not (repair.actions or repair.owner):
            able = sorted(n for n in wanted if (r := KNOWN[n].repair) and r.actions)
            listed = ", ".join(able) or "none of the chosen rules"
            message = f"no runbook is known for {name}; remove it. Some are known for: {listed}"
            yield Problem(pointer, message)
    for i, name in enumerate(spec.remediation.by_hand):
        if name in spec.remediation.automatic:
            message = f"{name} is repaired automatically already; remove it here"
            yield Problem(("remediation", "by_hand", i), message)


def _repaired(spec: Config) -> Iterator[tuple[Pointer, str]]:
    for key in ("automatic", "by_hand"):
        for i, name in enumerate(getattr(spec.remediation, key)):
            yield ("remediation", key, i), name


@check(
    "CFG114",
    "what is left out of a list, or given a parameter, is in it",
    fact="a key that names a rule which is not made has no effect",
    source=RULE,
    date=READ,
)
def names_have_an_effect(spec: Config) -> Iterator[Problem]:
    listed = LISTS[spec.rules] if isinstance(spec.rules, str) else spec.rules
    for i, name in enumerate(spec.leave_out):
        if name not in listed:
            message = f"{name} is not among `rules` anyway; remove it"
            yield Problem(("leave_out", i), message)
    for name in spec.parameters:
        if name not in chosen(spec):
            message = f"{name} is not among `rules`; add it there, or remove its parameters"
            yield Problem(("parameters", name), message, at_key=True)


@check(
    "CFG118",
    "a parameter is one that its rule takes",
    fact="AWS refuses a parameter that the rule does not know, and a text in the place of a number",
    source=RULE,
    date=READ,
    topics=("config_parameters",),
)
def parameters_exist(spec: Config) -> Iterator[Problem]:
    for name, given in spec.parameters.items():
        known = parameters().get(identifier(name), {})
        for key, value in given.items():
            pointer: Pointer = ("parameters", name, key)
            if key not in known:
                guess = did_you_mean(key, sorted(known))
                guess = guess or (
                    f"; it has {', '.join(sorted(known))}" if known else "; remove it"
                )
                message = f"{name} has no parameter {key}{guess}"
                yield Problem(pointer, message, at_key=True)
            elif known[key] == NUMBER and not value.isdecimal():
                message = f"{key} is a whole number, not {value!r}; write one in quotes"
                yield Problem(pointer, message)


@check(
    "CFG109",
    "rules for protected environments are scoped to them",
    severity=Severity.WARNING,
    fact="a rule looks at all environments of the account; backups, second zones and deletion "
    "protection are missing in the others by design",
    source=RULE,
    date=READ,
)
def strict_rules_are_scoped(spec: Config, here: Here) -> Iterator[Problem]:
    others = [name for name, e in here.environments.items() if not e.protected]
    strict = [name for name in chosen(spec) if KNOWN[name].strict]
    protected = len(others) < len(here.environments)
    if strict and others and protected and spec.protected_only is None:
        message = f"{strict[0]} would report {', '.join(sorted(others))}, too"
        yield Problem(("rules",), f"{message}; {_scoped(here)}", TAG_HINT)


def _scoped(here: Here) -> str:
    """With a tag that a protected environment has, and no other."""
    environments = sorted(here.environments.items())
    tags = {name: here.platform.default_tags(name).items() for name, _ in environments}
    others = {tag for name, e in environments if not e.protected for tag in tags[name]}
    own = [(n, tag) for n, e in environments if e.protected for tag in sorted(tags[n] - others)]
    if own:
        key, value = own[0][1]
        return f"write protected_only: {{tag: {key}, value: {value}}}"
    name = next(name for name, e in environments if e.protected)
    first = f"give the environment {name} of the platform `tags: {{Environment: {name}}}`"
    return f"{first}, and write protected_only: {{tag: Environment, value: {name}}}"


@check(
    "CFG119",
    "rules for protected environments look at something",
    severity=Severity.WARNING,
    fact="a rule with a tag that no resource has looks at nothing, and reports nothing",
    source=RULE,
    date=READ,
)
def strict_rules_have_resources(spec: Config, here: Here) -> Iterator[Problem]:
    only = spec.protected_only
    if only is None or not any(KNOWN[name].strict for name in chosen(spec)):
        return
    protected = [name for name, e in here.environments.items() if e.protected]
    documents = [e for e in here.project.effectives if e.environment in protected]
    carried = ({**here.platform.default_tags(e.environment), **e.envelope.tags} for e in documents)
    if documents and all(tags.get(only.tag) != only.value for tags in carried):
        names = ", ".join(sorted(protected))
        message = f"no document of {names} has the tag {only.tag}: {only.value}"
        right = "write a tag of theirs, or set it as `tags` of the environment in the platform"
        yield Problem(("protected_only",), f"{message}; {right}")


RULES = (
    parameters_agree,
    repairs_are_of_nobody,
    repairs_have_rules,
    names_have_an_effect,
    parameters_exist,
    strict_rules_are_scoped,
    strict_rules_have_resources,
)
