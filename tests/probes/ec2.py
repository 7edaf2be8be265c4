"""Probes of the fixes of ec2."""

from typing import Any

from botocore.exceptions import ClientError

from probes import Clients, Probe
from specgen.prove.emulator.fixes import ec2
from specgen.prove.emulator.fixes.fix import Fix


def a_template_launches_with_its_own_tags_only(aws: Clients) -> bool:
    client = aws("ec2")
    tags = [{"ResourceType": "launch-template", "Tags": [{"Key": "Team", "Value": "web"}]}]
    data = {"InstanceType": "t4g.small"}
    about = {"LaunchTemplateName": "web", "LaunchTemplateData": data, "TagSpecifications": tags}
    client.create_launch_template(**about)
    read = client.describe_launch_template_versions(LaunchTemplateName="web")
    (version,) = read["LaunchTemplateVersions"]
    (template,) = client.describe_launch_templates()["LaunchTemplates"]
    return not version["LaunchTemplateData"].get("TagSpecifications") and bool(template["Tags"])


def flow_logs_keep_their_form(aws: Clients) -> bool:
    client, form = aws("ec2"), {"FileFormat": "parquet", "PerHourPartition": True}
    aws("s3").create_bucket(Bucket="flow-logs")
    vpc = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    target = {"LogDestinationType": "s3", "LogDestination": "arn:aws:s3:::flow-logs"}
    where = {"ResourceIds": [vpc], "ResourceType": "VPC", "TrafficType": "ALL"}
    client.create_flow_logs(**where, **target, DestinationOptions=form)
    (read,) = client.describe_flow_logs()["FlowLogs"]
    return read.get("DestinationOptions") == form


def dhcp_options_have_tags(aws: Clients) -> bool:
    client = aws("ec2")
    tags = [{"ResourceType": "dhcp-options", "Tags": [{"Key": "Team", "Value": "web"}]}]
    options = [{"Key": "domain-name", "Values": ["example.com"]}]
    client.create_dhcp_options(DhcpConfigurations=options, TagSpecifications=tags)
    return any(read["Tags"] for read in client.describe_dhcp_options()["DhcpOptions"])


def _attachment(aws: Clients) -> Any:
    client = aws("ec2")
    gateway = client.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
    vpc = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = client.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
    kind = "transit-gateway-attachment"
    tags = [{"ResourceType": kind, "Tags": [{"Key": "Team", "Value": "web"}]}]
    made = client.create_transit_gateway_vpc_attachment(
        TransitGatewayId=gateway, VpcId=vpc, SubnetIds=[subnet], TagSpecifications=tags
    )["TransitGatewayVpcAttachment"]
    return client, made["TransitGatewayAttachmentId"]


def an_attachment_has_tags(aws: Clients) -> bool:
    client, id_ = _attachment(aws)
    (read,) = client.describe_transit_gateway_vpc_attachments()["TransitGatewayVpcAttachments"]
    asked = [{"Key": "Team", "Value": "web"}]
    return (read["TransitGatewayAttachmentId"], read.get("Tags")) == (id_, asked)


def a_deleted_attachment_is_seen_as_deleted(aws: Clients) -> bool:
    client, id_ = _attachment(aws)
    client.delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=id_)
    read = client.describe_transit_gateway_vpc_attachments()["TransitGatewayVpcAttachments"]
    return [item["State"] for item in read] == ["deleted"]


def an_instance_is_protected_from_the_start(aws: Clients) -> bool:
    client, attribute = aws("ec2"), "DisableApiTermination"
    launched = client.run_instances(
        ImageId="ami-12345678", MinCount=1, MaxCount=1, DisableApiTermination=True
    )
    (instance,) = launched["Instances"]
    asked = {"InstanceId": instance["InstanceId"], "Attribute": "disableApiTermination"}
    return bool(client.describe_instance_attribute(**asked)[attribute]["Value"])


def an_instance_can_be_monitored(aws: Clients) -> bool:
    (read,) = aws("ec2").monitor_instances(InstanceIds=["i-1"])["InstanceMonitorings"]
    return bool(read["Monitoring"]["State"] == "enabled")


