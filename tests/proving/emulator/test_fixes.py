"""Each fix of moto is needed, and helps: asked with it and without it."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

boto3 = pytest.importorskip("boto3", reason="the emulator is not installed")

from botocore.config import Config  # noqa: E402  after the test for the package
from botocore.exceptions import ClientError  # noqa: E402
from botocore.parsers import ResponseParserError as ParserError  # noqa: E402

from specgen.archive import archive  # noqa: E402
from specgen.proving.emulator import fixes  # noqa: E402
from specgen.proving.emulator.fixes import (  # noqa: E402
    acmpca,
    autoscaling,
    awslambda,
    backup,
    cloudtrail,
    ec2,
    ecs,
    elasticache,
    kms,
    lacking,
    rds,
    route53,
    s3,
    secretsmanager,
    securityhub,
    sqs,
    stepfunctions,
)
from specgen.proving.emulator.fixes.fix import Fix  # noqa: E402
from specgen.proving.emulator.server import empty, running  # noqa: E402

REGION = "us-east-1"
ASK = Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"})

Clients = Callable[..., Any]
"""Service, region -> boto3 client."""
Probe = Callable[[Clients], bool]
"""Whether the emulator does as AWS does."""


@pytest.fixture(scope="module")
def aws() -> Iterator[Clients]:
    """An emulator without fixes; a client is made once, since making one takes a second."""
    session = boto3.Session("test", "test")
    with running((), managed_policies=False) as emulator:

        @cache
        def client(service: str, region: str = REGION) -> Any:
            where = {"region_name": region, "endpoint_url": emulator.endpoint}
            return session.client(service, **where, config=ASK)

        yield client


def _database(aws: Clients, name: str, **settings: Any) -> Any:
    about = {"Engine": "postgres", "DBInstanceClass": "db.t4g.large", "AllocatedStorage": 20}
    master = {"MasterUsername": "master", "MasterUserPassword": "not-a-secret"}
    made = aws("rds").create_db_instance(DBInstanceIdentifier=name, **about, **master, **settings)
    return made["DBInstance"]


def instances_have_ids_of_their_own(aws: Clients) -> bool:
    return _database(aws, "one")["DbiResourceId"] != _database(aws, "two")["DbiResourceId"]


def performance_insights_are_on(aws: Clients) -> bool:
    asked = {"EnablePerformanceInsights": True, "PerformanceInsightsRetentionPeriod": 7}
    _database(aws, "one", **asked)
    (read,) = aws("rds").describe_db_instances()["DBInstances"]
    period = read.get("PerformanceInsightsRetentionPeriod")
    return bool(read.get("PerformanceInsightsEnabled")) and period == 7


def a_function_logs_where_it_was_told(aws: Clients) -> bool:
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}
    policy = {"Version": "2012-10-17", "Statement": [trust | {"Action": "sts:AssumeRole"}]}
    role = aws("iam").create_role(RoleName="f", AssumeRolePolicyDocument=json.dumps(policy))["Role"]
    wanted = {"LogFormat": "JSON", "LogGroup": "/aws/lambda/other"}
    about = {"Runtime": "python3.13", "Role": role["Arn"], "Handler": "index.handler"}
    code = {"ZipFile": archive({"index.py": "def handler(*_): ..."}).content()}
    client = aws("lambda")
    client.create_function(FunctionName="f", Code=code, LoggingConfig=wanted, **about)
    read = client.get_function(FunctionName="f")["Configuration"].get("LoggingConfig", {})
    return {key: read.get(key) for key in wanted} == wanted


def a_bucket_that_wants_tls_takes_objects(aws: Clients) -> bool:
    client, name = aws("s3"), {"Bucket": "bucket-with-a-policy"}
    client.create_bucket(**name)
    condition = {"Bool": {"aws:SecureTransport": "false"}}
    denied = {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:*", "Resource": "*"}
    policy = {"Version": "2012-10-17", "Statement": [denied | {"Condition": condition}]}
    client.put_bucket_policy(**name, Policy=json.dumps(policy))
    client.put_object(**name, Key="key", Body=b"text")
    return client.get_object(**name, Key="key")["Body"].read() == b"text"


def a_parameter_has_a_source(aws: Clients) -> bool:
    client, name = aws("rds"), {"DBParameterGroupName": "pg"}
    client.create_db_parameter_group(**name, DBParameterGroupFamily="postgres15", Description="d")
    value = {"ParameterName": "work_mem", "ParameterValue": "4096", "ApplyMethod": "immediate"}
    client.modify_db_parameter_group(**name, Parameters=[value])
    (read,) = client.describe_db_parameters(**name)["Parameters"]
    return read.get("Source") == "user" and read["ParameterValue"] == "4096"


def _target(aws: Clients) -> Any:
    client = aws("application-autoscaling")
    where = {"ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount"}
    _service(aws)
    what = {"ResourceId": "service/c/s", "MinCapacity": 1, "MaxCapacity": 2}
    made = client.register_scalable_target(**where, **what, Tags={"Team": "web"})
    return client, {"ResourceARN": made["ScalableTargetARN"]}


def a_target_has_its_tags(aws: Clients) -> bool:
    client, target = _target(aws)
    return client.list_tags_for_resource(**target)["Tags"] == {"Team": "web"}


def a_target_can_be_tagged(aws: Clients) -> bool:
    client, target = _target(aws)
    client.tag_resource(**target, Tags={"More": "yes"})
    return client.list_tags_for_resource(**target)["Tags"] == {"Team": "web", "More": "yes"}


def a_target_can_be_untagged(aws: Clients) -> bool:
    client, target = _target(aws)
    client.untag_resource(**target, TagKeys=["Team"])
    return client.list_tags_for_resource(**target)["Tags"] == {}


def _key(aws: Clients) -> Any:
    client = aws("kms")
    made = client.create_key(MultiRegion=True, Description="the primary")
    return client, {"KeyId": made["KeyMetadata"]["KeyId"]}


def a_key_has_its_period(aws: Clients) -> bool:
    client, key = _key(aws)
    client.enable_key_rotation(**key, RotationPeriodInDays=90)
    return client.get_key_rotation_status(**key).get("RotationPeriodInDays") == 90


def a_replica_is_not_its_primary(aws: Clients) -> bool:
    client, key = _key(aws)
    client.replicate_key(**key, ReplicaRegion="eu-west-1", Description="the replica")
    primary = client.describe_key(**key)["KeyMetadata"]
    replica = aws("kms", "eu-west-1").describe_key(**key)["KeyMetadata"]
    kinds = [k["MultiRegionConfiguration"]["MultiRegionKeyType"] for k in (primary, replica)]
    told = [primary["Description"], replica["Description"]]
    return kinds == ["PRIMARY", "REPLICA"] and told == ["the primary", "the replica"]


def _service(aws: Clients, **settings: Any) -> Any:
    client = aws("ecs")
    client.create_cluster(clusterName="c")
    container = {"name": "app", "image": "app", "memory": 128}
    client.register_task_definition(family="t", containerDefinitions=[container])
    about = {"cluster": "c", "serviceName": "s", "taskDefinition": "t", "desiredCount": 1}
    client.create_service(**about, **settings)
    return client


def a_new_service_is_what_was_asked_for(aws: Clients) -> bool:
    strategy = [{"capacityProvider": "FARGATE_SPOT", "weight": 1, "base": 0}]
    asked = {"capacityProviderStrategy": strategy, "availabilityZoneRebalancing": "ENABLED"}
    client = _service(aws, **asked, healthCheckGracePeriodSeconds=30)
    (read,) = client.describe_services(cluster="c", services=["s"])["services"]
    same = all(read.get(name) == value for name, value in asked.items())
    return same and read.get("healthCheckGracePeriodSeconds") == 30 and "launchType" not in read


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
    """What the second revoke of a rule is told."""
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


def only_the_trail_asked_for(aws: Clients) -> bool:
    aws("s3").create_bucket(Bucket="trails")
    client = aws("cloudtrail")
    for name in ("first-trail", "second-trail"):
        client.create_trail(Name=name, S3BucketName="trails")
    read = client.describe_trails(trailNameList=["first-trail"])["trailList"]
    return [trail["Name"] for trail in read] == ["first-trail"]


def a_vault_has_tags_without_a_slash(aws: Clients) -> bool:
    client = aws("backup")
    made = client.create_backup_vault(BackupVaultName="v", BackupVaultTags={"Team": "web"})
    client.meta.events.register("before-sign", _without_slash)
    return bool(client.list_tags(ResourceArn=made["BackupVaultArn"])["Tags"] == {"Team": "web"})


def _without_slash(request: Any, **_: Any) -> None:
    """As the provider asks."""
    request.url = request.url.rstrip("/")


def a_subnet_group_goes(aws: Clients) -> bool:
    client, name = aws("elasticache"), "g"
    about = {"CacheSubnetGroupDescription": "d", "SubnetIds": ["subnet-1"]}
    client.create_cache_subnet_group(CacheSubnetGroupName=name, **about)
    client.delete_cache_subnet_group(CacheSubnetGroupName=name)
    groups = client.describe_cache_subnet_groups()["CacheSubnetGroups"]
    return name not in [group["CacheSubnetGroupName"] for group in groups]


def a_definition_is_accepted(aws: Clients) -> bool:
    definition = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})
    answer = aws("stepfunctions").validate_state_machine_definition(definition=definition)
    return bool(answer["result"] == "OK")


def a_state_machine_has_no_versions(aws: Clients) -> bool:
    arn = f"arn:aws:states:{REGION}:123456789012:stateMachine:m"
    read = aws("stepfunctions").list_state_machine_versions(stateMachineArn=arn)
    return bool(read["stateMachineVersions"] == [])


def a_replica_is_in_subnets_of_its_region(aws: Clients) -> bool:
    west = "us-west-2"
    network = aws("ec2", west).create_vpc(CidrBlock="10.0.0.0/24")["Vpc"]["VpcId"]
    about = {"VpcId": network, "CidrBlock": "10.0.0.0/25"}
    subnet = aws("ec2", west).create_subnet(**about)["Subnet"]["SubnetId"]
    group = {"DBSubnetGroupName": "there", "DBSubnetGroupDescription": "there"}
    aws("rds", west).create_db_subnet_group(**group, SubnetIds=[subnet])
    source = _database(aws, "source-of-one-far-away", BackupRetentionPeriod=1)["DBInstanceArn"]
    names = {"DBInstanceIdentifier": "far-away", "SourceDBInstanceIdentifier": source}
    made = aws("rds", west).create_db_instance_read_replica(**names, DBSubnetGroupName="there")
    return bool(made["DBInstance"]["DBSubnetGroup"]["DBSubnetGroupName"] == "there")


def a_source_forgets_a_replica_far_away(aws: Clients) -> bool:
    source = _database(aws, "left-alone", BackupRetentionPeriod=1)["DBInstanceArn"]
    names = {"DBInstanceIdentifier": "gone", "SourceDBInstanceIdentifier": source}
    far = aws("rds", "us-west-2")
    far.create_db_instance_read_replica(**names)
    far.delete_db_instance(DBInstanceIdentifier="gone", SkipFinalSnapshot=True)
    (read,) = aws("rds").describe_db_instances()["DBInstances"]
    return bool(read["ReadReplicaDBInstanceIdentifiers"] == [])


def a_replica_of_a_database_is_another(aws: Clients) -> bool:
    own, exports = [{"Key": "Team", "Value": "web"}], ["postgresql"]
    about = {"BackupRetentionPeriod": 1, "MultiAZ": True, "EnablePerformanceInsights": True}
    source = _database(aws, "source", Tags=own, EnableCloudwatchLogsExports=exports, **about)
    names = {"DBInstanceIdentifier": "replica", "SourceDBInstanceIdentifier": "source"}
    replica = aws("rds").create_db_instance_read_replica(**names)["DBInstance"]
    more = [{"Key": "More", "Value": "yes"}]
    aws("rds").add_tags_to_resource(ResourceName=replica["DBInstanceArn"], Tags=more)
    read = aws("rds").list_tags_for_resource(ResourceName=source["DBInstanceArn"])["TagList"]
    is_another = replica["DbiResourceId"] != source["DbiResourceId"]
    of_source = ("BackupRetentionPeriod", "MultiAZ", "PerformanceInsightsEnabled")
    is_bare = not any(map(replica.get, (*of_source, "EnabledCloudwatchLogsExports", "TagList")))
    return is_another and is_bare and read == own


def a_zone_with_a_network_is_private(aws: Clients) -> bool:
    client, network = aws("route53"), {"VPCRegion": REGION, "VPCId": "vpc-0here"}
    about = {"Name": "internal.example.com", "CallerReference": "once", "VPC": network}
    zone = client.create_hosted_zone(**about)["HostedZone"]["Id"]
    read = client.get_hosted_zone(Id=zone)
    return bool(read["HostedZone"]["Config"]["PrivateZone"] and read.get("VPCs") == [network])


def a_health_check_follows_its_alarm(aws: Clients) -> bool:
    alarm = {"Region": "us-west-2", "Name": "moved"}
    about = {"Type": "CLOUDWATCH_METRIC", "InsufficientDataHealthStatus": "LastKnownStatus"}
    config = about | {"AlarmIdentifier": alarm}
    client = aws("route53")
    made = client.create_health_check(CallerReference="once", HealthCheckConfig=config)
    id_ = made["HealthCheck"]["Id"]
    read = client.get_health_check(HealthCheckId=id_)["HealthCheck"]["HealthCheckConfig"]
    return bool(read == config | {"Inverted": False, "Disabled": False})


def a_queue_tells_who_may_redrive(aws: Clients) -> bool:
    policy = json.dumps({"redrivePermission": "denyAll"})
    attributes = {"RedriveAllowPolicy": policy}
    queue = aws("sqs").create_queue(QueueName="q", Attributes=attributes)["QueueUrl"]
    read = aws("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])
    return read["Attributes"].get("RedriveAllowPolicy") == policy


def a_queue_tells_redrive_as_it_was_written(aws: Clients) -> bool:
    client = aws("sqs")
    client.create_queue(QueueName="dead")
    target = f"arn:aws:sqs:{REGION}:123456789012:dead"
    policy = f'{{"deadLetterTargetArn":"{target}","maxReceiveCount":5}}'
    queue = client.create_queue(QueueName="q", Attributes={"RedrivePolicy": policy})["QueueUrl"]
    read = client.get_queue_attributes(QueueUrl=queue, AttributeNames=["RedrivePolicy"])
    return bool(read["Attributes"]["RedrivePolicy"] == policy)


def an_authority_is_for_what_was_asked(aws: Clients) -> bool:
    client = aws("acm-pca")
    about = {"KeyAlgorithm": "EC_prime256v1", "SigningAlgorithm": "SHA256WITHECDSA"}
    made = client.create_certificate_authority(
        CertificateAuthorityConfiguration={**about, "Subject": {"CommonName": "root"}},
        CertificateAuthorityType="ROOT",
        UsageMode="GENERAL_PURPOSE",
    )
    arn = made["CertificateAuthorityArn"]
    read = client.describe_certificate_authority(CertificateAuthorityArn=arn)
    return bool(read["CertificateAuthority"]["UsageMode"] == "GENERAL_PURPOSE")


def a_replica_has_its_key(aws: Clients) -> bool:
    key = "arn:aws:kms:eu-west-1:123456789012:key/replica"
    asked = [{"Region": "eu-west-1", "KmsKeyId": key}]
    aws("secretsmanager").create_secret(Name="s", AddReplicaRegions=asked)
    (read,) = aws("secretsmanager").describe_secret(SecretId="s")["ReplicationStatus"]
    return bool(read["KmsKeyId"] == key)


def the_hub_can_be_configured(aws: Clients) -> bool:
    client = aws("securityhub")
    client.enable_security_hub()
    client.update_security_hub_configuration(AutoEnableControls=True)
    return True


def an_unknown_action_is_told_by_name(aws: Clients) -> bool:
    try:
        aws("ec2").describe_spot_datafeed_subscription()
    except (ClientError, ParserError) as error:
        return "DescribeSpotDatafeedSubscription in us-east-1" in str(error)
    return False


def an_unknown_service_is_told_by_name(aws: Clients) -> bool:
    try:
        aws("dlm").get_lifecycle_policies()
    except (ClientError, ParserError) as error:
        return "dlm" in str(error) and "lacks this service" in str(error)
    return False


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (acmpca.keeps_the_usage_mode, an_authority_is_for_what_was_asked),
    (autoscaling.keeps_tags_of_a_target, a_target_has_its_tags),
    (autoscaling.lists_tags_of_a_target, a_target_has_its_tags),
    (autoscaling.tags_a_target, a_target_can_be_tagged),
    (autoscaling.untags_a_target, a_target_can_be_untagged),
    (awslambda.keeps_where_it_logs, a_function_logs_where_it_was_told),
    (awslambda.tells_where_it_logs, a_function_logs_where_it_was_told),
    (backup.lists_tags_without_a_slash, a_vault_has_tags_without_a_slash),
    (cloudtrail.describes_the_trails_asked_for, only_the_trail_asked_for),
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
    (ecs.keeps_what_a_new_service_is, a_new_service_is_what_was_asked_for),
    (elasticache.deletes_a_subnet_group, a_subnet_group_goes),
    (kms.keeps_the_rotation_period, a_key_has_its_period),
    (kms.tells_the_rotation_period, a_key_has_its_period),
    (kms.makes_a_replica_of_its_own, a_replica_is_not_its_primary),
    (lacking.says_which_action_is_lacking, an_unknown_action_is_told_by_name),
    (lacking.says_which_service_is_lacking, an_unknown_service_is_told_by_name),
    (rds.gives_each_instance_an_id, instances_have_ids_of_their_own),
    (rds.forgets_a_replica_far_away, a_source_forgets_a_replica_far_away),
    (rds.makes_no_copy_of_the_source, a_replica_of_a_database_is_another),
    (rds.looks_for_groups_where_the_replica_is, a_replica_is_in_subnets_of_its_region),
    (rds.keeps_insights, performance_insights_are_on),
    (rds.says_that_parameters_were_set, a_parameter_has_a_source),
    (s3.reads_conditions_of_a_denial, a_bucket_that_wants_tls_takes_objects),
    (sqs.tells_redrive_without_blanks, a_queue_tells_redrive_as_it_was_written),
    (sqs.tells_who_may_redrive, a_queue_tells_who_may_redrive),
    (secretsmanager.keeps_the_keys_of_replicas, a_replica_has_its_key),
    (securityhub.takes_a_configuration, the_hub_can_be_configured),
    (route53.keeps_the_alarm_of_a_check, a_health_check_follows_its_alarm),
    (route53.tells_the_alarm_of_a_check, a_health_check_follows_its_alarm),
    (route53.makes_a_zone_with_a_network_private, a_zone_with_a_network_is_private),
    (stepfunctions.accepts_a_definition, a_definition_is_accepted),
    (stepfunctions.has_no_versions, a_state_machine_has_no_versions),
)


def _name(value: object) -> str | None:
    if isinstance(value, Fix):
        return f"{value.owner.__name__}.{value.name}"
    return getattr(value, "__name__", None)


def _asked(aws: Clients, probe: Probe, with_: tuple[Fix, ...]) -> bool:
    """False as well where the emulator refuses what AWS does."""
    empty()
    with fixes.installed(with_):
        try:
            return probe(aws)
        except (ClientError, ParserError):
            return False


@pytest.mark.parametrize(("fix", "probe"), PROBES, ids=_name)
def test_it_is_as_on_aws_with_the_fix_and_not_without(aws: Clients, fix: Fix, probe: Probe) -> None:
    others = tuple(each for each in fixes.FIXES if each is not fix)

    assert _asked(aws, probe, fixes.FIXES)
    assert not _asked(aws, probe, others)


def test_each_fix_says_what_is_wrong_and_is_probed() -> None:
    assert {id(fix) for fix, _ in PROBES} == {id(fix) for fix in fixes.FIXES}
    assert all(fix.wrong and fix.seen_with == "5.2.5" for fix in fixes.FIXES)
