"""What AWS refuses to grant, and requests that undo each other."""

from collections.abc import Iterator

from specgen.facts.quotas import MAX_RULES_PER_INTERFACE, SECURITY_GROUPS_PER_INTERFACE, SOURCES
from specgen.sdk import Here, Problem, check
from specgen.systems.quota.model import Quota
from specgen.systems.quota.model.requests import requests

RULES = "rules_per_security_group"


@check(
    "QUO101",
    "a quota in `at_least` is not in `leave_out`",
    source=SOURCES["QUOTAS"],
    date="2026-11-24",
)
def requests_agree(spec: Quota) -> Iterator[Problem]:
    for quota in spec.at_least:
        if quota in spec.leave_out:
            message = f"{quota} is also in leave_out, so nothing is requested"
            yield Problem(("at_least", quota), f"{message}; remove one of the two", at_key=True)


@check(
    "QUO102",
    "a network interface has no more rules than AWS allows",
    fact="rules per group times groups per interface are at most 1,000, and an interface has 5 "
    "groups unless another number was granted",
    source=SOURCES["MAX_RULES_PER_INTERFACE"],
    date="2026-11-24",
)
def rules_fit_an_interface(spec: Quota, here: Here) -> Iterator[Problem]:
    most = MAX_RULES_PER_INTERFACE // SECURITY_GROUPS_PER_INTERFACE
    for request in requests(spec, here):
        if request.quota == RULES and request.value > most:
            message = f"{request.value:,} rules per group are requested, but AWS grants {most}"
            hint = "split the rules among several groups, or name a prefix list"
            pointer = ("at_least", RULES) if RULES in spec.at_least else ("name",)
            yield Problem(pointer, message, hint)
