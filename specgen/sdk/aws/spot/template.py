"""The launch template of instances that come and go."""

from typing import Any

from cdktf_cdktf_provider_aws.launch_template import (
    LaunchTemplate,
    LaunchTemplateBlockDeviceMappings,
    LaunchTemplateBlockDeviceMappingsEbs,
    LaunchTemplateMetadataOptions,
    LaunchTemplateTagSpecifications,
)

from specgen.sdk.construct import Scope

ROOT_DEVICE = "/dev/xvda"


def template(scope: Scope, *, volume_gib: int, key_arn: str | None, **more: Any) -> LaunchTemplate:
    """IMDSv2 within one hop, an encrypted root volume, and all tags."""
    volume = LaunchTemplateBlockDeviceMappingsEbs(
        volume_type="gp3",
        volume_size=volume_gib,
        encrypted="true",
        kms_key_id=key_arn,
        delete_on_termination="true",
    )
    tags = {"Name": scope.aws_name(), **scope.all_tags}
    return scope.add(
        LaunchTemplate,
        name=scope.aws_name(),
        metadata_options=LaunchTemplateMetadataOptions(
            http_endpoint="enabled", http_tokens="required", http_put_response_hop_limit=1
        ),
        block_device_mappings=[
            LaunchTemplateBlockDeviceMappings(device_name=ROOT_DEVICE, ebs=volume)
        ],
        tag_specifications=[
            LaunchTemplateTagSpecifications(resource_type=kind, tags=tags)
            for kind in ("instance", "volume")
        ],
        update_default_version=True,
        **more,
    )
