"""OpenSearch document -> a domain with its logs, access and the function of its indices."""

from typing import Any

from cdktf import Token
from cdktf_cdktf_provider_aws.opensearch_domain import (
    OpensearchDomain,
    OpensearchDomainAutoTuneOptions,
    OpensearchDomainClusterConfig,
    OpensearchDomainClusterConfigZoneAwarenessConfig,
    OpensearchDomainDomainEndpointOptions,
    OpensearchDomainEbsOptions,
    OpensearchDomainEncryptAtRest,
    OpensearchDomainNodeToNodeEncryption,
    OpensearchDomainOffPeakWindowOptions,
    OpensearchDomainOffPeakWindowOptionsOffPeakWindow,
    OpensearchDomainOffPeakWindowOptionsOffPeakWindowWindowStartTime,
    OpensearchDomainSoftwareUpdateOptions,
    OpensearchDomainVpcOptions,
)

from specgen.facts.search import least_iops, least_throughput
from specgen.sdk.aws.network.tiers import zones_of
from specgen.sdk.construct import Scope
from specgen.systems.opensearch.construct.access import policy, security
from specgen.systems.opensearch.construct.bootstrap import bootstrap
from specgen.systems.opensearch.construct.logs import logs
from specgen.systems.opensearch.model import OpenSearch
from specgen.systems.opensearch.model.parts import Storage

BURSTABLE = ("t2.", "t3.")
"""Families that Auto-Tune does not support.

source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html
"""


def build(scope: Scope, spec: OpenSearch) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else None
    log_key = scope.read("key", spec.log_key, "arn") if spec.log_key else None
    published = logs(scope, spec, log_key)
    subnets = _subnets(scope, spec)
    domain = scope.add(
        OpensearchDomain,
        domain_name=scope.aws_name(),
        engine_version=f"OpenSearch_{spec.engine_version}",
        cluster_config=_cluster(spec),
        ebs_options=_volumes(spec.storage),
        vpc_options=OpensearchDomainVpcOptions(
            subnet_ids=subnets,
            security_group_ids=[
                scope.read("security_group", name, "id") for name in spec.security_groups
            ],
        ),
        encrypt_at_rest=OpensearchDomainEncryptAtRest(enabled=True, kms_key_id=key),
        node_to_node_encryption=OpensearchDomainNodeToNodeEncryption(enabled=True),
        domain_endpoint_options=OpensearchDomainDomainEndpointOptions(
            enforce_https=True, tls_security_policy=spec.tls_policy
        ),
        advanced_security_options=security(scope, spec),
        access_policies=policy(scope),
        log_publishing_options=published.options if published else None,
        lifecycle=scope.lifecycle(),
        depends_on=[published.policy] if published else None,
        **_maintenance(spec),
    )
    bootstrap(scope, spec, domain, subnets)


def _cluster(spec: OpenSearch) -> OpensearchDomainClusterConfig:
    masters, several = spec.dedicated_master, spec.zones > 1
    return OpensearchDomainClusterConfig(
        instance_type=spec.data.instance_type,
        instance_count=spec.data.count,
        dedicated_master_enabled=masters is not None,
        dedicated_master_type=masters.instance_type if masters else None,
        dedicated_master_count=masters.count if masters else None,
        multi_az_with_standby_enabled=spec.standby,
        zone_awareness_enabled=several,
        zone_awareness_config=OpensearchDomainClusterConfigZoneAwarenessConfig(
            availability_zone_count=spec.zones
        )
        if several
        else None,
    )


def _volumes(storage: Storage) -> OpensearchDomainEbsOptions:
    """Always as numbers, even if the size includes them: AWS returns them, and they must grow with
    the size.
    """
    gib = storage.volume_gib_per_node
    return OpensearchDomainEbsOptions(
        ebs_enabled=True,
        volume_type=storage.type,
        volume_size=gib,
        iops=storage.iops or least_iops(gib),
        throughput=storage.throughput_mibps or least_throughput(gib),
    )


def _subnets(scope: Scope, spec: OpenSearch) -> list[str]:
    """One in each zone of the domain; AWS takes no other number."""
    listed = scope.read_list("network", spec.network, f"subnets_{spec.tier}")
    if zones_of(scope.here, spec.network, spec.tier) == spec.zones:
        return listed
    local = scope.local("subnets", listed)
    return list(Token.as_list(f"${{slice({local}, 0, {spec.zones})}}"))


def _maintenance(spec: OpenSearch) -> dict[str, Any]:
    """In the off-peak window. The service makes hourly snapshots by itself."""
    hours, _, minutes = spec.off_peak_start_utc.partition(":")
    start = OpensearchDomainOffPeakWindowOptionsOffPeakWindowWindowStartTime(
        hours=int(hours), minutes=int(minutes)
    )
    tuned = spec.auto_tune and not spec.data.instance_type.startswith(BURSTABLE)
    return {
        "auto_tune_options": OpensearchDomainAutoTuneOptions(
            desired_state="ENABLED" if tuned else "DISABLED",
            use_off_peak_window=tuned,
        ),
        "off_peak_window_options": OpensearchDomainOffPeakWindowOptions(
            enabled=True,
            off_peak_window=OpensearchDomainOffPeakWindowOptionsOffPeakWindow(
                window_start_time=start
            ),
        ),
        "software_update_options": OpensearchDomainSoftwareUpdateOptions(
            auto_software_update_enabled=spec.automatic_updates
        ),
    }
