"""What others made, by kind and by environment and region."""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from specgen.sdk import Model, Name, Ordered
from specgen.systems.existing.model.balancer import Cluster, LoadBalancer
from specgen.systems.existing.model.forms import PLACE
from specgen.systems.existing.model.names import Certificate, PrivateZone, PublicZone
from specgen.systems.existing.model.network import Network, SecurityGroup
from specgen.systems.existing.model.queue import Queue
from specgen.systems.existing.model.storage import Bucket, Key, Secret, Topic

NONE = "; by default none"


class Existing(Model, kw_only=True):
    """What is there already and is not the platform's: other documents refer to it by this
    document's name, as to a document of its kind. Nothing of it is changed or destroyed.
    """

    network: Annotated[
        dict[PLACE, Network], Meta(description="VPC by environment/region" + NONE)
    ] = {}
    security_group: Annotated[
        dict[PLACE, SecurityGroup], Meta(description="Security group by environment/region" + NONE)
    ] = {}
    public_zone: Annotated[
        dict[PLACE, PublicZone], Meta(description="Public zone by environment/region" + NONE)
    ] = {}
    private_zone: Annotated[
        dict[PLACE, PrivateZone], Meta(description="Private zone by environment/region" + NONE)
    ] = {}
    certificate: Annotated[
        dict[PLACE, Certificate], Meta(description="Certificate by environment/region" + NONE)
    ] = {}
    load_balancer: Annotated[
        dict[PLACE, LoadBalancer], Meta(description="Load balancer by environment/region" + NONE)
    ] = {}
    cluster: Annotated[
        dict[PLACE, Cluster], Meta(description="Cluster by environment/region" + NONE)
    ] = {}
    key: Annotated[dict[PLACE, Key], Meta(description="Key by environment/region" + NONE)] = {}
    bucket: Annotated[
        dict[PLACE, Bucket], Meta(description="Bucket by environment/region" + NONE)
    ] = {}
    secret: Annotated[
        dict[PLACE, Secret], Meta(description="Secret by environment/region" + NONE)
    ] = {}
    topic: Annotated[
        dict[PLACE, Topic], Meta(description="Topic by environment/region" + NONE)
    ] = {}
    queue: Annotated[
        dict[PLACE, Queue], Meta(description="Queue by environment/region" + NONE)
    ] = {}
    renamed_from: Annotated[
        Name | Ordered[Name] | msgspec.UnsetType,
        Meta(
            description="Earlier name, or names with the oldest first: addresses of documents "
            "that refer to it may be made of its name",
            examples=["old-name"],
        ),
    ] = msgspec.UNSET

    def adopted(self) -> Iterator[tuple[str, str, Model]]:
        """Kind, environment/region, and the model that answers for a document there."""
        for kind in KINDS:
            for place, spec in getattr(self, kind).items():
                yield kind, place, spec


KINDS = tuple(name for name in Existing.__struct_fields__ if name != "renamed_from")
