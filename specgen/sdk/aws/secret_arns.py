"""ARNs of secrets that are read in a region, and keys that they are encrypted with."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from specgen.project.here import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import SECRET
from specgen.sdk.aws.interfaces.databases import database_of
from specgen.sdk.aws.rds.managed_password import OUTPUT
from specgen.sdk.aws.secret_keys import secret_key
from specgen.sdk.construct.scope import Scope


def secret_arn(scope: Scope, name: str) -> str:
    """ARN of the copy in this region, if the secret has one."""
    home = SECRET.get(scope.here, name)
    arn = scope.read("secret", name, "arn")
    copy: str = home.spec.arn_in(scope.region, arn, home)
    return copy


def managed_secret_arn(scope: Scope, database: str) -> str:
    """Of the secret that RDS makes for a database, with AWS's own key, which asks nobody."""
    found = cast("Here", database_of(scope.here, database))
    return scope.read(found.effective.kind, found.name, OUTPUT)


def managed_secrets(scope: Scope, databases: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Who reads them needs a statement; none if there are none."""
    if arns := [managed_secret_arn(scope, name) for name in sorted(databases)]:
        yield allow("ReadManagedPasswords", ["secretsmanager:GetSecretValue"], arns)


def secret_keys(scope: Scope, names: Iterable[str]) -> list[Here]:
    """Keys that the copies read here are encrypted with, each once."""
    keys: dict[tuple[str, str], Here] = {}
    for name in names:
        key = secret_key(scope.here, name)
        if key is not None:
            keys[key.name, key.region] = key
    return [key for _, key in sorted(keys.items())]
