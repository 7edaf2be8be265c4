"""`terraform:` patches, checked against the provider's schema."""

from collections.abc import Iterator

from specgen.sdk import At, Effective, Problem, Project, project_check
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
