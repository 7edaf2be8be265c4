"""Probes of the fixes of ecs."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import ecs
from specgen.prove.emulator.fixes.fix import Fix


def service(aws: Clients, **settings: Any) -> Any:
    client = aws("ecs")
    client.create_cluster(clusterName="c")
    container = {"name": "app", "image": "app", "memory": 128}
    client.register_task_definition(family="t", containerDefinitions=[container])
    about = {"cluster": "c", "serviceName": "s", "taskDefinition": "t", "desiredCount": 1}
    client.create_service(**about, **settings)
    return client


def a_new_service_is_what_was_asked_for(aws: Clients) -> bool:
    strategy = [{"capacityProvider": "FARGATE_SPOT", "weight": 1, "base": 0}]
    asked = {"capacityProviderStrategy": strategy, "availabilityZoneRebalancing": "ENABLED"}
    client = service(aws, **asked, healthCheckGracePeriodSeconds=30)
    (read,) = client.describe_services(cluster="c", services=["s"])["services"]
    same = all(read.get(name) == value for name, value in asked.items())
    return same and read.get("healthCheckGracePeriodSeconds") == 30 and "launchType" not in read


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (ecs.keeps_what_a_new_service_is, a_new_service_is_what_was_asked_for),
)
