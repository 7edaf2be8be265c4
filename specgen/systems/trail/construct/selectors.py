"""Which events a trail records."""

from collections.abc import Iterator

from cdktf_cdktf_provider_aws.cloudtrail import (
    CloudtrailAdvancedEventSelector,
    CloudtrailAdvancedEventSelectorFieldSelector,
)

from specgen.facts.cloudtrail import DATA_EVENTS
from specgen.sdk import Here
from specgen.systems.trail.model import Trail

OWN_FILES = "s3_object"


def selectors(here: Here, spec: Trail) -> list[CloudtrailAdvancedEventSelector]:
    """One for management events, one for each type of resource, one for each service."""
    return [*_management(spec), *_data(here, spec), *_network(here, spec)]


def _management(spec: Trail) -> Iterator[CloudtrailAdvancedEventSelector]:
    if spec.management_events != "none":
        only = [_equals("readOnly", "false")] if spec.management_events == "write" else []
        yield _selector("Management", "Management", *only)


def _data(here: Here, spec: Trail) -> Iterator[CloudtrailAdvancedEventSelector]:
    for name in spec.data_events:
        kind = _equals("resources.type", DATA_EVENTS[name])
        # otherwise each delivery of log files would be an event, which is delivered again
        others = CloudtrailAdvancedEventSelectorFieldSelector(
            field="resources.ARN", not_starts_with=[f"{spec.bucket_arn(here)}/"]
        )
        yield _selector(name, "Data", kind, *([others] if name == OWN_FILES else []))


def _network(here: Here, spec: Trail) -> Iterator[CloudtrailAdvancedEventSelector]:
    for name in spec.network_activity:
        source = _equals("eventSource", f"{name}.{here.names.dns_suffix}")
        yield _selector(f"network {name}", "NetworkActivity", source)


def _selector(
    name: str, category: str, *fields: CloudtrailAdvancedEventSelectorFieldSelector
) -> CloudtrailAdvancedEventSelector:
    return CloudtrailAdvancedEventSelector(
        name=name, field_selector=[_equals("eventCategory", category), *fields]
    )


def _equals(field: str, value: str) -> CloudtrailAdvancedEventSelectorFieldSelector:
    return CloudtrailAdvancedEventSelectorFieldSelector(field=field, equal_to=[value])
