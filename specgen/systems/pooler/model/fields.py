"""The keys of a pooler document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Model, Part, Pointer, Port, Unordered, reference
from specgen.sdk.aws.ecs.fields import Deployment, Image, Logs, Tasks


class PoolUser(Part):
    secret: Annotated[
        str,
        reference(
            "secret",
            "Secret with the user's `username` and `password`, in RDS's format",
            any_region=True,
        ),
    ]


class PoolerSize(Part):
    vcpu: Annotated[float, Meta(description="vCPU of a task", gt=0, le=32)]
    memory_gib: Annotated[float, Meta(description="Memory of a task, GiB", gt=0, le=244)]


class Agent(Part):
    """A container that reads the users' secrets as long as the task runs."""

    image: Annotated[
        Annotated[str, Meta(min_length=3, pattern=r"^\S+$")] | Image,
        Meta(description="Python 3 with boto3"),
    ] = "public.ecr.aws/lambda/python:3.13"
    refresh_seconds: Annotated[
        int,
        Meta(
            description="Seconds after which it reads the secrets again; a rotation waits twice "
            "as long, so that each task knows a new user before anybody logs in as that user",
            ge=15,
            le=300,
        ),
    ] = 60


class Fields(Model, kw_only=True):
    cluster: Annotated[str, reference("cluster", "The cluster that runs it")]
    image: Annotated[
        Annotated[str, Meta(min_length=3, pattern=r"^\S+$")] | Image,
        Meta(
            description="Image with PgBouncer and the certificates of RDS: its address, or its "
            "repository in a registry document",
            examples=["public.ecr.aws/example/pgbouncer:1.23.1"],
        ),
    ]
    database: Annotated[
        str, reference("postgres", "The database that it connects to", any_region=True)
    ]
    users: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN, max_length=40)], PoolUser],
        Meta(
            description="Database users that may connect, one per service; each has its own pool",
            examples=[{"web-api": {"secret": "rds-web-api"}}],
            min_length=1,
        ),
    ]
    agent: Annotated[
        Agent | None,
        Meta(
            description="Reads users and passwords again and again, so that secrets can rotate; "
            "by default a task reads them when it starts"
        ),
    ] = None
    version: Annotated[
        str,
        Meta(
            description="PgBouncer's version, in quotes; a task whose image has another one stops",
            pattern=r"^1\.[0-9]{1,2}(\.[0-9]{1,2})?$",
            examples=['"1.23"'],
        ),
    ]
    tasks: Annotated[
        Tasks, Meta(description="Number of tasks; they scale by CPU if minimum and maximum differ")
    ]
    size: Annotated[PoolerSize, Meta(description="Size of a task; Fargate must offer it")] = (
        PoolerSize(vcpu=0.5, memory_gib=1)
    )
    pool_mode: Annotated[
        Literal["transaction", "session", "statement"],
        Meta(description="When a client returns its server connection to the pool"),
    ] = "transaction"
    pool_size: Annotated[
        int, Meta(description="Server connections of a task for each user", ge=1)
    ] = 20
    reserve_pool_size: Annotated[
        int, Meta(description="More server connections for each user when clients wait", ge=0)
    ] = 0
    max_client_connections: Annotated[
        int, Meta(description="Clients that a task admits", ge=1, le=60000)
    ] = 1000
    connections_per_client_task: Annotated[
        int,
        Meta(description="Connections that each client task opens; checked, not set", ge=1),
    ] = 1
    prepared_statements: Annotated[
        int,
        Meta(
            description="Prepared statements kept per server connection, so that clients can use "
            "them in transaction mode; 0 keeps none",
            ge=0,
        ),
    ] = 200
    query_wait_timeout_seconds: Annotated[
        int, Meta(description="How long a query waits for a server connection", ge=1)
    ] = 30
    listen_port: Annotated[Port, Meta(description="Port that clients connect to")] = 6432
    ca_file: Annotated[
        str,
        Meta(
            description="Path in the image to the certificates of RDS, which verify the server",
            pattern="^/[A-Za-z0-9_./-]+$",
        ),
    ] = "/etc/ssl/certs/rds-global-bundle.pem"
    architecture: Annotated[
        Literal["x86_64", "arm64"], Meta(description="Architecture that the image is built for")
    ] = "x86_64"
    capacity_provider: Annotated[
        Literal["fargate", "fargate_spot"], Meta(description="Where tasks run")
    ] = "fargate"
    tiers: Annotated[
        Unordered[Annotated[str, Meta(pattern=NAME_PATTERN)]],
        Meta(description="Tiers of tasks and load balancer; defaults to the cluster's"),
    ] = []
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "Group of tasks and load balancer")]],
        Meta(
            description="Groups of tasks and load balancer; defaults to the cluster's", max_length=5
        ),
    ] = []
    cpu_percent: Annotated[
        int, Meta(description="Average CPU that scaling aims for", ge=1, le=100)
    ] = 60
    stop_timeout_seconds: Annotated[
        int, Meta(description="Time that clients have to leave a stopping task", ge=2, le=120)
    ] = 120
    logs: Annotated[Logs, Meta(description="Where the tasks' output goes")] = Logs()
    deployment: Annotated[
        Deployment, Meta(description="How a new version replaces the old one")
    ] = Deployment()

    def images(self) -> Iterator[tuple[Pointer, str | Image]]:
        yield ("image",), self.image
        if self.agent is not None:
            yield ("agent", "image"), self.agent.image
