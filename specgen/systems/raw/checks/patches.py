"""`terraform:` patches, checked against the provider's schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.sdk import At, Effective, Problem, Project, project_check
from specgen.systems.raw.checks.bodies import bodies
from specgen.terraform.arguments import body_problems
from specgen.terraform.handwritten import ADDRESS, reference_problems


@project_check(
    "TF001",
    "`terraform:` patches fit the provider's schema",
    fact="Terraform refuses unknown arguments and wrong types when it plans",
    source="terraform providers schema -json, hashicorp/aws 5.100.0",
)
def patches_fit(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        yield from (At(effective, problem) for problem in patch_problems(effective))


def patch_problems(effective: Effective) -> Iterator[Problem]:
    """What the provider would refuse in `terraform:`."""
    for address, change in effective.envelope.terraform.items():
        pointer = ("terraform", address)
        match = ADDRESS.match(address)
        if match is None:
            message = f"`{address}` is not a resource address; write it like aws_vpc.main"
            yield Problem(pointer, message, at_key=True)
        else:
            yield from body_problems(match["kind"], change, pointer, whole=False)
        yield from reference_problems(change, pointer)


NAMES = ("name", "bucket", "identifier", "cluster_identifier", "statement_id")
PREFIX = "_prefix"
UNNAMED = ("aws_default_security_group",)


@project_check(
    "TF003",
    "a resource has a name, or the beginning of one that the provider ends",
    fact="the provider refuses a prefix beside a name, and all that documents make has a name",
    source="https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/"
    "secretsmanager_secret",
    date="2026-11-29",
)
def names_are_one(project: Project) -> Iterator[At]:
    for item in bodies(project):
        has_name = not item.whole and item.kind not in UNNAMED
        for name in _prefixed(item.body, has_name=has_name):
            message = f"the resource has a {name}, which excludes {name}{PREFIX}"
            right = "remove one of them" if item.whole else f"write {name} instead"
            pointer = (*item.pointer, name + PREFIX)
            yield At(item.effective, Problem(pointer, f"{message}; {right}"))


def _prefixed(body: Mapping[str, Any], *, has_name: bool) -> Iterator[str]:
    """Names that the body gives a prefix beside."""
    for name in NAMES:
        given = body.get(name) is not None if name in body else has_name
        if given and body.get(name + PREFIX) is not None:
            yield name
