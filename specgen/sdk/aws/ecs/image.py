"""Where the image of a task comes from, and the endpoints on the way."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specgen.project.here import Here
from specgen.sdk.aws.ecs.fields import Image
from specgen.sdk.aws.interfaces import REGISTRY

AGENT = ("ecs", "ecs-agent", "ecs-telemetry")
"""Endpoints that the agent of a host needs to join its cluster."""
ELSEWHERE = "the registry of the image"
_ECR = re.compile(
    r"(?P<account>[0-9]{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?"
    r"/(?P<repository>[^:@]+)"
)


@dataclass(frozen=True, slots=True)
class Pulled:
    """repository_arn: in ECR, empty for an image from elsewhere"""

    address: str
    repository_arn: str

    @property
    def version(self) -> str:
        """Tag or digest; empty if the address has none."""
        last = self.address.rpartition("/")[2]
        _, _, digest = last.partition("@")
        return digest or last.partition(":")[2]


def pulled(here: Here, image: str | Image) -> Pulled:
    address = image if isinstance(image, str) else _of_registry(here, image)
    found = _ECR.match(address)
    if found is None:
        return Pulled(address, "")
    place = f"{found['region']}:{found['account']}"
    arn = f"arn:{here.names.partition}:ecr:{place}:repository/{found['repository']}"
    return Pulled(address, arn)


def registries(here: Here, images: Iterable[str | Image]) -> Iterator[str]:
    """Endpoints by which the images come; ELSEWHERE for a registry that has none."""
    ours = {bool(isinstance(i, Image) or pulled(here, i).repository_arn) for i in images}
    if True in ours:
        yield from ("ecr.api", "ecr.dkr", "s3")
    if False in ours:
        yield ELSEWHERE


def unreached_hint(network: str, missing: Iterable[str]) -> str:
    copied = ", with the image copied into ECR" if ELSEWHERE in missing else ""
    return f"add endpoints to network/{network}{copied}; or use a tier behind NAT"


def _of_registry(here: Here, image: Image) -> str:
    registry = REGISTRY.get(here, image.registry)
    url: str = registry.spec.image_url(registry, here.region, image.repository)
    return f"{url}@{image.tag}" if image.tag.startswith("sha256:") else f"{url}:{image.tag}"
