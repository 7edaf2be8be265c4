"""Capacity providers of ECS, and strategies that place no task."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference"
STRATEGIES = {
    "aws_ecs_cluster_capacity_providers": "default_capacity_provider_strategy",
    "aws_ecs_service": "capacity_provider_strategy",
}


@resource_check(
    "AWS049",
    "a strategy of capacity providers places tasks, and has one base",
    *STRATEGIES,
    fact="only one provider of a strategy may have a base; if all weights are 0, which is the "
    "default, ECS fails to place tasks; a default strategy names providers of its cluster",
    source=f"{ECS}/API_CapacityProviderStrategyItem.html",
    date="2026-11-29",
)
def strategies_place_tasks(kind: str, block: Block) -> Iterator[Problem]:
    items = list(block.blocks(STRATEGIES[kind]))
    based = [item for item in items if (item.number("base") or 0) > 0]
    for item in based[1:]:
        yield item.problem("base", "another provider of this strategy has a base; remove it")
    idle = [item for item in items if item.number("weight") == 0 or item.lacks("weight")]
    if len(items) > 1 and len(idle) == len(items):
        message = "all weights are 0, so that ECS places no task; write weight: 1 or more"
        yield items[0].problem("weight", message)
    known, written = block.texts("capacity_providers"), block.value("capacity_providers")
    if not isinstance(written, list) or len(known) < len(written):
        return  # others may be among them
    for item in items:
        name = item.text("capacity_provider")
        if name and name not in known:
            message = f"{name} is not in capacity_providers; write one of {', '.join(known)}"
            yield item.problem("capacity_provider", message)
