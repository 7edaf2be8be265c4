"""The keys of a function document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import functions
from specgen.sdk import NAME_PATTERN, Model, Ordered, Unordered, reference
from specgen.sdk.aws.permissions import Permission
from specgen.systems.function.model.parts import Asynchronous, Code, Logs, SecretName
from specgen.systems.function.model.triggers import Triggers

Variable = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_]+$")]
"""source: EnvironmentVariableName in the API model of botocore 1.44.5 (2026-11-29)"""


Runtime = Annotated[str, Meta(extra_json_schema={"enum": list(functions.RUNTIMES)})]
Handler = Annotated[str, Meta(pattern=r"^\S+$", max_length=functions.HANDLER_CHARACTERS)]
Reserved = Annotated[int, Meta(ge=0)]


class Fields(Model, kw_only=True):
    code: Annotated[Code, Meta(description="What it runs: `files`, an `image` or an `object`")]
    runtime: Annotated[
        Runtime | None,
        Meta(
            description="Language and version; an image brings its own, also newer ones",
            examples=["python3.13"],
        ),
    ] = None
    handler: Annotated[
        Handler | None,
        Meta(
            description="What it calls: FILE.FUNCTION in Python, Node.js and Ruby; an image brings "
            "its own",
            examples=["index.handler"],
        ),
    ] = None
    command: Annotated[
        Ordered[str], Meta(description="Command and arguments, instead of the image's")
    ] = []
    architecture: Annotated[
        Literal["x86_64", "arm64"], Meta(description="Architecture that the code is built for")
    ] = "x86_64"
    memory_mib: Annotated[
        int,
        Meta(
            description="Memory; its share of CPUs grows with it",
            ge=functions.MEMORY_MIB[0],
            le=functions.MEMORY_MIB[1],
        ),
    ] = 256
    timeout_seconds: Annotated[
        int,
        Meta(
            description="Time after which an invocation is ended",
            ge=functions.TIMEOUT_SECONDS[0],
            le=functions.TIMEOUT_SECONDS[1],
        ),
    ] = 30
    ephemeral_storage_mib: Annotated[
        int,
        Meta(
            description="Size of /tmp",
            ge=functions.EPHEMERAL_STORAGE_MIB[0],
            le=functions.EPHEMERAL_STORAGE_MIB[1],
        ),
    ] = functions.EPHEMERAL_STORAGE_MIB[0]
    environment: Annotated[
        dict[Variable, str], Meta(description="Environment variables; nothing secret")
    ] = {}
    secrets: Annotated[
        dict[Variable, SecretName],
        Meta(
            description="Environment variables with the ARN of a secret, which the function reads "
            "itself: Lambda puts no secret values into variables",
            examples=[{"DATABASE_SECRET": {"secret": "orders"}}],
        ),
    ] = {}
    key: (
        Annotated[str, reference("key", "Key that encrypts the variables; defaults to aws/lambda")]
        | None
    ) = None
    network: (
        Annotated[
            str,
            reference(
                "network",
                "Network that it connects from; by default none, and AWS and the "
                "internet are reached directly",
            ),
        ]
        | None
    ) = None
    tiers: Annotated[
        Unordered[Annotated[str, Meta(pattern=NAME_PATTERN)]],
        Meta(description="Tiers of the network whose subnets it may use"),
    ] = []
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "One of its groups")]],
        Meta(description="Its groups in the network", max_length=functions.MOST_SECURITY_GROUPS),
    ] = []
    permissions: Annotated[
        Unordered[Permission],
        Meta(
            description="What it may do in AWS besides what its other keys need; nothing else",
            examples=[[{"actions": ["s3:PutObject"], "documents": "bucket/uploads"}]],
        ),
    ] = []
    triggers: Annotated[Triggers, Meta(description="What invokes it")] = Triggers()
    asynchronous: Annotated[
        Asynchronous, Meta(description="Attempts and failures of what nobody waits for")
    ] = Asynchronous()
    reserved_concurrency: Annotated[
        Reserved | None,
        Meta(
            description="Invocations at a time that are kept for it and that it never exceeds; 0 "
            "stops it; by default it shares the account's",
        ),
    ] = None
    logs: Annotated[Logs, Meta(description="Its log group")] = Logs()
