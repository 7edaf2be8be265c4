"""The keys of a pooler document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Model, Part, Port, reference
from specgen.sdk.aws.ecs.fields import Deployment, Image, Logs, Tasks


class PoolUser(Part):
    secret: Annotated[
        str,
        reference(
            "secret",
            "Secret with the user's `username` and `password`, as RDS keeps them",
            any_region=True,
        ),
    ]


class PoolerSize(Part):
    vcpu: Annotated[float, Meta(description="vCPU of a task", gt=0, le=32)]
    memory_gib: Annotated[float, Meta(description="Memory of a task, GiB", gt=0, le=244)]


class Fields(Model, kw_only=True):
    cluster: Annotated[str, reference("cluster", "The cluster that runs it")]
    image: Annotated[
        Annotated[str, Meta(min_length=3, pattern=r"^\S+$")] | Image,
        Meta(
            description="Address of an image with PgBouncer and the certificates of RDS, or where "
            "a registry document has it",
            examples=["public.ecr.aws/example/pgbouncer:1.23.1"],
        ),
    ]
    database: Annotated[
        str, reference("postgres", "The database that it connects to", any_region=True)
    ]
    users: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN, max_length=40)], PoolUser],
        Meta(
            description="Database users that may come, one for each service; each has a pool",
            examples=[{"web-api": {"secret": "rds-web-api"}}],
            min_length=1,
        ),
    ]
    version: Annotated[
        str,
        Meta(
            description="PgBouncer's version, in quotes; a task whose image has another one stops",
            pattern=r"^1\.[0-9]{1,2}(\.[0-9]{1,2})?$",
            examples=['"1.23"'],
        ),
    ]
    tasks: Annotated[Tasks, Meta(description="How many; they scale by CPU where the two differ")]
    size: Annotated[PoolerSize, Meta(description="Size of a task, one that Fargate runs")] = (
        PoolerSize(vcpu=0.5, memory_gib=1)
    )
    pool_mode: Annotated[
        Literal["transaction", "session", "statement"],
        Meta(description="When a client gives its server connection back"),
    ] = "transaction"
    pool_size: Annotated[
        int, Meta(description="Server connections that a task has for each user", ge=1)
    ] = 20
    reserve_pool_size: Annotated[
        int, Meta(description="Further ones for each user when clients wait", ge=0)
    ] = 0
    max_client_connections: Annotated[
        int, Meta(description="Clients that a task admits", ge=1, le=60000)
    ] = 1000
    connections_per_client_task: Annotated[
        int,
        Meta(description="What each task of a client's service opens; checked, not set", ge=1),
    ] = 1
    prepared_statements: Annotated[
        int,
        Meta(
            description="Prepared statements kept for a server connection, so that clients may "
            "use them in transaction mode; 0 keeps none",
            ge=0,
        ),
    ] = 200
    query_wait_timeout_seconds: Annotated[
        int, Meta(description="How long a query waits for a server connection", ge=1)
    ] = 30
    listen_port: Annotated[Port, Meta(description="Port that clients come to")] = 6432
    ca_file: Annotated[
        str,
        Meta(
            description="Where the image has the certificates of RDS, which servers are checked "
            "against",
            pattern="^/[A-Za-z0-9_./-]+$",
        ),
    ] = "/etc/ssl/certs/rds-global-bundle.pem"
    architecture: Annotated[
        Literal["x86_64", "arm64"], Meta(description="What the image is built for")
    ] = "x86_64"
    capacity_provider: Annotated[
        Literal["fargate", "fargate_spot"], Meta(description="Where tasks run")
    ] = "fargate"
    tiers: Annotated[
        list[Annotated[str, Meta(pattern=NAME_PATTERN)]],
        Meta(description="Tiers of tasks and load balancer; the cluster's where empty"),
    ] = []
    security_groups: Annotated[
        list[Annotated[str, reference("security_group", "Group of tasks and load balancer")]],
        Meta(
            description="Groups of tasks and load balancer; the cluster's where empty", max_length=5
        ),
    ] = []
    cpu_percent: Annotated[int, Meta(description="CPU that tasks are kept at", ge=1, le=100)] = 60
    stop_timeout_seconds: Annotated[
        int, Meta(description="Time that clients have to leave a task that goes", ge=2, le=120)
    ] = 120
    logs: Annotated[Logs, Meta(description="What becomes of the tasks' output")] = Logs()
    deployment: Annotated[
        Deployment, Meta(description="How a new version replaces the old one")
    ] = Deployment()
