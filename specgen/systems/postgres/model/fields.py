"""The keys of a postgres document that other engines have not, or have in another form."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import UnorderedTuple, written_name
from specgen.sdk.aws.engine_values import EngineValue
from specgen.sdk.aws.rds.database_fields import DatabasePort
from specgen.sdk.aws.rds.instance_model import InstanceModel


class Fields(InstanceModel, kw_only=True):
    engine_version: Annotated[
        str,
        Meta(
            description="PostgreSQL version, in quotes; only the major lets AWS choose the minor",
            pattern=r"^[0-9]{1,2}(\.[0-9]{1,2}(-rds\.[0-9]{8})?)?$",
            examples=['"15.17"'],
        ),
    ]
    product: Annotated[
        Literal["rds_instance", "rds_multi_az_cluster"],
        Meta(description="An instance, with a standby if multi_az is true; clusters are refused"),
    ] = "rds_instance"
    database_name: (
        Annotated[
            str,
            Meta(
                description="Database to create in addition to `postgres`",
            ),
            written_name("^[A-Za-z][A-Za-z0-9_]{0,62}$"),
        ]
        | None
    ) = None
    port: DatabasePort = 5432
    username: Annotated[
        str, Meta(description="Master user"), written_name("^[A-Za-z][A-Za-z0-9_]{0,62}$")
    ] = "postgres"
    iam_authentication: Annotated[
        bool,
        Meta(
            description="Let IAM roles log in with short-lived tokens, if a database user has "
            "the role rds_iam"
        ),
    ] = True
    parameters: Annotated[
        dict[
            Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")],
            EngineValue,
        ],
        Meta(
            description="Parameters of the engine, values in quotes",
            examples=[{"max_connections": "5000"}],
        ),
    ] = {}
    log_exports: Annotated[
        UnorderedTuple[Literal["postgresql", "upgrade", "iam-db-auth-error"]],
        Meta(description="Logs that go to CloudWatch"),
    ] = ("postgresql", "upgrade")
