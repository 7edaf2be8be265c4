"""What Terraform or a provider would refuse in hand-written resources."""

import re
from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.systems.raw.model import Raw
from specgen.terraform.arguments import body_problems, unknown_type
from specgen.terraform.handwritten import reference_problems
from specgen.terraform.provider_schema import attributes

NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
SCHEMA = "terraform providers schema -json, hashicorp/aws 5.100.0; of others, their bindings"


@check(
    "RAW001",
    "hand-written resources fit the provider's schema",
    fact="Terraform refuses unknown arguments, missing ones and wrong types when it plans",
    source=SCHEMA,
)
def fits_the_provider(spec: Raw) -> Iterator[Problem]:
    for kind, named in spec.resource.items():
        if attributes(kind) is None:
            yield unknown_type(kind, ("resource", kind))
            continue
        for name, body in named.items():
            pointer = ("resource", kind, name)
            yield from body_problems(kind, body, pointer, whole=True)
            yield from reference_problems(body, pointer)


@check("RAW002", "a resource's name is one that Terraform accepts")
def has_terraform_names(spec: Raw) -> Iterator[Problem]:
    for kind, named in spec.resource.items():
        for name in named:
            if not NAME.match(name):
                message = (
                    f"`{name}` is not a Terraform name; use lower-case letters, digits, - and _"
                )
                yield Problem(("resource", kind, name), message, at_key=True)


@check(
    "SEC009",
    "nothing is built on App Mesh",
    fact="AWS ended App Mesh on 2026-09-30",
    source="https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html",
    date="2026-11-24",
)
def app_mesh_is_gone(spec: Raw) -> Iterator[Problem]:
    for kind in spec.resource:
        if kind.startswith("aws_appmesh_"):
            message = f"{kind} belongs to App Mesh, which AWS ended on 2026-09-30"
            hint = "write `mesh: {certificate_authority: ...}` in the services"
            yield Problem(("resource", kind), message, hint, at_key=True)
