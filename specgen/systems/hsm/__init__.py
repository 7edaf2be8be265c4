"""Clusters of hardware security modules, and KMS keys that live in them."""

from specgen.sdk import System
from specgen.systems.hsm.checks import CHECKS
from specgen.systems.hsm.model import Hsm

SYSTEM = System(
    "hsm",
    "Hardware security modules",
    Hsm,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="hsm",
    losses={
        "aws_cloudhsm_v2_cluster": "the keys in it, and its users",
        "aws_cloudhsm_v2_hsm": "a copy of its keys; the last one is in the latest backup",
        "aws_kms_key": "what it encrypts",
    },
)
