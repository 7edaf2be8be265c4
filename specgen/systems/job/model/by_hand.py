"""The command that runs a job by hand."""

import json
from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here
from specgen.sdk.aws.interfaces import NETWORK, SECURITY_GROUP
from specgen.systems.job.model.fields import Fields


def command(spec: Fields, here: Here, cluster: Here[Any]) -> str:
    """For a shell: one call of the AWS CLI, which looks up the ids of subnets and groups."""
    name = here.names.of(here.effective.aws_name)
    where = ",".join(
        (
            f"subnets=[{','.join(_subnets(spec, here))}]",
            f"securityGroups=[{','.join(_groups(spec, here))}]",
            f"assignPublicIp={'ENABLED' if spec.public_addresses else 'DISABLED'}",
        )
    )
    strategy = [
        {
            "capacityProvider": cluster.spec.provider_aws_name(cluster, share.provider),
            "weight": share.weight,
            "base": share.base,
        }
        for share in spec.shares()
    ]
    parts = (
        "aws ecs run-task",
        f"--region {here.region}",
        f"--cluster {cluster.spec.name_in_aws(cluster)}",
        f"--task-definition {name}",
        f"--count {spec.count}",
        f"--capacity-provider-strategy '{json.dumps(strategy)}'",
        f'--network-configuration "awsvpcConfiguration={{{where}}}"',
        "--enable-ecs-managed-tags --propagate-tags TASK_DEFINITION",
    )
    return " \\\n  ".join(parts)


def _subnets(spec: Fields, here: Here) -> Iterator[str]:
    network = NETWORK.find(here, spec.network_name(here))
    if network is not None:
        yield from (_parameter(network, f"subnets_{tier}") for tier in spec.used_tiers(here))


def _groups(spec: Fields, here: Here) -> Iterator[str]:
    for name in spec.used_groups(here):
        group = SECURITY_GROUP.find(here, name)
        yield from [_parameter(group, "id")] if group else []


def _parameter(other: Here[Any], output: str) -> str:
    """A published output, as the shell reads it."""
    path = other.parameter_path(output)
    return (
        f"$(aws ssm get-parameter --region {other.region} --name {path} "
        "--query Parameter.Value --output text)"
    )
