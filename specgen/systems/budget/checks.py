"""Budgets that AWS refuses, or that nobody hears of."""

from collections.abc import Iterator

from specgen.sdk import Pointer, Problem, check, did_you_mean
from specgen.sdk.aws.cost.checks import DATE, GUIDE, admitted, once, tags_known, values_known
from specgen.sdk.aws.cost.fields import MOST_EMAILS
from specgen.systems.budget.model import SERVICES, Budget

API = "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference"
MOST_ALERTS = 10


@check(
    "CST103",
    "a budget has a limit in money, or watches coverage",
    fact="the limit of a coverage budget is 100 percent, and AWS takes no other; a budget of costs "
    "needs one",
    source=f"{API}/API_budgets_Budget.html",
    date=DATE,
)
def limit_is_of_one_kind(spec: Budget) -> Iterator[Problem]:
    if spec.limit_usd is not None and spec.coverage_of is not None:
        message = "a budget of coverage has no limit in money"
        yield Problem(("limit_usd",), f"{message}; remove `limit_usd`, or `coverage_of`")
    if spec.limit_usd is None and spec.coverage_of is None:
        yield Problem(("name",), "the budget watches nothing; write `limit_usd` or `coverage_of`")


@check(
    "CST104",
    "an alert of money is above a percentage, one of coverage below",
    fact="coverage is bad if it falls; spending is bad if it rises",
    source=f"{API}/API_budgets_Notification.html",
    date=DATE,
)
def alerts_have_their_direction(spec: Budget) -> Iterator[Problem]:
    right, wrong = ("percent", "below_percent")
    if spec.coverage_of is not None:
        right, wrong = wrong, right
    what = "coverage" if spec.coverage_of is not None else "money"
    for i, alert in enumerate(spec.alerts):
        pointer: Pointer = ("alerts", i)
        if getattr(alert, wrong) is not None:
            message = f"`{wrong}` is not for a budget of {what}; write `{right}`"
            yield Problem((*pointer, wrong), message)
        elif getattr(alert, right) is None:
            yield Problem(pointer, f"the alert has no percentage; write `{right}`")


@check(
    "CST009",
    "what AWS expects is asked only of periods that it forecasts",
    fact="there is no forecast of a day, and coverage has none; AWS's page on daily budgets is not "
    "verified",
    source=f"{GUIDE}/budgets-create.html",
    date=DATE,
)
def forecasts_exist(spec: Budget) -> Iterator[Problem]:
    for i, alert in enumerate(spec.alerts):
        if alert.of == "forecast" and (spec.period == "daily" or spec.coverage_of):
            what = "coverage" if spec.coverage_of else "a single day"
            message = f"AWS forecasts nothing for {what}; write of: actual"
            yield Problem(("alerts", i, "of"), message)


@check(
    "CST105",
    "a budget of reservations names a service that has them",
    fact="AWS takes one of five services as filter of such a budget, and a plan takes any",
    source=f"{API}/API_budgets_Budget.html",
    date=DATE,
)
def service_has_reservations(spec: Budget) -> Iterator[Problem]:
    coverage = spec.coverage_of
    if coverage is None:
        return
    names = ", ".join(SERVICES)
    if coverage.what == "savings_plans":
        if coverage.service is not None:
            message = "a budget of savings plans has no service; remove it"
            yield Problem(("coverage_of", "service"), message)
    elif coverage.service is None:
        yield Problem(("coverage_of",), f"`service` is missing; write one of {names}")
    elif coverage.service not in SERVICES:
        guess = did_you_mean(coverage.service, SERVICES) or f"; write one of {names}"
        message = f"{coverage.service} has no budget of reservations{guess}"
        yield Problem(("coverage_of", "service"), message)


@check(
    "CST106",
    "a budget has at most ten alerts, and each tells somebody",
    fact="a budget has at most 10 notifications, each with at least one subscriber: one topic and "
    "10 e-mail addresses at most",
    source=f"{API}/API_budgets_Notification.html",
    date=DATE,
)
def alerts_have_receivers(spec: Budget) -> Iterator[Problem]:
    if len(spec.alerts) > MOST_ALERTS:
        message = f"{len(spec.alerts)} alerts are more than the {MOST_ALERTS} of a budget"
        yield Problem(("alerts",), f"{message}; remove some", at_key=True)
    if len(spec.emails) > MOST_EMAILS:
        message = f"{len(spec.emails)} addresses are more than the {MOST_EMAILS} of an alert"
        yield Problem(("emails",), f"{message}; write the address of a list", at_key=True)
    if not spec.emails and spec.topic is None:
        yield Problem(("alerts",), "nobody hears of it; write `topic` or `emails`", at_key=True)


@check(
    "CST127",
    "a budget of coverage counts all of the account",
    fact="a reservation covers any instance of its class, whatever its tags",
    source=f"{API}/API_budgets_Budget.html",
    date=DATE,
)
def coverage_has_no_tag(spec: Budget) -> Iterator[Problem]:
    if spec.coverage_of is not None and spec.only is not None:
        message = "reservations cover any instance of their class, whatever its tags"
        yield Problem(("only",), f"{message}; remove `only`", at_key=True)


def _topics(spec: Budget) -> Iterator[tuple[Pointer, str]]:
    if spec.topic:
        yield ("topic",), spec.topic


def _tags(spec: Budget) -> Iterator[tuple[Pointer, str]]:
    if spec.only:
        yield ("only", "tag"), spec.only.tag


def _values(spec: Budget) -> Iterator[tuple[Pointer, str, list[str]]]:
    if spec.only:
        yield ("only", "values"), spec.only.tag, list(spec.only.values)


CHECKS = (
    limit_is_of_one_kind,
    alerts_have_their_direction,
    forecasts_exist,
    service_has_reservations,
    alerts_have_receivers,
    coverage_has_no_tag,
    admitted("CST107", "budgets", _topics),
    tags_known("CST128", _tags),
    values_known("CST129", _values),
    once("CST126", "budgets"),
)
