"""Route 53: the networks of private zones."""

from typing import Any

from moto.core.responses import ActionResult
from moto.route53.responses import Route53

from specgen.proving.emulator.fixes.fix import fix


@fix(Route53, "get_hosted_zone")
def names_the_networks_of_a_zone(self: Any, original: Any) -> ActionResult:
    """A private zone comes back with networks that have neither id nor region."""
    answer: ActionResult = original(self)
    zone = answer.result["HostedZone"]
    networks = [{"VPCId": v["vpc_id"], "VPCRegion": v["vpc_region"]} for v in zone.vpcs]
    return ActionResult(answer.result | {"VPCs": networks if zone.private_zone else None})


FIXES = (names_the_networks_of_a_zone,)
