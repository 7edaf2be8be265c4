"""Who may use a key, and who needs to."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.key_uses import uses
from specgen.systems.key.model import Key

POLICIES = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"


@check(
    "KMS007",
    "a key admits every service that encrypts with it",
    fact="a service that the key policy does not admit fails when it first encrypts, some silently",
    source=POLICIES,
)
def admits_its_users(spec: Key, here: Here) -> Iterator[Problem]:
    lacking: dict[str, str] = {}
    for document, use in uses(here):
        if use.service not in spec.admits:
            lacking.setdefault(use.service, document)
    for service, document in sorted(lacking.items()):
        message = f"{document} encrypts with key/{here.name}, which does not admit {service}"
        yield Problem(("admits",), f"{message}; add {service} to `admits`")


@check(
    "KMS101",
    "a key admits no service that does not use it",
    severity=Severity.WARNING,
    fact="least privilege: an admitted service can decrypt",
    source=POLICIES,
)
def admits_nobody_else(spec: Key, here: Here) -> Iterator[Problem]:
    if not here.project.is_whole:
        return
    used = {use.service for _, use in uses(here)}
    for i, service in enumerate(spec.admits):
        if service not in used:
            message = f"no document lets {service} use key/{here.name}"
            right = "remove it from `admits`"
            if service in _used_elsewhere(here):
                right = f"set `admits` without {service} in an override"
            yield Problem(("admits", i), f"{message}; {right}")


def _used_elsewhere(here: Here) -> set[str]:
    """By documents in other places, whose key admits them by the same line."""
    places = (one for one in here.project.effectives if one.id == here.effective.id)
    return {use.service for one in places for _, use in uses(Here(here.project, one))}


USER_CHECKS = (admits_its_users, admits_nobody_else)
