"""What Secrets Manager refuses, and what makes a secret hard to find or easy to lose."""

import re
from collections import defaultdict
from collections.abc import Iterator

from specgen.sdk import (
    At,
    Effective,
    Here,
    Pointer,
    Problem,
    Project,
    Severity,
    check,
    project_check,
)
from specgen.systems.secret.model import SECRET, Secret

REPLICAS = "https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html"
CREATE = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html"
SHORTEST_WINDOW_DAYS = 7
LIKE_A_SUFFIX = re.compile(r".*-[A-Za-z0-9]{6}\Z")


@check(
    "SEC101",
    "a replica is in another region of the environment",
    fact="a secret has one copy per region, in regions other than its own",
    source=REPLICAS,
)
def replicas_are_elsewhere(spec: Secret, here: Here) -> Iterator[Problem]:
    regions = here.platform.places_of(here.environment)
    others = [r for r in regions if r != here.region]
    for i, region in enumerate(spec.replicas):
        pointer = ("replicas", i)
        if region == here.region:
            yield Problem(pointer, f"the secret itself is in {region}; remove the replica")
        elif region not in regions:
            message = f"{region} is not a region of {here.environment}"
            yield Problem(pointer, f"{message}; other regions: {', '.join(others) or 'none'}")


@check(
    "SEC102",
    "a replica has a key in its region",
    fact="a KMS key encrypts only in its own region",
    source=REPLICAS,
)
def replicas_have_keys(spec: Secret, here: Here) -> Iterator[Problem]:
    known = here.platform.places_of(here.environment)
    for i, region in enumerate(spec.replicas):
        if spec.key and region in known and spec.key_in(here, region) is None:
            message = f"key/{spec.key} is not in {region}, where this replica needs it"
            hint = f"add {region} to the placement of key/{spec.key}, or remove the replica"
            yield Problem(("replicas", i), message, hint)


@project_check(
    "SEC103",
    "a secret's name is unique in every region that holds a copy",
    fact="Secrets Manager refuses a second secret of the same name, and a replica if the name is "
    "taken",
    source=CREATE,
)
def names_are_free(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, str], list[tuple[Effective, Pointer]]] = defaultdict(list)
    for effective in SECRET.all(project):
        name = effective.spec.name_in_aws(Here(project, effective))
        owners[effective.region, name].append((effective, ("path",)))
        for i, region in enumerate(effective.spec.replicas):
            if region != effective.region:
                owners[region, name].append((effective, ("replicas", i)))
    for (region, name), found in sorted(owners.items(), key=lambda item: item[0]):
        if len(found) > 1:
            copies = [at for at in found if at[1][0] == "replicas"]
            for owner, pointer in copies or found:
                yield At(owner, _taken(name, region, found, pointer))


def _taken(
    name: str, region: str, found: list[tuple[Effective, Pointer]], pointer: Pointer
) -> Problem:
    parts = ", ".join(
        f"a replica of {owner.id} in {owner.region}" if at[0] == "replicas" else owner.id
        for owner, at in found
    )
    message = f"{name} can exist only once in {region}, but would be created by: {parts}"
    hint = "give one another `path`"
    if pointer[0] == "replicas":
        hint = "place the document in one region and replicate it from there, or remove the replica"
    return Problem(pointer, message, hint)


@check(
    "SEC104",
    "a deleted secret can be restored for 7 to 30 days",
    fact="the recovery window is 7 to 30 days; 0 deletes without one",
    source="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html",
)
def deletion_can_be_undone(spec: Secret, here: Here) -> Iterator[Problem]:
    days = spec.recovery_window_days
    pointer = ("recovery_window_days",)
    if 0 < days < SHORTEST_WINDOW_DAYS:
        yield Problem(pointer, f"a recovery window of {days} days is too short; write 7 to 30")
    if days == 0 and here.protected:
        message = f"0 deletes at once, but {here.environment} is protected; write 7 to 30"
        yield Problem(pointer, message)


@check(
    "SEC105",
    "a secret's name does not end like the suffix that AWS adds",
    severity=Severity.WARNING,
    fact="AWS adds a hyphen and 6 characters to the ARN; if a name also ends like that, an ARN "
    "written without the suffix is taken for a complete one, and another secret is looked up",
    source=CREATE,
)
def name_is_no_suffix(spec: Secret, here: Here) -> Iterator[Problem]:
    name = spec.path or here.effective.aws_name
    if LIKE_A_SUFFIX.match(name):
        head, _, tail = name.rpartition("-")
        message = f"`{name}` ends in a hyphen and 6 characters, like the suffix of an ARN"
        pointer: Pointer = ("path",) if spec.path else ("name",)
        yield Problem(pointer, f"{message}; write `path: {head}/{tail}`")
