"""Values that AWS would have given: derived from the address alone, in a plausible shape."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ACCOUNT = "123456789012"
IPV6_BLOCK = "2001:db8:1234:5600::/56"
"""Of a VPC that asks Amazon for one; subnets compute theirs from it."""
TIME = "2026-01-01T00:00:00Z"

_PREFIXES = {
    "aws_ebs_volume": "vol-",
    "aws_eip": "eipalloc-",
    "aws_instance": "i-",
    "aws_internet_gateway": "igw-",
    "aws_launch_template": "lt-",
    "aws_nat_gateway": "nat-",
    "aws_network_acl": "acl-",
    "aws_route_table": "rtb-",
    "aws_security_group": "sg-",
    "aws_subnet": "subnet-",
    "aws_vpc": "vpc-",
    "aws_vpc_endpoint": "vpce-",
    "aws_vpc_peering_connection": "pcx-",
}
_ID_IS_ARN = frozenset(
    {
        "aws_acm_certificate",
        "aws_ecs_cluster",
        "aws_ecs_service",
        "aws_globalaccelerator_accelerator",
        "aws_globalaccelerator_listener",
        "aws_lb",
        "aws_lb_listener",
        "aws_lb_listener_rule",
        "aws_lb_target_group",
        "aws_secretsmanager_secret",
        "aws_sfn_state_machine",
        "aws_sns_topic",
    }
)
# Arguments that are also the id, so that references to either get the same value.
_ID_ARGUMENTS = (
    "replication_group_id",
    "cluster_identifier",
    "cluster_id",
    "bucket",
    "identifier",
    "user_id",
    "user_group_id",
)
_SERVICES = {
    "db": "rds",
    "eip": "ec2",
    "instance": "ec2",
    "lb": "elasticloadbalancing",
    "subnet": "ec2",
    "vpc": "ec2",
}
_FIXED = {
    "account_id": ACCOUNT,
    "delivery_destination_type": "S3",  # the provider looks at it: one of S3, CWL and FH
    "owner_id": ACCOUNT,
    "registry_id": ACCOUNT,
    "resource_record_type": "CNAME",
}
_VERSIONS = {"aws_ssm_document": frozenset({"default_version", "latest_version"})}
"""Attributes that hold a number as text and are passed to other resources' arguments."""

_THREE = range(3)
_LATER = "99"
"""A part of a version that is later than any there is."""
_LAST_MINOR = {"6": "2", "7": "1"}
"""Of Redis OSS, the only engine whose version may be written as 6.x.

source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html (2026-11-28)
"""
_ENGINE_VERSION = re.compile(r"^engine(_patch)?_version(_actual)?$|^(kafka|elasticsearch)_version$")
_TIMES = re.compile(r"(_time|_date|_at|^created.*|^expir\w*)$")
_NAMES = re.compile(r"(^|_)(arn|id|name|identifier|zone)$")


@dataclass(frozen=True)
class Resource:
    """known: the planned values of the whole resource

    indexed: lists whose first item something reads, so they must not be empty
    """

    kind: str
    address: str
    region: str
    known: Mapping[str, Any]
    indexed: frozenset[str] = frozenset()


def string(resource: Resource, name: str, *, optional: bool) -> str:
    """optional: the attribute may also be configured; unset, it is usually empty."""
    if name == "id":
        return _id(resource)
    if name == "arn" or name.endswith("_arn"):
        return arn(resource)
    if is_engine_version(name):
        return engine_version(name, resource.known)
    if (fixed := _fixed(resource, name)) is not None:
        return fixed
    if optional and not _NAMES.search(name):
        return ""
    return digest(resource.address + name, 12)


def _fixed(resource: Resource, name: str) -> str | None:
    if name in _VERSIONS.get(resource.kind, ()):
        return "1"
    if name == "ipv6_cidr_block" and resource.known.get("assign_generated_ipv6_cidr_block"):
        return IPV6_BLOCK
    return _FIXED.get(name, TIME if _TIMES.search(name) else None)


def is_engine_version(name: str) -> bool:
    return bool(_ENGINE_VERSION.search(name))


def engine_version(name: str, written: Mapping[str, Any], *, latest: bool = False) -> str:
    """The version that runs, if one is written; the provider parses it, and compares.

    latest: of what the written one leaves open; else the earliest
    """
    open_ = _LATER if latest else "0"
    asked = written.get(name.removesuffix("_actual").replace("_patch_", "_"))
    if not isinstance(asked, str) or "${" in asked:
        return f"{_LATER if latest else 1}.0.0"
    major, *rest = asked.split(".")
    minor = _LAST_MINOR.get(major, _LATER) if latest else "0"
    parts = [major, *(minor if part == "x" else part for part in rest)]
    return ".".join([*parts, *[open_] * (len(_THREE) - len(parts))])


def arn(resource: Resource) -> str:
    label = resource.known.get("bucket") or resource.known.get("name") or digest(resource.address)
    match resource.kind:
        case "aws_s3_bucket":
            return f"arn:aws:s3:::{label}"
        case "aws_iam_role" | "aws_iam_policy":
            kind = resource.kind.removeprefix("aws_iam_")
            return f"arn:aws:iam::{ACCOUNT}:{kind}/{label}"
    kind = resource.kind.removeprefix("aws_")
    service = kind.split("_")[0]
    place = f"{_SERVICES.get(service, service)}:{resource.region}:{ACCOUNT}"
    return f"arn:aws:{place}:{kind.replace('_', '-')}/{digest(resource.address)}"


def digest(text: str, length: int = 17) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def _id(resource: Resource) -> str:
    if resource.kind in _ID_IS_ARN:
        return arn(resource)
    if prefix := _PREFIXES.get(resource.kind):
        return prefix + digest(resource.address)
    given = (resource.known.get(name) for name in _ID_ARGUMENTS)
    return next((value for value in given if isinstance(value, str)), digest(resource.address))
