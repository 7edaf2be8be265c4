"""Keys that `terraform:` makes useless to those who encrypt with them."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from specgen.facts.kms import SERVICES
from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.key_uses import uses
from specgen.sdk.aws.patches import patches
from specgen.sdk.aws.resources.policies import statements
from specgen.sdk.aws.resources.values import Block
from specgen.systems.key.checks.replicas import PRIMARY, READ, REPLICA
from specgen.systems.key.checks.users import POLICIES
from specgen.systems.key.model import Key

CREATE = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"
ROTATION = "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"
DISABLE = "https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html"

SYMMETRIC = {"customer_master_key_spec": "SYMMETRIC_DEFAULT", "key_usage": "ENCRYPT_DECRYPT"}
EVERYBODY = ("*", {"AWS": "*"})


@check(
    "KMS105",
    "a key that services use is symmetric",
    fact="AWS services encrypt with symmetric encryption keys only; they support no asymmetric "
    "and no HMAC keys",
    source=CREATE,
    date=READ,
)
def stays_symmetric(_spec: Key, here: Here) -> Iterator[Problem]:
    for patch in patches(here, PRIMARY):
        changed = [key for key, usual in SYMMETRIC.items() if (patch.text(key) or usual) != usual]
        for key in changed[:1]:
            guess = did_you_mean(patch.text(key), [SYMMETRIC[key]])
            message = f"no service encrypts with a key of {patch.text(key)}"
            right = guess or "; remove it, and make such a key in raw"
            yield patch.problem(key, f"{message}{right}")


@check(
    "KMS106",
    "a key is in the key store of KMS itself",
    fact="keys here rotate, and keys in a custom key store neither rotate nor have replicas",
    source=ROTATION,
    date=READ,
)
def stays_in_its_store(_spec: Key, here: Here) -> Iterator[Problem]:
    for patch in patches(here, PRIMARY):
        rotates = patch.value("enable_key_rotation") is not False
        if patch.has("custom_key_store_id") and rotates:
            message = "KMS does not rotate a key in a custom key store"
            right = "remove it, and make such a key in raw"
            yield patch.problem("custom_key_store_id", f"{message}; {right}")


@check(
    "KMS109",
    "a key that is used is enabled",
    fact="with a disabled key nothing is encrypted or decrypted",
    source=DISABLE,
    date=READ,
)
def stays_enabled(_spec: Key, here: Here) -> Iterator[Problem]:
    users = uses(here)
    off = (*_off(here, PRIMARY, "is_enabled"), *_off(here, REPLICA, "enabled"))
    for patch, key in off if users else ():
        message = f"{users[0][0]} encrypts with the key, which this disables; remove it"
        yield patch.problem(key, message)


def _off(here: Here, kind: str, key: str) -> Iterator[tuple[Block, str]]:
    yield from ((patch, key) for patch in patches(here, kind) if patch.value(key) is False)


@check(
    "KMS110",
    "a policy in `terraform:` admits what `admits` lists",
    fact="a key has one policy: a patch replaces the one that is made of `admits`, and a service "
    "comes with its own principal",
    source=POLICIES,
    date=READ,
)
def policy_admits_them(spec: Key, here: Here) -> Iterator[Problem]:
    for patch in chain(patches(here, PRIMARY), patches(here, REPLICA)):
        policy = patch.json("policy")
        if not isinstance(policy, dict) or _admits_everybody(policy):
            continue
        text = json.dumps(policy, default=str)
        for service in spec.admits:
            name = SERVICES[service].name.format(region=here.region)
            if SERVICES[service].way != "via" and name not in text:
                message = f"no statement of this policy names {name}, so {service} is not admitted"
                right = "add one, or remove `policy`: the key has one for what it `admits`"
                yield patch.problem("policy", f"{message}; {right}")


def _admits_everybody(policy: Mapping[str, Any]) -> bool:
    """Perhaps under conditions, which tell services by other means."""
    return any(s.get("Principal") in EVERYBODY for _, s in statements(policy))


@check(
    "KMS111",
    "a key with `rotation_days` rotates",
    severity=Severity.WARNING,
    fact="the days between rotations count only if rotation is on",
    source=ROTATION,
    date=READ,
)
def days_have_an_effect(spec: Key, here: Here) -> Iterator[Problem]:
    for patch in patches(here, PRIMARY):
        off = patch.value("enable_key_rotation") is False
        if off and "rotation_days" in here.effective.data:
            message = f"the key does not rotate every {spec.rotation_days} days: `terraform` turns"
            right = "remove it there, or rotation_days here"
            yield Problem(("rotation_days",), f"{message} rotation off; {right}")


PATCH_CHECKS = (
    stays_symmetric,
    stays_in_its_store,
    stays_enabled,
    policy_admits_them,
    days_have_an_effect,
)
