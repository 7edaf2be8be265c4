"""How many domains of a region can write logs."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.sdk import At, Effective, Problem, Project, project_check
from specgen.systems.opensearch.model import OPENSEARCH, OpenSearch

MOST_POLICIES = 10


@project_check(
    "SRC126",
    "at most ten domains of a region write logs",
    fact="CloudWatch Logs holds ten resource policies in an account and region, never more, and "
    "each domain with logs has one",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/"
    "API_PutResourcePolicy.html",
    date="2026-11-29",
)
def log_policies_are_few(project: Project) -> Iterator[At]:
    """Reported at the domains that come last by name."""
    writing: dict[str, list[Effective[OpenSearch]]] = defaultdict(list)
    for effective in OPENSEARCH.all(project):
        if effective.spec.log_types:
            writing[effective.region].append(effective)
    for region, domains in writing.items():
        named = sorted(domains, key=lambda domain: (domain.name, domain.environment))
        for domain in named[MOST_POLICIES:]:
            message = f"{len(named)} domains in {region} write logs, but the account has policies "
            hint = "write log_types: [] in the others, or run fewer domains in the region"
            pointer = ("log_types",) if "log_types" in domain.data else ("name",)
            yield At(domain, Problem(pointer, f"{message}for {MOST_POLICIES}", hint))


LOG_PROJECT_CHECKS = (log_policies_are_few,)