def an_instance_can_be_left_alone(aws: Clients) -> bool:
    (read,) = aws("ec2").unmonitor_instances(InstanceIds=["i-1"])["InstanceMonitorings"]
    return bool(read["Monitoring"]["State"] == "disabled")


def _revoked_twice(aws: Clients, way: str) -> str:
    """The answer to the second revoke of a rule."""
    client = aws("ec2")
    vpc = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    group = client.create_security_group(GroupName="g", Description="d", VpcId=vpc)["GroupId"]
    allowed = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80}
    permission = allowed | {"IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
    authorize = getattr(client, f"authorize_security_group_{way}")
    made = authorize(GroupId=group, IpPermissions=[permission])["SecurityGroupRules"]
    rules = {"GroupId": group, "SecurityGroupRuleIds": [made[0]["SecurityGroupRuleId"]]}
    revoke = getattr(client, f"revoke_security_group_{way}")
    revoke(**rules)
    try:
        revoke(**rules)
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    return ""


def an_unknown_egress_rule_is_named(aws: Clients) -> bool:
    return _revoked_twice(aws, "egress") == "InvalidSecurityGroupRuleId.NotFound"


def an_unknown_ingress_rule_is_named(aws: Clients) -> bool:
    return _revoked_twice(aws, "ingress") == "InvalidSecurityGroupRuleId.NotFound"


def a_rule_of_a_group_is_described(aws: Clients) -> bool:
    client = aws("ec2")
    vpc = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    about = {"GroupName": "web", "Description": "web", "VpcId": vpc}
    group = client.create_security_group(**about)["GroupId"]
    side = {"GroupId": group, "Description": "one another"}
    ports = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
    rule = {**ports, "UserIdGroupPairs": [side]}
    client.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
    filters = [{"Name": "group-id", "Values": [group]}]
    found = client.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]
    return any(one.get("Description") == "one another" for one in found)


def _with_ipv6(aws: Clients) -> dict[str, Any]:
    """A subnet as it was made."""
    client = aws("ec2")
    vpc = client.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
    (read,) = client.describe_vpcs(VpcIds=[vpc["VpcId"]])["Vpcs"]
    block = read["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"].replace("/56", "/64")
    where = {"VpcId": vpc["VpcId"], "CidrBlock": "10.0.0.0/24", "Ipv6CidrBlock": block}
    made: dict[str, Any] = client.create_subnet(**where)["Subnet"]
    return made


def a_subnet_is_found_by_its_ipv6_block(aws: Clients) -> bool:
    subnet = _with_ipv6(aws)
    association = subnet["Ipv6CidrBlockAssociationSet"][0]["AssociationId"]
    asked = {"Name": "ipv6-cidr-block-association.association-id", "Values": [association]}
    (found,) = aws("ec2").describe_subnets(Filters=[asked])["Subnets"]
    return bool(found["SubnetId"] == subnet["SubnetId"])


def a_subnet_has_its_ipv6_block(aws: Clients) -> bool:
    (association,) = _with_ipv6(aws)["Ipv6CidrBlockAssociationSet"]
    return bool(association["Ipv6CidrBlockState"]["State"] == "associated")


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (ec2.keeps_its_own_tags_apart, a_template_launches_with_its_own_tags_only),
    (ec2.keeps_the_protection_of_an_instance, an_instance_is_protected_from_the_start),
    (ec2.keeps_the_form_of_flow_logs, flow_logs_keep_their_form),
    (ec2.tags_dhcp_options, dhcp_options_have_tags),
    (ec2.tags_an_attachment, an_attachment_has_tags),
    (ec2.still_knows_a_deleted_attachment, a_deleted_attachment_is_seen_as_deleted),
    (ec2.monitors_instances, an_instance_can_be_monitored),
    (ec2.no_longer_monitors_instances, an_instance_can_be_left_alone),
    (ec2.names_an_unknown_egress_rule, an_unknown_egress_rule_is_named),
    (ec2.names_an_unknown_ingress_rule, an_unknown_ingress_rule_is_named),
    (ec2.describes_rules_of_groups_and_lists, a_rule_of_a_group_is_described),
    (ec2.finds_subnets_by_their_ipv6_blocks, a_subnet_is_found_by_its_ipv6_block),
    (ec2.tells_the_state_of_an_ipv6_block, a_subnet_has_its_ipv6_block),
)
