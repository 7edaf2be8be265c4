"""Certificates and TLS policies of listeners, and their logs."""

from collections.abc import Iterator

from specgen.facts import elb
from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.elb.policies import DEFAULT_SSL_POLICY, old_policy, unknown_policy
from specgen.systems.network_load_balancer.checks.place import API, GUIDE, READ
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer
from specgen.systems.network_load_balancer.model.listeners import Listener

POLICIES = f"{GUIDE}/describe-ssl-policies.html"
MOST_CERTIFICATES = 25


@check(
    "NLB112",
    "a listener of TLS has a certificate, and others have nothing of TLS",
    fact="Elastic Load Balancing refuses a listener of TLS without a certificate, and a "
    "certificate, a policy or ALPN on any other",
    source=f"{API}/API_CreateListener.html",
    date=READ,
)
def tls_is_whole(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    for name, one in sorted(spec.listeners.items()):
        pointer = ("listeners", name)
        if one.is_tls and one.certificate is None:
            message = "a listener of tls needs a certificate; write `certificate: NAME`"
            yield Problem(pointer, message, at_key=True)
        for key in _of_tls(one) if not one.is_tls else ():
            message = f"a listener of {one.protocol} has no TLS; remove it, or write protocol: tls"
            yield Problem((*pointer, key), message, at_key=True)


def _of_tls(one: Listener) -> Iterator[str]:
    """Keys that are set."""
    values = {
        "certificate": one.certificate,
        "more_certificates": one.more_certificates,
        "ssl_policy": one.ssl_policy != DEFAULT_SSL_POLICY,
        "alpn": one.alpn,
        "encrypted_targets": one.encrypted_targets,
    }
    yield from (key for key, value in values.items() if value)


@check(
    "NLB113",
    "the listeners of a network load balancer have at most 25 certificates, each of them once",
    fact="a network load balancer takes 25 certificates until AWS raises the quota",
    source=f"{GUIDE}/load-balancer-limits.html",
    date=READ,
)
def certificates_are_few(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    count = 0
    for name, one in sorted(spec.listeners.items()):
        pointer = ("listeners", name, "more_certificates")
        for i, other in enumerate(one.more_certificates if one.is_tls else ()):
            if other == one.certificate:
                message = f"{other} is the `certificate` already; remove it here"
                yield Problem((*pointer, i), message)
        before = count
        count += bool(one.certificate) + len(one.more_certificates) if one.is_tls else 0
        if before <= MOST_CERTIFICATES < count:
            message = f"{count} certificates, but the load balancer takes {MOST_CERTIFICATES}"
            right = "put several domains into one certificate"
            yield Problem(pointer, f"{message}; {right}", at_key=True)


@check(
    "NLB114",
    "the ssl_policy of a listener exists",
    also=Severity.WARNING,
    fact="AWS refuses unknown policies",
    source=POLICIES,
    topics=("elb",),
)
def policies_exist(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    known = elb.network_ssl_policies()
    advisable = [policy for policy in known if not elb.is_old(policy)]
    for name, one in sorted(spec.listeners.items()):
        if one.is_tls:
            pointer = ("listeners", name, "ssl_policy")
            yield from unknown_policy(one.ssl_policy, known, advisable, pointer)


@check(
    "NLB115",
    "the ssl_policy of a listener refuses TLS 1.0 and 1.1",
    severity=Severity.WARNING,
    fact="RFC 8996 deprecates both; payment and government rules forbid them",
    source=POLICIES,
    topics=("elb",),
)
def policies_are_not_old(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    for name, one in sorted(spec.listeners.items()):
        if one.is_tls:
            pointer = ("listeners", name, "ssl_policy")
            yield from old_policy(one.ssl_policy, elb.network_ssl_policies(), pointer)


@check(
    "NLB116",
    "access logs are of listeners of TLS",
    fact="a network load balancer records only TLS connections: for TCP and UDP the bucket stays "
    "empty",
    source=f"{GUIDE}/load-balancer-access-logs.html",
    date=READ,
)
def something_is_logged(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    if spec.access_logs.enabled and not spec.has_tls:
        message = "nothing would be recorded, because no listener speaks TLS"
        hint = "the flow logs of the network record connections of any protocol"
        yield Problem(("access_logs", "enabled"), f"{message}; remove it", hint)


TLS = (
    tls_is_whole,
    certificates_are_few,
    policies_exist,
    policies_are_not_old,
    something_is_logged,
)
