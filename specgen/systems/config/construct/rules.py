"""The rules of a region."""

from collections.abc import Mapping

from cdktf import ITerraformDependable
from cdktf_cdktf_provider_aws.config_config_rule import (
    ConfigConfigRule,
    ConfigConfigRuleScope,
    ConfigConfigRuleSource,
)

from specgen.facts.config_rule import Rule, identifier
from specgen.sdk.construct import Scope
from specgen.systems.config.model import Config
from specgen.systems.config.model.rules import rules, trail_of

DAILY = "TwentyFour_Hours"


def made_rules(
    scope: Scope, spec: Config, status: ITerraformDependable
) -> Mapping[str, ConfigConfigRule]:
    """AWS refuses rules in a region without a recorder."""
    return {
        name: scope.add(
            ConfigConfigRule,
            name,
            name=name,
            source=ConfigConfigRuleSource(owner="AWS", source_identifier=identifier(name)),
            input_parameters=scope.json(name, dict(sorted(parameters.items())))
            if parameters
            else None,
            maximum_execution_frequency=DAILY if rule.is_periodic else None,
            scope=_scope(scope, spec, rule),
            depends_on=[status],
        )
        for name, (rule, parameters) in rules(spec, scope.here).items()
    }


def _scope(scope: Scope, spec: Config, rule: Rule) -> ConfigConfigRuleScope | None:
    """AWS takes types or a tag, not both; a periodic rule looks at the whole region."""
    only = spec.protected_only
    if rule.derives == "trail":
        trail = trail_of(scope.here)
        bucket = trail.spec.bucket(trail) if trail else None
        return ConfigConfigRuleScope(
            compliance_resource_id=bucket, compliance_resource_types=list(rule.types)
        )
    if rule.trigger != "change":
        return None
    if rule.tag:
        return ConfigConfigRuleScope(tag_key=rule.tag)
    if rule.strict and only:
        return ConfigConfigRuleScope(tag_key=only.tag, tag_value=only.value)
    return ConfigConfigRuleScope(compliance_resource_types=list(rule.types)) if rule.types else None
