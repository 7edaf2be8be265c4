"""Registry document -> ECR repositories with lifecycle policies, replication, scanning."""

from typing import Any

from cdktf_cdktf_provider_aws.ecr_lifecycle_policy import EcrLifecyclePolicy
from cdktf_cdktf_provider_aws.ecr_registry_scanning_configuration import (
    EcrRegistryScanningConfiguration,
    EcrRegistryScanningConfigurationRule,
    EcrRegistryScanningConfigurationRuleRepositoryFilter,
)
from cdktf_cdktf_provider_aws.ecr_replication_configuration import (
    EcrReplicationConfiguration,
    EcrReplicationConfigurationReplicationConfiguration,
    EcrReplicationConfigurationReplicationConfigurationRule,
    EcrReplicationConfigurationReplicationConfigurationRuleDestination,
    EcrReplicationConfigurationReplicationConfigurationRuleRepositoryFilter,
)
from cdktf_cdktf_provider_aws.ecr_repository import (
    EcrRepository,
    EcrRepositoryEncryptionConfiguration,
    EcrRepositoryImageScanningConfiguration,
)
from cdktf_cdktf_provider_aws.ecr_repository_policy import EcrRepositoryPolicy

from specgen.sdk import part_name
from specgen.sdk.aws.iam import document
from specgen.sdk.construct import Scope
from specgen.systems.registry.across import pulls
from specgen.systems.registry.model import Registry, Repository, role_of


def build(scope: Scope, spec: Registry) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else None
    for name, options in spec.repositories.items():
        _repository(scope, spec, key, name, options)
    if spec.replicates(scope.here):
        _replication(scope, spec)
    if spec.scanning == "enhanced":
        _scanning(scope, spec)


def _repository(
    scope: Scope, spec: Registry, key: str | None, name: str, options: Repository
) -> None:
    encryption = EcrRepositoryEncryptionConfiguration(
        encryption_type="KMS" if key else "AES256", kms_key=key
    )
    role = part_name(name, options).map(role_of)
    repository = scope.add(
        EcrRepository,
        role,
        name=spec.repository(scope.here, name),
        image_tag_mutability=options.image_tag_mutability,
        image_scanning_configuration=EcrRepositoryImageScanningConfiguration(scan_on_push=True),
        encryption_configuration=[encryption],
        lifecycle=scope.lifecycle(),
    )
    policy = scope.json(f"{role}-lifecycle", _lifecycle(spec, options))
    scope.add(EcrLifecyclePolicy, role, repository=repository.name, policy=policy)
    if admitted := list(pulls(scope.here)):
        readers = scope.json(f"{role}-readers", document(*admitted))
        scope.add(EcrRepositoryPolicy, role, repository=repository.name, policy=readers)


def _lifecycle(spec: Registry, options: Repository) -> dict[str, Any]:
    days = options.expire_untagged_days or spec.expire_untagged_days
    untagged = {"tagStatus": "untagged", "countType": "sinceImagePushed"}
    tagged = {"tagStatus": "tagged", "tagPatternList": ["*"], "countType": "imageCountMoreThan"}
    return {
        "rules": [
            _expire(1, {**untagged, "countUnit": "days", "countNumber": days}),
            _expire(2, {**tagged, "countNumber": options.keep_tagged or spec.keep_tagged}),
        ]
    }


def _expire(priority: int, selection: dict[str, Any]) -> dict[str, Any]:
    description = f"Expire {selection['tagStatus']} images"
    return {
        "rulePriority": priority,
        "description": description,
        "selection": selection,
        "action": {"type": "expire"},
    }


def _replication(scope: Scope, spec: Registry) -> None:
    destinations = [
        EcrReplicationConfigurationReplicationConfigurationRuleDestination(
            region=region, registry_id=scope.names.account
        )
        for region in sorted(spec.replicate_to)
    ]
    ours = EcrReplicationConfigurationReplicationConfigurationRuleRepositoryFilter(
        filter=spec.prefix(scope.here), filter_type="PREFIX_MATCH"
    )
    rule = EcrReplicationConfigurationReplicationConfigurationRule(
        destination=destinations, repository_filter=[ours]
    )
    scope.add(
        EcrReplicationConfiguration,
        replication_configuration=EcrReplicationConfigurationReplicationConfiguration(rule=[rule]),
    )


def _scanning(scope: Scope, spec: Registry) -> None:
    ours = EcrRegistryScanningConfigurationRuleRepositoryFilter(
        filter=f"{spec.prefix(scope.here)}*", filter_type="WILDCARD"
    )
    rule = EcrRegistryScanningConfigurationRule(
        scan_frequency="CONTINUOUS_SCAN", repository_filter=[ours]
    )
    scope.add(EcrRegistryScanningConfiguration, scan_type="ENHANCED", rule=[rule])
