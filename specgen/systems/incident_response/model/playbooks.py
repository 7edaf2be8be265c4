"""The playbooks of an incident_response document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part, reference

HIGH = 7.0
LOW = 1.0
"""Severities of GuardDuty: low from 1, medium from 4, high from 7, critical from 9.

source: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html
(2026-11-30)
"""


class Playbook(Part, kw_only=True):
    """What all of them have."""

    dry_run: Annotated[bool, Meta(description="Tell people what it would do, and do nothing")] = (
        True
    )
    from_severity: Annotated[
        float, Meta(description="Lowest severity of a finding that it answers", ge=LOW, le=10)
    ] = HIGH


class QuarantineInstance(Playbook, kw_only=True):
    """An instance that is an attacker's tool gets a security group that admits nobody."""

    security_group: Annotated[
        str, reference("security_group", "Group without rules, which the instance gets")
    ]
    spare: Annotated[
        dict[str, str],
        Meta(
            description="Tags of instances that hold data: people are asked to isolate them",
            examples=[{"Service": "data"}],
        ),
    ] = {}


class StopCompromisedTask(Playbook, kw_only=True):
    """A task in which malware runs is stopped; its service starts another one."""

    cluster: Annotated[str, reference("cluster", "Cluster whose tasks it may stop")]


class DisableAccessKey(Playbook, kw_only=True):
    """An access key of a user that somebody else uses is turned off."""

    roles: Annotated[
        Literal["ask", "deny"],
        Meta(
            description="If a session of a role was stolen: ask people, or deny the role everything"
        ),
    ] = "ask"


class BlockIp(Playbook, kw_only=True):
    """The firewall blocks the address of an attacker for some hours."""

    ip_set: Annotated[
        str, reference("ip_set", "Set that gets the addresses; it says `filled_elsewhere`")
    ]
    hours: Annotated[int, Meta(description="Hours that an address is blocked", ge=1, le=8760)] = 24
    from_severity: Annotated[
        float, Meta(description="Lowest severity of a finding that it answers", ge=LOW, le=10)
    ] = LOW


class BlockPublicBucket(Playbook, kw_only=True):
    """A bucket that somebody has opened to the public is closed again."""


class RdsBruteForce(Playbook, kw_only=True):
    """The secret of a database user whose password was guessed rotates twice."""

    database: Annotated[str, reference("postgres", "Database, with its replicas", any_region=True)]
    users: Annotated[
        dict[
            str,
            Annotated[
                str, reference("secret", "Secret of the user; it must rotate", any_region=True)
            ],
        ],
        Meta(description="Name of a user in the database -> its secret", min_length=1),
    ]


class Playbooks(Part, kw_only=True):
    """Those of an environment, or those of the account; a playbook that is left out is off."""

    quarantine_instance: Annotated[
        QuarantineInstance | None, Meta(description="Of an environment: isolates an instance")
    ] = None
    stop_compromised_task: Annotated[
        StopCompromisedTask | None, Meta(description="Of an environment: stops a task")
    ] = None
    block_ip: Annotated[
        BlockIp | None, Meta(description="Of an environment: blocks an address")
    ] = None
    rds_brute_force: Annotated[
        RdsBruteForce | None, Meta(description="Of an environment: changes a password")
    ] = None
    disable_access_key: Annotated[
        DisableAccessKey | None, Meta(description="Of the account: turns a key off")
    ] = None
    block_public_bucket: Annotated[
        BlockPublicBucket | None, Meta(description="Of the account: closes a bucket")
    ] = None

    def chosen(self) -> Iterator[tuple[str, Playbook]]:
        for key in (*OF_ENVIRONMENT, *OF_ACCOUNT):
            playbook = getattr(self, key)
            if playbook is not None:
                yield key, playbook


OF_ENVIRONMENT = ("quarantine_instance", "stop_compromised_task", "block_ip", "rds_brute_force")
OF_ACCOUNT = ("disable_access_key", "block_public_bucket")
