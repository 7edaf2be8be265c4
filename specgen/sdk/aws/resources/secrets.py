"""Secrets and their copies that Secrets Manager refuses."""

import fnmatch
import re
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.facts import regions
from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import many, policy_of, statements
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


READ_VALUE = "secretsmanager:getsecretvalue"
EVERYBODY = ("*", {"AWS": "*"}, {"AWS": ["*"]})


@resource_check(
    "AWS070",
    "the policy of a secret lets somebody read it, but not everybody",
    "aws_secretsmanager_secret",
    "aws_secretsmanager_secret_policy",
    fact="a Deny to everybody without a condition shuts out the readers, too; with "
    "block_public_policy Secrets Manager refuses an Allow to everybody",
    source=f"{API}/API_PutResourcePolicy.html",
    date=READ,
)
def somebody_reads_it(kind: str, block: Block) -> Iterator[Problem]:
    found = [s for _, s in statements(policy_of(kind, block)) if _is_about_everybody(s)]
    if any(statement.get("Effect") == "Deny" and _is_about_value(statement) for statement in found):
        message = "a Deny to everybody has no condition, so nobody reads the value"
        yield block.problem("policy", message, "name those who may not, or add a condition")
    elif block.value("block_public_policy") is True and any(
        statement.get("Effect") == "Allow" for statement in found
    ):
        message = "an Allow to everybody has no condition, which block_public_policy refuses"
        yield block.problem("policy", message, "name those who may read it")


def _is_about_everybody(statement: Mapping[str, Any]) -> bool:
    return statement.get("Principal") in EVERYBODY and not statement.get("Condition")


def _is_about_value(statement: Mapping[str, Any]) -> bool:
    return any(
        isinstance(action, str) and fnmatch.fnmatchcase(READ_VALUE, action.lower())
        for action in many(statement.get("Action"))
    )
