"""Fleet document -> launch template, group of Spot instances, its hook and its daily stop."""

from cdktf import TerraformResourceLifecycle, Token
from cdktf_cdktf_provider_aws.autoscaling_group import (
    AutoscalingGroup,
    AutoscalingGroupMixedInstancesPolicy,
    AutoscalingGroupMixedInstancesPolicyInstancesDistribution,
    AutoscalingGroupMixedInstancesPolicyLaunchTemplate,
    AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification,
    AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride,
    AutoscalingGroupTag,
)
from cdktf_cdktf_provider_aws.autoscaling_lifecycle_hook import AutoscalingLifecycleHook
from cdktf_cdktf_provider_aws.autoscaling_schedule import AutoscalingSchedule
from cdktf_cdktf_provider_aws.launch_template import LaunchTemplate

from specgen.sdk.aws.spot.template import template
from specgen.sdk.construct import Scope
from specgen.systems.fleet.model import Fleet

IMAGES = {
    "x86_64": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    "arm64": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
}
"""Public parameters that EC2 resolves when an instance starts.

source: https://docs.aws.amazon.com/linux/al2023/ug/ec2.html (2026-11-30)
"""


def build(scope: Scope, spec: Fleet) -> None:
    made = template(
        scope,
        volume_gib=spec.volume_gib,
        key_arn=scope.read("key", spec.key, "arn") if spec.key else None,
        image_id=f"resolve:ssm:{IMAGES[spec.architecture]}",
        vpc_security_group_ids=[
            scope.read("security_group", g, "id") for g in spec.security_groups
        ],
        user_data=scope.base64("start", spec.start) if spec.start else None,
    )
    group = scope.add(
        AutoscalingGroup,
        name=scope.aws_name(),
        min_size=spec.instances.minimum,
        max_size=spec.instances.maximum,
        vpc_zone_identifier=scope.read_lists("network", spec.network, [f"subnets_{spec.tier}"]),
        mixed_instances_policy=_mix(spec, made),
        # a new instance starts when AWS gives notice of taking one
        capacity_rebalance=True,
        tag=_tags(scope),
        # people start and stop it
        lifecycle=TerraformResourceLifecycle(ignore_changes=["desired_capacity"]),
    )
    scope.add(
        AutoscalingLifecycleHook,
        "finish",
        name="finish",
        autoscaling_group_name=group.name,
        lifecycle_transition="autoscaling:EC2_INSTANCE_TERMINATING",
        heartbeat_timeout=spec.finish_seconds,
        default_result="CONTINUE",
    )
    hour, minute = spec.stops_daily_utc.split(":")
    scope.add(
        AutoscalingSchedule,
        "stop",
        scheduled_action_name="stop",
        autoscaling_group_name=group.name,
        recurrence=f"{int(minute)} {int(hour)} * * *",
        time_zone="Etc/UTC",
        min_size=spec.instances.minimum,
        max_size=spec.instances.maximum,
        desired_capacity=spec.instances.minimum,
    )


def _mix(spec: Fleet, made: LaunchTemplate) -> AutoscalingGroupMixedInstancesPolicy:
    specification = AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification(
        launch_template_id=made.id, version=Token.as_string(made.latest_version)
    )
    return AutoscalingGroupMixedInstancesPolicy(
        instances_distribution=AutoscalingGroupMixedInstancesPolicyInstancesDistribution(
            on_demand_base_capacity=0,
            on_demand_percentage_above_base_capacity=0,
            spot_allocation_strategy="price-capacity-optimized",
        ),
        launch_template=AutoscalingGroupMixedInstancesPolicyLaunchTemplate(
            launch_template_specification=specification,
            override=[
                AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride(instance_type=name)
                for name in spec.instance_types
            ],
        ),
    )


def _tags(scope: Scope) -> list[AutoscalingGroupTag]:
    tags = {"Name": scope.aws_name(), **scope.all_tags}
    return [
        AutoscalingGroupTag(key=key, value=value, propagate_at_launch=True)
        for key, value in tags.items()
    ]
