"""The subnet group and the parameter group of an instance."""

from collections.abc import Callable, Mapping

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.db_parameter_group import (
    DbParameterGroup,
    DbParameterGroupParameter,
)
from cdktf_cdktf_provider_aws.db_subnet_group import DbSubnetGroup

from specgen.sdk.construct.scope import Scope


def subnet_group(scope: Scope, network: str, tier: str) -> DbSubnetGroup:
    return scope.add(
        DbSubnetGroup,
        name=scope.aws_name(),
        description=scope.description,
        subnet_ids=scope.read_list("network", network, f"subnets_{tier}"),
    )


def parameter_group(
    scope: Scope, family: str, values: Mapping[str, str], apply_method: Callable[[str], str]
) -> DbParameterGroup:
    """Another major has another family, in a new group that is made before the old one goes.

    the description is fixed: a change would replace the group with one of the same name
    """
    return scope.add(
        DbParameterGroup,
        name=scope.aws_name(family.replace(".", "-")),
        family=family,
        description=f"Parameters of {scope.aws_name()}",
        parameter=[
            DbParameterGroupParameter(name=name, value=value, apply_method=apply_method(name))
            for name, value in sorted(values.items())
        ],
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )
