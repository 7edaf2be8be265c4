"""Channels that get nothing, or may do too much."""

import re
from collections.abc import Iterator

from specgen.facts.chat import API_REGIONS
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.descriptions import role_description
from specgen.systems.chat_channel.model import READ_ONLY, ChatChannel

DATE = "2026-11-29"
API = "https://docs.aws.amazon.com/chatbot/latest/APIReference"
IDS = {
    "workspace": (r"T[0-9A-Z]{5,}", "T", "the console shows it next to the workspace"),
    "channel": (r"[CG][0-9A-Z]{5,}", "C", "copy the link of the channel; its end is the id"),
}
"""Key -> its form, the letter that it begins with, and where to find it. The letters are Slack's;
G is for older private channels.

source: https://docs.slack.dev/reference/objects/conversation-object (2026-11-29, not verified)
"""

BROAD = ("AdministratorAccess", "PowerUserAccess", "IAMFullAccess")


@check(
    "CHN104",
    "a chat channel is known by its ids, and its guardrail lets nobody change the account",
    fact="Slack's names are no ids, and a channel without a guardrail has AdministratorAccess as "
    "its guardrail",
    source=f"{API}/API_CreateSlackChannelConfiguration.html",
    date=DATE,
)
def ids_and_guardrail(spec: ChatChannel) -> Iterator[Problem]:
    for key, (form, letter, where) in IDS.items():
        value = getattr(spec.slack, key)
        if re.fullmatch(form, value) is None:
            message = (
                f"{value} is not the id of a {key}, which is capitals and digits from {letter}"
            )
            yield Problem(("slack", key), f"{message}; {where}")
    for i, policy in enumerate(spec.guardrails):
        if policy.rpartition("/")[2] in BROAD:
            message = (
                f"with {policy} anybody in the channel may do what the role may, without bound"
            )
            yield Problem(("guardrails", i), f"{message}; write {READ_ONLY}")


@check(
    "CHN106",
    "the platform has a region in which channels can be made",
    fact="the API has endpoints in " + ", ".join(API_REGIONS) + " only; a channel made in one of "
    "them gets messages of topics in all regions",
    source="https://docs.aws.amazon.com/general/latest/gr/chatbot.html",
    date=DATE,
    dated=True,
)
def api_is_reached(spec: ChatChannel, here: Here) -> Iterator[Problem]:
    if spec.api_region(here) is None:
        message = "no region of the platform has the API for chat channels"
        right = f"add one of {', '.join(API_REGIONS)} to `regions` of the platform"
        yield Problem(("slack",), f"{message}; {right}", at_key=True, dated=True)


CHECKS = (ids_and_guardrail, api_is_reached, role_description)
