"""The documents that one uses because they name it as their user, and what its role needs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from specgen.project.effective import Spec_co
from specgen.project.here import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.kind import Kind

Statement = dict[str, Any]


def used_by(
    sort: Kind[Spec_co], here: Here[Any], uses: Callable[[Spec_co], bool]
) -> list[Here[Spec_co]]:
    """Documents that the one at `here` uses: those of its region, else of its environment.

    uses: whether a document names it as its user
    """
    environments = {here.environment, *here.platform.scopes}
    names = {
        e.name for e in sort.known(here.project) if e.environment in environments and uses(e.spec)
    }
    known = (sort.find(here, name) for name in names)
    found = [other for other in known if other is not None and uses(other.spec)]
    return sorted(found, key=lambda other: other.effective.aws_name)


def key_of(other: Here[Any]) -> Here[Any] | None:
    """The document of the key that encrypts it; None if AWS's own does."""
    return KEY.find(other, other.spec.key) if other.spec.key else None


def variable(other: Here[Any], end: str) -> str:
    """Environment variable by which tasks find it; a rename of the document does not change it."""
    return f"{other.effective.aws_name.replace('-', '_').upper()}_{end}"


def key_statement(
    sid: str,
    actions: Sequence[str],
    keys: Iterable[Here[Any]],
    service: str,
    key_arn: Callable[[Here[Any]], str],
) -> Iterator[Statement]:
    """What a role may do with keys through a service of AWS; nothing if there is no key.

    key_arn: of a key document
    """
    each = {(key.name, key.region): key for key in keys}
    if each:
        arns = [key_arn(key) for _, key in sorted(each.items())]
        via = sorted({f"{service}.{key.region}.{key.names.dns_suffix}" for key in each.values()})
        through = {"StringEquals": {"kms:ViaService": via if len(via) > 1 else via[0]}}
        yield allow(sid, actions, arns, conditions=through)
