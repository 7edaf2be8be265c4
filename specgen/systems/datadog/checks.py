"""Root modules that would speak to two sites, and names that nobody has."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from specgen.facts.datadog import EUROPEAN_SITES
from specgen.facts.regions import EUROPEAN_UNION
from specgen.sdk import (
    Alarm,
    At,
    Effective,
    Here,
    Pointer,
    Problem,
    Project,
    Severity,
    check,
    did_you_mean,
    project_check,
)
from specgen.sdk.alarms import rows_of
from specgen.sdk.aws.descriptions import role_description
from specgen.sdk.aws.dns.interfaces import HealthCheck
from specgen.sdk.aws.interfaces import ALARMS, HEALTH_CHECK
from specgen.systems.datadog.model import DATADOG, Datadog

DATE = "2026-11-29"
OWN_STACK = "a `stack` of its own does it, too, if the platform's `stacks` has it"
PROVIDER = "https://github.com/DataDog/terraform-provider-datadog/blob/master/docs"


@project_check(
    "DDG103",
    "the documents of a root module are of one site of Datadog",
    fact="the provider sends all requests of a root module to one site, and another site answers "
    "403 to its keys",
    source=f"{PROVIDER}/index.md",
    date=DATE,
)
def one_site_is_asked(project: Project) -> Iterator[At]:
    first: dict[str, Effective[Datadog]] = {}
    for effective in DATADOG.all(project):
        other = first.setdefault(str(effective.module), effective)
        site, theirs = effective.spec.site, other.spec.site
        if site != theirs:
            message = f"`{site}` differs from {other.id}, which is `{theirs}` in {other.module}"
            right = "place it in another region, whose apply has keys of this site"
            yield At(effective, Problem(("site",), f"{message}; {right}", OWN_STACK))


@check(
    "DDG105",
    "a panel shows a metric or logs",
    fact="a widget has one kind of query",
    source="https://docs.datadoghq.com/dashboards/graphing_json/widget_json/",
    date=DATE,
)
def panels_show_something(spec: Datadog) -> Iterator[Problem]:
    for name, board in spec.dashboards.items():
        for i, panel in enumerate(board.panels):
            at = ("dashboards", name, "panels", i)
            if panel.query is None and panel.logs is None:
                yield Problem(at, "this panel shows nothing; write `query: ...` or `logs: ...`")
            elif panel.logs is not None and (
                panel.query is not None or panel.shows != "timeseries"
            ):
                key = "query" if panel.query is not None else "shows"
                message = f"a panel of logs has no `{key}`; remove one of the two"
                yield Problem((*at, key), message, at_key=True)


@check(
    "DDG106",
    "what a Datadog document names exists",
    fact="Datadog takes a region that it cannot read, and a message to nobody, without a word",
    source=f"{PROVIDER}/resources/integration_aws_account.md",
    date=DATE,
)
def names_exist(spec: Datadog, here: Here) -> Iterator[Problem]:
    places = here.platform.places_of(here.environment)
    for i, region in enumerate(spec.regions):
        if region not in places:
            guess = did_you_mean(region, places) or f"; write one of {', '.join(places)}"
            message = f"{here.environment} is not in {region}"
            yield Problem(("regions", i), f"{message}{guess}")
    known = sorted(spec.slack.channels) if spec.slack else []
    for name, test in spec.uptime.items():
        for i, channel in enumerate(test.notify):
            if channel not in known:
                guess = did_you_mean(channel, known) or "; write it below `slack.channels`"
                message = f"there is no channel {channel}{guess}"
                yield Problem(("uptime", name, "notify", i), message)


@check(
    "DDG107",
    "somebody hears of a failed test",
    severity=Severity.WARNING,
    fact="a test has a monitor that notifies the handles in its message, and nobody else",
    source="https://docs.datadoghq.com/synthetics/notifications/",
    date=DATE,
)
def tests_are_heard(spec: Datadog) -> Iterator[Problem]:
    for name, test in spec.uptime.items():
        if not test.notify:
            message = f"nobody hears if {name} fails; write `notify: [...]` with a Slack channel"
            yield Problem(("uptime", name), message, at_key=True)


@project_check(
    "DDG109",
    "a site of Datadog has the account once",
    across=True,
    fact="Datadog refuses an AWS account that one of its accounts has already; one integration "
    "reads all regions that it names",
    source=f"{PROVIDER}/resources/integration_aws_account.md",
    date=DATE,
)
def accounts_are_integrated_once(project: Project) -> Iterator[At]:
    homes: dict[str, Effective[Datadog]] = {}
    for effective in sorted(DATADOG.all(project), key=lambda e: _rank(project, e)):
        home = homes.setdefault(effective.spec.site, effective)
        if home is not effective:
            yield At(effective, Problem(*_twice(effective, home)))


def _rank(project: Project, effective: Effective) -> tuple[bool, bool, str, tuple[str, str]]:
    """Protected environments and the primary region are first."""
    elsewhere = effective.region != project.platform.primary_region
    return not project.protected(effective), elsewhere, effective.id, effective.spot


def _twice(second: Effective[Datadog], first: Effective[Datadog]) -> tuple[Pointer, str]:
    site, spot = first.spec.site, "/".join(first.spot)
    if second.id == first.id:
        message = f"{first.id} is in {spot} and {'/'.join(second.spot)}, but {site} takes an"
        right = f"{{environments: [{first.environment}], regions: [{first.region}]}}"
        return ("name",), f"{message} account once; write placement: {right}"
    message = f"{first.id} of {spot} has this account at {site} already"
    return ("regions",), f"{message}; put these regions there, and remove this document"


@check(
    "DDG116",
    "metrics of the European Union are read by a site in it",
    severity=Severity.WARNING,
    fact="Datadog keeps data where its site is, and only datadoghq.eu is in the European Union",
    source="https://docs.datadoghq.com/getting_started/site/",
    date="2026-11-30",
)
def metrics_stay_in_europe(spec: Datadog) -> Iterator[Problem]:
    for i, region in enumerate(spec.regions if spec.site not in EUROPEAN_SITES else ()):
        if region in EUROPEAN_UNION:
            message = f"metrics of {region} would leave the European Union for {spec.site}"
            right = f"put it into a document with `site: {EUROPEAN_SITES[0]}`"
            hint = f"record a decision if they may leave; {OWN_STACK}"
            yield Problem(("regions", i), f"{message}; {right}", hint)


@project_check(
    "OBS010",
    "one fault calls people once",
    severity=Severity.WARNING,
    fact="a test of Datadog and an alarm on a health check of Route 53 that ask for the same "
    "address fail together, and each calls people by itself",
    source="https://docs.datadoghq.com/synthetics/notifications/",
    date="2026-11-30",
)
def faults_are_heard_once(project: Project) -> Iterator[At]:
    for effective in DATADOG.all(project):
        for name, test in effective.spec.uptime.items():
            for health in HEALTH_CHECK.all(project) if test.notify else ():
                near = health.environment == effective.environment
                if near and _asks(health.spec, test.url) and (alarms := _heard(project, health)):
                    message = f"{health.id} asks for {test.url}, too, and {alarms} calls for it"
                    right = f"remove this test, or exclude {health.id} there with a reason"
                    problem = Problem(("uptime", name), f"{message}; {right}", at_key=True)
                    yield At(effective, problem)


def _asks(health: HealthCheck, url: str) -> bool:
    try:
        asked = urlsplit(url)
    except ValueError:  # brackets that are no IPv6 address
        return False
    path = f"{asked.path or '/'}?{asked.query}".rstrip("?")
    same = (health.fqdn or "").lower() == asked.hostname and health.path == path
    return same and health.protocol == asked.scheme


def _heard(project: Project, health: Effective) -> str:
    """The alarms document that calls people if a health check fails; empty if none does."""
    here = Here(project, health)
    rows = [row for row in rows_of(here) if isinstance(row, Alarm)]
    for alarms in ALARMS.all(project):
        near = alarms.environment == health.environment
        if near and any(alarms.spec.levels_made(here, row) for row in rows):
            return alarms.id
    return ""


CHECKS = (
    panels_show_something,
    names_exist,
    tests_are_heard,
    metrics_stay_in_europe,
    role_description,
)
PROJECT_CHECKS = (one_site_is_asked, accounts_are_integrated_once, faults_are_heard_once)
