"""The keys of a cluster document, and what they mean in a place."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Here, Model, Unordered, by_first_name, part_name, reference, written_name
from specgen.sdk.aws.interfaces import NETWORK
from specgen.systems.cluster.model.parts import CapacityProvider, ProviderName, TaskBounds, TierName

_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_NAMESPACE = rf"^({_LABEL}(\.{_LABEL})+)?$"
FARGATE = ("fargate", "fargate_spot")

"""Capacity providers that AWS runs, by their names in documents; AWS has them in upper case."""


class Fields(Model, kw_only=True):
    network: Annotated[
        str, reference("network", "The network of hosts, and of services that name none")
    ]
    tiers: Annotated[
        Unordered[TierName],
        Meta(
            description="Tiers of hosts and services that name none; defaults to all private ones"
        ),
    ] = []
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "Group of hosts and tasks")]],
        Meta(description="Groups of hosts and services that name none"),
    ] = []
    container_insights: Annotated[
        Literal["enhanced", "enabled", "disabled"],
        Meta(description="CloudWatch metrics of tasks; enhanced adds metrics of each container"),
    ] = "enabled"
    fargate: Annotated[bool, Meta(description="Services may run on Fargate")] = True
    fargate_spot: Annotated[
        bool,
        Meta(description="Services may run on Fargate Spot: cheaper, but may stop at any time"),
    ] = False
    capacity_providers: Annotated[
        dict[ProviderName, CapacityProvider], Meta(description="Hosts, by the provider's name")
    ] = {}
    default_capacity_provider: Annotated[
        str, Meta(description="Where tasks run by default; defaults to the first provider")
    ] = ""
    namespace: Annotated[
        str,
        Meta(
            description="Private domain in which its services find one another by name; by "
            "default there is none",
            max_length=253,
            examples=["shop.internal"],
        ),
        written_name(_NAMESPACE),
    ] = ""
    task_bounds: Annotated[
        TaskBounds | None,
        Meta(description="Bounds of the tasks of every service, in every environment"),
    ] = None
    eni_trunking: Annotated[
        bool,
        Meta(
            description="The account's setting awsvpcTrunking is on: hosts hold more tasks than "
            "network interfaces; checked, not set"
        ),
    ] = False

    def provider_names(self) -> tuple[str, ...]:
        """Their names in documents."""
        offered = [name for name in FARGATE if getattr(self, name)]
        return (*offered, *by_first_name(self.capacity_providers))

    def name_in_aws(self, here: Here) -> str:
        return here.names.of(here.effective.aws_name)

    def provider_aws_name(self, here: Here, provider: str) -> str:
        """here: the cluster's own place"""
        if provider in FARGATE:
            return provider.upper()
        named = part_name(provider, self.capacity_providers.get(provider))
        return here.names.of(here.effective.aws_name, named)

    def default_provider(self) -> str:
        return self.default_capacity_provider or (*self.provider_names(), "")[0]

    def used_tiers(self, here: Here, own: list[str]) -> tuple[str, ...]:
        """A host's or a service's own tiers; else the cluster's; else all private ones."""
        network = NETWORK.find(here, self.network)
        private = network.spec.tiers_of("private") if network else []
        return tuple(own or self.tiers or private)
