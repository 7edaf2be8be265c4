"""Domains that nobody asks for, and what is in us-east-1 only."""

from collections.abc import Iterator

from specgen.facts.regions import GLOBAL_REGION
from specgen.sdk import At, Here, Problem, Project, Severity, check, project_check
from specgen.sdk.aws import public_names
from specgen.sdk.aws.interfaces import KEY
from specgen.systems.public_zone.model import PUBLIC_ZONE, PublicZone

DATE = "2026-11-29"
GUIDE = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide"
QUERY_LOGS = (
    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateQueryLoggingConfig.html"
)


@check(
    "DNS110",
    "query logs are in us-east-1, as their key is",
    fact="Route 53 logs queries to a group of us-east-1 only, and a group has a key of its region",
    source=QUERY_LOGS,
    date=DATE,
)
def logs_are_in_their_region(spec: PublicZone, here: Here) -> Iterator[Problem]:
    if spec.query_logging is None:
        return
    if GLOBAL_REGION not in here.platform.regions:
        message = f"Route 53 logs queries in {GLOBAL_REGION} only, which the platform does not have"
        yield Problem(("query_logging",), f"{message}; {_ADD}", at_key=True)
    elif spec.query_logging.key:
        key = spec.query_logging.key
        if KEY.at(here.project, key, here.environment, GLOBAL_REGION) is None:
            message = f"the log group is in {GLOBAL_REGION}, where there is no key/{key}"
            right = f"place key/{key} there too, or remove `key`"
            yield Problem(("query_logging", "key"), f"{message}; {right}")


_ADD = f"add it to `regions`, as `{GLOBAL_REGION}: {{key: use1, role: global}}`"


@check(
    "DNS111",
    "the key that signs a zone is in us-east-1",
    fact="Route 53 signs with an asymmetric key of us-east-1 only (ECC_NIST_P256)",
    source=f"{GUIDE}/dns-configuring-dnssec-cmk-requirements.html",
    date=DATE,
)
def signs_in_its_region(spec: PublicZone, here: Here) -> Iterator[Problem]:
    if spec.dnssec and GLOBAL_REGION not in here.platform.regions:
        message = f"the key is in {GLOBAL_REGION}, which the platform does not have"
        yield Problem(("dnssec",), f"{message}; {_ADD}")


@check(
    "DNS130",
    "a public zone is for a domain that public DNS can have",
    severity=Severity.WARNING,
    fact="names such as .internal and .local are in no public DNS; those of AWS are not ours",
    source="https://www.iana.org/assignments/special-use-domain-names/",
    date=DATE,
)
def domain_is_public(spec: PublicZone) -> Iterator[Problem]:
    if public_names.is_private(spec.domain):
        message = f"{spec.domain} is not in public DNS, so that nobody asks this zone"
        yield Problem(("domain",), f"{message}; for private names there is `private_zone`")
    elif owner := public_names.owner(spec.domain):
        message = f"{owner} belongs to AWS, so that nobody asks this zone for names in it"
        yield Problem(("domain",), f"{message}; write a domain of yours")
    elif public_names.is_of_a_registry(spec.domain):
        message = f"{spec.domain} belongs to a registry, so that nobody asks this zone"
        yield Problem(("domain",), f"{message}; write a domain of yours below it")


@project_check(
    "DNS131",
    "an account has room for the query logs of its zones",
    fact="CloudWatch Logs takes 10 resource policies in a region, and each logged zone has one",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/"
    "API_PutResourcePolicy.html",
    date=DATE,
)
def policies_have_room(project: Project) -> Iterator[At]:
    logged = [zone for zone in PUBLIC_ZONE.all(project) if zone.spec.query_logging]
    for zone in sorted(logged, key=lambda z: (not project.protected(z), z.id, z.spot))[10:]:
        message = f"{len(logged)} zones log their queries, and an account has room for 10"
        problem = Problem(("query_logging",), f"{message}; remove it here", at_key=True)
        yield At(zone, problem)


ZONE_CHECKS = (
    logs_are_in_their_region,
    signs_in_its_region,
    domain_is_public,
)
PROJECT_CHECKS = (policies_have_room,)
