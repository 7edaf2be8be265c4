"""Config document -> recorder with its bucket, rules, what repairs them, aggregator, report."""

from cdktf_cdktf_provider_aws.config_configuration_aggregator import (
    ConfigConfigurationAggregator,
    ConfigConfigurationAggregatorAccountAggregationSource,
)

from specgen.sdk.construct import Scope
from specgen.systems.config.construct.recorder import recorder
from specgen.systems.config.construct.remediation import remediation
from specgen.systems.config.construct.report import report
from specgen.systems.config.construct.rules import made_rules
from specgen.systems.config.model import CONFIG, Config


def build(scope: Scope, spec: Config) -> None:
    key = scope.read("key", spec.deliver.key, "arn") if spec.deliver.key else None
    status = recorder(scope, spec, key)
    made = made_rules(scope, spec, status)
    remediation(scope, spec, made)
    if spec.aggregates(scope.here):
        aggregator = _aggregator(scope)
        if spec.report:
            report(scope, spec, spec.report, aggregator, key)


def _aggregator(scope: Scope) -> ConfigConfigurationAggregator:
    """Of the account's own regions, which need no authorization."""
    document = scope.effective.document
    regions = {e.region for e in CONFIG.all(scope.here.project) if e.document is document}
    source = ConfigConfigurationAggregatorAccountAggregationSource(
        account_ids=[scope.names.account], regions=sorted(regions)
    )
    return scope.add(
        ConfigConfigurationAggregator, name=scope.aws_name(), account_aggregation_source=source
    )
