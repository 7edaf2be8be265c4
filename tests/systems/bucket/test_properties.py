"""Checks of keys of objects, against all short keys."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from specgen.sdk.aws.s3.names import MOST_ID_CHARACTERS, rule_id
from specgen.systems.bucket.checks.notifications import rules_are_apart
from specgen.systems.bucket.checks.users import prefixes_limit
from specgen.systems.bucket.model import Bucket
from specgen.systems.bucket.model.parts import Access, Notifications, TopicEvents, named

KEYS = ["".join(key) for length in range(6) for key in product("ab", repeat=length)]
EVENTS = ["s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectRemoved:*"]
KINDS = {
    "s3:ObjectCreated:*": {"Put", "Copy"},
    "s3:ObjectCreated:Put": {"Put"},
    "s3:ObjectRemoved:*": {"Delete"},
}
short = st.text("ab", max_size=2)
entries = st.builds(
    TopicEvents,
    topic=st.just("info"),
    events=st.lists(st.sampled_from(EVENTS), min_size=1, unique=True),
    prefix=short,
    suffix=short,
)
users = st.one_of(
    st.sampled_from(["api", "worker"]),
    st.builds(Access, service=st.sampled_from(["api", "worker"]), prefix=short),
)


def fitting(entry: TopicEvents) -> set[tuple[str, str]]:
    """Events of keys that an entry is told of."""
    keys = [key for key in KEYS if key.startswith(entry.prefix) and key.endswith(entry.suffix)]
    return {(kind, key) for event in entry.events for kind in KINDS[event] for key in keys}


def reached(readers: list[str | Access]) -> set[tuple[str, str]]:
    return {
        (str(u.service or u.job), key)
        for u in named(readers)
        for key in KEYS
        if key.startswith(u.prefix)
    }


@given(entries, entries)
def test_two_rules_are_refused_if_one_event_of_one_key_fits_both(
    one: TopicEvents, other: TopicEvents
) -> None:
    spec = Bucket(notifications=Notifications(topics=[one, other]))

    refused = bool(list(rules_are_apart.function(spec)))
    assert refused == bool(fitting(one) & fitting(other))
    assert refused or one.id != other.id


@given(st.lists(users, max_size=4))
def test_what_is_named_in_vain_can_be_removed_and_nothing_else(readers: list[str | Access]) -> None:
    vain = {problem.pointer[1] for problem in prefixes_limit.function(Bucket(readers=readers))}
    kept = [user for i, user in enumerate(readers) if i not in vain]

    assert reached(kept) == reached(readers)
    assert all(reached([*kept[:i], *kept[i + 1 :]]) != reached(kept) for i in range(len(kept)))


@given(st.text("ab ", max_size=600), st.text("ab ", max_size=600))
def test_a_rule_has_a_name_that_s3_takes_and_that_tells_it_apart(one: str, other: str) -> None:
    assert len(rule_id("move", one)) <= MOST_ID_CHARACTERS
    assert one == other or rule_id("move", one) != rule_id("move", other)
