"""What the TLS policy of the HTTPS listener means for those who connect."""

from collections.abc import Iterator

from specgen.facts import elb
from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.elb.policies import DEFAULT_SSL_POLICY, old_policy, unknown_policy
from specgen.systems.load_balancer.model import LoadBalancer

POLICIES = (
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html"
)
HEALTH = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html"


@check(
    "EDG004",
    "an ssl_policy exists in Elastic Load Balancing",
    also=Severity.WARNING,
    fact="AWS refuses unknown policies, and those of network load balancers",
    source=POLICIES,
    topics=("elb",),
)
def policy_exists(spec: LoadBalancer) -> Iterator[Problem]:
    known = elb.ssl_policies()
    advisable = [policy for policy in known if _is_advisable(spec, policy)]
    yield from unknown_policy(spec.ssl_policy, known, advisable, ("ssl_policy",))


def _is_advisable(spec: LoadBalancer, policy: str) -> bool:
    """Neither too old nor too new for those who connect."""
    is_new = policy in elb.tls13_only_policies()
    return not elb.is_old(policy) and not (
        is_new and (spec.route53_health_checks or spec.behind_cdn)
    )


@check(
    "ELB105",
    "an ssl_policy refuses TLS 1.0 and 1.1",
    severity=Severity.WARNING,
    fact="RFC 8996 deprecates both; payment and government rules forbid them",
    source=POLICIES,
    topics=("elb",),
)
def policy_is_not_old(spec: LoadBalancer) -> Iterator[Problem]:
    yield from old_policy(spec.ssl_policy, elb.ssl_policies(), ("ssl_policy",))


@check(
    "EDG002",
    "a listener that Route 53 checks accepts TLS 1.2",
    fact="HTTPS health checks speak TLS 1.0 to 1.2, so a listener with only TLS 1.3 looks dead",
    source=HEALTH,
    topics=("elb",),
)
def health_checks_connect(spec: LoadBalancer) -> Iterator[Problem]:
    if spec.route53_health_checks and spec.ssl_policy in elb.tls13_only_policies():
        message = f"{spec.ssl_policy} is TLS 1.3 only, but Route 53 health checks need TLS 1.2"
        hint = f"{DEFAULT_SSL_POLICY} accepts 1.2, and 1.3 from clients that offer it"
        yield Problem(("ssl_policy",), message, hint)


@check(
    "EDG003",
    "a listener behind CloudFront accepts TLS 1.2",
    severity=Severity.WARNING,
    fact="the origin settings of a distribution end at TLSv1.2; AWS does not document whether it "
    "negotiates 1.3",
    source="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginSslProtocols.html",
    topics=("elb",),
)
def cdn_connects(spec: LoadBalancer) -> Iterator[Problem]:
    if spec.behind_cdn and spec.ssl_policy in elb.tls13_only_policies():
        message = f"{spec.ssl_policy} is TLS 1.3 only, but CloudFront's origin setting has no 1.3"
        hint = f"test it before you rely on it, or write {DEFAULT_SSL_POLICY}"
        yield Problem(("ssl_policy",), message, hint)


TLS_CHECKS = (policy_exists, policy_is_not_old, health_checks_connect, cdn_connects)
