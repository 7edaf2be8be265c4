"""Probes of the fixes of AWS Config."""

from probes import Clients, Probe
from specgen.prove.emulator.fixes import config
from specgen.prove.emulator.fixes.fix import Fix

ROLE = (
    "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
)
SCOPE = {"TagKey": "Environment", "TagValue": "prod"}


def a_scope_keeps_its_tag(aws: Clients) -> bool:
    client = aws("config")
    client.put_configuration_recorder(ConfigurationRecorder={"name": "default", "roleARN": ROLE})
    source = {"Owner": "AWS", "SourceIdentifier": "RDS_MULTI_AZ_SUPPORT"}
    rule = {"ConfigRuleName": "zones", "Source": source, "Scope": SCOPE}
    client.put_config_rule(ConfigRule=rule)
    read = client.describe_config_rules(ConfigRuleNames=["zones"])["ConfigRules"]
    return bool(read[0]["Scope"] == SCOPE)


PROBES: tuple[tuple[Fix, Probe], ...] = ((config.keeps_the_tag, a_scope_keeps_its_tag),)
