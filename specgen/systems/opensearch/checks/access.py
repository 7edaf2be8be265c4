"""Who is the domain's master, and the role that lets the service into the network."""

from collections.abc import Iterator

from specgen.sdk import At, Effective, Pointer, Problem, Project, Severity, check, project_check
from specgen.systems.opensearch.model import OPENSEARCH, READ, OpenSearch

GUIDE = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide"
SERVICE = "opensearchservice.amazonaws.com"
LINKED = f"{GUIDE}/slr-aos.html"
ROLES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html"


@check(
    "SRC108",
    "a domain has one master",
    fact="a domain has one master role; whatever makes its indices and maps its roles must have it",
    source=f"{GUIDE}/fgac.html",
    date=READ,
)
def has_one_master(spec: OpenSearch) -> Iterator[Problem]:
    if spec.bootstrap is None and spec.master_role is None:
        message = "the domain has no master; add `bootstrap`, or name a `master_role`"
        yield Problem(("name",), message)
    if spec.bootstrap is not None and spec.master_role is not None:
        message = "the function of `bootstrap` is the master; remove `master_role`"
        hint = "other roles that may do everything go into `administrators`"
        yield Problem(("master_role",), message, hint)
    if spec.bootstrap is None and spec.administrators:
        message = "nothing maps administrators: the function of `bootstrap` does that"
        yield Problem(("administrators",), f"{message}; add it", at_key=True)


Made = tuple[Effective, Pointer]


def _linked_roles(project: Project) -> dict[str, list[Made]]:
    """Service -> who makes its role, each document once, because the account has it once."""
    makers: dict[str, dict[tuple[str, str], Made]] = {}
    for effective in project.effectives:
        for service, pointer in effective.spec.linked_roles():
            makers.setdefault(service, {})[effective.module, str(pointer)] = (effective, pointer)
    return {service: list(found.values()) for service, found in makers.items()}


@project_check(
    "SRC008",
    "a service-linked role is made by at most one root module",
    also=Severity.WARNING,
    fact="an account has it once, for all regions and environments, so a second apply fails. A "
    "domain in a VPC needs AWSServiceRoleForAmazonOpenSearchService",
    source=ROLES,
    date=READ,
)
def linked_roles_are_made_once(project: Project) -> Iterator[At]:
    makers = _linked_roles(project)
    for service, found in sorted(makers.items()):
        where = ", ".join(f"{maker.id} in {'/'.join(maker.spot)}" for maker, _ in found)
        for maker, pointer in found if len(found) > 1 else []:
            message = (
                f"the service-linked role of {service} exists once per account; makers: {where}"
            )
            hint = "keep it in one of them, best in the `kind: account` document"
            yield At(maker, Problem(pointer, message, hint))
    if makers and SERVICE not in makers:
        yield from _forgotten(project, makers)


def _forgotten(project: Project, makers: dict[str, list[Made]]) -> Iterator[At]:
    """If documents make such roles, but not this one; otherwise they are made by hand."""
    maker = next(iter(makers.values()))[0][0].id
    for effective in OPENSEARCH.all(project):
        message = f"{maker} makes service-linked roles, but not the one of {SERVICE}; add it there"
        hint = f"ignore this if the account already has it; see {LINKED}"
        yield At(effective, Problem(("name",), message, hint, severity=Severity.WARNING))


ACCESS_CHECKS = (has_one_master,)
ACCESS_PROJECT_CHECKS = (linked_roles_are_made_once,)
