"""EC2 Auto Scaling: lifecycle hooks."""

from typing import Any

from moto.autoscaling.responses import AutoScalingResponse

from specgen.prove.emulator.fixes.fix import fix


@fix(AutoScalingResponse, "put_lifecycle_hook")
def keeps_whom_a_hook_tells(self: Any, original: Any) -> Any:
    """Every hook has the same invented role and target."""
    answer = original(self)
    (hook,) = self.autoscaling_backend.describe_lifecycle_hooks(
        self._get_param("AutoScalingGroupName"), [self._get_param("LifecycleHookName")]
    )
    hook.role_arn = self._get_param("RoleARN")
    hook.notification_target_arn = self._get_param("NotificationTargetARN")
    return answer


FIXES = (keeps_whom_a_hook_tells,)
