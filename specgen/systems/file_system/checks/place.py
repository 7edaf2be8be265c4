"""Where mount targets are, and who comes to them."""

from collections.abc import Iterator

from specgen.facts import efs
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.placement import in_known_tier, with_groups_of_its_network
from specgen.systems.file_system.model import FileSystem

TARGETS = f"{efs.GUIDE}/network-access.html"


@check(
    "EFS103",
    "somebody is admitted to a file system",
    fact="NFS comes to port 2049 of a mount target, and groups admit nobody by default",
    source=TARGETS,
    date=efs.READ,
)
def somebody_comes_in(spec: FileSystem, here: Here) -> Iterator[Problem]:
    rules = list(reach.rules(here, spec.security_groups, "ingress"))
    if not any(reach.fits(rule, efs.PORT) for rule in rules):
        names = " and ".join(spec.security_groups)
        message = f"no ingress rule of {names} admits port {efs.PORT}"
        hint = "add one from the group of the tasks: ports: [2049], group: ..."
        yield Problem(("security_groups",), message, hint)


PLACE = (
    in_known_tier("EFS101", "a file system"),
    with_groups_of_its_network("EFS102", "a file system", TARGETS, efs.READ),
    somebody_comes_in,
)
