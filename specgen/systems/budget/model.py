"""The keys of a budget document."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.sdk import AwsName, Claim, Here, Model, NameRule, Part, Unordered, reference
from specgen.sdk.aws.cost.fields import Email, TagValues

SERVICES = (
    "Amazon EC2",
    "Amazon ElastiCache",
    "Amazon OpenSearch Service",
    "Amazon Redshift",
    "Amazon Relational Database Service",
)
"""source: Budget.CostFilters in the API model of botocore 1.44.5 (2026-11-30)"""

NAME = NameRule(
    100,
    r"[^:\\]+",
    "text with neither a colon nor a backslash",
    "BudgetName in the API model of botocore 1.44.5",
    "budget",
)


class Coverage(Part, kw_only=True):
    what: Annotated[
        Literal["reservations", "savings_plans"],
        Meta(description="What the hours should be covered by"),
    ]
    service: (
        Annotated[
            str,
            Meta(
                description="Service whose reservations count, as the bill calls it; savings "
                "plans have none",
                examples=[SERVICES[-1]],
            ),
        ]
        | None
    ) = None


class Alert(Part):
    """One of the two percentages: above it for money, below it for coverage."""

    percent: (
        Annotated[
            float,
            Meta(description="Percent of the limit above which people hear of it", ge=0.1, le=1e6),
        ]
        | None
    ) = None
    of: Annotated[
        Literal["actual", "forecast"],
        Meta(description="What was spent, or what AWS expects for the whole period"),
    ] = "actual"
    below_percent: (
        Annotated[
            float,
            Meta(description="Percent of coverage below which people hear of it", ge=0.1, le=100),
        ]
        | None
    ) = None

    @property
    def number(self) -> float:
        return self.percent or self.below_percent or 0


class Budget(Model, kw_only=True):
    """What may be spent in a period, or how much of it should be reserved; it only tells."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("actions", "action"),
            "a budget here stops nothing: a policy that AWS attaches at the limit would end "
            "deployments, too",
        ),
        "limit": "write `limit_usd`",
        "amount": "write `limit_usd`",
    }

    limit_usd: (
        Annotated[int, Meta(description="US dollars a period", ge=1, le=1_000_000_000)] | None
    ) = None
    coverage_of: Annotated[
        Coverage | None,
        Meta(description="Watch the share of reserved hours, not money; by default money"),
    ] = None
    period: Annotated[
        Literal["daily", "monthly", "quarterly", "annually"],
        Meta(description="When the count begins again"),
    ] = "monthly"
    only: Annotated[
        TagValues | None, Meta(description="Costs that count; by default all of the account")
    ] = None
    alerts: Annotated[Unordered[Alert], Meta(description="When people hear of it", min_length=1)]
    topic: Annotated[str, reference("topic", "Topic that gets the alerts")] | None = None
    emails: Annotated[
        Unordered[Email], Meta(description="Addresses that get the alerts; nobody confirms them")
    ] = []

    def name_in_aws(self, here: Here) -> str:
        return here.names.of(here.effective.aws_name)

    def claims(self, here: Here) -> Iterator[Claim]:
        name = self.name_in_aws(here)
        yield Claim("aws_budgets_budget", (name,), f"budget {name}")

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(NAME)
