"""Secrets and their copies that Secrets Manager refuses."""

import re
from collections.abc import Iterator

from specgen.facts import regions
from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

API = "https://docs.aws.amazon.com/secretsmanager/latest/apireference"
READ = "2026-11-29"

LEAST_DAYS, MOST_DAYS = 7, 30
_STRANGE = re.compile(r"[^A-Za-z0-9/_+=.@-]")


@resource_check(
    "AWS051",
    "a secret has a name and a recovery window that Secrets Manager takes",
    "aws_secretsmanager_secret",
    fact="a name has letters, digits and /_+=.@-; a deleted secret can be restored for 7 to 30 "
    "days, or not at all",
    source=f"{API}/API_CreateSecret.html",
    date=READ,
)
def secrets_are_taken(_kind: str, block: Block) -> Iterator[Problem]:
    name, days = block.text("name"), block.number("recovery_window_in_days")
    if strange := sorted(set(_STRANGE.findall(name))):
        signs = " ".join(f"`{sign}`" for sign in strange)
        message = f"the name has {signs}; write letters, digits and /_+=.@- only"
        yield block.problem("name", message)
    if days is not None and days != 0 and not LEAST_DAYS <= days <= MOST_DAYS:
        message = f"recovery_window_in_days {days:g} is not 0, nor {LEAST_DAYS} to {MOST_DAYS}"
        yield block.problem("recovery_window_in_days", f"{message}; write {LEAST_DAYS} or more")


@resource_check(
    "AWS052",
    "each copy of a secret is in another region",
    "aws_secretsmanager_secret",
    fact="a secret has one copy in a region, and none in its own",
    source=f"{API}/API_ReplicateSecretToRegions.html",
    date=READ,
)
def copies_are_elsewhere(_kind: str, block: Block) -> Iterator[Problem]:
    taken = {block.region} - {""}
    for copy in block.blocks("replica"):
        region = copy.text("region")
        if region in taken:
            where = "the secret itself" if region == block.region else "another copy"
            yield copy.problem("region", f"{where} is in {region} already; remove this one")
        elif region and not regions.is_region(region):
            guess = did_you_mean(region, regions.regions())
            yield copy.problem("region", f"AWS has no region {region}{guess}")
        taken.add(region)
