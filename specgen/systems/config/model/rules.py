"""Which rules a region has, and parameters that follow from what other documents set."""

from collections.abc import Callable, Container, Mapping

from specgen.facts.config_rule import Rule
from specgen.facts.config_rules import LISTS, RULES
from specgen.sdk import Effective, Here
from specgen.sdk.aws.ecs.task import with_tasks
from specgen.sdk.aws.interfaces import (
    ACCOUNT,
    LOAD_BALANCER,
    MYSQL,
    POSTGRES,
    SECURITY_GROUP,
    TRAIL,
    Trail,
)
from specgen.sdk.aws.network.blocks import ANYWHERE
from specgen.sdk.aws.network.rules import bounds
from specgen.systems.config.model import Config

Parameters = dict[str, str]
MOST_TAGS = 6


def chosen(spec: Config) -> list[str]:
    """In all regions."""
    wanted = LISTS[spec.rules] if isinstance(spec.rules, str) else spec.rules
    return sorted(set(wanted) - set(spec.leave_out))


def rules(spec: Config, here: Here) -> Mapping[str, tuple[Rule, Parameters]]:
    """Of this region. A rule whose parameters no document sets has nothing to compare with."""
    found: dict[str, tuple[Rule, Parameters]] = {}
    for name in chosen(spec):
        rule = RULES[name]
        if rule.at_home and not spec.is_home(here):
            continue
        derived = derive(rule, here)
        if derived is not None:
            found[name] = rule, {**rule.parameters, **derived, **spec.parameters.get(name, {})}
    return found


def derive(rule: Rule, here: Here) -> Parameters | None:
    """None if the rule needs a document that is not there."""
    return DERIVED[rule.derives](here) if rule.derives else {}


def trail_of(here: Here) -> Here[Trail] | None:
    """The first whose files are locked."""
    found = (Here(here.project, e) for e in TRAIL.all(here.project) if e.region == here.region)
    locked = (trail for trail in found if trail.spec.store.lock != "none")
    return min(locked, key=lambda trail: trail.name, default=None)


def _password_policy(here: Here) -> Parameters:
    """An age is compared only if there is one: what AWS compares by default is not verified."""
    account = next((Here(here.project, e) for e in ACCOUNT.all(here.project)), None)
    if account is None:
        return {}
    policy = account.spec.password_policy
    age = policy.maximum_age_days
    needed = ("Lowercase", "Uppercase")
    return {
        **{f"Require{what}Characters": "true" for what in needed},
        **dict.fromkeys(("RequireNumbers", "RequireSymbols"), "true"),
        "MinimumPasswordLength": str(policy.minimum_length),
        "PasswordReusePrevention": str(policy.remembered),
        **({} if age is None else {"MaxPasswordAge": str(age)}),
    }


def _trail(here: Here) -> Parameters | None:
    trail = trail_of(here)
    return None if trail is None else {"mode": trail.spec.store.lock.upper()}


def _backup(here: Here) -> Parameters:
    """The least that a database of a protected environment keeps."""
    kept = [
        e.spec.backup_retention_days
        for e in (*POSTGRES.all(here.project), *MYSQL.all(here.project))
        if e.region == here.region and here.project.protected(e)
    ]
    return {
        "checkReadReplicas": "false",
        **({"backupRetentionMinimum": str(min(kept))} if kept else {}),
    }


def _secrets(here: Here) -> Parameters | None:
    """Variables that tasks read from secrets, and those of AWS itself."""
    named = {name for e in with_tasks(here.project) for name in e.spec.secrets}
    keys = sorted({"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", *named})
    return {"secretKeys": ",".join(keys)}


def _ports(here: Here) -> Parameters:
    """Ports that the groups of the region open to everybody."""
    opened: set[tuple[int, int]] = set()
    for effective in SECURITY_GROUP.all(here.project):
        if effective.region == here.region:
            opened |= _open(effective)
    listed = ",".join(f"{a}-{b}" if a < b else str(a) for a, b in sorted(opened))
    return {"authorizedTcpPorts": listed} if listed else {}


def opened_by(here: Here, ports: Container[int]) -> tuple[str, int] | None:
    """The first group of the region that opens one of them to everybody, and the port."""
    groups = [e for e in SECURITY_GROUP.all(here.project) if e.region == here.region]
    found = (
        (group.id, port)
        for group in groups
        for first, last in _open(group)
        for port in range(first, last + 1)
        if port in ports
    )
    return min(found, default=None)


def _open(group: Effective) -> set[tuple[int, int]]:
    """First and last port of each range; AWS Config takes ranges, too (not verified on its page).

    source: https://docs.aws.amazon.com/config/latest/developerguide/vpc-sg-open-only-to-authorized-ports.html
    (2026-11-30)
    """
    rules_in = (r for r in group.spec.ingress if r.cidr in ANYWHERE and r.protocol == "tcp")
    return {bounds(port) for rule in rules_in for port in rule.ports}


def _tls(here: Here) -> Parameters | None:
    policies = {
        e.spec.ssl_policy for e in LOAD_BALANCER.all(here.project) if e.region == here.region
    }
    return {"sslPolicies": ",".join(sorted(policies))} if policies else None


def _tags(here: Here) -> Parameters | None:
    """The first six that the platform requires: the rule takes no more."""
    required = [(key, tag) for key, tag in sorted(here.platform.tags.items()) if tag.required]
    found: Parameters = {}
    for i, (key, tag) in enumerate(required[:MOST_TAGS], 1):
        found[f"tag{i}Key"] = key
        if tag.allowed:
            found[f"tag{i}Value"] = ",".join(tag.allowed)
    return found or None


DERIVED: Mapping[str, Callable[[Here], Parameters | None]] = {
    "backup": _backup,
    "password_policy": _password_policy,
    "ports": _ports,
    "secrets": _secrets,
    "tags": _tags,
    "tls": _tls,
    "trail": _trail,
}
