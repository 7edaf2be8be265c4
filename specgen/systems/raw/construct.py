"""Hand-written resources, as they are."""

from specgen.sdk.construct import Scope
from specgen.systems.raw.model import Raw
from specgen.terraform.handwritten import terraform_value


def build(scope: Scope, _spec: Raw) -> None:
    """Uses the document's own data, because the spec's text is already escaped."""
    for kind, named in scope.effective.data["resource"].items():
        for name, body in named.items():
            scope.raw(kind, name, terraform_value(body))
