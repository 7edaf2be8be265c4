"""A cluster: where tasks run, and on which hosts."""

from collections.abc import Iterator, Mapping

from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Derived,
    Here,
    KeyUse,
    Output,
    QuotaNeed,
    Subject,
    by_first_name,
    part_name,
)
from specgen.sdk.placeholders import TEXT
from specgen.systems.cluster.model.charges import charges
from specgen.systems.cluster.model.derived import derived
from specgen.systems.cluster.model.fields import Fields
from specgen.systems.cluster.model.quotas import host_needs


class Cluster(Fields, kw_only=True):
    """An ECS cluster with Fargate, and with EC2 capacity providers if tasks need hosts."""

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from charges(self, here)

    def outputs(self, here: Here) -> Iterator[Output]:
        # of the association, so that services wait until the providers can be used
        association = "aws_ecs_cluster_capacity_providers"
        yield Output("name", TEXT, ((association, ""),), "cluster_name")
        if self.namespace:
            namespace = (("aws_service_discovery_private_dns_namespace", ""),)
            yield Output("namespace_id", "ns-0123456789abcdef", namespace)

    def claims(self, here: Here) -> Iterator[Claim]:
        if self.namespace:
            network = f"network/{self.network}"
            yield Claim(
                "aws_service_discovery_private_dns_namespace",
                (self.namespace, here.environment, network),
                f"namespace {self.namespace} in {network}",
                ("namespace",),
            )

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        for name, provider in self.capacity_providers.items():
            tiers = self.used_tiers(here, provider.tiers)
            what = f"hosts of {here.name}/{name}"
            yield AddressNeed(self.network, tiers, provider.maximum_instances, what)

    def watched(self, here: Here) -> Iterator[Subject]:
        cluster = here.names.of(here.effective.aws_name)
        for key in by_first_name(self.capacity_providers):
            name = self.provider_aws_name(here, key)
            of_provider = {"ClusterName": cluster, "CapacityProviderName": name}
            yield Subject("host_group", key, {"AutoScalingGroupName": name})
            if self.capacity_providers[key].minimum_instances:
                yield Subject("kept_host_group", key, {"AutoScalingGroupName": name})
            yield Subject("capacity_provider", key, of_provider)

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        """The smallest group's that keeps hosts, because one threshold is for all of them."""
        least = [m for p in self.capacity_providers.values() if (m := p.minimum_instances)]
        return {"minimum_hosts": min(least, default=0)}

    def derived(self, here: Here) -> Iterator[Derived]:
        yield from derived(self, here)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield from host_needs(self)

    def key_uses(self) -> Iterator[KeyUse]:
        for name, provider in self.capacity_providers.items():
            if provider.key:
                pointer = ("capacity_providers", name, "key")
                yield KeyUse(provider.key, "ec2", pointer)
                yield KeyUse(provider.key, "autoscaling", pointer)

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ecs_cluster")
        for key, provider in self.capacity_providers.items():
            name, pointer = part_name(key, provider), ("capacity_providers", key)
            host = name.map("{}-host".format)
            yield AwsName("ecs_capacity_provider", name, pointer)
            yield AwsName("launch_template", name, pointer)
            yield AwsName("autoscaling_group", name, pointer)
            yield AwsName("iam_role", host, pointer)
            yield AwsName("instance_profile", host, pointer)
