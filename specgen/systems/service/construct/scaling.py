"""When a service scales: by CPU and memory, by custom metrics, and by schedule."""

from cdktf_cdktf_provider_aws.ecs_service import EcsService

from specgen.sdk import part_name
from specgen.sdk.aws.ecs.scaling import scalable, track_averages
from specgen.sdk.construct import Scope
from specgen.systems.service.construct.ingress import Entry
from specgen.systems.service.construct.metrics import Watched
from specgen.systems.service.construct.schedule import MOVED, schedule
from specgen.systems.service.construct.steps import steps
from specgen.systems.service.construct.tracking import track
from specgen.systems.service.model import Service, dashed


def scaling(scope: Scope, spec: Service, service: EcsService, way_in: Entry | None) -> None:
    """Only the target if the number of tasks is fixed, because it keeps that number."""
    moved = MOVED if spec.schedule else ()
    target = scalable(scope, spec.cluster, service, spec.tasks, moved=moved)
    schedule(scope, spec, target)
    if spec.tasks.minimum >= spec.tasks.maximum:
        return
    track_averages(scope, spec.target_tracking, target)
    for name, metric in spec.custom_metrics.items():
        watched = Watched(scope, spec, metric, way_in)
        role = part_name(name, metric).map(dashed)
        if metric.policy == "step_scaling":
            steps(scope, spec, target, role, watched)
        else:
            track(scope, spec, target, role, watched)
