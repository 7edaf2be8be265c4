"""Documents of what others made, compared with each other and with the platform's own."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from specgen.sdk import At, Document, Effective, Problem, Project, project_check
from specgen.sdk.aws.interfaces import NETWORK, PEERING
from specgen.systems.existing.checks.arns import READ
from specgen.systems.existing.model import KINDS, Existing
from specgen.systems.existing.model.balancer import Cluster, LoadBalancer
from specgen.systems.existing.model.names import Certificate, PrivateZone, PublicZone
from specgen.systems.existing.model.network import Network, SecurityGroup
from specgen.systems.existing.model.queue import Queue
from specgen.systems.existing.model.storage import Bucket, Key, Secret, Topic

IDS: dict[type, tuple[str, str]] = {
    **dict.fromkeys((Network, SecurityGroup, PublicZone, PrivateZone), ("id", "id")),
    **dict.fromkeys((Certificate, LoadBalancer, Key, Secret), ("arn", "arn")),
    **dict.fromkeys((Queue, Topic), ("arn", "written")),
    **dict.fromkeys((Cluster, Bucket), ("name", "name")),
}
"""Model -> the key that identifies the resource, and its attribute."""

_REGIONAL = (Network, SecurityGroup)


def _documents(project: Project) -> Iterator[tuple[Document, Existing]]:
    for document, _, model in project.bare:
        if isinstance(model, Existing):
            yield document, model


@project_check("EXI001", "a document of the kind `existing` describes something")
def documents_describe_something(project: Project) -> Iterator[At]:
    for document, model in _documents(project):
        if next(model.adopted(), None) is None:
            message = f"existing/{document.name} describes nothing"
            hint = f"keys that describe something: {', '.join(KINDS)}"
            right = "add what is there, such as `network: {prod/us-east-1: ...}`"
            yield At(document, Problem(("kind",), f"{message}; {right}", hint))


@project_check("EXI002", "a name means a document of the platform, or something that others made")
def names_mean_one_thing(project: Project) -> Iterator[At]:
    own = {(effective.kind, effective.name): effective for effective in project.effectives}
    seen = set()
    for adopted in project.adopted:
        key = (adopted.kind, adopted.name)
        if key in own and key not in seen:
            seen.add(key)
            message = f"{adopted.kind}/{adopted.name} is a document of the platform, too"
            right = "documents that refer to it get that one; rename one of the two"
            yield At(adopted, Problem((), f"{message}, and {right}"))


@project_check(
    "EXI003",
    "one resource is described once in a place, and its id in one region",
    fact="ids of VPCs and security groups belong to one region",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resources.html",
    date=READ,
)
def resources_are_described_once(project: Project) -> Iterator[At]:
    known: dict[tuple[str, str], list[Effective[Any]]] = defaultdict(list)
    for adopted in project.adopted:
        key, attribute = IDS[type(adopted.spec)]
        id_ = getattr(adopted.spec, attribute)
        for other in known[adopted.kind, id_]:
            if problem := _again(adopted, other, key, id_):
                yield At(adopted, problem)
                break
        known[adopted.kind, id_].append(adopted)


def _again(adopted: Effective[Any], other: Effective[Any], key: str, id_: str) -> Problem | None:
    where = "/".join(other.spot)
    if other.spot == adopted.spot:
        message = f"{id_} is {other.id} already"
        return Problem((key,), f"{message}; refer to that one, or write another {key}")
    if isinstance(adopted.spec, _REGIONAL) and other.region != adopted.region:
        message = f"{id_} is in {other.region}, according to {other.id} at {where}"
        return Problem((key,), f"{message}; write the one of {adopted.region}")
    return None


@project_check(
    "EXI004",
    "no peering changes the routes of a VPC that others made",
    fact="a peering connection carries nothing unless both sides have routes to each other",
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    date=READ,
)
def routes_stay_as_they_are(project: Project) -> Iterator[At]:
    for peering in PEERING.all(project):
        for region in project.platform.places_of(peering.environment):
            network = NETWORK.at(project, peering.spec.network, peering.environment, region)
            if network is not None and network.is_adopted:
                message = f"{network.id} of {region} is not the platform's, so it gets no routes"
                right = "ask its owner for the connection, and remove this document"
                yield At(peering, Problem(("network",), f"{message}; {right}"))
                break


PROJECT_CHECKS = (
    documents_describe_something,
    names_mean_one_thing,
    resources_are_described_once,
    routes_stay_as_they_are,
)
