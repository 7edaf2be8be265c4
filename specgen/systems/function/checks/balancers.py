"""Rules of load balancers that never lead to a function."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.facts import functions
from specgen.sdk import Here, Problem, Project, check
from specgen.sdk.aws.elb.rule import LARGEST_PRIORITY, MOST_CONDITIONS
from specgen.sdk.aws.interfaces import SERVICE
from specgen.systems.function.model import FUNCTION, Function

READ = functions.READ
Place = tuple[str, str, str]
"""Load balancer, environment, region."""


@check(
    "FUN127",
    "a rule has one to five conditions, and a priority of its own",
    fact="a listener refuses a rule without a condition, with more than five values, or with the "
    "priority of another",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html",
    date=READ,
)
def rule_is_possible(spec: Function, here: Here) -> Iterator[Problem]:
    """An equal priority is reported at a function, and at the one whose name sorts last."""
    entry, pointer = spec.triggers.load_balancer, ("triggers", "load_balancer")
    if entry is None:
        return
    if entry.conditions == 0:
        message = "the rule would match every request; write `host`, `path_patterns` or both"
        yield Problem(pointer, message, at_key=True)
    if entry.conditions > MOST_CONDITIONS:
        message = f"host and paths are {entry.conditions} conditions, at most {MOST_CONDITIONS} "
        right = "are allowed; write fewer, with * in them"
        yield Problem((*pointer, "path_patterns"), f"{message}{right}")
    place = (entry.load_balancer, here.environment, here.region)
    taken = here.project.once(_taken)[place]
    for who in taken[entry.priority]:
        if who.startswith("service/") or who < f"function/{here.name}":
            numbers = (*range(entry.priority + 1, LARGEST_PRIORITY + 1), *range(1, entry.priority))
            free = next(n for n in numbers if n not in taken)
            message = f"{who} also has the priority {entry.priority} at load_balancer/{place[0]}"
            yield Problem((*pointer, "priority"), f"{message}; write another, such as {free}")


def _taken(project: Project) -> dict[Place, dict[int, list[str]]]:
    """Priority -> documents that have it, at each load balancer."""
    found: dict[Place, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for service in SERVICE.all(project):
        for rule in service.spec.ways_in():
            place = (rule.load_balancer, service.environment, service.region)
            found[place][rule.priority].append(service.id)
    for function in FUNCTION.all(project):
        if entry := function.spec.triggers.load_balancer:
            place = (entry.load_balancer, function.environment, function.region)
            found[place][entry.priority].append(function.id)
    return found


BALANCERS = (rule_is_possible,)
