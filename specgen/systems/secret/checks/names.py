"""Names, copies and tags of a secret that are written twice, or against each other."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.patches import patches
from specgen.systems.secret.checks.readers import KIND, READ
from specgen.systems.secret.model import Secret

UPDATE = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html"
REPLICATE = (
    "https://docs.aws.amazon.com/secretsmanager/latest/apireference/"
    "API_ReplicateSecretToRegions.html"
)
TAGGING = "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html"
TAG = "SecretCategory"


@check(
    "SEC111",
    "the copies of a secret are those of `replicas`",
    fact="a patch replaces the whole list of copies; readers in a region of `replicas` read the "
    "copy there",
    source=REPLICATE,
    date=READ,
)
def copies_are_made(spec: Secret, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        made = {copy.text("region") for copy in patch.blocks("replica")}
        missing = [region for region in spec.replicas if region not in made]
        if patch.has("replica") and missing and "" not in made:
            message = f"no copy is made in {missing[0]}, though `replicas` lists it"
            yield patch.problem("replica", f"{message}; remove it, and write regions in `replicas`")


@check(
    "SEC112",
    "a path does not repeat what every name begins with",
    severity=Severity.WARNING,
    fact="a secret cannot be renamed: a secret of another name is a new one, without the value",
    source=UPDATE,
    date=READ,
)
def path_is_below(spec: Secret, here: Here) -> Iterator[Problem]:
    start = f"{here.names.platform.short_name}/{here.environment}/"
    path = spec.path or ""
    for repeated in (start, f"{here.environment}/"):
        if path.startswith(repeated):
            message = f"the name would be {spec.name_in_aws(here)}, because every name begins with"
            right = f"write `path: {path.removeprefix(repeated)}`"
            hint = "if the secret has this name and a value already, record a decision"
            yield Problem(("path",), f"{message} {start}; {right}", hint)


@check(
    "SEC113",
    "the category of a secret is written once",
    severity=Severity.WARNING,
    fact="a resource has one value for a tag key, and `category` sets this one",
    source=TAGGING,
    date=READ,
)
def category_is_one(spec: Secret, here: Here) -> Iterator[Problem]:
    tags = here.effective.envelope.tags
    if spec.category and TAG in tags and tags[TAG] != spec.category:
        pointer: Pointer = ("tags", TAG)
        message = f"the tag becomes {spec.category}, which `category` sets"
        yield Problem(pointer, f"{message}; remove one of the two")


NAME_CHECKS = (copies_are_made, path_is_below, category_is_one)
