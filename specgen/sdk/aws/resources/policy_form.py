"""What IAM's grammar refuses in a policy: elements, values and their forms."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import (
    POLICIES,
    POLICY_KEYS,
    STATEMENT_KEYS,
    Sort,
    many,
    policy_of,
    statements,
)
from specgen.sdk.aws.resources.values import Block

VERSIONS = ("2012-10-17", "2008-10-17")
EFFECTS = ("Allow", "Deny")
_SID = re.compile(r"[A-Za-z0-9]*\Z")
_ACTION = re.compile(r"\*\Z|(\*|[A-Za-z0-9-]+):[A-Za-z0-9*?]+\Z")
_SET = r"(ForAnyValue:|ForAllValues:)?"
_OPERATOR = re.compile(
    _SET + r"(String(Not)?Equals(IgnoreCase)?|String(Not)?Like|Numeric(Not)?Equals"
    r"|Numeric(Less|Greater)Than(Equals)?|Date(Not)?Equals|Date(Less|Greater)Than(Equals)?|Bool"
    r"|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?\Z|Null\Z",
    re.IGNORECASE,
)


@resource_check(
    "AWS002",
    "policies have the elements that AWS reads, in their forms",
    *POLICIES,
    fact="the provider only checks that a policy is JSON; IAM and the services refuse unknown "
    "elements, other versions, and statements that lack an element or have one too many",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
)
def policies_have_the_form(kind: str, block: Block) -> Iterator[Problem]:
    at = POLICIES[kind]
    policy = policy_of(kind, block)
    if isinstance(policy, dict):
        found = [*_about_policy(policy), *_about_sids(policy, at.sort)]
        for where, statement in statements(policy):
            found += [f"{where}: {said}" for said in _about_statement(statement, kind)]
        yield from (block.problem(at.attribute, said) for said in found)


def _about_policy(policy: Mapping[str, Any]) -> Iterator[str]:
    yield from _strange(policy, POLICY_KEYS)
    version = next((v for k, v in policy.items() if k.lower() == "version"), VERSIONS[0])
    if isinstance(version, str) and version not in VERSIONS:
        yield f"IAM has no policy version {version!r}; write {VERSIONS[0]!r}"
    if "statement" not in map(str.lower, policy):
        yield "the policy has no Statement"


def _strange(found: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    letters = {name.lower() for name in known}
    for key in found:
        if key.lower() not in letters:
            guess = did_you_mean(key, known)
            yield f"a policy has no element {key!r} here{guess}"


def _about_sids(policy: Mapping[str, Any], sort: Sort) -> Iterator[str]:
    """IAM's own rules; other services have looser ones."""
    sids = [s.get("Sid") for _, s in statements(policy)]
    if sort is Sort.RESOURCE:
        return
    for sid in dict.fromkeys(sid for sid in sids if isinstance(sid, str)):
        if not _SID.match(sid):
            yield f"the Sid {sid!r} may have letters and digits only"
        if sid and sids.count(sid) > 1:
            yield f"two statements have the Sid {sid!r}; it names one"


def _about_statement(statement: Mapping[str, Any], kind: str) -> Iterator[str]:
    yield from _strange(statement, STATEMENT_KEYS)
    effect = statement.get("Effect")
    if effect is None:
        yield "there is no Effect; write Allow or Deny"
    elif isinstance(effect, str) and effect not in EFFECTS:
        yield f"Effect is Allow or Deny, not {effect!r}"
    yield from _exactly_one(statement, "Action", "NotAction")
    yield from _about_target(statement, kind)
    for action in many(statement.get("Action", statement.get("NotAction", []))):
        if isinstance(action, str) and not _ACTION.match(action):
            yield f"{action!r} is not an action; write it like s3:GetObject"
    yield from _about_condition(statement.get("Condition", {}))


def _about_target(statement: Mapping[str, Any], kind: str) -> Iterator[str]:
    """Whose statement it is, and about what."""
    sort = POLICIES[kind].sort
    if sort is Sort.IDENTITY:
        yield from _none(statement, "Principal", sort, "whoever has the policy is meant")
        yield from _exactly_one(statement, "Resource", "NotResource")
        return
    yield from _exactly_one(statement, "Principal", "NotPrincipal")
    if sort is Sort.TRUST:
        yield from _none(statement, "Resource", sort, "the role itself is meant")
    elif POLICIES[kind].strict:
        yield from _exactly_one(statement, "Resource", "NotResource")


def _none(statement: Mapping[str, Any], name: str, sort: Sort, why: str) -> Iterator[str]:
    for key in (name, f"Not{name}"):
        if key in statement:
            article = "an" if sort is Sort.IDENTITY else "a"
            yield f"{article} {sort} has no {key}, because {why}; remove it"


def _exactly_one(statement: Mapping[str, Any], one: str, other: str) -> Iterator[str]:
    if one in statement and other in statement:
        yield f"it has both {one} and {other}; keep one of them"
    elif one not in statement and other not in statement:
        yield f"there is no {one}"


def _about_condition(condition: Any) -> Iterator[str]:
    if not isinstance(condition, dict):
        return
    for operator, keys in condition.items():
        if not _OPERATOR.match(operator):
            guess = did_you_mean(operator, _OPERATORS)
            yield f"IAM has no condition operator {operator!r}{guess}"
        elif not isinstance(keys, dict) and isinstance(keys, (str, list)):
            yield f"the operator {operator} takes condition keys with their values"


_OPERATORS = (
    *("StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "NumericEquals"),
    *("NumericLessThan", "NumericGreaterThan", "DateLessThan", "DateGreaterThan", "Bool"),
    *("IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"),
)
"""For suggestions."""
