"""The nested map of a service document that says who calls it, and with which certificates."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part, Port, reference
from specgen.sdk.aws.ecs.fields import Image

AnyImage = Annotated[str, Meta(min_length=3, pattern=r"^\S+$")] | Image


class Mesh(Part):
    """Mutual TLS between services: an Envoy proxy beside the application, in each task."""

    certificate_authority: Annotated[
        str, reference("private_ca", "The authority that issues the tasks' certificates")
    ]
    callers: Annotated[
        list[Annotated[str, reference("service", "A service that may call this one")]],
        Meta(description="Services that may call it, and nobody else; each has a `mesh` too"),
    ] = []
    port: Annotated[Port, Meta(description="Port of the proxy, for callers")] = 8443
    certificate_days: Annotated[
        int, Meta(description="Life of a certificate; it is renewed at half of it", ge=1, le=7)
    ] = 7
    proxy_image: Annotated[AnyImage, Meta(description="Envoy, with bash")] = (
        "docker.io/envoyproxy/envoy:v1.38.0"
    )
    agent_image: Annotated[
        AnyImage,
        Meta(
            description="AWS CLI, and openssl, which is installed at each start where it is missing"
        ),
    ] = "public.ecr.aws/aws-cli/aws-cli:2.31.0"
    proxy_vcpu: Annotated[
        float, Meta(description="vCPU of the task that are kept for the proxy", gt=0, le=16)
    ] = 0.25
    proxy_memory_mib: Annotated[
        int, Meta(description="Memory of the task that the proxy may take, MiB", ge=64, le=16384)
    ] = 256
