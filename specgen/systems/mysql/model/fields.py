"""The keys of a mysql document that other engines have not, or have in another form."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import UnorderedTuple, written_name
from specgen.sdk.aws.engine_values import EngineValue
from specgen.sdk.aws.rds.database_fields import DatabasePort
from specgen.sdk.aws.rds.instance_model import InstanceModel


class Fields(InstanceModel, kw_only=True):
    engine: Annotated[Literal["mysql", "mariadb"], Meta(description="The engine")] = "mysql"
    engine_version: Annotated[
        str,
        Meta(
            description="Version, in quotes; only a major, such as 8.4, lets AWS choose the minor",
            pattern=r"^[0-9]{1,2}\.[0-9]{1,2}(\.[0-9]{1,2}(-rds\.[0-9]{8})?)?$",
            examples=['"8.4.11"'],
        ),
    ]
    database_name: (
        Annotated[
            str,
            Meta(description="Database to create; by default none"),
            written_name("^[A-Za-z][A-Za-z0-9_]{0,63}$"),
        ]
        | None
    ) = None
    port: DatabasePort = 3306
    username: Annotated[
        str, Meta(description="Master user"), written_name("^[A-Za-z][A-Za-z0-9_]{0,15}$")
    ] = "admin"
    parameters: Annotated[
        dict[
            Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]*$")],
            EngineValue,
        ],
        Meta(
            description="Parameters of the engine, values in quotes",
            examples=[{"max_connections": "500"}],
        ),
    ] = {}
    log_exports: Annotated[
        UnorderedTuple[Literal["audit", "error", "general", "slowquery", "iam-db-auth-error"]],
        Meta(
            description="Logs that go to CloudWatch; what the engine needs in order to write them "
            "is set, too"
        ),
    ] = ("error", "slowquery")
