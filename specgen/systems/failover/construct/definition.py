"""The state machine: the template in templates/, filled in with its settings."""

import json
from typing import Any

from specgen.sdk import Here, escape, read_text
from specgen.sdk.aws.interfaces import POSTGRES_REPLICA, TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.failover.construct.wording import words
from specgen.systems.failover.model import MOVED_METRIC, NAMESPACE, Failover
from specgen.systems.failover.model.names import identifier_of, instance_arn, operator_arn
from specgen.systems.failover.model.successor import becomes

TEMPLATE = "documents/failover/state-machine.asl.json"
HOURS_BEHIND_APPROVAL = 6
"""For promotion, another class and replicas of 2 TiB; after this time the machine stops."""


def definition(scope: Scope, spec: Failover, fence: str) -> dict[str, Any]:
    """fence: id of the group that admits nobody"""
    here = scope.here
    made: dict[str, Any] = json.loads(read_text(TEMPLATE))
    made["TimeoutSeconds"] = spec.approval_timeout_minutes * 60 + HOURS_BEHIND_APPROVAL * 3600
    made["States"]["Settings"]["Parameters"] = {
        **_surroundings(here, spec, fence),
        **_wanted(here, spec),
        **escape(words(here, spec)),
    }
    return _in_partition(made, here.names.partition)


def _surroundings(here: Here, spec: Failover, fence: str) -> dict[str, Any]:
    old, target = spec.old_writer(here), POSTGRES_REPLICA.get(here, spec.target)
    return {
        "failover": here.names.of(here.effective.aws_name),
        "fence_group": fence,
        "moved_alarm": here.names.of(here.effective.aws_name, "moved"),
        "moved_metric": MOVED_METRIC,
        "namespace": NAMESPACE,
        "operator": operator_arn(here),
        "rebuild": [
            {"identifier": identifier_of(other), "region": other.region}
            for other in spec.others(here)
        ],
        "target": identifier_of(target),
        "target_arn": instance_arn(target),
        "target_region": target.region,
        "topic": TOPIC.get(here, spec.topic).spec.arn(TOPIC.get(here, spec.topic)),
        "writer": identifier_of(old),
        "writer_region": old.region,
    }


def _wanted(here: Here, spec: Failover) -> dict[str, Any]:
    new = becomes(here, spec)
    return {
        "backup_retention_days": new.backup_retention_days,
        "instance_class": new.instance_class,
        "multi_az": new.multi_az,
        "approval": spec.approval,
        "approval_timeout_seconds": spec.approval_timeout_minutes * 60,
    }


def _in_partition(value: Any, partition: str) -> Any:
    """The template is written for the usual partition, so that any tool can read it."""
    if isinstance(value, dict):
        return {key: _in_partition(item, partition) for key, item in value.items()}
    if isinstance(value, list):
        return [_in_partition(item, partition) for item in value]
    if isinstance(value, str) and value.startswith("arn:aws:states:::"):
        return value.replace("arn:aws:", f"arn:{partition}:", 1)
    return value
