"""Probes of the fixes of lifecycle hooks."""

from probes import Clients, Probe
from specgen.prove.emulator.fixes import lifecycle_hooks
from specgen.prove.emulator.fixes.fix import Fix


def a_hook_tells_nobody_by_default(aws: Clients) -> bool:
    client = aws("autoscaling")
    client.create_launch_configuration(
        LaunchConfigurationName="l", ImageId="ami-12345678", InstanceType="t3.small"
    )
    client.create_auto_scaling_group(
        AutoScalingGroupName="g",
        LaunchConfigurationName="l",
        MinSize=0,
        MaxSize=1,
        AvailabilityZones=["us-east-1a"],
    )
    client.put_lifecycle_hook(
        AutoScalingGroupName="g",
        LifecycleHookName="h",
        LifecycleTransition="autoscaling:EC2_INSTANCE_TERMINATING",
    )
    (read,) = client.describe_lifecycle_hooks(AutoScalingGroupName="g")["LifecycleHooks"]
    return not read.keys() & {"RoleARN", "NotificationTargetARN"}


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (lifecycle_hooks.keeps_whom_a_hook_tells, a_hook_tells_nobody_by_default),
)
