"""What Batch refuses in the definition of a job, and what everybody can read there."""

import json
from collections.abc import Iterator

from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.ecs.checks_images import images_have_a_form, images_say_their_version
from specgen.sdk.aws.ecs.variables import holds_secret
from specgen.sdk.aws.spot.checks import DATE
from specgen.systems.batch.model import Batch

GUIDE = "https://docs.aws.amazon.com/batch/latest/userguide"
RESERVED = "AWS_BATCH"
MOST_BYTES = 24 * 1024


@check(
    "CST220",
    "a job sets no variable of Batch",
    fact="names that begin with AWS_BATCH are for variables that Batch sets",
    source="https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html",
    date=DATE,
)
def variables_are_its_own(spec: Batch) -> Iterator[Problem]:
    for name, job in spec.jobs.items():
        for variable in job.variables:
            if variable.startswith(RESERVED):
                message = f"Batch sets variables that begin with {RESERVED}, got {variable}"
                pointer = ("jobs", name, "variables", variable)
                yield Problem(pointer, f"{message}; give it another name", at_key=True)


@check(
    "CST221",
    "no secret is among the variables of a job",
    severity=Severity.WARNING,
    fact="variables are in the job definition, readable by whoever may describe it",
    source="https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html",
    date=DATE,
)
def variables_are_no_secrets(spec: Batch) -> Iterator[Problem]:
    for name, job in spec.jobs.items():
        for variable, value in job.variables.items():
            pointer = ("jobs", name, "variables", variable)
            if holds_secret(pointer, variable, value):
                message = f"{variable} looks like a secret, but whoever sees the job can read it"
                right = "write the ARN of a secret, which the job then reads itself"
                hint = "a `kind: job` has `secrets`, which ECS reads"
                yield Problem(pointer, f"{message}; {right}", hint, at_key=True)


@check(
    "CST222",
    "the definition of a job has at most 24 KiB",
    fact="Batch refuses a larger one, and the limit cannot be raised",
    source=f"{GUIDE}/service_limits.html",
    date=DATE,
)
def definitions_are_small(spec: Batch) -> Iterator[Problem]:
    """Counts only what the document itself writes, so it never counts too much."""
    for name, job in spec.jobs.items():
        variables = [{"name": key, "value": value} for key, value in job.variables.items()]
        parts = {"variables": variables, "command": list(job.command)}
        sizes = {
            key: len(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode())
            for key, part in parts.items()
        }
        total = sum(sizes.values())
        if total > MOST_BYTES:
            key = max(sizes, key=lambda one: sizes[one])
            message = f"variables and command have {total:,} bytes, but a definition {MOST_BYTES:,}"
            hint = "put long values into the image, or read them from a bucket"
            yield Problem(("jobs", name, key), f"{message}; write less", hint, at_key=True)


DEFINITION = (
    images_have_a_form,
    images_say_their_version,
    variables_are_its_own,
    variables_are_no_secrets,
    definitions_are_small,
)
