"""Corrects moto where it differs from AWS, so that the provider reads back what it wrote."""

from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager
from importlib import import_module

from specgen.prove.emulator.fixes.fix import Fix

SERVICES = (
    "acmpca",
    "autoscaling",
    "awslambda",
    "backup",
    "cloudfront",
    "cloudfront_policies",
    "cloudfront_vpc_origins",
    "cloudtrail",
    "cloudwatch",
    "config",
    "dynamodb",
    "ec2",
    "ecs",
    "efs",
    "elasticache",
    "guardduty",
    "kms",
    "lacking",
    "lifecycle_hooks",
    "rds",
    "route53",
    "s3",
    "secretsmanager",
    "securityhub",
    "sqs",
    "stepfunctions",
)
"""Modules next to this file, each with its FIXES."""

FIXES: tuple[Fix, ...] = tuple(
    each for service in SERVICES for each in import_module(f"{__name__}.{service}").FIXES
)


@contextmanager
def installed(fixes: Iterable[Fix] = FIXES) -> Generator[None]:
    with ExitStack() as stack:
        for each in fixes:
            stack.enter_context(each.installed())
        yield
