"""Task definitions that Fargate, or ECS itself, does not run."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.facts import fargate
from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

FARGATE = "FARGATE"
UNITS_PER_VCPU = UNITS_PER_GIB = 1_024
_VCPU = re.compile(r"([0-9]*\.?[0-9]+) ?vcpu\Z", re.IGNORECASE)
_GIB = re.compile(r"([0-9]*\.?[0-9]+) ?gb\Z", re.IGNORECASE)


@resource_check(
    "AWS011",
    "a task for Fargate has a size that Fargate runs, and a network interface of its own",
    "aws_ecs_task_definition",
    fact="Fargate runs some pairs of vCPU and memory only, in the network mode awsvpc; the "
    "provider takes any",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    topics=("fargate",),
)
def fargate_runs_it(_kind: str, block: Block) -> Iterator[Problem]:
    if FARGATE not in block.texts("requires_compatibilities"):
        return
    mode = block.text("network_mode")
    if block.lacks("network_mode") or (mode and mode != "awsvpc"):
        message = f"Fargate has the network mode awsvpc only, not {mode or 'the default bridge'}"
        yield block.problem("network_mode", message)
    for key in ("cpu", "memory"):
        if block.lacks(key):
            yield block.problem(key, f"a task for Fargate needs its {key}")
    vcpu = _amount(block, "cpu", _VCPU, UNITS_PER_VCPU)
    gib = _amount(block, "memory", _GIB, UNITS_PER_GIB)
    if vcpu is None:
        return
    options = fargate.memory_options(vcpu)
    if not options:
        units = ", ".join(f"{v * UNITS_PER_VCPU:g}" for v in fargate.vcpu_options())
        yield block.problem(
            "cpu", f"Fargate has no task of cpu {block.value('cpu')}; write {units}"
        )
    elif gib is not None and gib not in options:
        sizes = ", ".join(f"{g * UNITS_PER_GIB:g}" for g in options)
        message = f"Fargate has no memory {block.value('memory')} with cpu {block.value('cpu')}"
        yield block.problem("memory", f"{message}; write {sizes}")


def _amount(block: Block, key: str, form: re.Pattern[str], units: int) -> float | None:
    """In vCPU or GiB; None if it is not literal."""
    number = block.number(key)
    if number is not None:
        return number / units
    found = form.match(block.text(key))
    return float(found[1]) if found else None


@resource_check(
    "AWS012",
    "the containers of a task have names of their own, and the task one that it needs",
    "aws_ecs_task_definition",
    fact="ECS refuses a task without an essential container, two containers of one name, and in "
    "the network mode awsvpc a host port that differs from the container's",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
)
def containers_agree(_kind: str, block: Block) -> Iterator[Problem]:
    listed = block.json("container_definitions")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        return
    for said in _about_containers(listed, awsvpc=block.text("network_mode") == "awsvpc"):
        yield block.problem("container_definitions", said)


def _about_containers(listed: list[dict[str, Any]], *, awsvpc: bool) -> Iterator[str]:
    if listed and all(one.get("essential") is False for one in listed):
        yield "no container is essential; a task ends with its essential containers"
    names = [one["name"] for one in listed if isinstance(one.get("name"), str)]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield f"two containers have the name {name!r}"
    for one in listed:
        yield from _about_needs(one, names if len(names) == len(listed) else None)
        yield from _about_ports(one) if awsvpc else ()


def _about_needs(one: dict[str, Any], names: list[str] | None) -> Iterator[str]:
    """names: of all containers, if they are known"""
    needs = one.get("dependsOn")
    for need in needs if isinstance(needs, list) and names is not None else ():
        other = need.get("containerName") if isinstance(need, dict) else None
        if isinstance(other, str) and other not in (names or ()):
            yield f"the container {one.get('name')!r} depends on {other!r}, and the task has none"


def _about_ports(one: dict[str, Any]) -> Iterator[str]:
    ports = one.get("portMappings")
    for port in ports if isinstance(ports, list) else ():
        host, inside = (
            (port.get(k) for k in ("hostPort", "containerPort"))
            if isinstance(port, dict)
            else (None, None)
        )
        if isinstance(host, int) and isinstance(inside, int) and host not in (0, inside):
            yield (
                f"the container {one.get('name')!r} has host port {host} and container port "
                f"{inside}; in awsvpc they are the same"
            )
