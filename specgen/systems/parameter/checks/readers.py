"""Services and jobs that read settings."""

from collections.abc import Iterator

from specgen.sdk import At, Here, Problem, Project, Severity, did_you_mean, project_check
from specgen.sdk.aws.ecs.task import with_tasks
from specgen.systems.parameter.model import PARAMETER, Parameter, Value

ECS = (
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html"
)
READ = "2026-11-29"


@project_check(
    "PRM108",
    "a service or job reads a setting that there is",
    fact="a task does not start if a parameter of its variables is missing",
    source=ECS,
    date=READ,
)
def settings_exist(project: Project) -> Iterator[At]:
    for here, variable, key, found in _read(project):
        if key not in found.spec.values:
            known = list(found.spec.values)
            guess = did_you_mean(key, known) or f"; write one of {', '.join(sorted(known))}"
            message = f"parameter/{found.name} has no `{key}`{guess}"
            pointer = ("parameters", variable, "key")
            yield At(here.effective, Problem(pointer, message))


@project_check(
    "PRM109",
    "a setting that changes at run time is read at run time",
    severity=Severity.WARNING,
    fact="ECS reads the parameters of a task's variables once, when the task starts",
    source=ECS,
    date=READ,
)
def changes_are_seen(project: Project) -> Iterator[At]:
    for here, variable, key, found in _read(project):
        value = found.spec.values.get(key)
        entry = here.spec.parameters[variable]
        if isinstance(value, Value) and value.changes_at_run_time and entry.gives == "value":
            message = f"tasks of {here.name} would keep the value of `{key}` that they started with"
            right = "write `gives: name`, and let the application read the parameter of that name"
            pointer = ("parameters", variable)
            yield At(here.effective, Problem(pointer, f"{message}; {right}", at_key=True))


def _read(project: Project) -> Iterator[tuple[Here, str, str, Here[Parameter]]]:
    """Service or job, variable, key, and the parameter document of each variable."""
    for effective in with_tasks(project):
        here = Here(project, effective)
        for variable, entry in effective.spec.parameters.items():
            found = PARAMETER.find(here, entry.parameter)
            if found is not None:
                yield here, variable, entry.key, found


READERS = (settings_exist, changes_are_seen)
