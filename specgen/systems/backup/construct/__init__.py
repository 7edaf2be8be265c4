"""Backup document -> vault with its lock, plans with what they select, replicated backups."""

from typing import cast

from cdktf_cdktf_provider_aws.backup_plan import (
    BackupPlan,
    BackupPlanRule,
    BackupPlanRuleCopyAction,
    BackupPlanRuleCopyActionLifecycle,
    BackupPlanRuleLifecycle,
)
from cdktf_cdktf_provider_aws.backup_vault import BackupVault
from cdktf_cdktf_provider_aws.backup_vault_lock_configuration import BackupVaultLockConfiguration
from cdktf_cdktf_provider_aws.db_instance_automated_backups_replication import (
    DbInstanceAutomatedBackupsReplication,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole

from specgen.sdk import Here, PartName, part_name
from specgen.sdk.aws.interfaces.databases import INSTANCES, database_of
from specgen.sdk.construct import Scope
from specgen.systems.backup.construct.guests import admit_guests
from specgen.systems.backup.construct.notifications import tell_of_failures
from specgen.systems.backup.construct.roles import backup_role
from specgen.systems.backup.construct.selections import select
from specgen.systems.backup.model import BACKUP, Backup
from specgen.systems.backup.model.cold import archives_volumes
from specgen.systems.backup.model.parts import Copy, Plan


def build(scope: Scope, spec: Backup) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else None
    vault = scope.add(
        BackupVault,
        name=scope.aws_name(),
        kms_key_arn=key,
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
    )
    _lock(scope, spec, vault)
    admit_guests(scope, vault)
    if spec.plans:
        _plans(scope, spec, vault)
    for wanted in spec.database_backups:
        source = cast("Here", database_of(scope.here, wanted.database, INSTANCES))
        scope.add(
            DbInstanceAutomatedBackupsReplication,
            source.effective.part_name,
            source_db_instance_arn=scope.read(
                source.effective.kind, source.name, "arn", region=source.region
            ),
            retention_period=wanted.retention_days,
            kms_key_id=key,
        )


def _lock(scope: Scope, spec: Backup, vault: BackupVault) -> None:
    if spec.lock is None:
        return
    scope.add(
        BackupVaultLockConfiguration,
        backup_vault_name=vault.name,
        min_retention_days=spec.lock.minimum_retention_days,
        max_retention_days=spec.lock.maximum_retention_days,
        changeable_for_days=spec.lock.changeable_for_days,
    )


def _plans(scope: Scope, spec: Backup, vault: BackupVault) -> None:
    role = backup_role(scope, spec)
    for name, plan in spec.plans.items():
        _plan(scope, part_name(name, plan), plan, vault, role)
    if spec.topic:
        tell_of_failures(scope, spec.topic, role)


def _plan(scope: Scope, name: PartName, spec: Plan, vault: BackupVault, role: IamRole) -> None:
    plan = scope.add(
        BackupPlan,
        name,
        name=scope.aws_name(name),
        rule=[
            BackupPlanRule(
                rule_name=name.first,
                target_vault_name=vault.name,
                schedule=spec.schedule,
                lifecycle=BackupPlanRuleLifecycle(
                    delete_after=spec.delete_after_days,
                    cold_storage_after=spec.cold_storage_after_days,
                    opt_in_to_archive_for_supported_resources=archives_volumes(spec) or None,
                ),
                copy_action=[_copy(scope, spec, copy) for copy in spec.copies] or None,
            )
        ],
    )
    select(scope, name, spec, plan, role)


def _copy(scope: Scope, plan: Plan, copy: Copy) -> BackupPlanRuleCopyAction:
    return BackupPlanRuleCopyAction(
        destination_vault_arn=_destination(scope, copy.to),
        lifecycle=BackupPlanRuleCopyActionLifecycle(
            delete_after=copy.delete_after_days or plan.delete_after_days
        ),
    )


def _destination(scope: Scope, name: str) -> str:
    other = BACKUP.get(scope.here, name)
    if not scope.here.is_of_account(other.effective):
        return other.spec.vault_arn(other)
    return scope.read("backup", name, "vault_arn", region=other.region)
