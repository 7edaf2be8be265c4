"""Probes of the fixes of securityhub."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import securityhub
from specgen.prove.emulator.fixes.fix import Fix

STANDARD = "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1"


def _hub(aws: Clients) -> Any:
    client = aws("securityhub")
    client.enable_security_hub()
    return client


def the_hub_can_be_configured(aws: Clients) -> bool:
    _hub(aws).update_security_hub_configuration(AutoEnableControls=True)
    return True


def _enabled(client: Any) -> str:
    request = [{"StandardsArn": STANDARD}]
    made = client.batch_enable_standards(StandardsSubscriptionRequests=request)
    arn: str = made["StandardsSubscriptions"][0]["StandardsSubscriptionArn"]
    return arn


def a_standard_is_enabled(aws: Clients) -> bool:
    return _enabled(_hub(aws)).endswith("subscription/pci-dss/v/4.0.1")


def an_enabled_standard_is_read(aws: Clients) -> bool:
    client = _hub(aws)
    arn = _enabled(client)
    read = client.get_enabled_standards(StandardsSubscriptionArns=[arn])["StandardsSubscriptions"]
    return [(s["StandardsArn"], s["StandardsStatus"]) for s in read] == [(STANDARD, "READY")]


def a_disabled_standard_is_gone(aws: Clients) -> bool:
    client = _hub(aws)
    arn = _enabled(client)
    client.batch_disable_standards(StandardsSubscriptionArns=[arn])
    read = client.get_enabled_standards(StandardsSubscriptionArns=[arn])
    return read["StandardsSubscriptions"] == []


def _aggregated(client: Any) -> str:
    made = client.create_finding_aggregator(RegionLinkingMode="ALL_REGIONS")
    arn: str = made["FindingAggregatorArn"]
    return arn


def an_aggregator_is_made(aws: Clients) -> bool:
    return "finding-aggregator/" in _aggregated(_hub(aws))


def an_aggregator_is_read(aws: Clients) -> bool:
    client = _hub(aws)
    read = client.get_finding_aggregator(FindingAggregatorArn=_aggregated(client))
    return bool(read["RegionLinkingMode"] == "ALL_REGIONS")


def aggregators_are_listed(aws: Clients) -> bool:
    client = _hub(aws)
    arn = _aggregated(client)
    return client.list_finding_aggregators()["FindingAggregators"] == [
        {"FindingAggregatorArn": arn}
    ]


def an_aggregator_is_dropped(aws: Clients) -> bool:
    client = _hub(aws)
    client.delete_finding_aggregator(FindingAggregatorArn=_aggregated(client))
    return client.list_finding_aggregators()["FindingAggregators"] == []


def _switched_off(client: Any) -> Any:
    update = {
        "StandardsArn": STANDARD,
        "SecurityControlId": "S3.9",
        "AssociationStatus": "DISABLED",
        "UpdatedReason": "not here",
    }
    return client.batch_update_standards_control_associations(
        StandardsControlAssociationUpdates=[update]
    )


def a_control_is_switched_off(aws: Clients) -> bool:
    return bool(_switched_off(_hub(aws))["UnprocessedAssociationUpdates"] == [])


def a_control_that_is_off_is_listed(aws: Clients) -> bool:
    client = _hub(aws)
    _switched_off(client)
    found = client.list_standards_control_associations(SecurityControlId="S3.9")
    (one,) = found["StandardsControlAssociationSummaries"]
    return bool(one["AssociationStatus"] == "DISABLED" and one["StandardsArn"] == STANDARD)


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (securityhub.takes_a_configuration, the_hub_can_be_configured),
    (securityhub.enables_standards, a_standard_is_enabled),
    (securityhub.reads_standards, an_enabled_standard_is_read),
    (securityhub.disables_standards, a_disabled_standard_is_gone),
    (securityhub.switches_controls, a_control_is_switched_off),
    (securityhub.lists_controls, a_control_that_is_off_is_listed),
    (securityhub.makes_an_aggregator, an_aggregator_is_made),
    (securityhub.reads_an_aggregator, an_aggregator_is_read),
    (securityhub.lists_aggregators, aggregators_are_listed),
    (securityhub.drops_an_aggregator, an_aggregator_is_dropped),
)
