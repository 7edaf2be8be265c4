"""Streams whose key is elsewhere, and groups with too many filters."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.facts.datadog import EUROPEAN_SITES
from specgen.facts.regions import EUROPEAN_UNION
from specgen.sdk import (
    At,
    Effective,
    Here,
    Problem,
    Project,
    Severity,
    check,
    project_check,
)
from specgen.sdk.aws.descriptions import role_description
from specgen.sdk.aws.interfaces import DATADOG, SECRET
from specgen.systems.log_forwarder.model import LOG_FORWARDER, LogForwarder

DATE = "2026-11-29"
MOST_FILTERS = 2


@check(
    "DDG101",
    "the key that a stream sends with is a secret of its region",
    fact="Firehose reads a secret of its own region only",
    source="https://docs.aws.amazon.com/firehose/latest/APIReference/API_SecretsManagerConfiguration.html",
    date=DATE,
)
def secret_is_near(spec: LogForwarder, here: Here) -> Iterator[Problem]:
    home = SECRET.find(here, spec.api_key)
    if home is not None and home.spec.region_read(here.region, home) != here.region:
        message = f"{spec.api_key} has no copy in {here.region}, where the stream is"
        right = f"add {here.region} to `replicas` of that secret"
        yield Problem(("api_key",), f"{message}; {right}")


@project_check(
    "DDG108",
    "a log group has two subscription filters at most",
    fact="CloudWatch Logs refuses a third one, LimitExceededException",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html",
    date=DATE,
)
def filters_are_few(project: Project) -> Iterator[At]:
    used: dict[tuple[str, str, str], list[Effective]] = defaultdict(list)
    for effective in LOG_FORWARDER.all(project):
        for i, name in enumerate(effective.spec.log_groups):
            owners = used[effective.environment, effective.region, name]
            if len(owners) == MOST_FILTERS:
                others = " and ".join(owner.id for owner in owners)
                message = f"{others} subscribe to {name} already; remove it from one of them"
                yield At(effective, Problem(("log_groups", i), message))
            else:
                owners.append(effective)


@check(
    "OBS014",
    "logs of the European Union are sent to a site in it",
    severity=Severity.WARNING,
    fact="Datadog keeps data where its site is, and only datadoghq.eu is in the European Union",
    source="https://docs.datadoghq.com/getting_started/site/",
    date="2026-11-30",
)
def logs_stay_in_europe(spec: LogForwarder, here: Here) -> Iterator[Problem]:
    site = DATADOG.get(here, spec.datadog).spec.site
    if here.region in EUROPEAN_UNION and site not in EUROPEAN_SITES:
        message = f"logs of {here.region} would leave the European Union for {site}"
        right = f"name a `datadog` document with `site: {EUROPEAN_SITES[0]}`"
        hint = "record a decision if they may leave"
        yield Problem(("datadog",), f"{message}; {right}", hint)


CHECKS = (secret_is_near, logs_stay_in_europe, role_description)
PROJECT_CHECKS = (filters_are_few,)
