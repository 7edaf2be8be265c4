"""Probes of the fixes of securityhub."""

from probes import Clients, Probe
from specgen.prove.emulator.fixes import securityhub
from specgen.prove.emulator.fixes.fix import Fix


def the_hub_can_be_configured(aws: Clients) -> bool:
    client = aws("securityhub")
    client.enable_security_hub()
    client.update_security_hub_configuration(AutoEnableControls=True)
    return True


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (securityhub.takes_a_configuration, the_hub_can_be_configured),
)
