"""Budget document -> budget with its alerts."""

from cdktf_cdktf_provider_aws.budgets_budget import (
    BudgetsBudget,
    BudgetsBudgetCostFilter,
    BudgetsBudgetNotification,
)

from specgen.sdk.aws.existing import in_same_module
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.budget.model import Alert, Budget

COVERAGE = {"reservations": "RI_COVERAGE", "savings_plans": "SAVINGS_PLANS_COVERAGE"}
WHEN = {"actual": "ACTUAL", "forecast": "FORECASTED"}


def build(scope: Scope, spec: Budget) -> None:
    """Without `cost_types`: a budget of coverage has none, and that of costs has AWS's own."""
    covered = spec.coverage_of
    topic = TOPIC.get(scope.here, spec.topic) if spec.topic else None
    receivers = [topic.spec.arn(topic)] if topic else None
    made = scope.add(
        BudgetsBudget,
        name=spec.name_in_aws(scope.here),
        budget_type=COVERAGE[covered.what] if covered else "COST",
        time_unit=spec.period.upper(),
        limit_amount=str(spec.limit_usd) if covered is None else "100",
        limit_unit="USD" if covered is None else "PERCENTAGE",
        cost_filter=_filters(spec),
        notification=[_notification(spec, alert, receivers) for alert in spec.alerts],
    )
    # before it admits Budgets, what the budget sends would be lost
    if first := in_same_module(scope, "aws_sns_topic_policy", [topic] if topic else []):
        made.add_override("depends_on", first)


def _filters(spec: Budget) -> list[BudgetsBudgetCostFilter] | None:
    if spec.coverage_of is not None:
        service = spec.coverage_of.service
        return [BudgetsBudgetCostFilter(name="Service", values=[service])] if service else None
    if spec.only is None:
        return None
    values = [f"user:{spec.only.tag}${value}" for value in spec.only.values]
    return [BudgetsBudgetCostFilter(name="TagKeyValue", values=values)]


def _notification(
    spec: Budget, alert: Alert, receivers: list[str] | None
) -> BudgetsBudgetNotification:
    return BudgetsBudgetNotification(
        comparison_operator="LESS_THAN" if spec.coverage_of else "GREATER_THAN",
        threshold=alert.number,
        threshold_type="PERCENTAGE",
        notification_type=WHEN[alert.of],
        subscriber_sns_topic_arns=receivers,
        subscriber_email_addresses=list(spec.emails) or None,
    )
