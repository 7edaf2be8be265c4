"""Statements of a role's policy that follow from permissions."""

from collections.abc import Iterator
from typing import Any

from specgen.project.here import Here
from specgen.project.written_names import fill, values_of
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.permissions import (
    SORTS,
    HasPermissions,
    Target,
    has_built_arn,
    key_of,
    targets_of,
)
from specgen.sdk.aws.secret_arns import secret_arn
from specgen.sdk.construct.scope import Scope


def permitted(scope: Scope, spec: HasPermissions) -> Iterator[dict[str, Any]]:
    for i, permission in enumerate(spec.permissions, 1):
        named = [arn for _, target in permission.targets() for arn in _arns(scope, target)]
        written = [resource_here(scope, resource) for resource in permission.resources]
        yield allow(f"Permission{i}", permission.actions, [*named, *written])
    yield from _keys(scope, spec)


def resource_here(scope: Scope, resource: str) -> str:
    """An ARN, or a part of one, with its places filled in."""
    place = (scope.environment, scope.region, scope.first_name)
    return fill(resource, values_of(scope.here.platform, *place))


def _arns(scope: Scope, target: Target) -> list[str]:
    arn = _arn(scope, scope.here.get(target.kind, target.name))
    if target.prefix:
        return [f"{arn}/{resource_here(scope, target.prefix)}*"]
    return [arn, *(f"{arn}{inside}" for inside in SORTS[target.kind].inside)]


def _arn(scope: Scope, document: Here[Any]) -> str:
    if document.effective.kind == "secret":
        return secret_arn(scope, document.name)
    if has_built_arn(document):
        return str(document.spec.arn(document))
    return scope.read_of(document, "arn")


def _keys(scope: Scope, spec: HasPermissions) -> Iterator[dict[str, Any]]:
    """Each key only through the service whose documents it encrypts."""
    found: dict[tuple[str, str, str], Here[Any]] = {}
    for target in targets_of(spec):
        key = key_of(scope.here, target)
        if key is not None:
            found[target.kind, key.region, key.name] = key
    for i, ((kind, _, _), key) in enumerate(sorted(found.items(), key=lambda pair: pair[0]), 1):
        sort = SORTS[kind]
        actions = ["kms:Decrypt", *(["kms:GenerateDataKey"] if sort.encrypts else [])]
        via = f"{sort.key_service}.{key.region}.{key.names.dns_suffix}"
        arn = scope.read_of(key, "arn")
        through = {"StringEquals": {"kms:ViaService": via}}
        yield allow(f"UseKey{i}", actions, [arn], conditions=through)
