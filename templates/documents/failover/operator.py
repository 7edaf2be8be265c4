"""What a promotion does in other regions: Step Functions calls AWS in its own region only.

A region that is gone must not hold the promotion up: clients give up soon, and the state machine
decides what a failure means.
"""  # noqa: INP001  a file of the function, not a package of ours

from typing import Any

import boto3
from botocore.config import Config

IMPATIENT = Config(connect_timeout=5, read_timeout=15, retries={"total_max_attempts": 2})
IDENTIFIER_MAXIMUM = 63


def handler(event: dict[str, str], _context: object) -> dict[str, Any]:
    rds = boto3.client("rds", region_name=event["region"], config=IMPATIENT)
    return STEPS[event["do"]](rds, event)


def fence(rds: Any, event: dict[str, str]) -> dict[str, Any]:
    """Puts the old writer behind a group that admits nobody.

    An instance with replicas cannot be stopped, and connections that are open outlive a change of
    groups: cut() ends those.
    """
    groups = [g["VpcSecurityGroupId"] for g in look(rds, event)["VpcSecurityGroups"]]
    if groups != [event["group"]]:
        rds.modify_db_instance(
            DBInstanceIdentifier=event["identifier"],
            VpcSecurityGroupIds=[event["group"]],
            ApplyImmediately=True,
        )
    return {"groups_before": groups}


def cut(rds: Any, event: dict[str, str]) -> dict[str, Any]:
    """Ends the connections that were open when the writer was fenced."""
    groups = {g["VpcSecurityGroupId"]: g["Status"] for g in look(rds, event)["VpcSecurityGroups"]}
    if groups != {event["group"]: "active"}:
        raise RuntimeError(f"not fenced yet: {groups}")
    rds.reboot_db_instance(DBInstanceIdentifier=event["identifier"])
    return {"rebooted": event["identifier"]}


def rebuild(rds: Any, event: dict[str, str]) -> dict[str, Any]:
    """A replica of the new writer, like the one in this region that followed the old writer."""
    old = look(rds, event)
    day = event["started"][:10]
    name = f"{event['identifier'][: IDENTIFIER_MAXIMUM - len(day) - 1]}-{day}"
    arguments = {
        "DBInstanceIdentifier": name,
        "SourceDBInstanceIdentifier": event["source_arn"],
        "SourceRegion": event["source_region"],
        "DBInstanceClass": old["DBInstanceClass"],
        "DBSubnetGroupName": old["DBSubnetGroup"]["DBSubnetGroupName"],
        "VpcSecurityGroupIds": [g["VpcSecurityGroupId"] for g in old["VpcSecurityGroups"]],
        "MultiAZ": old["MultiAZ"],
        "AutoMinorVersionUpgrade": old["AutoMinorVersionUpgrade"],
        "CopyTagsToSnapshot": old["CopyTagsToSnapshot"],
        "DeletionProtection": old["DeletionProtection"],
        "PubliclyAccessible": False,
        "Tags": [t for t in old.get("TagList", []) if not t["Key"].startswith("aws:")],
    }
    if old.get("KmsKeyId"):
        arguments["KmsKeyId"] = old["KmsKeyId"]
    try:
        rds.create_db_instance_read_replica(**arguments)
    except rds.exceptions.DBInstanceAlreadyExistsFault:
        return {"identifier": name, "made": "before"}
    return {"identifier": name, "made": "now"}


def look(rds: Any, event: dict[str, str]) -> dict[str, Any]:
    found = rds.describe_db_instances(DBInstanceIdentifier=event["identifier"])
    instance: dict[str, Any] = found["DBInstances"][0]
    return instance


STEPS = {"fence": fence, "cut": cut, "rebuild": rebuild}
