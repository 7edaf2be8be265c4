"""Cost category document -> cost category with a rule for each value."""

from cdktf_cdktf_provider_aws.ce_cost_category import (
    CeCostCategory,
    CeCostCategoryRule,
    CeCostCategoryRuleRule,
    CeCostCategoryRuleRuleTags,
)

from specgen.sdk import escape
from specgen.sdk.construct import Scope
from specgen.systems.cost_category.model import CostCategory


def build(scope: Scope, spec: CostCategory) -> None:
    scope.add(
        CeCostCategory,
        name=spec.name_in_aws(),
        rule_version="CostCategoryExpression.v1",
        default_value=spec.otherwise,
        rule=[_rule(spec, value) for value in escape(spec.values(scope.here))],
    )


def _rule(spec: CostCategory, value: str) -> CeCostCategoryRule:
    tags = CeCostCategoryRuleRuleTags(key=spec.by_tag, values=[value], match_options=["EQUALS"])
    return CeCostCategoryRule(value=value, rule=CeCostCategoryRuleRule(tags=tags))
