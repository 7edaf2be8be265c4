"""Behaviors that CloudFront refuses, or that no request gets to."""

from collections.abc import Iterator
from itertools import combinations

from specgen.facts import cdn
from specgen.sdk import Pointer, Problem, Severity, check, did_you_mean
from specgen.systems.cdn.model import Cdn
from specgen.systems.cdn.model.origins import OriginGroup

READ = "2026-11-29"
BEHAVIORS = f"{cdn.GUIDE}/DownloadDistValuesCacheBehavior.html"
FAILURE = 500
FAILOVER = f"{cdn.GUIDE}/high_availability_origin_failover.html"


@check(
    "CDN107",
    "the origins of behaviors and groups exist, and each is asked",
    also=Severity.WARNING,
    fact="CloudFront refuses an origin that is not there (NoSuchOrigin); a plan takes any text",
    source=f"{cdn.API}/API_CacheBehavior.html",
    date=READ,
)
def origins_exist(spec: Cdn) -> Iterator[Problem]:
    known = [*spec.origins, *spec.origin_groups]
    for i, behavior in enumerate(spec.behaviors):
        if behavior.origin not in known:
            message = f"there is no origin {behavior.origin}{did_you_mean(behavior.origin, known)}"
            yield Problem(("behaviors", i, "origin"), message)
    for name, group in spec.origin_groups.items():
        yield from _members(spec, name, group.members)
    asked = {name for behavior in spec.behaviors for name in spec.asked(behavior.origin)}
    for name in sorted(spec.origins.keys() - asked):
        message = "no behavior asks it; remove it, or write it in a behavior"
        at: Pointer = ("origins", name)
        yield Problem(at, message, at_key=True, severity=Severity.WARNING)


def _members(spec: Cdn, name: str, members: list[str]) -> Iterator[Problem]:
    pointer: Pointer = ("origin_groups", name)
    if name in spec.origins:
        yield Problem(pointer, f"{name} is an origin already; write another name", at_key=True)
    for i, member in enumerate(members):
        if member not in spec.origins:
            guess = did_you_mean(member, list(spec.origins))
            yield Problem((*pointer, "members", i), f"there is no origin {member}{guess}")
        elif member in members[:i]:
            message = "an origin cannot take over from itself; name another"
            yield Problem((*pointer, "members", i), message)


@check(
    "CDN109",
    "a behavior with an origin group only reads",
    fact="CloudFront asks the second origin for GET, HEAD and OPTIONS only, and refuses other "
    "methods with a group",
    source=FAILOVER,
    date=READ,
)
def groups_only_read(spec: Cdn) -> Iterator[Problem]:
    for i, behavior in enumerate(spec.behaviors):
        if behavior.origin in spec.origin_groups and behavior.methods == "all":
            message = "an origin group answers GET, HEAD and OPTIONS only"
            first = spec.origin_groups[behavior.origin].members[0]
            right = f"write `methods: options`, or `origin: {first}`"
            yield Problem(("behaviors", i, "methods"), f"{message}; {right}")


@check(
    "CDN110",
    "an origin group takes over at codes that CloudFront knows",
    also=Severity.WARNING,
    fact="CloudFront takes some errors of 4xx and 5xx only, and a plan any number; 503 covers "
    "an origin that cannot be reached, too",
    source=FAILOVER,
    date=READ,
)
def codes_are_errors(spec: Cdn) -> Iterator[Problem]:
    for name, group in spec.origin_groups.items():
        for i, code in enumerate(group.status_codes):
            if code not in cdn.FAILOVER_CODES:
                right = f"CloudFront knows {', '.join(map(str, cdn.FAILOVER_CODES))}"
                at: Pointer = ("origin_groups", name, "status_codes", i)
                yield Problem(at, f"CloudFront does not take over at {code}; {right}")
        yield from _unreached(name, group)


