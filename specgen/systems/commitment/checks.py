"""Purchases that AWS does not sell, or that cover nothing."""

from collections.abc import Iterator

from specgen.facts import ec2
from specgen.facts.freshness import known_on
from specgen.sdk import Here, Pointer, Problem, Severity, check, did_you_mean, near_ones
from specgen.sdk.aws.cost.checks import DATE
from specgen.sdk.aws.cost.reservable import RESERVED
from specgen.systems.commitment.model import BOUGHT_BY_TERRAFORM, RESERVATIONS, Commitment

RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithReservedDBInstances"
PLANS = "https://docs.aws.amazon.com/savingsplans/latest/userguide"
SEARCH = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ri.html"
PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs"
THREE_YEARS = 3


@check(
    "CST001",
    "a commitment is for years and a payment that AWS sells",
    fact="RDS sells No Upfront for one year only; plans for databases are for one year and "
    "No Upfront only",
    source=f"{RDS}.html",
    date=DATE,
)
def offer_exists(spec: Commitment) -> Iterator[Problem]:
    if spec.product == "rds" and spec.years == THREE_YEARS and spec.payment == "no_upfront":
        message = "RDS sells no reservation of three years without a payment at once"
        yield Problem(("payment",), f"{message}; write partial_upfront, or years: 1")
    if spec.product == "database_savings_plan":
        if spec.years == THREE_YEARS:
            yield Problem(("years",), "a savings plan of databases is for one year; write years: 1")
        if spec.payment != "no_upfront":
            message = "a savings plan of databases is paid by the hour; write no_upfront"
            yield Problem(("payment",), message)


@check(
    "CST003",
    "a reservation covers what runs in its region",
    fact="a reservation is for a class, an engine and Multi-AZ of one region; what does not match "
    "is paid for and unused",
    source=f"{RDS}.html",
    date=DATE,
)
def something_is_covered(spec: Commitment, here: Here) -> Iterator[Problem]:
    if not spec.is_reservation:
        return
    if not spec.of:
        message = f"a reservation of {spec.product} names no documents"
        yield Problem(("product",), f"{message}; write `of`")
    where = f"{', '.join(spec.counted(here)) or 'no environment'} in {here.region}"
    for i, name in enumerate(spec.of):
        pointer: Pointer = ("of", i)
        kind = name.partition("/")[0]
        covered = spec.covered(here, name)
        if kind not in RESERVED:
            message = f"AWS sells no reservation of {kind}; write one of {', '.join(RESERVED)}"
            yield Problem(pointer, message)
        elif not covered:
            message = f"no {name} runs for {where}, so that the reservation would be unused"
            right = "leave the region out of `placement`, or correct `of` or `environments`"
            yield Problem(pointer, f"{message}; {right}")
        elif not any(
            one.product == spec.product
            for e in covered
            for one in e.spec.reservable(Here(here.project, e))
        ):
            yield Problem(pointer, f"{name} is not of {spec.product}; remove it")


@check(
    "CST143",
    "a commitment that Terraform buys is one purchase",
    fact="an offering has one class, one engine and one answer to Multi-AZ",
    source=f"{PROVIDER}/resources/rds_reserved_instance",
    date=DATE,
)
def is_one_purchase(spec: Commitment, here: Here) -> Iterator[Problem]:
    needed = spec.needed(here)
    if spec.product in BOUGHT_BY_TERRAFORM and len(needed) > 1:
        message = f"these are {len(needed)} purchases: {', '.join(n.text for n in needed)}"
        yield Problem(("of",), f"{message}; write a document for each", at_key=True)


@check(
    "CST005",
    "what Terraform cannot buy has no approval here",
    fact="the provider has reservations of RDS and ElastiCache only",
    source=f"{PROVIDER}/resources/elasticache_reserved_cache_node",
    date=DATE,
)
def approval_has_effect(spec: Commitment) -> Iterator[Problem]:
    if spec.approved is not None and spec.product not in BOUGHT_BY_TERRAFORM:
        message = f"Terraform cannot buy {spec.product}, so that an approval buys nothing"
        right = "remove it; `specgen show` prints the commands for a person"
        yield Problem(("approved",), f"{message}; {right}", at_key=True)


