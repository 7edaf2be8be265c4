"""The load balancers that a name leads to."""

from specgen.sdk import Here
from specgen.sdk.aws.elb.named import AnyBalancer, balancer_at
from specgen.systems.global_name.model import GlobalName

DATE = "2026-11-29"
GUIDE = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide"
API = "https://docs.aws.amazon.com/Route53/latest/APIReference"


def balancer_in(spec: GlobalName, here: Here, region: str) -> Here[AnyBalancer] | None:
    """In exactly that region."""
    return balancer_at(here, spec.load_balancer, region)


def target_of(spec: GlobalName, region: str) -> str:
    """The target that needs the load balancer of a region: the region itself, or one it is for."""
    pairs = (name for name, target in spec.targets.items() if target.failover == region)
    return region if region in spec.targets else next(pairs)