def _unreached(name: str, group: OriginGroup) -> Iterator[Problem]:
    """Only of a group that is for failures: another one is for objects that are not there."""
    codes = group.status_codes
    if cdn.UNREACHED not in codes and any(code >= FAILURE for code in codes):
        first, at = group.members[0], ("origin_groups", name, "status_codes")
        message = f"the group does not take over while `{first}` cannot be reached"
        yield Problem(at, f"{message}; add {cdn.UNREACHED}", severity=Severity.WARNING)


@check(
    "CDN129",
    "each behavior gets requests: no earlier one takes them all, and the last takes the rest",
    fact="behaviors are tried in their order, and the first whose path fits decides; there is one "
    "default",
    source=BEHAVIORS,
    date=READ,
)
def behaviors_are_reached(spec: Cdn) -> Iterator[Problem]:
    last = len(spec.behaviors) - 1
    for i, behavior in enumerate(spec.behaviors):
        if behavior.path is None and i < last:
            message = "this one has no path, and takes all requests; write its `path`"
            yield Problem(("behaviors", i), f"{message}, or put it last", at_key=True)
    if spec.behaviors[-1].path is not None:
        message = "the last behavior takes all other requests, so that it has no path"
        right = "add one without `path`"
        yield Problem(("behaviors", last, "path"), f"{message}; {right}")
    for (_, first), (j, second) in combinations(enumerate(spec.behaviors), 2):
        if first.path and second.path and covers(first.path, second.path):
            message = f"no request gets here: {first.path} above takes them all"
            yield Problem(("behaviors", j, "path"), f"{message}; put this one first, or remove it")


def covers(wide: str, narrow: str) -> bool:
    """Whether all paths that fit the second pattern fit the first one, too.

    A star of the second is a character that only a star of the first fits; one that the first
    covers in pieces only, as `a*` and `b*` would `?*`, is not found.
    """
    text = _bare(narrow)
    fits = [True, *[False] * len(text)]  # whether what was read of `wide` fits so much of the text
    for mark in _bare(wide):
        row = [fits[0] and mark == "*"]
        for i, character in enumerate(text):
            one = mark == character or (mark == "?" and character != "*")
            row.append((row[i] or fits[i + 1]) if mark == "*" else fits[i] and one)
        fits = row
    return fits[-1]


def _bare(pattern: str) -> str:
    """CloudFront ignores a slash at the beginning."""
    return pattern.removeprefix("/")


@check(
    "CDN124",
    "a CDN keeps within CloudFront's quotas",
    severity=Severity.WARNING,
    fact="100 aliases, 100 origins, 10 groups and 75 behaviors in a distribution, 10 names of a "
    "kind in a policy; AWS raises them on request",
    source=cdn.QUOTAS,
    date=READ,
)
def quotas_suffice(spec: Cdn) -> Iterator[Problem]:
    for key, limit in _LIMITS.items():
        count = len(getattr(spec, key))
        if count > limit:
            yield _too_many((key,), count, key, limit)
    for i, behavior in enumerate(spec.behaviors):
        for part in ("cache", "forward"):
            policy = getattr(behavior, part)
            for key in () if isinstance(policy, str | None) else _LISTS:
                names = getattr(policy, key)
                if not isinstance(names, str) and len(names) > cdn.MOST_POLICY_NAMES:
                    at: Pointer = ("behaviors", i, part, key)
                    yield _too_many(at, len(names), key, cdn.MOST_POLICY_NAMES)


_LIMITS = {
    "aliases": cdn.MOST_ALIASES,
    "origins": cdn.MOST_ORIGINS,
    "origin_groups": cdn.MOST_GROUPS,
    "behaviors": cdn.MOST_BEHAVIORS,
}
_LISTS = ("headers", "cookies", "query_strings")


def _too_many(pointer: Pointer, count: int, what: str, limit: int) -> Problem:
    what = what.replace("_", " ")
    message = f"{count} {what}, but CloudFront allows {limit}; write fewer"
    return Problem(pointer, message, "if AWS has raised the quota, record a decision")


BEHAVIOR_CHECKS = (
    origins_exist,
    groups_only_read,
    codes_are_errors,
    behaviors_are_reached,
    quotas_suffice,
)
