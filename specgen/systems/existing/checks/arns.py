"""ARNs: of the platform's partition, of the place's region, and of its account."""

from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here, Model, Problem, Severity, check
from specgen.systems.existing.model.balancer import LoadBalancer
from specgen.systems.existing.model.names import Certificate
from specgen.systems.existing.model.queue import Queue
from specgen.systems.existing.model.storage import Key, Secret, Topic

READ = "2026-11-30"
ARNS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"
_KEYS: dict[type[Model], tuple[tuple[str, str], ...]] = {
    Certificate: (("arn", "arn"),),
    Key: (("arn", "arn"),),
    LoadBalancer: (("arn", "arn"), ("https_listener_arn", "https_listener_arn")),
    Queue: (("arn", "written"),),
    Secret: (("arn", "arn"),),
    Topic: (("arn", "written"),),
}
"""Model -> keys with an ARN, and their attributes."""

_OF_OWN_ACCOUNT = (Certificate, LoadBalancer)


def arns(spec: Any) -> Iterator[tuple[str, str, str, str]]:
    """Key, partition, region and account."""
    for key, attribute in _KEYS.get(type(spec), ()):
        _, partition, _, region, account, _ = getattr(spec, attribute).split(":", 5)
        yield key, partition, region, account


@check(
    "EXI101",
    "an ARN is of the region of its place, and of the platform's partition",
    fact="a resource is used in the region and partition that its ARN names",
    source=ARNS,
    date=READ,
)
def arns_fit_their_place(spec: Any, here: Here) -> Iterator[Problem]:
    wanted = here.platform.account.partition
    for key, partition, region, _ in arns(spec):
        if partition != wanted:
            message = f"the ARN is of the partition {partition}, the platform is in {wanted}"
            yield Problem((key,), f"{message}; write the ARN of the resource in {wanted}")
        elif region != here.region:
            message = f"the ARN is of {region}, and this is its place in {here.region}"
            right = f"write it at {here.environment}/{region}, or the ARN of {here.region}"
            yield Problem((key,), f"{message}; {right}")


@check(
    "EXI102",
    "certificates and load balancers are of the platform's account",
    fact="a listener takes a certificate of its own account and region only, and the rules of a "
    "listener are made in its account",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "https-listener-certificates.html",
    date=READ,
)
def accounts_are_the_same(spec: Any, here: Here) -> Iterator[Problem]:
    own = here.names.account
    for key, _, _, account in arns(spec) if isinstance(spec, _OF_OWN_ACCOUNT) else ():
        if account != own:
            message = f"the ARN is of account {account}, {here.environment} is in {own}"
            yield Problem((key,), f"{message}; write the ARN of one in {own}")


@check(
    "EXI103",
    "a key, queue, secret or topic of another account is meant",
    severity=Severity.WARNING,
    fact="both the owner's policy and the caller's must allow what crosses accounts",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/"
    "reference_policies_evaluation-logic-cross-account.html",
    date=READ,
)
def other_accounts_are_meant(spec: Any, here: Here) -> Iterator[Problem]:
    own = here.names.account
    for key, _, _, account in arns(spec) if not isinstance(spec, _OF_OWN_ACCOUNT) else ():
        if account != own:
            message = f"the ARN is of account {account}, {here.environment} is in {own}"
            right = f"if that is meant, its policy must admit account {own}"
            yield Problem((key,), f"{message}; {right}; else write the ARN of one in {own}")


@check(
    "EXI104",
    "a listener is one of its load balancer",
    fact="the ARN of a listener contains the name and the id of its load balancer",
    source="https://docs.aws.amazon.com/service-authorization/latest/reference/"
    "list_awselasticloadbalancingv2.html",
    date=READ,
)
def listeners_are_of_their_balancer(spec: Any) -> Iterator[Problem]:
    if not isinstance(spec, LoadBalancer):
        return
    balancer = spec.arn.partition(":loadbalancer/")[2]
    listened = spec.https_listener_arn.partition(":listener/")[2].rpartition("/")[0]
    if listened != balancer:
        message = f"the listener is of {listened}, the load balancer is {balancer}"
        right = f"write the ARN of the HTTPS listener of {balancer}"
        yield Problem(("https_listener_arn",), f"{message}; {right}")


ARN_CHECKS = (
    arns_fit_their_place,
    accounts_are_the_same,
    other_accounts_are_meant,
    listeners_are_of_their_balancer,
)
