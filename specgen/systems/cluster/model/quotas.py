"""vCPU and volumes of the hosts of a cluster at their maximum."""

from collections.abc import Iterator

from specgen.facts.quotas import vcpu_quota
from specgen.sdk import QuotaNeed
from specgen.systems.cluster.model.fields import CapacityProvider, Fields

GIB_OF_A_TIB = 1_024


def host_needs(spec: Fields) -> Iterator[QuotaNeed]:
    """By the largest of each provider's types; types without a known quota are left out."""
    for name, provider in spec.capacity_providers.items():
        pointer = ("capacity_providers", name, "maximum_instances")
        volumes = provider.maximum_instances * provider.volume_gib / GIB_OF_A_TIB
        yield QuotaNeed("gp3_volumes_tib", volumes, pointer)
        on_demand = _on_demand(provider)
        counts = {False: on_demand, True: provider.maximum_instances - on_demand}
        for spot, count in counts.items():
            vcpus: dict[str, int] = {}
            for host in provider.hosts():
                quota = vcpu_quota(host.name, spot=spot)
                if quota is not None:
                    vcpus[quota] = max(vcpus.get(quota, 0), host.vcpu)
            for quota, vcpu in vcpus.items():
                yield QuotaNeed(quota, count * vcpu, pointer)


def _on_demand(provider: CapacityProvider) -> float:
    """On-demand hosts when all hosts run."""
    base = min(provider.on_demand_base_capacity, provider.maximum_instances)
    above = provider.maximum_instances - base
    return base + above * provider.on_demand_percentage_above_base / 100
