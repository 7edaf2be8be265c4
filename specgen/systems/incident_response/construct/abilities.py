"""What the function of a playbook may do and must know, and nothing else."""

from functools import singledispatch

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket

from specgen.sdk.aws.firewall import IP_SET
from specgen.sdk.aws.firewall import Scope as WafScope
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import SECURITY_GROUP
from specgen.sdk.construct import Scope
from specgen.systems.incident_response.construct.ability import Ability
from specgen.systems.incident_response.construct.passwords import passwords
from specgen.systems.incident_response.model.playbooks import (
    BlockIp,
    BlockPublicBucket,
    DisableAccessKey,
    Playbook,
    QuarantineInstance,
    RdsBruteForce,
    StopCompromisedTask,
)

TAG = "groups-before"
BLOCKED = "blocked/"
SETS: tuple[tuple[WafScope, str], ...] = (("regional", "arn"), ("cloudfront", "cloudfront_arn"))
"""For whom a set is, and the output that has its ARN."""


@singledispatch
def ability(playbook: Playbook, scope: Scope, bucket: S3Bucket) -> Ability:
    """bucket: where the function may keep something"""
    raise NotImplementedError(type(playbook))


@ability.register
def _quarantine(playbook: QuarantineInstance, scope: Scope, _: S3Bucket) -> Ability:
    """EC2 knows no resource for what it describes.

    source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    (2026-11-30); that `ec2:Vpc` is compared for interfaces and groups is not verified on an account
    """
    group = scope.read("security_group", playbook.security_group, "id")
    network = SECURITY_GROUP.get(scope.here, playbook.security_group).spec.network
    vpc = scope.read("network", network, "vpc_id")
    arn = scope.names.arn
    statements = [
        allow("See", ["autoscaling:DescribeAutoScalingInstances", "ec2:DescribeInstances"]),
        allow(
            "Isolate",
            ["ec2:ModifyNetworkInterfaceAttribute"],
            [arn("ec2", "network-interface/*"), arn("ec2", f"security-group/{group}")],
            conditions={"ArnEquals": {"ec2:Vpc": arn("ec2", f"vpc/{vpc}")}},
        ),
        allow(
            "RememberGroups",
            ["ec2:CreateTags"],
            [arn("ec2", "instance/*")],
            conditions={"ForAllValues:StringEquals": {"aws:TagKeys": [TAG]}},
        ),
        allow("Replace", ["autoscaling:DetachInstances"], [_groups_of_hosts(scope)]),
    ]
    spared = dict(sorted(playbook.spare.items()))
    return Ability(
        statements,
        {"GROUP": group, "NETWORK": vpc, "SPARE": scope.json("spare", spared)},
    )


def _groups_of_hosts(scope: Scope) -> str:
    """Auto Scaling groups of this environment and region: their names begin alike."""
    name = f"autoScalingGroupName/{scope.names.of('*')}"
    return scope.names.arn("autoscaling", f"autoScalingGroup:*:{name}")


@ability.register
def _stop(playbook: StopCompromisedTask, scope: Scope, _: S3Bucket) -> Ability:
    cluster = scope.read("cluster", playbook.cluster, "name")
    tasks = [scope.names.arn("ecs", f"task/{cluster}/*")]
    statements = [allow("StopTask", ["ecs:DescribeTasks", "ecs:StopTask"], tasks)]
    return Ability(statements, {"CLUSTER": cluster})


@ability.register
def _key(playbook: DisableAccessKey, scope: Scope, _: S3Bucket) -> Ability:
    """To a role it can attach one policy, which denies everything: it cannot raise its rights."""
    arn = scope.names.arn
    deny = f"arn:{scope.names.partition}:iam::aws:policy/AWSDenyAll"
    statements = [
        allow(
            "TurnOff",
            ["iam:ListAccessKeys", "iam:UpdateAccessKey"],
            [arn("iam", "user/*", region="")],
        )
    ]
    if playbook.roles == "deny":
        roles = [arn("iam", "role/*", region="")]
        only = {"ArnEquals": {"iam:PolicyARN": deny}}
        statements += [
            allow("SeePolicies", ["iam:ListAttachedRolePolicies"], roles),
            allow("DenyEverything", ["iam:AttachRolePolicy"], roles, conditions=only),
        ]
    return Ability(statements, {"DENY_ALL": deny, "ROLES": playbook.roles})


@ability.register
def _address(playbook: BlockIp, scope: Scope, bucket: S3Bucket) -> Ability:
    found = IP_SET.get(scope.here, playbook.ip_set)
    sets = [
        scope.read("ip_set", playbook.ip_set, output)
        for of, output in SETS
        if found.spec.makes(of, scope.region)
    ]
    folder = f"{bucket.arn}/{BLOCKED}*"
    only = {"StringEquals": {"s3:prefix": BLOCKED}}
    statements = [
        allow("Block", ["wafv2:GetIPSet", "wafv2:UpdateIPSet"], sets),
        allow("RememberBlocked", ["s3:DeleteObject", "s3:PutObject"], [folder]),
        allow("SeeBlocked", ["s3:ListBucket"], [bucket.arn], conditions=only),
    ]
    return Ability(
        statements,
        {"BUCKET": bucket.bucket, "HOURS": str(playbook.hours), "SETS": ",".join(sets)},
    )


@ability.register
def _bucket(_: BlockPublicBucket, scope: Scope, _bucket: S3Bucket) -> Ability:
    every = [f"arn:{scope.names.partition}:s3:::*"]
    actions = ["s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"]
    return Ability([allow("BlockPublicAccess", actions, every)])


@ability.register
def _password(playbook: RdsBruteForce, scope: Scope, _: S3Bucket) -> Ability:
    return passwords(scope, playbook)
