"""Where images are replicated, and which repositories exist there."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.registry.model import REGISTRY, Registry, role_of

REPLICATION = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html"


@check(
    "ECR101",
    "images are replicated to other regions of the environment",
    fact="ECR copies an image to other regions than the one that it is pushed to",
    source=REPLICATION,
)
def destinations_are_elsewhere(spec: Registry, here: Here) -> Iterator[Problem]:
    regions = here.platform.places_of(here.environment)
    for i, region in enumerate(spec.replicate_to):
        if region not in regions:
            others = ", ".join(r for r in regions if r != here.region) or "none"
            message = f"{region} is not a region of {here.environment}"
            yield Problem(("replicate_to", i), f"{message}; other regions: {others}")
    placed = [r for r in regions if _is_in(here, r)]
    if spec.replicate_to and set(placed) <= set(spec.replicate_to):
        message = f"every region of the document receives copies: {', '.join(placed)}"
        hint = "remove the region that images are pushed to"
        yield Problem(("replicate_to",), message, hint)


@check(
    "ECR102",
    "the document creates the repositories that receive images",
    severity=Severity.WARNING,
    fact="replication creates missing repositories with AWS's settings: mutable tags, no lifecycle "
    "policy, no key of the account",
    source=REPLICATION,
)
def destinations_have_repositories(spec: Registry, here: Here) -> Iterator[Problem]:
    regions = here.platform.places_of(here.environment)
    for i, region in enumerate(spec.replicate_to):
        if region in regions and not _is_in(here, region):
            message = f"the document is not in {region}, so ECR itself creates repositories there"
            hint = "they get mutable tags and no lifecycle policy"
            problem = f"{message}; add {region} to the placement"
            yield Problem(("replicate_to", i), problem, hint)


@check(
    "ECR103",
    "a repository is in only one document",
    fact="ECR refuses a second repository of the same name in an account and region",
    source="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
)
def repositories_are_made_once(spec: Registry, here: Here) -> Iterator[Problem]:
    for other in REGISTRY.near(here):
        if other.name < here.name:
            for name in spec.repositories:
                if name in other.spec.repositories:
                    message = f"registry/{other.name} also creates the repository `{name}`"
                    pointer = ("repositories", name)
                    yield Problem(pointer, f"{message}; remove it from one", at_key=True)


def _is_in(here: Here, region: str) -> bool:
    found = REGISTRY.find(here, here.name, region)
    return found is not None and found.region == region


@check("ECR104", "two repositories of a document differ in more than the signs between words")
def repositories_have_addresses(spec: Registry) -> Iterator[Problem]:
    """Terraform's addresses have hyphens in place of slashes and dots."""
    known: dict[str, str] = {}
    for name in spec.repositories:
        first = known.setdefault(role_of(name), name)
        if first != name:
            message = f"`{name}` and `{first}` have the same address in Terraform"
            hint = "write one of them into another registry document"
            yield Problem(("repositories", name), message, hint, at_key=True)


CHECKS = (
    destinations_are_elsewhere,
    destinations_have_repositories,
    repositories_are_made_once,
    repositories_have_addresses,
)
