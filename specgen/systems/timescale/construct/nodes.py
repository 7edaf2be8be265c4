"""Nodes of a timescale document: each has a stable address, an instance and a data volume."""

from dataclasses import dataclass
from typing import Any

from cdktf import TerraformResourceLifecycle, Token
from cdktf_cdktf_provider_aws.ebs_volume import EbsVolume
from cdktf_cdktf_provider_aws.instance import (
    Instance,
    InstanceLaunchTemplate,
    InstanceMetadataOptions,
    InstanceNetworkInterface,
)
from cdktf_cdktf_provider_aws.launch_template import (
    LaunchTemplate,
    LaunchTemplateBlockDeviceMappings,
    LaunchTemplateBlockDeviceMappingsEbs,
    LaunchTemplateMetadataOptions,
)
from cdktf_cdktf_provider_aws.network_interface import NetworkInterface
from cdktf_cdktf_provider_aws.volume_attachment import VolumeAttachment

from specgen.facts import ec2
from specgen.facts.timescale import ROOT_GIB
from specgen.sdk import escape, read_text
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.construct import Scope
from specgen.systems.timescale.construct.node_role import NodeRole
from specgen.systems.timescale.model import Timescale

IMAGES = "/aws/service/canonical/ubuntu/server/22.04/stable/current/{}/hvm/ebs-gp2/ami-id"
"""Canonical's public parameters, which EC2 resolves at launch; planning looks nothing up.

source: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
"""

ARCHITECTURES = {"arm64": "arm64", "x86_64": "amd64"}
ROOT_DEVICE, DATA_DEVICE = "/dev/sda1", "/dev/sdf"
METADATA: dict[str, Any] = {
    "http_endpoint": "enabled",
    "http_tokens": "required",
    "http_put_response_hop_limit": 1,
}
"""With a token only, of the instance and of whatever else is made of its template."""


@dataclass(frozen=True, slots=True)
class Node:
    """attachment: must exist before the node is configured"""

    role: str
    interface: NetworkInterface
    instance: Instance
    volume: EbsVolume
    attachment: VolumeAttachment


def nodes(scope: Scope, spec: Timescale, role: NodeRole) -> list[Node]:
    """The primary first."""
    key = scope.read("key", spec.key, "arn") if spec.key else None
    template = _template(scope, spec, key)
    user_data = scope.base64("user-data", script("first-boot"))
    return [
        _node(scope, spec, (i, name), _Shared(role, template, user_data, key))
        for i, name in enumerate(spec.roles)
    ]


def script(name: str) -> str:
    """One of the scripts below templates/, escaped for Terraform."""
    return lying(f"{name}.sh")


def lying(name: str) -> str:
    return str(escape(read_text(f"documents/timescale/{name}")))


@dataclass(frozen=True, slots=True)
class _Shared:
    role: NodeRole
    template: LaunchTemplate
    user_data: str
    key: str | None


def _template(scope: Scope, spec: Timescale, key: str | None) -> LaunchTemplate:
    """Only image, root volume and metadata.

    The provider asks EC2 for the root device of an instance's own image, and fails if that is a
    parameter: https://github.com/hashicorp/terraform-provider-aws/issues/43488
    """
    root = LaunchTemplateBlockDeviceMappingsEbs(
        volume_type="gp3",
        volume_size=ROOT_GIB,
        encrypted="true",
        kms_key_id=key,
        delete_on_termination="true",
    )
    return scope.add(
        LaunchTemplate,
        name=scope.aws_name(),
        image_id=_image(spec),
        block_device_mappings=[
            LaunchTemplateBlockDeviceMappings(device_name=ROOT_DEVICE, ebs=root)
        ],
        metadata_options=LaunchTemplateMetadataOptions(**METADATA),
        update_default_version=True,
    )


def _image(spec: Timescale) -> str:
    if spec.image is None:
        real = ec2.instance_type(spec.instance_type)
        architecture = ARCHITECTURES[real.architecture if real else "arm64"]
        return f"resolve:ssm:{IMAGES.format(architecture)}"
    is_id = spec.image.startswith("ami-")
    return spec.image if is_id else f"resolve:ssm:{spec.image}"


def _node(scope: Scope, spec: Timescale, place: tuple[int, str], shared: _Shared) -> Node:
    """place: position of the node, and its role"""
    index, role = place
    zones = NETWORK.get(scope.here, spec.network).spec.zones
    letter = (spec.zones or zones)[index]
    zone = f"{scope.region}{letter}"
    interface = _interface(scope, spec, role, zones.index(letter))
    instance = _instance(scope, spec, role, (interface, shared))
    volume = _volume(scope, spec, role, (zone, shared.key))
    attachment = scope.add(
        VolumeAttachment,
        role,
        device_name=DATA_DEVICE,
        instance_id=instance.id,
        volume_id=volume.id,
        stop_instance_before_detaching=True,
    )
    return Node(role, interface, instance, volume, attachment)


def _interface(scope: Scope, spec: Timescale, role: str, index: int) -> NetworkInterface:
    """A separate resource, so that the address outlives the instance."""
    return scope.add(
        NetworkInterface,
        role,
        subnet_id=scope.read_item("network", spec.network, f"subnets_{spec.tier}", index),
        description=f"{role} of {scope.aws_name()}",
        security_groups=[scope.read("security_group", g, "id") for g in spec.security_groups],
        tags={"Name": scope.aws_name(role)},
    )


def _instance(
    scope: Scope, spec: Timescale, role: str, parts: tuple[NetworkInterface, _Shared]
) -> Instance:
    """A new image or first boot applies only to new instances; the data is on another volume."""
    interface, shared = parts
    return scope.add(
        Instance,
        role,
        instance_type=spec.instance_type,
        launch_template=InstanceLaunchTemplate(
            id=shared.template.id, version=Token.as_string(shared.template.latest_version)
        ),
        network_interface=[
            InstanceNetworkInterface(network_interface_id=interface.id, device_index=0)
        ],
        iam_instance_profile=shared.role.profile.name,
        metadata_options=InstanceMetadataOptions(**METADATA),
        user_data_base64=shared.user_data,
        disable_api_termination=scope.protected,
        tags={"Name": scope.aws_name(role)},
        lifecycle=TerraformResourceLifecycle(
            ignore_changes=["ami", "launch_template", "user_data_base64"]
        ),
        depends_on=[shared.role.policy],
    )


def _volume(scope: Scope, spec: Timescale, role: str, where: tuple[str, str | None]) -> EbsVolume:
    zone, key = where
    tag = spec.backup.volume_tag
    return scope.add(
        EbsVolume,
        role,
        availability_zone=zone,
        type="gp3",
        size=spec.storage.allocated_gib,
        iops=spec.storage.iops,
        throughput=spec.storage.throughput_mibps,
        encrypted=True,
        kms_key_id=key,
        tags={
            "Name": scope.aws_name(role),
            **({"Backup": tag} if tag != "none" else {}),
        },
        lifecycle=scope.lifecycle(),
    )
