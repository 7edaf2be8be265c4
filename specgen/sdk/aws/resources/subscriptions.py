"""Subscriptions of SNS topics whose endpoint nobody has."""

import re
from collections.abc import Iterator

from specgen.facts.chat import PHONE
from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

_MAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
FORMS = {
    "email": (_MAIL, "an e-mail address; write one such as ops@example.com"),
    "email-json": (_MAIL, "an e-mail address; write one such as ops@example.com"),
    "http": (r"http://\S+", "an address of the protocol http; write one that begins with http://"),
    "https": (
        r"https://\S+",
        "an address of the protocol https; write one that begins with https://",
    ),
    "sms": (PHONE, "a phone number in the form E.164; write + and the country first"),
}
"""Protocol -> the form of its endpoint, and what it is called."""


@resource_check(
    "CHN103",
    "the endpoint of a subscription has the form of its protocol",
    "aws_sns_topic_subscription",
    fact="SNS refuses an endpoint of another form; a plan takes any text",
    source="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html",
    date="2026-11-29",
)
def endpoints_have_the_form(_kind: str, block: Block) -> Iterator[Problem]:
    protocol, endpoint = block.text("protocol"), block.text("endpoint")
    if endpoint and protocol in FORMS:
        form, what = FORMS[protocol]
        if re.fullmatch(form, endpoint) is None:
            yield block.problem("endpoint", f"{endpoint} is not {what}")
