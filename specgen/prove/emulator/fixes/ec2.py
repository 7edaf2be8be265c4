"""EC2: launch templates, flow logs, DHCP options, transit gateways, monitoring, rules."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import (
    InvalidPermissionNotFoundError,
    InvalidSecurityGroupRuleIdNotFoundError,
)
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule
from moto.ec2.models.subnets import Subnet
from moto.ec2.models.transit_gateway_attachments import TransitGatewayAttachmentBackend
from moto.ec2.responses.dhcp_options import DHCPOptions
from moto.ec2.responses.flow_logs import FlowLogs
from moto.ec2.responses.instances import InstanceResponse
from moto.ec2.responses.launch_templates import LaunchTemplates
from moto.ec2.responses.monitoring import Monitoring
from moto.ec2.responses.transit_gateway_attachments import TransitGatewayAttachment

from specgen.prove.emulator.fixes.fix import fix

OWN = "launch-template"
ATTACHMENT = "transit-gateway-attachment"


@fix(LaunchTemplates, "create_launch_template")
def keeps_its_own_tags_apart(self: Any, original: Any) -> Any:
    """The tags of a template are also stored as tags of what it launches."""
    answer = original(self)
    template = self.ec2_backend.get_launch_template_by_name(self._get_param("LaunchTemplateName"))
    for version in template.versions:
        tags = [t for t in version.data.get("TagSpecifications", []) if t["ResourceType"] != OWN]
        version.data["TagSpecifications"] = tags
    return answer


@fix(InstanceResponse, "run_instances")
def keeps_the_protection_of_an_instance(self: Any, original: Any) -> Any:
    """Termination protection is dropped when an instance is launched."""
    answer = original(self)
    for instance in answer.result.instances:
        instance.disable_api_termination = bool(self._get_bool_param("DisableApiTermination"))
    return answer


@fix(FlowLogs, "create_flow_logs")
def keeps_the_form_of_flow_logs(self: Any, original: Any) -> Any:
    """The options of the destination (file format, partitions) are dropped."""
    answer = original(self)
    for log in self.ec2_backend.describe_flow_logs(answer.result["FlowLogIds"]):
        log.destination_options = self._get_param("DestinationOptions")
    return answer


@fix(DHCPOptions, "create_dhcp_options")
def tags_dhcp_options(self: Any, original: Any) -> Any:
    """The tags of DHCP options are dropped."""
    answer = original(self)
    tags = self._parse_tag_specification().get("dhcp-options", {})
    answer.result["DhcpOptions"].add_tags(tags)
    return answer


@fix(TransitGatewayAttachment, "create_transit_gateway_vpc_attachment")
def tags_an_attachment(self: Any, original: Any) -> Any:
    """The tags of an attachment are looked for under another resource's name."""
    answer = original(self)
    tags = self._parse_tag_specification().get(ATTACHMENT, {})
    answer.result["TransitGatewayVpcAttachment"].add_tags(tags)
    return answer


@fix(TransitGatewayAttachmentBackend, "delete_transit_gateway_vpc_attachment")
def still_knows_a_deleted_attachment(self: Any, original: Any, *args: Any, **kwargs: Any) -> Any:
    """A deleted attachment disappears at once; the provider waits to see it as deleted."""
    attachment = original(self, *args, **kwargs)
    self.transit_gateway_attachments[attachment.id] = attachment
    return attachment


@fix(Monitoring, "monitor_instances")
def monitors_instances(self: Any, _: Any) -> ActionResult:
    """MonitorInstances is missing."""
    return _monitoring(self, "enabled")


@fix(Monitoring, "unmonitor_instances")
def no_longer_monitors_instances(self: Any, _: Any) -> ActionResult:
    """UnmonitorInstances is missing."""
    return _monitoring(self, "disabled")


@fix(SecurityGroupBackend, "revoke_security_group_egress")
def names_an_unknown_egress_rule(self: Any, original: Any, *args: Any, **kwargs: Any) -> Any:
    """An unknown rule id is reported as an unknown permission: a revoke sent twice fails."""
    return _revoked(original, self, *args, **kwargs)


@fix(SecurityGroupBackend, "revoke_security_group_ingress")
def names_an_unknown_ingress_rule(self: Any, original: Any, *args: Any, **kwargs: Any) -> Any:
    """As for egress; the provider treats an unknown id as a rule that no longer exists."""
    return _revoked(original, self, *args, **kwargs)


def _revoked(original: Any, *args: Any, **kwargs: Any) -> Any:
    try:
        return original(*args, **kwargs)
    except InvalidPermissionNotFoundError:
        if ids := kwargs.get("security_rule_ids"):
            raise InvalidSecurityGroupRuleIdNotFoundError(ids[0]) from None
        raise


@fix(SecurityGroupRule, "__init__")
def describes_rules_of_groups_and_lists(self: Any, original: Any, *args: Any, **more: Any) -> None:
    """The description of a rule is dropped if its other side is a group or a prefix list."""
    original(self, *args, **more)
    sides = (*args, *more.values())
    texts = [
        side["Description"] for side in sides if isinstance(side, dict) and "Description" in side
    ]
    if texts and not self.ip_range:
        self.ip_range = {"Description": texts[0]}


@fix(Subnet, "get_filter_value")
def finds_subnets_by_their_ipv6_blocks(self: Any, original: Any, name: str, *args: Any) -> Any:
    """Subnets cannot be looked for by the association of an IPv6 block, which the provider does."""
    if name == "ipv6-cidr-block-association.association-id":
        return list(self.ipv6_cidr_block_associations)
    return original(self, name, *args)


class _State(dict[str, str]):
    """Moto writes a state once as a map and once as a text."""

    def __str__(self) -> str:
        return self["State"]


@fix(Subnet, "attach_ipv6_cidr_block_associations")
def tells_the_state_of_an_ipv6_block(self: Any, original: Any, *args: Any) -> Any:
    """The state of a subnet's IPv6 block is a map in a map; the provider waits for its text."""
    association = original(self, *args)
    association["ipv6CidrBlockState"] = _State(association["ipv6CidrBlockState"])
    return association


def _monitoring(self: Any, state: str) -> ActionResult:
    ids = self._get_param("InstanceIds", [])
    items = [{"InstanceId": item, "Monitoring": {"State": state}} for item in ids]
    return ActionResult({"InstanceMonitorings": items})


FIXES = (
    keeps_its_own_tags_apart,
    keeps_the_protection_of_an_instance,
    keeps_the_form_of_flow_logs,
    tags_dhcp_options,
    tags_an_attachment,
    still_knows_a_deleted_attachment,
    monitors_instances,
    no_longer_monitors_instances,
    names_an_unknown_egress_rule,
    names_an_unknown_ingress_rule,
    describes_rules_of_groups_and_lists,
    finds_subnets_by_their_ipv6_blocks,
    tells_the_state_of_an_ipv6_block,
)
