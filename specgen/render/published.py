"""What root modules publish for each other, as placeholders for a plan without an account."""

from specgen.project.here import Here
from specgen.project.project import Project
from specgen.sdk.declarations import Output


def published(project: Project) -> dict[str, str]:
    """Parameter path -> a value of the right shape."""
    values: dict[str, str] = {}
    for effective in project.effectives:
        here = Here(project, effective)
        for output in effective.spec.outputs(here):
            path = here.parameter_path(output.name)
            values[path] = _value(here, output, path)
    return values


def _value(here: Here, output: Output, path: str) -> str:
    return output.filled(
        path,
        partition=here.platform.account.partition,
        region=here.region,
        account=here.names.account,
        name=here.effective.aws_name,
    )
