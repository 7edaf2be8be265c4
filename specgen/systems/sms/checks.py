"""Text messages that would not be sent."""

from collections.abc import Iterator

from specgen.facts.chat import SMS_REGIONS
from specgen.sdk import Here, Problem, check
from specgen.systems.sms.model import Sms

DATE = "2026-11-29"
GUIDE = "https://docs.aws.amazon.com/sns/latest/dg"


@check(
    "CHN101",
    "text messages are sent from a region that sends them",
    fact="SNS has SMS in some regions only",
    source=f"{GUIDE}/sns-supported-regions-countries.html",
    date=DATE,
    dated=True,
)
def region_sends(spec: Sms, here: Here) -> Iterator[Problem]:  # noqa: ARG001  its region
    if here.region not in SMS_REGIONS:
        message = f"SNS sent no text messages from {here.region} on {DATE}"
        right = "leave the region out of `placement`, or record a decision"
        yield Problem(("name",), f"{message}; {right}", dated=True)


@check(
    "CHN102",
    "the limit is not above what AWS grants",
    fact="a new account may spend 1 USD a month for text messages, until its support grants more; "
    "a higher limit is refused",
    source=f"{GUIDE}/channels-sms-awssupport-spend-threshold.html",
    date=DATE,
)
def limit_is_granted(spec: Sms) -> Iterator[Problem]:
    if spec.monthly_limit_usd > spec.granted_usd:
        message = f"{spec.monthly_limit_usd} USD are more than the {spec.granted_usd} granted"
        right = f"write {spec.granted_usd}, or raise `granted_usd` once AWS has granted more"
        yield Problem(("monthly_limit_usd",), f"{message}; {right}")


CHECKS = (region_sends, limit_is_granted)
