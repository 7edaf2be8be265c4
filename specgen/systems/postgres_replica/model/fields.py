"""The keys of a postgres_replica document that replicas of other engines have in another form."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import UnorderedTuple, reference
from specgen.sdk.aws.rds.replica_model import ReplicaModel

Parameter = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]


class Fields(ReplicaModel, kw_only=True):
    source: (
        Annotated[
            str, reference("postgres", "The database that it is a replica of", any_region=True)
        ]
        | None
    ) = None
    source_replica: (
        Annotated[
            str,
            reference(
                "postgres_replica",
                "The replica of its region that it is a replica of, instead of `source`",
                any_region=True,
            ),
        ]
        | None
    ) = None
    parameters: Annotated[
        dict[Parameter, Annotated[str, Meta(min_length=1)]],
        Meta(
            description="Parameters of the engine that differ from its primary's, values in quotes",
            examples=[{"hot_standby_feedback": "1"}],
        ),
    ] = {}
    log_exports: Annotated[
        UnorderedTuple[Literal["postgresql", "upgrade", "iam-db-auth-error"]] | None,
        Meta(description="Logs that go to CloudWatch; defaults to its primary's"),
    ] = None
