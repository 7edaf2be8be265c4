"""Account region document -> defaults of EBS, EC2 and ECS, and the access analyzer."""

from cdktf_cdktf_provider_aws.accessanalyzer_analyzer import AccessanalyzerAnalyzer
from cdktf_cdktf_provider_aws.ebs_default_kms_key import EbsDefaultKmsKey
from cdktf_cdktf_provider_aws.ebs_encryption_by_default import EbsEncryptionByDefault
from cdktf_cdktf_provider_aws.ebs_snapshot_block_public_access import EbsSnapshotBlockPublicAccess
from cdktf_cdktf_provider_aws.ec2_image_block_public_access import Ec2ImageBlockPublicAccess
from cdktf_cdktf_provider_aws.ec2_instance_metadata_defaults import Ec2InstanceMetadataDefaults
from cdktf_cdktf_provider_aws.ecs_account_setting_default import EcsAccountSettingDefault

from specgen.sdk.construct import Scope
from specgen.systems.account_region.model import AccountRegion, Ebs, Ecs


def build(scope: Scope, spec: AccountRegion) -> None:
    _volumes(scope, spec.ebs)
    if spec.block_public_images:
        scope.add(Ec2ImageBlockPublicAccess, state="block-new-sharing")
    metadata = spec.instance_metadata
    scope.add(
        Ec2InstanceMetadataDefaults,
        http_tokens="required" if metadata.tokens_required else "optional",
        http_put_response_hop_limit=metadata.hop_limit,
    )
    if spec.access_analyzer:
        scope.add(AccessanalyzerAnalyzer, analyzer_name=scope.aws_name(), type="ACCOUNT")
    _tasks(scope, spec.ecs)


def _volumes(scope: Scope, spec: Ebs) -> None:
    scope.add(EbsEncryptionByDefault, enabled=spec.encrypted)
    if spec.key:
        scope.add(EbsDefaultKmsKey, key_arn=scope.read("key", spec.key, "arn"))
    if spec.block_public_snapshots:
        scope.add(EbsSnapshotBlockPublicAccess, state="block-all-sharing")


def _tasks(scope: Scope, spec: Ecs) -> None:
    if spec.eni_trunking:
        scope.add(EcsAccountSettingDefault, "eni-trunking", name="awsvpcTrunking", value="enabled")
    if spec.container_insights:
        scope.add(
            EcsAccountSettingDefault,
            "container-insights",
            name="containerInsights",
            value=spec.container_insights,
        )
