"""Probes of the fixes of route53."""

from probes import REGION, Clients, Probe
from specgen.prove.emulator.fixes import route53
from specgen.prove.emulator.fixes.fix import Fix


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


def a_query_log_has_the_arn_of_its_group(aws: Clients) -> bool:
    zone = aws("route53").create_hosted_zone(Name="example.com", CallerReference="once")
    id_ = zone["HostedZone"]["Id"].rpartition("/")[2]
    aws("logs").create_log_group(logGroupName="/aws/route53/example.com")
    groups = aws("logs").describe_log_groups()["logGroups"]
    arn = groups[0]["arn"].removesuffix(":*")
    client = aws("route53")
    made = client.create_query_logging_config(HostedZoneId=id_, CloudWatchLogsLogGroupArn=arn)
    read = client.get_query_logging_config(Id=made["QueryLoggingConfig"]["Id"])
    return bool(read["QueryLoggingConfig"]["CloudWatchLogsLogGroupArn"] == arn)


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (route53.keeps_the_alarm_of_a_check, a_health_check_follows_its_alarm),
    (route53.tells_the_alarm_of_a_check, a_health_check_follows_its_alarm),
    (route53.makes_a_zone_with_a_network_private, a_zone_with_a_network_is_private),
    (route53.takes_the_arn_of_a_group, a_query_log_has_the_arn_of_its_group),
)
