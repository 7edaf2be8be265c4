"""What a host may do: join its cluster, and run what ECS gives it."""

from dataclasses import dataclass

from cdktf_cdktf_provider_aws.iam_instance_profile import IamInstanceProfile
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.sdk import PartName
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.construct import Scope


@dataclass(frozen=True, slots=True)
class HostRole:
    """policy: must exist before a host starts"""

    profile: IamInstanceProfile
    policy: IamRolePolicy


def host_role(scope: Scope, name: PartName) -> HostRole:
    role_name = name.map("{}-host".format)
    role = scope.add(
        IamRole,
        role_name,
        name=scope.aws_name(role_name),
        description=f"Hosts of {scope.aws_name()}",
        assume_role_policy=scope.json(f"{role_name}-trust", trust(f"ec2.{scope.names.dns_suffix}")),
    )
    policy = scope.add(
        IamRolePolicy,
        role_name,
        name="join-cluster",
        role=role.name,
        policy=scope.json(f"{role_name}-policy", _may(scope)),
    )
    profile = scope.add(
        IamInstanceProfile, role_name, name=scope.aws_name(role_name), role=role.name
    )
    return HostRole(profile, policy)


def _may(scope: Scope) -> dict[str, object]:
    """What the agent does; the roles of the tasks cover images, logs and secrets."""
    cluster = scope.names.arn("ecs", f"cluster/{scope.aws_name()}")
    instances = scope.names.arn("ecs", f"container-instance/{scope.aws_name()}/*")
    return document(
        # takes no resource
        allow("FindCluster", ["ecs:DiscoverPollEndpoint"]),
        allow(
            "JoinCluster",
            [
                "ecs:DeregisterContainerInstance",
                "ecs:RegisterContainerInstance",
                "ecs:SubmitAttachmentStateChanges",
                "ecs:SubmitContainerStateChange",
                "ecs:SubmitTaskStateChange",
            ],
            [cluster],
        ),
        allow(
            "RunTasks",
            ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"],
            [instances],
        ),
    )
