"""What moto does otherwise than AWS, put right so that the provider reads what it wrote."""

from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager

from specgen.proving.emulator.fixes import (
    acmpca,
    autoscaling,
    awslambda,
    backup,
    cloudtrail,
    ec2,
    ecs,
    elasticache,
    kms,
    lacking,
    rds,
    route53,
    s3,
    secretsmanager,
    securityhub,
    sqs,
    stepfunctions,
)
from specgen.proving.emulator.fixes.fix import Fix

_SERVICES = (
    acmpca,
    autoscaling,
    awslambda,
    backup,
    cloudtrail,
    ec2,
    ecs,
    elasticache,
    kms,
    lacking,
    rds,
    route53,
    s3,
    secretsmanager,
    securityhub,
    sqs,
    stepfunctions,
)

FIXES: tuple[Fix, ...] = tuple(each for service in _SERVICES for each in service.FIXES)


@contextmanager
def installed(fixes: Iterable[Fix] = FIXES) -> Generator[None]:
    with ExitStack() as stack:
        for each in fixes:
            stack.enter_context(each.installed())
        yield
