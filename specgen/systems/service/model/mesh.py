"""The nested map of a service document for mutual TLS: callers and certificates."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part, Port, Unordered, reference
from specgen.sdk.aws.ecs.fields import AnyImage

ADMIN_PORT = 9901
FIRST_LOCAL_PORT = 15001
"""Ports of the proxy inside the task: its own, and one for each service that is called."""

PROXY, CERTIFICATES = "proxy", "certificates"
"""Names of its two containers."""

VOLUME = "certificates"
"""Name of the volume that holds them."""


class Mesh(Part):
    """Mutual TLS between services: an Envoy proxy next to the application, in each task."""

    certificate_authority: Annotated[
        str, reference("private_ca", "The authority that issues the tasks' certificates")
    ]
    callers: Annotated[
        Unordered[Annotated[str, reference("service", "A service that may call this one")]],
        Meta(description="The only services that may call it; each needs a `mesh` too"),
    ] = []
    port: Annotated[Port, Meta(description="Port of the proxy, for callers")] = 8443
    certificate_days: Annotated[
        int,
        Meta(description="Life of a certificate; it is renewed halfway through", ge=1, le=7),
    ] = 7
    proxy_image: Annotated[AnyImage, Meta(description="Envoy, with bash")] = (
        "docker.io/envoyproxy/envoy:v1.38.0"
    )
    agent_image: Annotated[
        AnyImage,
        Meta(
            description="AWS CLI and openssl; if openssl is missing, it is installed at each start"
        ),
    ] = "public.ecr.aws/aws-cli/aws-cli:2.31.0"
    proxy_vcpu: Annotated[
        float, Meta(description="vCPU of the task reserved for the proxy", gt=0, le=16)
    ] = 0.25
    proxy_memory_mib: Annotated[
        int, Meta(description="Memory of the task reserved for the proxy, MiB", ge=64, le=16384)
    ] = 256
