"""HSM document -> cluster, its modules, and keys of its store, as far as `activated` allows."""

from cdktf_cdktf_provider_aws.cloudhsm_v2_cluster import CloudhsmV2Cluster
from cdktf_cdktf_provider_aws.cloudhsm_v2_hsm import CloudhsmV2Hsm
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey

from specgen.sdk import part_name
from specgen.sdk.aws.iam import allow, document
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.kms import USE, administer
from specgen.sdk.construct import Scope
from specgen.systems.hsm.model import HSM_TYPE, Hsm


def build(scope: Scope, spec: Hsm) -> None:
    subnets = _subnets(scope, spec)
    cluster = scope.add(
        CloudhsmV2Cluster,
        hsm_type=HSM_TYPE,
        mode="FIPS",
        subnet_ids=list(subnets.values()),
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
    )
    for zone in spec.zones_made():
        scope.add(
            CloudhsmV2Hsm,
            zone,
            cluster_id=cluster.cluster_id,
            subnet_id=subnets[zone],
            lifecycle=scope.lifecycle(),
        )
    _keys(scope, spec)


def _subnets(scope: Scope, spec: Hsm) -> dict[str, str]:
    """Of the tier, one in each zone. Another subnet would replace the cluster."""
    zones = list(NETWORK.get(scope.here, spec.network).spec.zones)
    output = f"subnets_{spec.tier}"
    return {
        zone: scope.read_item("network", spec.network, output, zones.index(zone))
        for zone in sorted(spec.zones)
    }


def _keys(scope: Scope, spec: Hsm) -> None:
    """The key before the last one stays: it decrypts what it encrypted."""
    store = spec.key_store
    if store is None:
        return
    root = f"arn:{scope.names.partition}:iam::{scope.names.account}:root"
    by_policy = allow("UseIfAllowed", USE, principals={"AWS": root})
    policy = scope.json("policy", document(administer(scope.names), by_policy))
    for name, key in spec.keys.items():
        role = part_name(name, key)
        made = [
            scope.add(
                KmsKey,
                role.map(f"{{}}-{generation}".format),
                description=key.purpose or f"{role.first} of {scope.aws_name()}",
                custom_key_store_id=store,
                enable_key_rotation=False,
                deletion_window_in_days=key.deletion_window_days,
                policy=policy,
                lifecycle=scope.lifecycle(),
            )
            for generation in range(1, key.generation + 1)
        ]
        alias = f"alias/{scope.aws_name(role)}"
        scope.add(KmsAlias, role, name=alias, target_key_id=made[-1].key_id)
