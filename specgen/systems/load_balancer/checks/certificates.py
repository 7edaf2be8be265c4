"""What a listener shows its clients: certificates, or nothing because it speaks HTTP only."""

from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.sdk.aws.elb.policies import DEFAULT_SSL_POLICY
from specgen.systems.load_balancer.model import LoadBalancer

API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
READ = "2026-11-30"
MOST_CERTIFICATES = 25


@check(
    "ELB117",
    "a load balancer has a certificate, or speaks HTTP only",
    fact="Elastic Load Balancing refuses a listener of HTTPS without a certificate",
    source=f"{API}/API_CreateListener.html",
    date=READ,
)
def listener_is_whole(spec: LoadBalancer) -> Iterator[Problem]:
    if not spec.http_only and spec.certificate is None:
        right = "write `certificate: NAME`"
        right += ", or `http_only: true`" if spec.scheme == "internal" else ""
        yield Problem(("name",), f"the HTTPS listener has no certificate; {right}")
    useless = {
        "certificate": spec.certificate,
        "more_certificates": spec.more_certificates,
        "ssl_policy": spec.ssl_policy != DEFAULT_SSL_POLICY,
    }
    for key, value in useless.items() if spec.http_only else ():
        if value:
            message = "a listener of HTTP has no TLS; remove it, or remove `http_only`"
            yield Problem((key,), message, at_key=True)


@check(
    "ELB118",
    "requests from the internet are encrypted",
    fact="whoever is on the way reads and changes what goes over HTTP: passwords, cookies, tokens",
    source=f"{GUIDE}/create-https-listener.html",
    date=READ,
)
def internet_is_encrypted(spec: LoadBalancer) -> Iterator[Problem]:
    if spec.http_only and spec.scheme == "internet-facing":
        message = "the internet reaches this load balancer, so that its requests need TLS"
        yield Problem(("http_only",), f"{message}; write `certificate: NAME` instead")


@check(
    "ELB119",
    "a listener has at most 25 certificates besides its first, and each of them once",
    fact="an application load balancer takes 25 certificates, not counting the default ones, until "
    "AWS raises the quota",
    source=f"{GUIDE}/load-balancer-limits.html",
    date=READ,
)
def certificates_are_few(spec: LoadBalancer) -> Iterator[Problem]:
    if spec.http_only:
        return  # ELB117
    for i, name in enumerate(spec.more_certificates):
        if name == spec.certificate:
            message = f"{name} is the `certificate` already; remove it here"
            yield Problem(("more_certificates", i), message)
    count = len(spec.more_certificates)
    if count > MOST_CERTIFICATES:
        message = f"{count} certificates, but the load balancer takes {MOST_CERTIFICATES} more"
        right = "put several domains into one certificate"
        yield Problem(("more_certificates",), f"{message}; {right}", at_key=True)


CERTIFICATES = (listener_is_whole, internet_is_encrypted, certificates_are_few)
