"""What a plan backs up: databases by name, and everything that carries its tags."""

from typing import cast

from cdktf_cdktf_provider_aws.backup_plan import BackupPlan
from cdktf_cdktf_provider_aws.backup_selection import (
    BackupSelection,
    BackupSelectionCondition,
    BackupSelectionConditionStringEquals,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole

from specgen.sdk import Here, PartName
from specgen.sdk.aws.interfaces.databases import database_of
from specgen.sdk.construct import Scope
from specgen.systems.backup.model.own_tags import own_tags
from specgen.systems.backup.model.parts import Plan


def select(scope: Scope, name: PartName, spec: Plan, plan: BackupPlan, role: IamRole) -> None:
    """Two selections, because within one a resource would have to match both."""
    if spec.databases:
        scope.add(
            BackupSelection,
            name.map("{}-databases".format),
            name="databases",
            plan_id=plan.id,
            iam_role_arn=role.arn,
            resources=[_arn(scope, one) for one in spec.databases],
        )
    if spec.tags:
        _tagged(scope, name, spec, plan, role)


def _arn(scope: Scope, database: str) -> str:
    found = cast("Here", database_of(scope.here, database))
    return scope.read(found.effective.kind, found.name, "arn")


def _tagged(scope: Scope, name: PartName, spec: Plan, plan: BackupPlan, role: IamRole) -> None:
    """Conditions must all match; of a selection's tags one would be enough.

    source: https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
    (2026-11-24)
    """
    wanted = {**own_tags(scope.here), **spec.tags}
    scope.add(
        BackupSelection,
        name.map("{}-tagged".format),
        name="tagged",
        plan_id=plan.id,
        iam_role_arn=role.arn,
        resources=["*"],
        condition=[
            BackupSelectionCondition(
                string_equals=[
                    BackupSelectionConditionStringEquals(key=f"aws:ResourceTag/{key}", value=value)
                    for key, value in sorted(wanted.items())
                ]
            )
        ],
    )
