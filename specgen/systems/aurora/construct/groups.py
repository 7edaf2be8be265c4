"""The parameter groups of a cluster and of its instances."""

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.db_parameter_group import DbParameterGroup
from cdktf_cdktf_provider_aws.rds_cluster_parameter_group import (
    RdsClusterParameterGroup,
    RdsClusterParameterGroupParameter,
)

from specgen.sdk.aws.rds import mysql_parameters, parameters
from specgen.sdk.aws.rds.groups import parameter_group
from specgen.sdk.construct import Scope
from specgen.systems.aurora.model import Aurora


def cluster_group(scope: Scope, spec: Aurora) -> RdsClusterParameterGroup:
    """Another major has another family, in a new group that is made before the old one goes."""
    method = _method(spec)
    return scope.add(
        RdsClusterParameterGroup,
        name=scope.aws_name(spec.group_role),
        family=spec.family,
        description=f"Parameters of {scope.aws_name()}",
        parameter=[
            RdsClusterParameterGroupParameter(name=name, value=value, apply_method=method(name))
            for name, value in sorted(_values(spec).items())
        ],
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )


def instance_group(scope: Scope, spec: Aurora) -> DbParameterGroup | None:
    """None: AWS's own, which changes nothing of the cluster's."""
    if not spec.instance_parameters:
        return None
    return parameter_group(scope, spec.family, spec.instance_parameters, _method(spec))


def _method(spec: Aurora):  # noqa: ANN202  a function of a name
    of_engine = parameters if spec.is_postgres else mysql_parameters
    return of_engine.apply_method


def _values(spec: Aurora) -> dict[str, str]:
    """source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/
    AuroraMySQL.Integrating.CloudWatch.html (2026-11-30)
    """
    if spec.is_postgres:
        return parameters.values_of(spec.parameters, require_tls=spec.require_tls)
    exported = spec.exported
    audit = {"server_audit_logging": "1"} if "audit" in exported else {}
    values = mysql_parameters.values_of({}, exported, require_tls=spec.require_tls)
    return {**values, **audit, **spec.parameters}
