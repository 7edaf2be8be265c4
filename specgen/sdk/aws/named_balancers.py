"""Load balancers behind names that the documents make."""

from collections.abc import Iterator

from specgen.project.here import Here
from specgen.project.project import Project
from specgen.sdk.aws.interfaces import GLOBAL_NAME, LOAD_BALANCER, LoadBalancer


def balancers_of(project: Project, host: str) -> Iterator[Here[LoadBalancer]]:
    """Those that a global name leads to; none if the host is no global name.

    host: in lower case
    """
    for name in GLOBAL_NAME.all(project):
        if name.spec.host(Here(project, name)) != host:
            continue
        for region in name.spec.regions():
            asked = name.spec.load_balancer
            found = LOAD_BALANCER.at(project, asked, name.environment, region)
            yield from [Here(project, found)] if found else []
