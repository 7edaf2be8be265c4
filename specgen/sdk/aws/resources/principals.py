"""Who and what a policy names: services, accounts, roles, and the ARNs of resources."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.facts import principals
from specgen.findings.finding import Problem, Severity
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.arns import PARTS, S3_WITH_REGION
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import POLICIES, Sort, many, policy_of, statements
from specgen.sdk.aws.resources.values import Block

_PRINCIPAL = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
)
_KINDS = ("AWS", "Service", "Federated", "CanonicalUser")
_ACCOUNT = re.compile(r"[0-9]{12}\Z")
_UNIQUE_ID = re.compile(r"A[A-Z0-9]{15,127}\Z")
_ARN = re.compile(
    r"arn:aws(-[a-z]+)*:(iam::([0-9]{12}:(root|(user|role)/[^*?]+)|cloudfront:user/[^*?]+)"
    r"|sts::[0-9]{12}:(assumed-role|federated-user|self)(/[^*?]+)?)\Z"
)
_NONE = ("", "*")
"""What is no region or account, or any."""
_PARTITION = re.compile(r"aws(-[a-z]+)*\Z")


def _named(kind: str, block: Block) -> Iterator[tuple[str, str, str]]:
    """(where, sort of principal, who) of all that a policy names as text."""
    for where, statement in statements(policy_of(kind, block)):
        for element in ("Principal", "NotPrincipal"):
            found = statement.get(element)
            if isinstance(found, str):
                yield where, "", found
            for sort, named in found.items() if isinstance(found, dict) else ():
                yield from ((where, sort, one) for one in many(named) if isinstance(one, str))


@resource_check(
    "AWS003",
    "policies name services by principals that exist",
    *(kind for kind, at in POLICIES.items() if at.sort is not Sort.IDENTITY),
    "aws_lambda_permission",
    fact="IAM refuses a role that trusts a service principal which does not exist, and so do "
    "policies of buckets and keys",
    source=_PRINCIPAL,
    topics=("iam_actions",),
    also=Severity.WARNING,
)
def services_exist(kind: str, block: Block) -> Iterator[Problem]:
    if kind == "aws_lambda_permission":
        found = block.text("principal")
        if found not in {"", "*"} and not _is_of_an_account(found):
            yield from (
                block.problem("principal", *said[:2], severity=said[2])
                for said in _about_service(found)
            )
        return
    for where, sort, named in _named(kind, block):
        for message, hint, severity in _about_service(named) if sort == "Service" else ():
            at = POLICIES[kind].attribute
            yield block.problem(at, f"{where}: {message}", hint, severity=severity)


def _about_service(named: str) -> Iterator[tuple[str, str, Severity]]:
    if "*" in named:
        return  # which services take a pattern is not verified
    name = named.removesuffix(".amazonaws.com")
    if not principals.has_suffix(named):
        ending = f"; write {named}.amazonaws.com" if name in principals.names() else ""
        message = f"{named!r} is not a service principal, such as lambda.amazonaws.com{ending}"
        yield message, "", Severity.ERROR
    elif not principals.is_known(named):
        guess = did_you_mean(name, sorted(principals.names()))
        message = (
            f"no service is known by the principal {named}{guess and guess + '.amazonaws.com'}"
        )
        yield message, "if the service is newer than our list, record a decision", Severity.WARNING


def _is_of_an_account(named: str) -> bool:
    return bool(_ACCOUNT.match(named) or _UNIQUE_ID.match(named) or named.startswith("arn:"))


@resource_check(
    "AWS004",
    "policies name principals and resources in the forms that AWS takes",
    *POLICIES,
    fact="a principal is an account, its root, a user, a role or a session, never a group or a "
    "pattern; an identity policy's resource is an ARN or *; ARNs of IAM have no region, those of "
    "buckets neither region nor account",
    source=_PRINCIPAL,
)
def names_have_a_form(kind: str, block: Block) -> Iterator[Problem]:
    at = POLICIES[kind]
    for where, sort, named in _named(kind, block):
        for said in _about_principal(sort, named):
            yield block.problem(at.attribute, f"{where}: {said}")
    if at.sort is not Sort.IDENTITY:
        return
    for where, statement in statements(policy_of(kind, block)):
        for element in ("Resource", "NotResource"):
            for said in _about_resources(statement.get(element)):
                yield block.problem(at.attribute, f"{where}: {said}")


def _about_principal(sort: str, named: str) -> Iterator[str]:
    if sort == "" and named != "*":
        yield f"the principal {named!r} is not *; write {{AWS: ...}} or {{Service: ...}}"
    elif sort and sort not in _KINDS:
        yield f"a principal is one of {', '.join(_KINDS)}, not {sort!r}"
    elif sort == "AWS" and not _is_principal(named):
        yield (
            f"{named!r} is not a principal; write an account's 12 digits, or "
            "arn:aws:iam::123456789012:role/NAME, with no * or ? in it"
        )


def _is_principal(named: str) -> bool:
    return named == "*" or bool(
        _ACCOUNT.match(named) or _UNIQUE_ID.match(named) or _ARN.match(named)
    )


def _about_resources(found: Any) -> Iterator[str]:
    for named in many(found):
        if isinstance(named, str):
            yield from _about_arn(named)


def _about_arn(named: str) -> Iterator[str]:
    """IAM reads a resource as an ARN whose parts may have wildcards."""
    if not named.startswith("arn:"):
        if not named.startswith("*"):
            yield f"the resource {named!r} is neither an ARN nor *"
        return
    parts = named.split(":", PARTS - 1)
    if len(parts) < PARTS:
        if "*" not in named:
            form = "arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE"
            yield f"the ARN {named!r} has {len(parts)} parts; it is {form}"
        return
    _, partition, service, region, account, resource = parts
    if not _PARTITION.match(partition) and not set("*?$") & set(partition):
        yield f"the ARN {named!r} has the partition {partition!r}; write aws"
    of_a_bucket = service == "s3" and not resource.startswith(S3_WITH_REGION)
    if (service == "iam" or of_a_bucket) and region not in _NONE:
        yield f"the ARN {named!r} has a region, and ARNs of {service.upper()} like this have none"
    if of_a_bucket and account not in _NONE:
        yield f"the ARN {named!r} has an account, and ARNs of buckets have none"
