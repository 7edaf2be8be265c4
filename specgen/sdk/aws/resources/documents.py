"""The checks of resources, for resources that documents write in Terraform's own terms."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from specgen.project.checks.check import At, ProjectCheck
from specgen.project.project import Project
from specgen.sdk.aws.resources.actions import action_problems, actions_exist
from specgen.sdk.aws.resources.check import ResourceCheck
from specgen.sdk.aws.resources.registry import CHECKS
from specgen.sdk.aws.resources.values import Block
from specgen.sdk.aws.resources.written import Written


def checks_of_documents(
    written: Callable[[Project], Iterable[Written]],
) -> tuple[ProjectCheck, ...]:
    """written: all that a project writes; called once for each check"""
    declared = ProjectCheck(actions_exist.rule, _declared_actions)
    return (*(_in_documents(one, written) for one in CHECKS), declared)


def _declared_actions(project: Project) -> Iterator[At]:
    """Of what documents permit in their own terms."""
    for effective in project.effectives:
        for pointer, action in effective.spec.iam_actions():
            yield from (At(effective, problem) for problem in action_problems(pointer, action))


def _in_documents(
    one: ResourceCheck, written: Callable[[Project], Iterable[Written]]
) -> ProjectCheck:
    def broken(project: Project) -> Iterator[At]:
        for item in written(project):
            if one.takes(item.kind):
                elsewhere = "provider" in item.body or "region" in item.body
                region = "" if elsewhere else item.effective.region
                block = Block(item.body, whole=item.whole, region=region, others=item.others)
                for problem in one.function(item.kind, block):
                    pointer = (*item.pointer, *problem.pointer)
                    yield At(item.effective, replace(problem, pointer=pointer))

    return ProjectCheck(one.rule, broken)
