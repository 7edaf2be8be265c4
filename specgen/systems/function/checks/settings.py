"""Variables, logs and permissions that Lambda refuses or ignores."""

import json
from collections.abc import Iterator

from specgen.facts import functions
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.ecs.checks_definition import resources_are_arns
from specgen.sdk.aws.ecs.checks_tasks import permissions_are_bounded
from specgen.sdk.aws.elasticache import access as caches
from specgen.sdk.aws.permissions import permissions_lead_somewhere
from specgen.sdk.aws.rds.managed_password import source_problems
from specgen.sdk.placeholders import SECRET_ARN
from specgen.systems.function.model import Function

READ = functions.READ
VARIABLES = f"{functions.GUIDE}/configuration-envvars.html"


@check(
    "FUN108",
    "a function's variables fit into 4 KB",
    fact="all variables together have at most 4,096 bytes, which Lambda counts in their JSON",
    source="https://github.com/github-aws-runners/terraform-aws-github-runner/issues/3594",
    date=READ,
)
def variables_fit(spec: Function, here: Here) -> Iterator[Problem]:
    """A secret's ARN has the length of a usual one."""
    names = {g.variable: g.table.spec.name_in_aws(g.table) for g in tables.grants(here)}
    names |= caches.variables(here)
    values = {**spec.environment, **dict.fromkeys(spec.secrets, SECRET_ARN), **names}
    sizes = {name: len(_json(value)) for name, value in values.items()}
    size = len(_json(values))
    if size > functions.ENVIRONMENT_BYTES:
        largest = max(sizes, key=lambda name: (sizes[name], name))
        message = f"variables have {size:,} bytes, {functions.ENVIRONMENT_BYTES:,} are allowed"
        hint = f"{largest} has {sizes[largest]:,}; read it from a parameter or an object instead"
        yield Problem(("environment",), message, hint, at_key=True)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@check(
    "FUN109",
    "no variable has a name that Lambda keeps for itself, and none is set twice",
    fact="Lambda refuses reserved names: `reserved keys that are currently not supported`",
    source=VARIABLES,
    date=READ,
)
def variables_are_free(spec: Function, here: Here) -> Iterator[Problem]:
    own = dict.fromkeys((grant.variable for grant in tables.grants(here)), "a table")
    own |= dict.fromkeys(caches.variables(here), "a cache or of its user")
    for key in ("environment", "secrets"):
        for name in getattr(spec, key):
            if name in own:
                message = f"specgen sets {name} to the name of {own[name]}; remove it"
                yield Problem((key, name), message, at_key=True)
            if name in functions.RESERVED_VARIABLES:
                message = f"Lambda sets {name} itself; write another name, or remove it"
                yield Problem((key, name), message, at_key=True)
    for name in sorted(set(spec.environment) & set(spec.secrets)):
        message = f"`environment` sets {name}, too; remove one of the two"
        yield Problem(("secrets", name), message, at_key=True)


@check(
    "FUN110",
    "a level needs the format json",
    fact="Lambda filters lines by level only in JSON; with text it refuses a level",
    source=f"{functions.GUIDE}/monitoring-cloudwatchlogs-log-level.html",
    date=READ,
)
def level_is_read(spec: Function) -> Iterator[Problem]:
    if spec.logs.level and spec.logs.format == "text":
        message = "lines of text have no level; write `format: json`, or remove `level`"
        yield Problem(("logs", "level"), message)


@check(
    "FUN111",
    "a failure has one receiver",
    fact="an asynchronous invocation has one destination for failures",
    source="https://docs.aws.amazon.com/lambda/latest/api/API_DestinationConfig.html",
    date=READ,
)
def failures_have_one_receiver(spec: Function) -> Iterator[Problem]:
    to = spec.asynchronous.on_failure
    if to is not None and bool(to.topic) == bool(to.queue):
        what = "a topic and a queue; remove one" if to.topic else "nobody; write `topic` or `queue`"
        pointer = ("asynchronous", "on_failure")
        yield Problem(pointer, f"failures go to {what}", at_key=True)


@check(
    "FUN136",
    "a secret is of one document, and is there",
    fact="RDS makes a secret only for a database whose master password it makes",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
    date="2026-11-30",
)
def secrets_are_there(spec: Function, here: Here) -> Iterator[Problem]:
    for name, value in spec.secrets.items():
        yield from source_problems(here, value, ("secrets", name))


SETTINGS = (
    variables_fit,
    variables_are_free,
    level_is_read,
    failures_have_one_receiver,
    secrets_are_there,
    permissions_lead_somewhere("FUN112", "a function"),
    permissions_are_bounded,
    resources_are_arns,
)
