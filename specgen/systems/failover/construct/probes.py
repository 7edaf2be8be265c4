"""One function in each probe region that checks every minute whether the writer answers."""

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.lambda_permission import LambdaPermission

from specgen.sdk import read_text
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.lambda_function.function import Behaviour, Code, Inside, code_bucket, function
from specgen.sdk.construct import Scope, in_region
from specgen.systems.failover.model import NAMESPACE, PROBE_METRIC, Failover
from specgen.systems.failover.model.names import probe_role

TEMPLATE = "documents/failover/probe.py"
ATTEMPTS, ATTEMPT_SECONDS = 3, 5
TIMEOUT_SECONDS = 45
"""Less than the minute until the next probe starts, more than the attempts take."""


def probes(scope: Scope, spec: Failover) -> None:
    for region in spec.probe_regions(scope.here):
        there, role = in_region(scope, region), probe_role(scope.here, region)
        _every_minute(there, role, _probe(scope, there, role, spec))


def _probe(home: Scope, scope: Scope, role: str, spec: Failover) -> LambdaFunction:
    code = Code(code_bucket(scope, f"{role}-code"), {"index.py": read_text(TEMPLATE)})
    own = {"StringEquals": {"cloudwatch:namespace": NAMESPACE}}
    return function(
        scope,
        role,
        code,
        Behaviour(
            environment=_environment(home, spec),
            statements=[allow("PutMetric", ["cloudwatch:PutMetricData"], conditions=own)],
            inside=Inside(
                scope.read_list("network", spec.probes.network, f"subnets_{spec.probes.tier}"),
                [scope.read("security_group", g, "id") for g in spec.probes.security_groups],
            ),
            timeout_seconds=TIMEOUT_SECONDS,
            log_retention_days=spec.log_retention_days,
            log_key_arn=scope.read("key", spec.log_key, "arn") if spec.log_key else None,
        ),
    )


def _environment(home: Scope, spec: Failover) -> dict[str, str]:
    """The writer's own address: the record points to the new one once it has moved."""
    old = spec.old_writer(home.here)
    return {
        "ATTEMPTS": str(ATTEMPTS),
        "FAILOVER": home.aws_name(),
        "HOST": home.read("postgres", spec.writer, "address", region=old.region),
        "METRIC": PROBE_METRIC,
        "METRIC_REGION": home.region,
        "NAMESPACE": NAMESPACE,
        "PORT": str(old.spec.port),
        "TIMEOUT_SECONDS": str(ATTEMPT_SECONDS),
    }


def _every_minute(scope: Scope, role: str, made: LambdaFunction) -> None:
    rule = scope.add(
        CloudwatchEventRule,
        role,
        name=scope.aws_name(role),
        description=f"{role} of {scope.aws_name()}",
        schedule_expression="rate(1 minute)",
    )
    scope.add(CloudwatchEventTarget, role, rule=rule.name, arn=made.arn)
    scope.add(
        LambdaPermission,
        role,
        statement_id="Schedule",
        action="lambda:InvokeFunction",
        function_name=made.function_name,
        principal="events.amazonaws.com",
        source_arn=rule.arn,
    )
