"""Zones of Cloudflare."""

from specgen.sdk import System
from specgen.systems.cloudflare_zone.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.cloudflare_zone.model import CloudflareZone

SYSTEM = System(
    "cloudflare_zone",
    "Cloudflare zone",
    CloudflareZone,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    free="Cloudflare bills it by its plan",
    stack="edge-cloudflare",
    losses={"cloudflare_zone": "the zone with its records, rules and certificates"},
    providers=("cloudflare",),
)
