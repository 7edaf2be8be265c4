"""The keys of a mysql_replica document that replicas of other engines have in another form."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import UnorderedTuple, reference
from specgen.sdk.aws.engine_values import EngineValue
from specgen.sdk.aws.rds.replica_model import ReplicaModel


class Fields(ReplicaModel, kw_only=True):
    source: (
        Annotated[str, reference("mysql", "The database that it is a replica of", any_region=True)]
        | None
    ) = None
    source_replica: (
        Annotated[
            str,
            reference(
                "mysql_replica",
                "The replica of its region that it is a replica of, instead of `source`",
                any_region=True,
            ),
        ]
        | None
    ) = None
    parameters: Annotated[
        dict[
            Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]*$")],
            EngineValue,
        ],
        Meta(
            description="Parameters of the engine that differ from its primary's, values in quotes",
            examples=[{"replicate-ignore-db": "sessions"}],
        ),
    ] = {}
    log_exports: Annotated[
        UnorderedTuple[Literal["audit", "error", "general", "slowquery", "iam-db-auth-error"]]
        | None,
        Meta(
            description="Logs that go to CloudWatch; what the engine needs in order to write them "
            "is set, too; defaults to its primary's"
        ),
    ] = None
