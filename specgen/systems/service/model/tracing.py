"""The nested map of a service document for traces: an agent next to the application."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part, reference
from specgen.sdk.aws.ecs.fields import AnyImage

PORT = 8126
"""source: https://docs.datadoghq.com/containers/docker/apm/ (2026-11-29)"""

AGENT, FILES = "datadog-agent", "datadog-files"
"""Names of its two containers."""

CONFIG = "datadog-config"
FOLDERS = {
    CONFIG: "/etc/datadog-agent",
    "datadog-run": "/opt/datadog-agent/run",
    "datadog-sockets": "/var/run/datadog",
    "datadog-tmp": "/tmp",  # noqa: S108  a volume of this container alone
}
"""Volume -> folder that the agent writes to; its root file system is read-only.

Not verified in AWS.

source: https://docs.datadoghq.com/containers/guide/readonly-root-filesystem/ (2026-11-29)
"""


class Tracing(Part, kw_only=True):
    """Traces of the application, which an agent in each task sends to Datadog."""

    datadog: Annotated[
        str,
        reference(
            "datadog",
            "Document whose site gets the traces, with an `api_key`",
            any_region=True,
            waits=False,
        ),
    ]
    agent_image: Annotated[AnyImage, Meta(description="Datadog's agent, 7.42 or later")] = (
        "public.ecr.aws/datadog/agent:7.84.6"
    )
    agent_vcpu: Annotated[
        float, Meta(description="vCPU of the task reserved for the agent", gt=0, le=16)
    ] = 0.125
    agent_memory_mib: Annotated[
        int, Meta(description="Memory of the task reserved for the agent, MiB", ge=128, le=16384)
    ] = 512
