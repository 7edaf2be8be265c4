"""Probes of the fixes of autoscaling."""

from typing import Any

from probes import Clients, Probe
from probes.ecs import service
from specgen.prove.emulator.fixes import autoscaling
from specgen.prove.emulator.fixes.fix import Fix


def _target(aws: Clients) -> Any:
    client = aws("application-autoscaling")
    where = {"ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount"}
    service(aws)
    what = {"ResourceId": "service/c/s", "MinCapacity": 1, "MaxCapacity": 2}
    made = client.register_scalable_target(**where, **what, Tags={"Team": "web"})
    return client, {"ResourceARN": made["ScalableTargetARN"]}


def a_target_has_its_tags(aws: Clients) -> bool:
    client, target = _target(aws)
    return client.list_tags_for_resource(**target)["Tags"] == {"Team": "web"}


def a_target_can_be_tagged(aws: Clients) -> bool:
    client, target = _target(aws)
    client.tag_resource(**target, Tags={"More": "yes"})
    return client.list_tags_for_resource(**target)["Tags"] == {"Team": "web", "More": "yes"}


def a_target_can_be_untagged(aws: Clients) -> bool:
    client, target = _target(aws)
    client.untag_resource(**target, TagKeys=["Team"])
    return client.list_tags_for_resource(**target)["Tags"] == {}


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (autoscaling.keeps_tags_of_a_target, a_target_has_its_tags),
    (autoscaling.lists_tags_of_a_target, a_target_has_its_tags),
    (autoscaling.tags_a_target, a_target_can_be_tagged),
    (autoscaling.untags_a_target, a_target_can_be_untagged),
)