@check(
    "CST007",
    "a savings plan has what AWS asks for, and no documents",
    also=Severity.WARNING,
    dated=True,
    fact="a plan commits to an amount an hour; that of EC2 is for a family in a region and covers "
    "no Fargate, which only a Compute plan does",
    source=f"{PLANS}/what-is-savings-plans.html",
    date=DATE,
)
def plan_is_complete(spec: Commitment) -> Iterator[Problem]:
    if spec.product in RESERVATIONS:
        for key in ("hourly_usd", "family"):
            if getattr(spec, key) is not None:
                message = f"a reservation has no `{key}`; remove it"
                yield Problem((key,), message, at_key=True)
        return
    if spec.of:
        message = "a savings plan covers whatever runs, such as Fargate with a Compute plan only"
        yield Problem(("of",), f"{message}; remove `of`", at_key=True)
    if spec.hourly_usd is None:
        message = "a savings plan commits to an amount an hour; write `hourly_usd`"
        yield Problem(("product",), message)
    if spec.product == "ec2_savings_plan" and spec.family is None:
        yield Problem(("product",), "an EC2 savings plan is for one family; write `family`")
    if spec.product != "ec2_savings_plan" and spec.family is not None:
        yield Problem(("family",), "only an EC2 savings plan has a family; remove it", at_key=True)
    elif spec.family is not None and spec.family not in (families := ec2.families()):
        message = f"EC2 had no family {spec.family} on {known_on('ec2_types')}"
        hint = "if AWS has added it since, record a decision"
        slip = did_you_mean(spec.family, families)
        near = slip or near_ones(spec.family, families)
        severity = None if slip else Severity.WARNING
        yield Problem(("family",), f"{message}{near}", hint, severity=severity, dated=True)


@check(
    "CST102",
    "a reservation that no other size can use is short",
    severity=Severity.WARNING,
    fact="a reservation of OpenSearch is for one instance type; it does not follow sizes of the "
    "family",
    source=SEARCH,
    date=DATE,
)
def exact_types_are_short(spec: Commitment) -> Iterator[Problem]:
    if spec.product == "opensearch" and spec.years == THREE_YEARS:
        message = "if the instance type changes in three years, the rest is paid and unused"
        yield Problem(("years",), f"{message}; write years: 1")


@check(
    "CST125",
    "what was approved is what runs",
    severity=Severity.WARNING,
    fact="a reservation cannot be changed: if the class or the count changes, the rest of it is "
    "paid and unused",
    source=f"{RDS}.html",
    date=DATE,
)
def approval_fits(spec: Commitment, here: Here) -> Iterator[Problem]:
    needed = spec.needed(here)
    if spec.approved is None or len(needed) != 1:
        return
    one = needed[0]
    if spec.approved.instance_class != one.instance_class:
        message = f"{spec.approved.instance_class} was approved, but {one.text} runs"
        right = "if it is bought, keep this and expect no discount; else ask for approval again"
        yield Problem(("approved", "instance_class"), f"{message}; {right}")
    elif spec.approved.count > one.count:
        message = f"{spec.approved.count} were approved, but only {one.count} run"
        right = f"if it is not bought yet, write {one.count}"
        yield Problem(("approved", "count"), f"{message}; {right}")


@check(
    "CST144",
    "environments of a commitment exist, and it belongs to none",
    fact="a reservation counts for all instances of an account in a region, whatever their "
    "environment",
    source=f"{RDS}.html",
    date=DATE,
)
def environments_exist(spec: Commitment, here: Here) -> Iterator[Problem]:
    known = here.platform.environments
    for i, name in enumerate(spec.environments):
        if name not in known:
            message = f"the platform has no environment {name}; write one of {', '.join(known)}"
            yield Problem(("environments", i), message)
    if not here.platform.is_scope(here.environment):
        message = f"a root module of {here.environment} buys what the whole account has"
        yield Problem(("name",), f"{message}; put it into a stack with `scope: account`")


CHECKS = (
    offer_exists,
    something_is_covered,
    is_one_purchase,
    approval_has_effect,
    plan_is_complete,
    exact_types_are_short,
    approval_fits,
    environments_exist,
)
