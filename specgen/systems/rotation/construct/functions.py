"""The functions that rotate: their code, what they know of each secret, what they may do."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket

from specgen.facts import rds_roots
from specgen.sdk import Here, read_text
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import Secret
from specgen.sdk.aws.lambda_function.function import Behaviour, Code, Inside, function
from specgen.sdk.aws.rotation.groups import Group
from specgen.sdk.aws.rotation.waits import restarts, wait_seconds
from specgen.sdk.construct import Scope
from specgen.systems.rotation.model import Rotation

COMMON = ("index", "steps")
OF_A_DATABASE = ("passwords", "postgres", "scram", "users")
TIMEOUT_SECONDS = 900
"""The longest that Lambda has: a step waits for poolers, or for copies in other regions."""
STEPS = (
    "secretsmanager:DescribeSecret",
    "secretsmanager:GetSecretValue",
    "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecretVersionStage",
)
"""source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
(2026-11-30)
"""
MAKES = {"key_set": "kms:GenerateDataKeyPair", "data_key": "kms:GenerateDataKeyWithoutPlaintext"}


def rotating(scope: Scope, spec: Rotation, group: Group, bucket: S3Bucket | None) -> LambdaFunction:
    assert bucket is not None  # noqa: S101  made if there is a group
    return function(
        scope,
        group.role,
        Code(bucket, dict(_files(spec, group))),
        Behaviour(
            environment=_environment(scope, group),
            statements=list(_statements(scope, spec, group)),
            inside=_inside(scope, spec) if group.is_of_a_database else None,
            timeout_seconds=TIMEOUT_SECONDS,
            log_retention_days=spec.log_retention_days,
            log_key_arn=scope.read("key", spec.log_key, "arn") if spec.log_key else None,
        ),
    )


def _files(spec: Rotation, group: Group) -> Iterator[tuple[str, str]]:
    own = OF_A_DATABASE if group.is_of_a_database else (group.way,)
    for name in (*COMMON, *own):
        yield f"{name}.py", read_text(f"documents/rotation/{name}.py")
    known = {s.spec.name_in_aws(s): _about(spec, s) for s in group.secrets}
    yield "secrets.json", json.dumps(known, indent=1, sort_keys=True)
    if group.is_of_a_database:
        yield "authorities.pem", rds_roots.certificates(group.on.region)


def _about(spec: Rotation, secret: Here[Secret]) -> dict[str, Any]:
    """As index.py reads it."""
    found: dict[str, Any] = {
        "before_current_seconds": wait_seconds(secret, at_home=True),
        "after_sync_seconds": wait_seconds(secret, at_home=False),
        "restarts": [asdict(restart) for restart in restarts(secret)] if spec.restarts else [],
    }
    return {"way": secret.spec.rotation.way, **{k: v for k, v in found.items() if v}}


def _environment(scope: Scope, group: Group) -> dict[str, str]:
    if not group.is_of_a_database:
        return {"KEY": scope.read("key", group.on.name, "arn")}
    admin = group.administrator
    return {
        "HOST": scope.read_of(group.on, "address"),
        "PORT": str(next(iter(group.on.spec.listens(group.on))).port),
        **({"ADMINISTRATOR": scope.read("secret", admin.name, "arn")} if admin else {}),
    }


def _inside(scope: Scope, spec: Rotation) -> Inside | None:
    if spec.network is None or spec.tier is None:
        return None
    return Inside(
        scope.read_list("network", spec.network, f"subnets_{spec.tier}"),
        [scope.read("security_group", g, "id") for g in spec.security_groups],
    )


def _statements(scope: Scope, spec: Rotation, group: Group) -> Iterator[dict[str, Any]]:
    arns = [scope.read("secret", secret.name, "arn") for secret in group.secrets]
    yield allow("RotateSecrets", STEPS, arns)
    read = list(group.secrets)
    if group.administrator:
        read.append(group.administrator)
        arn = scope.read("secret", group.administrator.name, "arn")
        yield allow("ReadAdministrator", ["secretsmanager:GetSecretValue"], [arn])
    yield from _of_keys(scope, read)
    if group.way in MAKES:
        names = sorted(secret.spec.name_in_aws(secret) for secret in group.secrets)
        of_them = {"StringEquals": {"kms:EncryptionContext:secret": names}}
        key = scope.read("key", group.on.name, "arn")
        yield allow("MakeKeys", [MAKES[group.way]], [key], conditions=of_them)
    places = {(r.region, r.resource) for secret in group.secrets for r in restarts(secret)}
    if spec.restarts and places:
        services = [scope.names.arn("ecs", what, region=where) for where, what in sorted(places)]
        yield allow("RestartServices", ["ecs:UpdateService"], services)


def _of_keys(scope: Scope, secrets: list[Here[Secret]]) -> Iterator[dict[str, Any]]:
    """Keys that encrypt the values, through Secrets Manager only."""
    keys = {k.name: k for s in secrets if (k := s.spec.key_in(s, s.region)) is not None}
    if keys:
        via = f"secretsmanager.{scope.region}.{scope.names.dns_suffix}"
        yield allow(
            "UseKeys",
            ["kms:Decrypt", "kms:GenerateDataKey"],
            [scope.read("key", name, "arn") for name in sorted(keys)],
            conditions={"StringEquals": {"kms:ViaService": via}},
        )
