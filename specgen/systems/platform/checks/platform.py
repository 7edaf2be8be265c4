"""What makes a platform document impossible to render or to apply."""

import re
from collections.abc import Iterator
from dataclasses import replace

from specgen.facts import regions
from specgen.facts.freshness import known_on, may_be_a_region
from specgen.project.platform import Platform
from specgen.project.platform_parts import GLOBAL_ROLE, Backend
from specgen.sdk import At, Pointer, Problem, Project, Severity, did_you_mean, project_check

LOCK_EXPERIMENTAL, LOCK_STABLE = (1, 10), (1, 11)
"""Terraform versions with native S3 locking.

source: https://developer.hashicorp.com/terraform/language/backend/s3 (2026-11-22)
"""


def _at(project: Project, pointer: Pointer, message: str, hint: str = "") -> At:
    return At(project.platform_document, Problem(pointer, message, hint))


@project_check(
    "PLT101",
    "regions are AWS regions, and one of them is primary",
    across=True,
    also=Severity.WARNING,
    fact="AWS refuses region names that it does not have",
    source="cfn-lint, see facts/data/regions.json",
    date="2026-10-20",
    topics=("regions",),
)
def regions_exist(project: Project) -> Iterator[At]:
    platform = project.platform
    if platform.account.partition != regions.PARTITION:
        yield _at(project, ("account", "partition"), _ONLY, "remove `partition`")
    for name in platform.regions:
        if other := regions.other_partition(name):
            message = f"{name} is in {other}; {_ONLY}"
            yield At(project.platform_document, Problem(("regions", name), message, at_key=True))
        elif not regions.is_region(name):
            yield At(project.platform_document, _unknown_region(name))
    for pointer, backend in _backends(platform):
        known = regions.is_region(backend.region) or backend.region in platform.regions
        if not known and not regions.other_partition(backend.region):
            at = (*pointer, "region")
            yield At(
                project.platform_document,
                replace(_unknown_region(backend.region), pointer=at, at_key=False),
            )
    primary = [name for name, region in platform.regions.items() if region.role == "primary"]
    if not primary:
        message = "exactly one region must have the role primary; none has it"
        yield _at(project, ("regions",), message, "write `role: primary` for one of them")
    others = sorted(primary, key=lambda name: _claim(project, name))[1:]
    for name in others:
        first = min(primary, key=lambda other: _claim(project, other))
        message = f"the role of {name} is primary, as that of {first} already is"
        hint = "write another role, such as `role: secondary`; without the key it is primary"
        yield _at(project, ("regions", name, "role"), message, hint)


def _backends(platform: Platform) -> Iterator[tuple[Pointer, Backend]]:
    yield ("backend",), platform.backend
    for name, account in platform.accounts.items():
        if account.backend is not None:
            yield ("accounts", name, "backend"), account.backend


_ONLY = "specgen builds for AWS's commercial partition only"


def _claim(project: Project, region: str) -> tuple[bool, object]:
    """For an order: a region that says that it is primary, then the one that comes first."""
    document, pointer = project.platform_document, ("regions", region, "role")
    return pointer not in document.values, document.place(pointer)


def _unknown_region(name: str) -> Problem:
    """An error if no region can have that name; a warning if it may be newer than our data."""
    guess = did_you_mean(name, regions.regions())
    pointer = ("regions", name)
    if not may_be_a_region(name):
        return Problem(pointer, f"AWS has no region `{name}`{guess}", at_key=True)
    message = f"the region `{name}` was not known on {known_on('regions')}{guess}"
    hint = "if AWS has added it since, its zones and offers are not checked"
    return Problem(pointer, message, hint, at_key=True, severity=Severity.WARNING)


@project_check(
    "PLT020",
    "a region of the role global is us-east-1, and no environment's only one",
    across=True,
    also=Severity.WARNING,
    fact="certificates and firewalls of CloudFront, query logs and signing keys of Route 53 are in "
    "us-east-1; `regions: all` leaves a region of that role out",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
    "cnames-and-https-requirements.html",
    date="2026-11-29",
)
def global_region_is_useful(project: Project) -> Iterator[At]:
    platform = project.platform
    for name in platform.global_regions:
        if name != regions.GLOBAL_REGION:
            there = regions.GLOBAL_REGION
            message = f"what a region of the role global holds is in {there}, not in {name}"
            hint = f"write another role, or {there} in its place"
            problem = Problem(("regions", name, "role"), message, hint, severity=Severity.WARNING)
            yield At(project.platform_document, problem)
    yield from _slips(project)
    for name in platform.environments if platform.global_regions else ():
        if not platform.regions_of(name):
            message = f"{name} has only {' and '.join(platform.global_regions)}, of the role global"
            right = "add a region for what is in all of them"
            yield _at(project, ("environments", name, "regions"), f"{message}; {right}")


def _slips(project: Project) -> Iterator[At]:
    for name, region in project.platform.regions.items():
        guess = did_you_mean(region.role, (GLOBAL_ROLE,)) if region.role != GLOBAL_ROLE else ""
        if guess:
            message = f"the role `{region.role}` has no meaning of its own{guess}"
            pointer = ("regions", name, "role")
            problem = Problem(pointer, message, severity=Severity.WARNING)
            yield At(project.platform_document, problem)


