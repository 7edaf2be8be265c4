"""Hosts of one capacity provider: launch template and Auto Scaling group."""

from cdktf import TerraformResourceLifecycle, Token
from cdktf_cdktf_provider_aws.autoscaling_group import (
    AutoscalingGroup,
    AutoscalingGroupInstanceRefresh,
    AutoscalingGroupInstanceRefreshPreferences,
    AutoscalingGroupMixedInstancesPolicy,
    AutoscalingGroupMixedInstancesPolicyInstancesDistribution,
    AutoscalingGroupMixedInstancesPolicyLaunchTemplate,
    AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification,
    AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride,
    AutoscalingGroupTag,
)
from cdktf_cdktf_provider_aws.iam_instance_profile import IamInstanceProfile
from cdktf_cdktf_provider_aws.launch_template import (
    LaunchTemplate,
    LaunchTemplateBlockDeviceMappings,
    LaunchTemplateBlockDeviceMappingsEbs,
    LaunchTemplateIamInstanceProfile,
    LaunchTemplateMetadataOptions,
    LaunchTemplateTagSpecifications,
)

from specgen.sdk import PartName, fill
from specgen.sdk.aws.interfaces import is_watched
from specgen.sdk.construct import Scope
from specgen.systems.cluster.construct.host_role import host_role
from specgen.systems.cluster.model import Cluster
from specgen.systems.cluster.model.parts import SECONDS_A_DAY, CapacityProvider

IMAGES = {
    "x86_64": "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
    "arm64": "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
}
"""Public parameters that EC2 resolves when a host starts: no lookup while planning.

source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
"""

ROOT_DEVICE = "/dev/xvda"


def hosts(
    scope: Scope, spec: Cluster, name: PartName, provider: CapacityProvider
) -> AutoscalingGroup:
    host = host_role(scope, name)
    template = _template(scope, spec, name, provider, host.profile)
    days = provider.maximum_instance_lifetime_days
    subnets = [f"subnets_{tier}" for tier in spec.used_tiers(scope.here, provider.tiers)]
    return scope.add(
        AutoscalingGroup,
        name,
        name=scope.aws_name(name),
        min_size=provider.minimum_instances,
        max_size=provider.maximum_instances,
        vpc_zone_identifier=scope.read_lists("network", spec.network, subnets),
        mixed_instances_policy=_mix(provider, template),
        capacity_rebalance=True,
        # ECS removes the protection from hosts that run no task
        protect_from_scale_in=provider.managed_termination_protection,
        max_instance_lifetime=days * SECONDS_A_DAY if days else None,
        instance_refresh=AutoscalingGroupInstanceRefresh(
            strategy="Rolling",
            preferences=AutoscalingGroupInstanceRefreshPreferences(
                min_healthy_percentage=90, scale_in_protected_instances="Refresh"
            ),
        ),
        enabled_metrics=["GroupInServiceInstances"] if is_watched(scope.here) else None,
        tag=_tags(scope, name),
        lifecycle=TerraformResourceLifecycle(ignore_changes=["desired_capacity"]),
        # a host needs it to join and to leave its cluster
        depends_on=[host.policy],
    )


def _mix(
    provider: CapacityProvider, template: LaunchTemplate
) -> AutoscalingGroupMixedInstancesPolicy:
    specification = AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification(
        launch_template_id=template.id,
        # by number: the group replaces its hosts only when the number changes
        version=Token.as_string(template.latest_version),
    )
    return AutoscalingGroupMixedInstancesPolicy(
        instances_distribution=AutoscalingGroupMixedInstancesPolicyInstancesDistribution(
            on_demand_allocation_strategy="prioritized",
            on_demand_base_capacity=provider.on_demand_base_capacity,
            on_demand_percentage_above_base_capacity=provider.on_demand_percentage_above_base,
            spot_allocation_strategy="price-capacity-optimized",
        ),
        launch_template=AutoscalingGroupMixedInstancesPolicyLaunchTemplate(
            launch_template_specification=specification,
            override=[
                AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride(instance_type=name)
                for name in provider.instance_types
            ],
        ),
    )


def _tags(scope: Scope, name: PartName) -> list[AutoscalingGroupTag]:
    """AmazonECSManaged is how ECS knows the group; the rest as everywhere."""
    tags = {"AmazonECSManaged": "true", "Name": scope.aws_name(name), **scope.all_tags}
    return [
        AutoscalingGroupTag(key=key, value=value, propagate_at_launch=True)
        for key, value in tags.items()
    ]


def _template(
    scope: Scope,
    spec: Cluster,
    name: PartName,
    provider: CapacityProvider,
    profile: IamInstanceProfile,
) -> LaunchTemplate:
    groups = provider.security_groups or spec.security_groups
    settings = fill(
        "documents/ecs-host.sh",
        cluster=scope.aws_name(),
        reserved_memory_mib=str(provider.reserved_host_memory_mib),
    )
    tags = {"Name": scope.aws_name(name), **scope.all_tags}
    return scope.add(
        LaunchTemplate,
        name,
        name=scope.aws_name(name),
        image_id=f"resolve:ssm:{IMAGES[provider.architecture]}",
        ebs_optimized="true",
        iam_instance_profile=LaunchTemplateIamInstanceProfile(arn=profile.arn),
        vpc_security_group_ids=[scope.read("security_group", g, "id") for g in groups],
        # one hop: the agent reaches the metadata, containers do not
        metadata_options=LaunchTemplateMetadataOptions(
            http_endpoint="enabled", http_tokens="required", http_put_response_hop_limit=1
        ),
        block_device_mappings=[_volume(scope, provider)],
        user_data=scope.base64(f"{name}-user-data", settings),
        tag_specifications=[
            LaunchTemplateTagSpecifications(resource_type=kind, tags=tags)
            for kind in ("instance", "network-interface", "volume")
        ],
        update_default_version=True,
    )


def _volume(scope: Scope, provider: CapacityProvider) -> LaunchTemplateBlockDeviceMappings:
    volume = LaunchTemplateBlockDeviceMappingsEbs(
        volume_type="gp3",
        volume_size=provider.volume_gib,
        encrypted="true",
        kms_key_id=scope.read("key", provider.key, "arn") if provider.key else None,
        delete_on_termination="true",
    )
    return LaunchTemplateBlockDeviceMappings(device_name=ROOT_DEVICE, ebs=volume)
