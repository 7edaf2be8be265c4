"""What others made answers as the platform's own documents do."""

from typing import Any

import pytest

from specgen.sdk.aws import interfaces
from specgen.sdk.aws.dns import interfaces as dns
from specgen.systems import BY_KIND
from specgen.systems.existing.model import KINDS, Existing
from specgen.systems.existing.model.balancer import Cluster, LoadBalancer
from specgen.systems.existing.model.names import Certificate, PrivateZone, PublicZone
from specgen.systems.existing.model.network import Network, SecurityGroup
from specgen.systems.existing.model.queue import Queue
from specgen.systems.existing.model.storage import Bucket, Key, Secret, Topic
from specgen.systems.network.model import Network as OurNetwork


def matching(  # noqa: PLR0913  one a kind
    network: Network,
    security_group: SecurityGroup,
    public_zone: PublicZone,
    private_zone: PrivateZone,
    certificate: Certificate,
    load_balancer: LoadBalancer,
    cluster: Cluster,
    bucket: Bucket,
    secret: Secret,
    topic: Topic,
    queue: Queue,
) -> None:
    """Never called: `ty check` reads it, and refuses an assignment that does not match."""
    _network: interfaces.Network = network
    _security_group: interfaces.SecurityGroup = security_group
    _public_zone: dns.PublicZone = public_zone
    _private_zone: interfaces.PrivateZone = private_zone
    _certificate: interfaces.Certificate = certificate
    _load_balancer: interfaces.LoadBalancer = load_balancer
    _cluster: interfaces.Cluster = cluster
    _bucket: interfaces.Bucket = bucket
    _secret: interfaces.Secret = secret
    _topic: interfaces.Topic = topic
    _queue: interfaces.Queue = queue


MODELS: dict[str, Any] = {
    "network": (Network, interfaces.Network),
    "security_group": (SecurityGroup, interfaces.SecurityGroup),
    "public_zone": (PublicZone, dns.PublicZone),
    "private_zone": (PrivateZone, interfaces.PrivateZone),
    "certificate": (Certificate, interfaces.Certificate),
    "load_balancer": (LoadBalancer, interfaces.LoadBalancer),
    "cluster": (Cluster, interfaces.Cluster),
    "key": (Key, object),
    "bucket": (Bucket, interfaces.Bucket),
    "secret": (Secret, interfaces.Secret),
    "topic": (Topic, interfaces.Topic),
    "queue": (Queue, interfaces.Queue),
}


def test_every_kind_is_one_of_the_platforms() -> None:
    assert set(KINDS) == set(MODELS) <= set(BY_KIND)
    assert set(KINDS) <= set(Existing.__struct_fields__)


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_has_what_others_read(kind: str) -> None:
    model, protocol = MODELS[kind]

    asked = {name for name in vars(protocol) if not name.startswith("_")}

    assert asked <= {name for name in dir(model) if not name.startswith("_")}


def test_subnets_have_what_those_of_ours_have() -> None:
    ours = {name for name in dir(OurNetwork) if not name.startswith("_")}
    asked = {"zones", "tiers", "nat", "endpoints", "subnets", "tiers_of", "nat_zones", "cidr"}

    assert asked <= ours
