"""What ECS, Docker and IAM refuse in a task definition and in the role of its tasks."""

import json
import re
from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.checks_images import IMAGES
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.iam import allow, document

ECS = "https://docs.aws.amazon.com/AmazonECS/latest"
READ = "2026-11-29"
MOST_BYTES = 65_536
MOST_POLICY_CHARACTERS = 10_240
_ARN = re.compile(r"arn:(?P<partition>[a-z0-9*?{}-]+):[A-Za-z0-9-]+:[^:]*:[^:]*:.+")


@check(
    "CMP146",
    "a task definition has at most 64 KiB",
    fact="ECS refuses a larger one, and the limit cannot be raised",
    source=f"{ECS}/developerguide/service-quotas.html",
    date=READ,
)
def definition_is_small(spec: TaskFields) -> Iterator[Problem]:
    """Counts only what the document itself writes, so it never counts too much."""
    variables = [{"name": n, "value": v} for n, v in spec.environment.items()]
    parts: dict[str, Any] = {
        "environment": variables,
        "command": list(spec.command),
        "containers": [
            (dict(sorted(one.environment.items())), one.command, one.entry_point)
            for one in spec.containers.values()
        ],
    }
    sizes = {
        key: len(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode())
        for key, part in parts.items()
    }
    total = sum(sizes.values())
    if total > MOST_BYTES:
        key = max(sizes, key=lambda name: sizes[name])
        message = (
            f"variables and command have {total:,} bytes, but a task definition {MOST_BYTES:,}"
        )
        hint = "read long values from a bucket, or from `secrets`"
        yield Problem((key,), f"{message}; write less", hint, at_key=True)


@check(
    "CMP147",
    "the permissions of a task fit into a policy",
    fact="the policies inside a role have at most 10,240 characters together, without white space",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    date=READ,
)
def permissions_fit(spec: TaskFields) -> Iterator[Problem]:
    statements = [
        allow(f"Permission{i}", permission.actions, permission.resources)
        for i, permission in enumerate(spec.permissions, 1)
    ]
    text = json.dumps(document(*statements), separators=(",", ":"))
    if len(text) > MOST_POLICY_CHARACTERS:
        message = f"the permissions have {len(text):,} characters as a policy, but a role takes "
        hint = "name fewer resources, with * in them"
        pointer = ("permissions",)
        yield Problem(pointer, f"{message}{MOST_POLICY_CHARACTERS:,}", hint, at_key=True)


@check(
    "CMP148",
    "a permission names its resources with whole ARNs",
    fact="IAM refuses a resource that is not arn:partition:service:region:account:resource, in "
    "which only region and account may be empty, a service with wildcards, and another partition",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource"
    ".html",
    date=READ,
)
def resources_are_arns(spec: TaskFields, here: Here) -> Iterator[Problem]:
    hint = "write arn:{partition}:SERVICE:{region}:{account}:RESOURCE"
    for i, permission in enumerate(spec.permissions):
        for j, resource in enumerate(permission.resources):
            found, pointer = _ARN.fullmatch(resource), ("permissions", i, "resources", j)
            if found is None and resource != "*":
                yield Problem(pointer, f"{resource} is not a whole ARN", hint)
            elif found is not None and _is_foreign(found["partition"], here):
                message = f"the partition is {here.names.partition}, got {resource}"
                yield Problem(pointer, message, hint)


def _is_foreign(partition: str, here: Here) -> bool:
    """Placeholders and wildcards are not judged."""
    return partition not in {"{partition}", here.names.partition} and not set(partition) & {*"*?"}


DEFINITION = (definition_is_small, permissions_fit, resources_are_arns, *IMAGES)
