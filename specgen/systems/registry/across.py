"""Other accounts of the platform that pull images, and the statements that let them.

source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html and
https://docs.aws.amazon.com/lambda/latest/dg/images-create.html (2026-11-30)
"""

from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here, guests_of
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import FUNCTION

PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
FETCH = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
"""Of Lambda, which keeps a copy of the image and fetches it again when it needs it."""


def pulls(registry: Here) -> Iterator[dict[str, Any]]:
    guests, partition = guests_of(registry), registry.names.partition
    accounts = sorted({guest.account for guest in guests})
    if accounts:
        roots = [f"arn:{partition}:iam::{account}:root" for account in accounts]
        yield allow("PullFromAccounts", PULL, [], principals={"AWS": roots})
    callers = sorted({guest.account for guest in guests if guest.kind == FUNCTION.name})
    if callers:
        functions = [f"arn:{partition}:lambda:*:{account}:function:*" for account in callers]
        yield allow(
            "PullForFunctions",
            FETCH,
            [],
            principals={"Service": "lambda.amazonaws.com"},
            conditions={"ArnLike": {"aws:SourceArn": functions}},
        )
