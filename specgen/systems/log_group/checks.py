"""What CloudWatch Logs refuses, and groups that nothing would write to."""

import re
from collections import defaultdict
from collections.abc import Iterator

from specgen.facts import logs
from specgen.sdk import At, Effective, Here, Problem, Project, check, project_check
from specgen.sdk.aws.metric_filters.checks import FILTER_CHECKS
from specgen.systems.log_group.filters import FILTERS_TOGETHER
from specgen.systems.log_group.model import LOG_GROUP, LogGroup

RDS_GROUP = re.compile(
    r"/aws/rds/(instance/[a-z][a-z0-9-]*/[a-z-]+|cluster/[a-z][a-z0-9-]*/[a-z-]+|proxy/[a-z0-9-]+)\Z"
)


@check(
    "OBS013",
    "the retention is one that CloudWatch Logs supports",
    fact="events are kept for one of 22 fixed numbers of days, or for ever",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/"
    "API_PutRetentionPolicy.html",
    topics=("logs",),
)
def retention_is_known(spec: LogGroup) -> Iterator[Problem]:
    known = logs.retention_days()
    days = spec.retention_days
    if days not in known:
        below = [d for d in known if d < days][-1:]
        above = [d for d in known if d > days][:1]
        nearest = " or ".join(str(d) for d in (*below, *above))
        message = f"CloudWatch Logs cannot keep events for {days} days; write {nearest}"
        yield Problem(("retention_days",), message)


@check(
    "OBS007",
    "a group below /aws/rds/ has a name that RDS writes to",
    fact="RDS chooses the names of its groups: /aws/rds/instance/<identifier>/<log type>, "
    "/aws/rds/cluster/<identifier>/<log type> and /aws/rds/proxy/<name>",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
    "USER_LogAccess.Procedural.UploadtoCloudWatch.html",
)
def rds_writes_to_it(spec: LogGroup) -> Iterator[Problem]:
    name = spec.group_name or ""
    if name.startswith("/aws/rds/") and not RDS_GROUP.match(name):
        message = f"RDS never writes to {name}, so the group would stay empty"
        form = "/aws/rds/instance/<identifier>/<log type>"
        hint = "to fill a group with another name, subscribe it to one of these"
        yield Problem(("group_name",), f"{message}; write {form}", hint)


@project_check(
    "LOG101",
    "a log group's name is unique in its account and region",
    fact="environments in one account share its names; the second group fails at apply",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/"
    "API_CreateLogGroup.html",
)
def names_are_free(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, str], list[Effective]] = defaultdict(list)
    for effective in LOG_GROUP.all(project):
        name = effective.spec.name_in_aws(Here(project, effective))
        owners[effective.region, name].append(effective)
    for (_, name), found in sorted(owners.items(), key=lambda item: item[0]):
        names = ", ".join(f"{owner.id} of {owner.environment}" for owner in found)
        one_document = len({owner.id for owner in found}) == 1
        for owner in found if len(found) > 1 else []:
            message = f"{name} exists once per account and region; owners: {names}"
            hint = "give one of them another `group_name`"
            if one_document:
                hint = "an override by environment gives each a `group_name` of its own"
            yield At(owner, Problem(("group_name",), message, hint))


CHECKS = (retention_is_known, rds_writes_to_it, *FILTER_CHECKS)
PROJECT_CHECKS = (names_are_free, *FILTERS_TOGETHER)
