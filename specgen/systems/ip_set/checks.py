"""What WAF refuses in a set of addresses."""

from collections.abc import Iterator

from specgen.facts import waf
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.addresses import problem
from specgen.systems.ip_set.model import CLOUDFRONT, IpSet

READ = "2026-11-29"
VERSIONS = {"ipv4": 4, "ipv6": 6}


@check(
    "WAF116",
    "the addresses of a set are blocks of its family, each from its first address",
    fact="WAF takes every block but /0, of one family in a set; the provider takes any text",
    source=f"{waf.API}/API_CreateIPSet.html",
    date=READ,
)
def addresses_are_blocks(spec: IpSet) -> Iterator[Problem]:
    for i, address in enumerate(spec.addresses):
        if wrong := problem(address, VERSIONS[spec.family]):
            yield Problem(("addresses", i), wrong)


@check(
    "WAF130",
    "a set for CDNs is in us-east-1",
    fact="AWS takes the scope CLOUDFRONT at the endpoint of us-east-1 only",
    source=f"{waf.API}/API_CreateIPSet.html",
    date=READ,
)
def scope_fits(spec: IpSet, here: Here) -> Iterator[Problem]:
    if not any(spec.makes(scope, here.region) for scope in spec.scopes):
        message = f"a set for CDNs is made in {waf.CLOUDFRONT_REGION}, not in {here.region}"
        right = f"write placement: {{regions: [{waf.CLOUDFRONT_REGION}]}}, or add regional"
        yield Problem(("scopes",), f"{message}; {right}")
    elif CLOUDFRONT in spec.scopes and not _is_in_home(here):
        message = f"no set for CDNs is made, because the document is not in {waf.CLOUDFRONT_REGION}"
        yield Problem(("scopes",), f"{message}; add that region, or remove {CLOUDFRONT}")


def _is_in_home(here: Here) -> bool:
    effective = here.effective
    home = waf.CLOUDFRONT_REGION
    return here.project.find("ip_set", effective.name, here.environment, home) is not None


CHECKS = (addresses_are_blocks, scope_fits)
