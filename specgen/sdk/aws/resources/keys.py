"""KMS keys of a sort that KMS does not make."""

from collections.abc import Iterator

from specgen.facts import names
from specgen.facts.quotas import KMS_DELETION_WINDOW_DAYS_RANGE, KMS_ROTATION_DAYS_RANGE
from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

CREATE = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"
ROTATION = "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"
READ = "2026-11-29"

ALIAS = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html"
SYMMETRIC = "SYMMETRIC_DEFAULT"
ENCRYPTS, SIGNS, AGREES = "ENCRYPT_DECRYPT", "SIGN_VERIFY", "KEY_AGREEMENT"
DAYS = {
    "deletion_window_in_days": KMS_DELETION_WINDOW_DAYS_RANGE,
    "rotation_period_in_days": KMS_ROTATION_DAYS_RANGE,
}
USES = {
    SYMMETRIC: (ENCRYPTS,),
    "HMAC_": ("GENERATE_VERIFY_MAC",),
    "RSA_": (ENCRYPTS, SIGNS),
    "ECC_NIST_EDWARDS": (SIGNS,),
    "ECC_NIST_P": (SIGNS, AGREES),
    "ECC_SECG_": (SIGNS,),
    "ML_DSA_": (SIGNS,),
    "ML_KEM_": ("ENCAPSULATE_DECAPSULATE",),
    "SM2": (ENCRYPTS, SIGNS, AGREES),
}
"""Beginning of a spec -> what its keys may be used for."""


@resource_check(
    "AWS040",
    "a key is used for what its spec can do",
    "aws_kms_key",
    fact="KMS refuses a key whose spec has another use; the use is ENCRYPT_DECRYPT by default",
    source=CREATE,
    date=READ,
)
def use_fits_the_spec(_kind: str, block: Block) -> Iterator[Problem]:
    spec = block.text("customer_master_key_spec") or (
        SYMMETRIC if block.lacks("customer_master_key_spec") else ""
    )
    use = block.text("key_usage") or (ENCRYPTS if block.lacks("key_usage") else "")
    allowed = next((uses for begin, uses in USES.items() if spec.startswith(begin)), ())
    if allowed and use and use not in allowed:
        message = f"a key of {spec} is not for {use}; write key_usage: {' or '.join(allowed)}"
        yield block.problem("key_usage", message)


@resource_check(
    "AWS041",
    "only symmetric keys for encryption rotate",
    "aws_kms_key",
    fact="KMS refuses automatic rotation of asymmetric and HMAC keys, and in a custom key store",
    source=ROTATION,
    date=READ,
)
def rotation_is_possible(_kind: str, block: Block) -> Iterator[Problem]:
    spec = block.text("customer_master_key_spec") or SYMMETRIC
    if block.value("enable_key_rotation") is not True:
        return
    if spec != SYMMETRIC:
        message = f"keys of {spec} do not rotate; write enable_key_rotation: false"
        yield block.problem("enable_key_rotation", message)
    elif block.has("custom_key_store_id"):
        message = "keys in a custom key store do not rotate; write enable_key_rotation: false"
        yield block.problem("enable_key_rotation", message)


@resource_check(
    "AWS042",
    "a key in a custom key store is symmetric, and in one region",
    "aws_kms_key",
    fact="KMS makes only symmetric encryption keys of a single region in a custom key store, and "
    "takes xks_key_id only with one",
    source=CREATE,
    date=READ,
)
def store_takes_the_key(_kind: str, block: Block) -> Iterator[Problem]:
    if block.has("custom_key_store_id"):
        spec = block.text("customer_master_key_spec") or SYMMETRIC
        if block.value("multi_region") is True:
            message = "a key in a custom key store is in one region; remove multi_region"
            yield block.problem("multi_region", message)
        if spec != SYMMETRIC:
            message = f"a custom key store has no keys of {spec}; remove customer_master_key_spec"
            yield block.problem("customer_master_key_spec", message)
    elif block.has("xks_key_id") and block.lacks("custom_key_store_id"):
        message = "an external key needs its store; write custom_key_store_id"
        yield block.problem("xks_key_id", message)


@resource_check(
    "AWS053",
    "an alias of a key is one that KMS takes",
    "aws_kms_alias",
    fact="an alias begins with alias/, and alias/aws/ belongs to AWS",
    source=ALIAS,
    date=READ,
)
def aliases_are_free(_kind: str, block: Block) -> Iterator[Problem]:
    name = block.text("name")
    wrong = names.problem("kms_alias", name) if name else None
    if wrong is not None:
        own = name.removeprefix("alias/").removeprefix("aws/")
        yield block.problem("name", f"{wrong}; write one like alias/{own}")


@resource_check(
    "AWS054",
    "the days of a key are ones that KMS takes",
    "aws_kms_key",
    "aws_kms_replica_key",
    "aws_kms_external_key",
    fact="a key waits 7 to 30 days for its deletion, and rotates every 90 to 2,560 days, if at all",
    source=ROTATION,
    date=READ,
)
def days_are_taken(_kind: str, block: Block) -> Iterator[Problem]:
    for key, (least, most) in DAYS.items():
        days = block.number(key)
        if days is not None and not least <= days <= most:
            right = least if days < least else most
            yield block.problem(key, f"{key} {days:g} is not {least} to {most:,}; write {right}")
    if block.has("rotation_period_in_days") and block.lacks("enable_key_rotation"):
        message = "the key does not rotate; write enable_key_rotation: true"
        yield block.problem("rotation_period_in_days", message)
