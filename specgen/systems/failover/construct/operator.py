"""The function that acts in other regions, and the group that shuts the old writer off."""

from cdktf_cdktf_provider_aws.security_group import SecurityGroup

from specgen.sdk import read_text
from specgen.sdk.aws.lambda_function.function import Behaviour, Code, code_bucket, function
from specgen.sdk.construct import Scope, in_region
from specgen.systems.failover.construct.permissions import operator_statements
from specgen.systems.failover.model import Failover
from specgen.systems.failover.model.names import OPERATOR

TEMPLATE = "documents/failover/operator.py"
TIMEOUT_SECONDS = 90


def operator(scope: Scope, spec: Failover) -> None:
    """Not in a VPC: it calls only AWS APIs, and must not depend on a NAT gateway."""
    code = Code(code_bucket(scope, f"{OPERATOR}-code"), {"index.py": read_text(TEMPLATE)})
    function(
        scope,
        OPERATOR,
        code,
        Behaviour(
            environment={},
            statements=operator_statements(scope, spec),
            timeout_seconds=TIMEOUT_SECONDS,
            log_retention_days=spec.log_retention_days,
            log_key_arn=scope.read("key", spec.log_key, "arn") if spec.log_key else None,
        ),
    )


def fence_group(scope: Scope, spec: Failover) -> SecurityGroup:
    """Made in advance: if the writer's region is lost, its control plane may be lost too."""
    old = spec.old_writer(scope.here)
    there = in_region(scope, old.region)
    name = there.aws_name("fence")
    # the name in AWS, because a changed description would replace the group
    shut = f"{old.effective.kind}/{old.effective.aws_name}"
    return there.add(
        SecurityGroup,
        "fence",
        name=name,
        description=f"Admits nobody; shuts {shut} off in a failover",
        vpc_id=there.read("network", old.spec.network, "vpc_id"),
        tags={"Name": name},
    )
