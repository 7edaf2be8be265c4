"""The keys of a file system document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import efs
from specgen.sdk import NAME_PATTERN, Renamable, Unordered, reference
from specgen.sdk.aws.network.placement import Placed

UserId = Annotated[int, Meta(ge=0, le=efs.LARGEST_ID)]
Days = Annotated[int, Meta(extra_json_schema={"enum": list(efs.TRANSITION_DAYS)})]
Mibps = Annotated[int, Meta(ge=1, le=efs.MOST_MIBPS)]


class AccessPoint(Renamable, kw_only=True):
    """A folder, and the user as whom everybody works in it. AWS cannot change it later: a change
    makes another, and tasks that use it start anew.
    """

    path: Annotated[
        str,
        Meta(
            description="The folder, which EFS makes for its owner if it does not exist",
            pattern=efs.ROOT_PATH,
            max_length=100,
            examples=["/uploads"],
        ),
    ]
    uid: Annotated[UserId, Meta(description="User id of all who come through it")]
    gid: Annotated[UserId, Meta(description="Group id of all who come through it")]
    secondary_gids: Annotated[
        Unordered[UserId],
        Meta(description="Further group ids", max_length=efs.MOST_SECONDARY_GROUPS),
    ] = []
    permissions: Annotated[
        str,
        Meta(
            description="Permissions of a new folder, in octal digits and in quotes",
            pattern="^[0-7]{3,4}$",
            examples=['"0750"'],
        ),
    ] = "0755"


class Fields(Placed, kw_only=True):
    key: (
        Annotated[
            str,
            reference(
                "key",
                "Key that encrypts the files; defaults to aws/elasticfilesystem. Cannot be changed "
                "later",
            ),
        ]
        | None
    ) = None
    throughput: Annotated[
        Literal["elastic", "bursting", "provisioned"],
        Meta(
            description="elastic is paid by use; bursting grows with the files; provisioned is "
            "`provisioned_mibps`"
        ),
    ] = "elastic"
    provisioned_mibps: Annotated[
        Mibps | None, Meta(description="MiB in a second; only with throughput: provisioned")
    ] = None
    infrequent_after_days: Annotated[
        Days | None,
        Meta(description="Days without access after which files cost less to keep, more to read"),
    ] = None
    archive_after_days: Annotated[
        Days | None,
        Meta(description="Days without access after which files are archived; only if elastic"),
    ] = None
    return_on_access: Annotated[
        bool, Meta(description="A file that is read moves back to where it is cheap to read")
    ] = False
    backup: Annotated[
        bool,
        Meta(description="Back it up every day with the vault and the plan that EFS itself makes"),
    ] = True
    access_points: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], AccessPoint],
        Meta(
            description="Name -> folder and user; a service mounts one of them, or all files",
            examples=[{"uploads": {"path": "/uploads", "uid": 1000, "gid": 1000}}],
        ),
    ] = {}
