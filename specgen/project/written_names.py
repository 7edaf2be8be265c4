"""Names that users write: {environment}, {region} and so on in them are those of each place.

One rule for all kinds: keys that a model marks with written_name(), and in Terraform's own words
(`kind: raw`, `terraform:`) the arguments that name a resource.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.fields import WRITTEN_NAME
from specgen.documents.schema.marked import marked
from specgen.facts.identities import IDENTITIES
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer, maps_of, value_at
from specgen.findings.words import did_you_mean
from specgen.project.effective import earlier_names
from specgen.project.platform import Platform

PLACES = ("partition", "region", "account", "environment", "name")
"""What may be in braces; `name` is the first name that the document ever had."""

_PLACE = re.compile(r"(?<!\$)\{([a-z_]*)\}")
"""Not ${...}, which is IAM's."""

Values = Mapping[str, str]


def values_of(platform: Platform, environment: str, region: str, name: str) -> Values:
    account = platform.account_of(environment)
    return dict(
        zip(PLACES, (account.partition, region, account.id, environment, name), strict=True)
    )


def fill(text: str, values: Values) -> str:
    """Places that are unknown stay as they are."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def unknown_places(text: str, pointer: Pointer) -> Iterator[Problem]:
    """Names in braces that nothing replaces."""
    for name in _PLACE.findall(text):
        if name not in PLACES:
            known = [f"{{{place}}}" for place in PLACES]
            guess = did_you_mean(f"{{{name}}}", known)
            hint = f"there are: {', '.join(known)}"
            yield Problem(pointer, f"nothing replaces {{{name}}}{guess}", hint)


def filled(
    type_: DocumentType, data: dict[str, Any], platform: Platform, environment: str, region: str
) -> dict[str, Any]:
    """The data of a document in one place; what has no place to fill is shared, not copied."""
    for pointer, text in list(written_names(type_, data)):
        if "{" in text:
            name = (*earlier_names(data), data["name"])[0]
            made = fill(text, values_of(platform, environment, region, name))
            data = _with(data, pointer, made) if made != text else data
    return data


def _with(value: Any, pointer: Pointer, text: str) -> Any:
    if not pointer:
        return text
    made = value.copy()
    made[pointer[0]] = _with(value[pointer[0]], pointer[1:], text)
    return made


def written_names(type_: DocumentType, data: Mapping[str, Any]) -> Iterator[tuple[Pointer, str]]:
    """Where the data has a name that a user writes, and the name."""
    yield from ((pointer, text) for pointer, text, _ in marked(type_, WRITTEN_NAME, data))
    patches = maps_of(data, "terraform")
    blocks = [(("terraform", address), address.partition(".")[0]) for address, _ in patches]
    blocks += getattr(type_.model, "terraform_blocks", lambda _: ())(data)
    for at, kind in blocks:
        body = value_at(data, at)
        for argument, text in body.items() if isinstance(body, Mapping) else ():
            if isinstance(text, str) and _names(kind, argument):
                yield (*at, argument), text


def _names(kind: str, argument: str) -> bool:
    identity = IDENTITIES.get(kind)
    is_first = identity is not None and identity.arguments[0] == argument
    return is_first or argument == "name" or argument.endswith("_name")
