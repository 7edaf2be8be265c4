"""Copies every written state to the other region, encrypted with that region's key."""

from specgen.sdk.aws.s3.names import arn_of
from specgen.sdk.aws.s3.replication import Copying, Side, replicated
from specgen.sdk.construct import Scope
from specgen.systems.state_backend.construct.kept_bucket import Made


def replicate(scope: Scope, state: Made, copy: Made) -> None:
    replicated(
        scope,
        state.bucket,
        Copying(_side(scope, state), _side(scope, copy), "State", copy.bucket.arn),
        description="Copies the Terraform state to another region",
        after=[state.versioning, copy.versioning],
    )


def _side(scope: Scope, made: Made) -> Side:
    return Side(arn_of(scope.names, made.kept.name), made.kept.key_arn)
