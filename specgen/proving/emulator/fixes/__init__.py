"""What moto does otherwise than AWS, put right so that the provider reads what it wrote."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from specgen.proving.emulator.fixes import autoscaling, kms, lacking, rds
from specgen.proving.emulator.fixes.fix import Fix

FIXES: tuple[Fix, ...] = (*autoscaling.FIXES, *kms.FIXES, *lacking.FIXES, *rds.FIXES)


@contextmanager
def installed() -> Iterator[None]:
    with ExitStack() as stack:
        for each in FIXES:
            stack.enter_context(each.installed())
        yield
