"""What a node may do: be managed, back up, read its secrets, publish its metrics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cdktf_cdktf_provider_aws.iam_instance_profile import IamInstanceProfile
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.aws.interfaces import SECRET
from specgen.sdk.aws.s3.closed import bucket_arn
from specgen.sdk.construct import Scope
from specgen.systems.timescale.alarms import AGENT, NAMESPACE
from specgen.systems.timescale.construct.buckets import BACKUPS, PACKAGES
from specgen.systems.timescale.model import Timescale

ROLE = "node"
MANAGED = (
    "ec2messages:AcknowledgeMessage",
    "ec2messages:DeleteMessage",
    "ec2messages:FailMessage",
    "ec2messages:GetEndpoint",
    "ec2messages:GetMessages",
    "ec2messages:SendReply",
    "ssm:DescribeAssociation",
    "ssm:DescribeDocument",
    "ssm:GetDocument",
    "ssm:GetManifest",
    "ssm:ListAssociations",
    "ssm:ListInstanceAssociations",
    "ssm:PutComplianceItems",
    "ssm:PutConfigurePackageResult",
    "ssm:PutInventory",
    "ssm:UpdateAssociationStatus",
    "ssm:UpdateInstanceAssociationStatus",
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
)
"""As AmazonSSMManagedInstanceCore, but without the right to read every parameter of the account.

source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html
"""

AGENT_BUCKETS = ("{region}-birdwatcher-prod", "aws-ssm-distributor-file-{region}")
"""Buckets with the packages of Systems Manager's distributor, such as CloudWatch's agent.

source: https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
"""


@dataclass(frozen=True, slots=True)
class NodeRole:
    """policy: must exist before a node is configured"""

    profile: IamInstanceProfile
    policy: IamRolePolicy


def node_role(scope: Scope, spec: Timescale) -> NodeRole:
    role = scope.add(
        IamRole,
        ROLE,
        name=scope.aws_name(ROLE),
        description=f"Nodes of {scope.aws_name()}",
        assume_role_policy=scope.json(f"{ROLE}-trust", trust(f"ec2.{scope.names.dns_suffix}")),
    )
    policy = scope.add(
        IamRolePolicy,
        ROLE,
        name="run",
        role=role.name,
        policy=scope.json(f"{ROLE}-policy", _may(scope, spec)),
    )
    profile = scope.add(IamInstanceProfile, ROLE, name=scope.aws_name(ROLE), role=role.name)
    return NodeRole(profile, policy)


def _may(scope: Scope, spec: Timescale) -> dict[str, object]:
    backups, packages = bucket_arn(scope, BACKUPS), bucket_arn(scope, PACKAGES)
    partition, region = scope.names.partition, scope.region
    agent = [f"arn:{partition}:s3:::{name.format(region=region)}/*" for name in AGENT_BUCKETS]
    namespaces = {"StringEquals": {"cloudwatch:namespace": [AGENT, NAMESPACE]}}
    secrets = [scope.read("secret", name, "arn") for name in spec.secrets]
    reads_packages = spec.packages == "bucket"
    return document(
        allow("BeManaged", MANAGED),
        allow("InstallAgent", ["s3:GetObject"], agent),
        allow("PublishMetrics", ["cloudwatch:PutMetricData"], conditions=namespaces),
        # the agent adds the instance's own tags and volumes to its dimensions
        allow("KnowItself", ["ec2:DescribeTags", "ec2:DescribeVolumes"]),
        allow("ListBackups", ["s3:GetBucketLocation", "s3:ListBucket"], [backups]),
        allow("BackUp", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], [f"{backups}/*"]),
        *_keys(scope, spec),
        *([allow("ReadSecrets", ["secretsmanager:GetSecretValue"], secrets)] if secrets else []),
        *([allow("ListPackages", ["s3:ListBucket"], [packages])] if reads_packages else []),
        *([allow("ReadPackages", ["s3:GetObject"], [f"{packages}/*"])] if reads_packages else []),
    )


def _keys(scope: Scope, spec: Timescale) -> Iterator[dict[str, object]]:
    """Use of the keys of buckets and secrets, only through their services."""
    if spec.key:
        use = ["kms:Decrypt", "kms:GenerateDataKey"]
        yield _by(scope, "UseBackupKey", use, "s3", [spec.key])
    secrets = (SECRET.get(scope.here, name).spec for name in spec.secrets)
    keys = sorted({secret.key for secret in secrets if secret.key})
    if keys:
        yield _by(scope, "DecryptSecrets", ["kms:Decrypt"], "secretsmanager", keys)


def _by(
    scope: Scope, sid: str, actions: Sequence[str], service: str, keys: Sequence[str]
) -> dict[str, object]:
    via = f"{service}.{scope.region}.{scope.names.dns_suffix}"
    arns = [scope.read("key", key, "arn") for key in keys]
    return allow(sid, actions, arns, conditions={"StringEquals": {"kms:ViaService": via}})
