"""Route 53: private zones."""

from typing import Any

from moto.route53.responses import Route53

from specgen.proving.emulator.fixes.fix import fix

PRIVATE = "HostedZoneConfig.PrivateZone"


@fix(Route53, "create_hosted_zone")
def makes_a_zone_with_a_network_private(self: Any, original: Any) -> Any:
    """Only PrivateZone makes it private, which the provider does not send: it sends the VPC."""
    told = self._get_bool_param

    def of(name: str, *default: Any) -> Any:
        return True if name == PRIVATE else told(name, *default)

    if self._get_param("VPC.VPCId"):
        self._get_bool_param = of
    try:
        return original(self)
    finally:
        self._get_bool_param = told


FIXES = (makes_a_zone_with_a_network_private,)
