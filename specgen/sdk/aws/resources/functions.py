"""Functions in a runtime that Lambda no longer takes."""

from collections.abc import Iterator

from specgen.facts import runtimes
from specgen.findings.finding import Problem, Severity
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block


@resource_check(
    "AWS027",
    "a function's runtime is one that Lambda still takes",
    "aws_lambda_function",
    fact="some time after a runtime is deprecated, Lambda refuses to create functions with it, and "
    "later to change them; the provider still knows it",
    source="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    topics=("lambda_runtimes",),
    also=Severity.WARNING,
)
def runtimes_are_taken(_kind: str, block: Block) -> Iterator[Problem]:
    name = block.text("runtime")
    found = runtimes.runtime(name)
    if found is None:
        return
    hint = f"write {found.successor}" if found.successor else ""
    if found.has_ended(found.changes):
        message = f"Lambda refuses functions of {name} since {found.changes}"
        yield block.problem("runtime", message, hint)
    elif found.has_ended(found.creates):
        message = f"Lambda creates no function of {name} since {found.creates}"
        yield block.problem("runtime", message, hint, severity=Severity.WARNING)
