"""Tags that cannot be activated."""

import re
from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, check
from specgen.sdk.aws.cost.checks import BILLING, DATE, once, tags_known
from specgen.systems.cost_tags.model import CostTags


@check(
    "CST110",
    "tags are activated once they have been billed",
    fact="AWS refuses a key that no bill has had yet, and takes up to 24 hours to show a new one",
    source=f"{BILLING}/activating-tags.html",
    date=DATE,
)
def tags_are_in_a_bill(spec: CostTags) -> Iterator[Problem]:
    if spec.active_since is None:
        message = "AWS refuses a tag that was never billed, so that the apply would fail"
        right = "write `active_since` once the keys are in a bill; leave the document out until"
        yield Problem(("name",), f"{message}; {right} then")


@check(
    "CST139",
    "the platform has tags to activate",
    fact="an address of Terraform takes letters, digits, hyphens and underscores; AWS takes more",
    source=f"{BILLING}/cost-alloc-tags.html",
    date=DATE,
)
def there_are_tags(spec: CostTags, here: Here) -> Iterator[Problem]:
    if spec.keys is not None:
        return
    if not here.platform.tags:
        message = "the platform lists no tags; write `keys`, or `tags` in the platform"
        yield Problem(("name",), message)
    for key in spec.all_keys(here):
        if not re.match(r"^[A-Za-z][A-Za-z0-9_-]*$", key):
            message = f"{key!r} cannot be part of an address; write `keys` without it"
            hint = "activate it in the console of the payer"
            yield Problem(("name",), message, hint)


def _tags(spec: CostTags) -> Iterator[tuple[Pointer, str]]:
    for i, key in enumerate(spec.keys or ()):
        yield ("keys", i), key


CHECKS = (
    tags_are_in_a_bill,
    there_are_tags,
    tags_known("CST111", _tags),
    once("CST140", "cost allocation tags"),
)
