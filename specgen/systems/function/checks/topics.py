"""Subscriptions that SNS refuses."""

from collections import Counter
from collections.abc import Iterator
from math import prod

from specgen.facts import functions
from specgen.sdk import Problem, check
from specgen.systems.function.model import Function

READ = functions.READ


@check(
    "FUN123",
    "the filter of a topic is one that SNS takes",
    fact="a filter has at most 5 keys, and at most 150 combinations of their values",
    source="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html",
    date=READ,
)
def filters_are_small(spec: Function) -> Iterator[Problem]:
    for i, trigger in enumerate(spec.triggers.topics):
        pointer = ("triggers", "topics", i, "filter")
        keys, ways = len(trigger.filter), prod(map(len, trigger.filter.values()))
        if keys > functions.MOST_FILTER_KEYS:
            message = f"a filter has at most {functions.MOST_FILTER_KEYS} keys, got {keys}"
            yield Problem(pointer, f"{message}; remove some")
        elif ways > functions.MOST_FILTER_COMBINATIONS:
            most = functions.MOST_FILTER_COMBINATIONS
            message = f"the values have {ways} combinations, at most {most} are allowed"
            yield Problem(pointer, f"{message}; remove values, and look at them in the function")
        for name, values in trigger.filter.items():
            if not values:
                message = f"no message has one of no values; write values of {name}, or remove it"
                yield Problem((*pointer, name), message)


@check(
    "FUN124",
    "a function subscribes to a topic once",
    fact="SNS has one subscription for a topic and an endpoint, and refuses a second one with "
    "another filter: `Subscription already exists with different attributes`",
    source="https://github.com/anomalyco/sst/issues/4259",
    date=READ,
)
def topics_differ(spec: Function) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for i, trigger in enumerate(spec.triggers.topics):
        if seen[trigger.topic]:
            message = f"it subscribes to topic/{trigger.topic} already; write one filter for both"
            yield Problem(("triggers", "topics", i, "topic"), message)
        seen[trigger.topic] += 1


TOPICS = (filters_are_small, topics_differ)