@project_check("PLT102", "environments use regions of the platform", across=True)
def environments_use_known_regions(project: Project) -> Iterator[At]:
    known = list(project.platform.regions)
    for name, environment in project.platform.environments.items():
        wanted = environment.regions if environment.regions != "all" else []
        for i, region in enumerate(wanted):
            if region not in known:
                message = f"the platform has no region `{region}`; it has {', '.join(known)}"
                yield _at(project, ("environments", name, "regions", i), message)


@project_check(
    "PLT103",
    "tags of environments have allowed values",
    across=True,
    fact="cost reports and policies match the exact value",
    source="https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
)
def environment_tags_are_allowed(project: Project) -> Iterator[At]:
    platform = project.platform
    for name, environment in platform.environments.items():
        for key, value in environment.tags.items():
            allowed = platform.tags[key].allowed if key in platform.tags else []
            if allowed and value not in allowed:
                message = f"the tag {key} cannot be {value!r}; allowed: {', '.join(allowed)}"
                yield _at(project, ("environments", name, "tags", key), message)


@project_check(
    "PLT104",
    "stacks hold kinds that exist, each kind once, and depend on stacks that exist",
    across=True,
)
def stacks_are_sound(project: Project) -> Iterator[At]:
    stacks = project.platform.stacks
    ids = [stack.id for stack in stacks]
    holder: dict[str, str] = {}
    for i, stack in enumerate(stacks):
        if stack.id in ids[:i]:
            yield _at(project, ("stacks", i, "id"), f"two stacks are called `{stack.id}`")
        for j, kind in enumerate(stack.kinds):
            pointer = ("stacks", i, "kinds", j)
            if kind not in project.kinds:
                guess = did_you_mean(kind, project.kinds)
                yield _at(project, pointer, f"there is no kind `{kind}`{guess}")
            elif kind in holder:
                message = f"{kind} is in the stack {holder[kind]} already; remove one"
                yield _at(project, pointer, message)
            holder.setdefault(kind, stack.id)
        for j, other in enumerate(stack.depends_on):
            if other not in ids:
                message = f"there is no stack `{other}`; there are {', '.join(ids)}"
                yield _at(project, ("stacks", i, "depends_on", j), message)


@project_check(
    "PLT105",
    "the naming pattern includes the document's name, and only known fields",
    across=True,
)
def naming_pattern_is_sound(project: Project) -> Iterator[At]:
    pattern, pointer = project.platform.naming.pattern, ("naming", "pattern")
    known = {"short_name", "environment", "region_key", "component"}
    fields = set(re.findall(r"\{([^{}]*)\}", pattern))
    for unknown in sorted(fields - known):
        message = f"the pattern has no field {{{unknown}}}; it has {', '.join(sorted(known))}"
        yield _at(project, pointer, message)
    if "component" not in fields:
        yield _at(project, pointer, "the pattern lacks {component}, the document's name")
    if re.search(r"[{}]", re.sub(r"\{[a-z_]*\}", "", pattern)):
        yield _at(project, pointer, "the pattern has a brace without its partner")


@project_check(
    "PLT003",
    "another region is reached by a provider alias",
    across=True,
    fact="resources of AWS provider 5.100.0 have no `region` argument; provider 6 added it",
    source="terraform providers schema -json, hashicorp/aws 5.100.0",
)
def regions_by_alias(project: Project) -> Iterator[At]:
    platform = project.platform
    if platform.multi_region == "region_argument" and platform.versions.aws_provider < "6":
        message = f"provider {platform.versions.aws_provider} has no region argument on resources"
        yield _at(project, ("multi_region",), f"{message}; write provider_alias")


@project_check(
    "PLT004",
    "native state locking is used with a Terraform version that has it",
    across=True,
    also=Severity.WARNING,
    fact="use_lockfile is experimental in Terraform 1.10 and stable from 1.11",
    source="https://developer.hashicorp.com/terraform/language/backend/s3",
)
def lock_has_its_terraform(project: Project) -> Iterator[At]:
    platform = project.platform
    lowest = _lowest(platform.versions.terraform)
    if not platform.backend.lock or lowest is None or lowest >= LOCK_STABLE:
        return
    severity = Severity.WARNING if lowest >= LOCK_EXPERIMENTAL else None
    written = ".".join(str(n) for n in lowest)
    message = f"native S3 locking needs Terraform 1.10 and is stable from 1.11, got {written}"
    hint = 'write versions.terraform: ">= 1.11.0, < 2.0.0", or backend.lock: false'
    problem = Problem(("versions", "terraform"), message, hint, severity=severity)
    yield At(project.platform_document, problem)


def _lowest(constraint: str) -> tuple[int, int] | None:
    """The lowest Terraform version that a constraint allows; None if it sets no lower bound."""
    bounds = re.findall(r"(?:>=|~>|=|^)\s*(\d+)\.(\d+)", constraint)
    return min(((int(a), int(b)) for a, b in bounds), default=None)
