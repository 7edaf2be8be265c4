"""The keys that instances of all engines have."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import reference
from specgen.sdk.aws.rds.database_fields import DatabaseFields
from specgen.sdk.aws.rds.fields import ExpectedInstance, ExpectedReplicas, Storage
from specgen.sdk.aws.rotation.fields import DAYS

InstanceClass = Annotated[
    str,
    Meta(
        description="Instance class",
        pattern=r"^db\.[a-z0-9-]+\.[a-z0-9]+$",
        examples=["db.r6g.8xlarge"],
    ),
]


class InstanceFields(DatabaseFields, kw_only=True):
    instance_class: InstanceClass
    storage: Annotated[Storage, Meta(description="Storage, always encrypted")]
    expected_instance: Annotated[
        ExpectedInstance | None,
        Meta(description="What the class is expected to have; checked, not set"),
    ] = None
    expected_replicas: Annotated[
        ExpectedReplicas | None,
        Meta(
            description="Read replicas that other documents are expected to create; checked, not "
            "set"
        ),
    ] = None
    multi_az: Annotated[
        bool, Meta(description="Keep a standby in another zone, and fail over to it")
    ] = True
    master_password: Annotated[
        Literal["rds_managed", "secret"],
        Meta(
            description="RDS creates and rotates the password, or you pass the value of "
            "`master_secret` when the instance is created"
        ),
    ] = "rds_managed"  # noqa: S105  the way, not the password
    master_secret: (
        Annotated[
            str,
            reference(
                "secret", "Secret that holds the master password, with master_password: secret"
            ),
        ]
        | None
    ) = None
    master_password_days: (
        Annotated[
            int,
            Meta(
                description="Days from one password that RDS makes to the next; defaults to the 7 "
                "of RDS",
                ge=DAYS[0],
                le=DAYS[1],
            ),
        ]
        | None
    ) = None
    backup_retention_days: Annotated[
        int, Meta(description="Days that automated backups are kept; 0 makes none", ge=0)
    ] = 7
