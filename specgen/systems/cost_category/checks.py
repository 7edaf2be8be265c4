"""Categories that AWS refuses, or that divide nothing."""

import re
from collections.abc import Iterator

from specgen.sdk import Here, Problem, check, did_you_mean
from specgen.sdk.aws.cost.checks import DATE, once
from specgen.systems.cost_category.model import LENGTH, TEXT, CostCategory

API = "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference"


@check(
    "CST136",
    "a cost category divides by a tag whose values the platform lists",
    fact="each value is a rule, and AWS wants at least one and at most 500",
    source=f"{API}/API_CreateCostCategoryDefinition.html",
    date=DATE,
)
def tag_has_values(spec: CostCategory, here: Here) -> Iterator[Problem]:
    tags = here.platform.tags
    if spec.by_tag not in tags:
        known = did_you_mean(spec.by_tag, list(tags)) or "; add it to `tags` of the platform"
        yield Problem(("by_tag",), f"the platform has no tag {spec.by_tag}{known}")
    elif not spec.values(here):
        message = f"the tag {spec.by_tag} may have any value, so that there are no rules"
        yield Problem(("by_tag",), f"{message}; write its `allowed` in the platform")
    elif len(spec.values(here)) > MOST_RULES:
        message = f"{len(spec.values(here))} values are more than the {MOST_RULES} rules"
        yield Problem(("by_tag",), f"{message} of a category; choose another tag")


MOST_RULES = 500


@check(
    "CST137",
    "names and values of a cost category are texts that AWS takes",
    fact="up to 50 letters, digits, spaces, hyphens and underscores; a value that appears twice "
    "adds up",
    source=f"{API}/API_CostCategoryRule.html",
    date=DATE,
)
def texts_fit(spec: CostCategory, here: Here) -> Iterator[Problem]:
    values = spec.values(here)
    for text in (*values, *(() if spec.called else (spec.by_tag,))):
        if len(text) > LENGTH or not re.match(TEXT, text):
            message = f"{text!r} cannot be in a cost category: AWS takes {LENGTH} letters, digits"
            right = ", spaces, hyphens and underscores; " + (
                "write `called`" if text == spec.by_tag else "choose another tag"
            )
            yield Problem(("by_tag",), f"{message}{right}")
    if spec.otherwise in values:
        message = f"{spec.otherwise} is a value of {spec.by_tag}, so that costs without the tag"
        yield Problem(("otherwise",), f"{message} would look like its own; write another word")


CHECKS = (tag_has_values, texts_fit, once("CST138", "cost categories"))
