"""Checks that several kinds about a bill have, each with a code of the kind."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.project.checks.check import Check, check
from specgen.project.here import Here
from specgen.sdk.aws.interfaces import TOPIC

DATE = "2026-11-30"
GUIDE = "https://docs.aws.amazon.com/cost-management/latest/userguide"
BILLING = "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2"


def once(code: str, what: str) -> Check:
    """what: in the plural, as people call it"""

    @check(
        code,
        f"{what} are made once for the account",
        fact="a bill is the account's: a copy in each region or environment counts the same costs",
        source=f"{GUIDE}/what-is-costmanagement.html",
        date=DATE,
    )
    def is_made_once(spec: Any, here: Here) -> Iterator[Problem]:  # noqa: ARG001  its places
        document = here.effective.document
        places = {
            (e.environment, e.region)
            for e in here.project.effectives
            if e.document is document and e.kind == here.effective.kind and here.is_of_account(e)
        }
        if not here.platform.is_scope(here.environment):
            message = f"a root module of {here.environment} makes what the whole account has once"
            right = "put the kind into a stack with `scope: account`"
            yield Problem(("name",), f"{message}; {right}")
        elif len(places) > 1:
            regions = ", ".join(sorted(region for _, region in places))
            message = f"an account has this once, but it is made in {regions}"
            pointer: Pointer = ("placement", "regions")
            yield Problem(pointer, f"{message}; write placement: {{regions: primary}}")

    return is_made_once


def admitted(
    code: str, publisher: str, topics: Callable[[Any], Iterable[tuple[Pointer, str]]]
) -> Check:
    """publisher: as `kind: topic` calls it; topics: pointer and name of each that a spec names"""

    @check(
        code,
        f"a topic that gets messages about costs admits {publisher}",
        fact="without a statement in the topic's policy the message is lost, and no error shows it",
        source=f"{GUIDE}/sns-alert-chime.html",
        date=DATE,
    )
    def topics_admit(spec: Any, here: Here) -> Iterator[Problem]:
        for pointer, name in topics(spec):
            topic = TOPIC.find(here, name)
            if topic is not None and publisher not in topic.spec.publishers:
                message = f"topic/{name} does not admit {publisher}, so that messages are lost"
                right = f"add {publisher} to its `publishers`"
                yield Problem(pointer, f"{message}; {right}")

    return topics_admit


def tags_known(code: str, tags: Callable[[Any], Iterable[tuple[Pointer, str]]]) -> Check:
    """tags: pointer and key of each tag that a spec names"""

    @check(
        code,
        "a tag that divides the bill is one of the platform",
        severity=Severity.WARNING,
        fact="keys are case-sensitive, and costs without the tag match no value of it",
        source=f"{BILLING}/cost-alloc-tags.html",
        date=DATE,
    )
    def tags_are_known(spec: Any, here: Here) -> Iterator[Problem]:
        known = here.platform.tags
        for pointer, key in tags(spec):
            if key not in known:
                message = f"no resource of the platform gets the tag {key}"
                right = did_you_mean(key, list(known)) or "; add it to `tags` of the platform"
                yield Problem(pointer, f"{message}{right}")

    return tags_are_known


def values_known(
    code: str, of: Callable[[Any], Iterable[tuple[Pointer, str, Iterable[str]]]]
) -> Check:
    """of: pointer of the values, key and values of each tag that a spec names"""

    @check(
        code,
        "a value of a tag is one that resources have",
        severity=Severity.WARNING,
        fact="values are case-sensitive: a value that nothing has costs nothing, always",
        source=f"{BILLING}/cost-alloc-tags.html",
        date=DATE,
    )
    def values_are_known(spec: Any, here: Here) -> Iterator[Problem]:
        for pointer, key, values in of(spec):
            tag = here.platform.tags.get(key)
            for value in values:
                if tag and tag.allowed and value not in tag.allowed:
                    message = f"no resource has {key} = {value}"
                    right = did_you_mean(value, tag.allowed)
                    right = right or f"; write one of {', '.join(tag.allowed)}"
                    yield Problem(pointer, f"{message}{right}")

    return values_are_known
