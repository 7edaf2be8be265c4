"""What WAF refuses in a set of addresses."""

from collections.abc import Iterator
from ipaddress import ip_interface, ip_network

from specgen.facts import waf
from specgen.sdk import Here, Pointer, Problem, check
from specgen.systems.ip_set.model import CLOUDFRONT, IpSet

READ = "2026-11-29"
VERSIONS = {"ipv4": 4, "ipv6": 6}
LONGEST = {4: 32, 6: 128}


@check(
    "WAF116",
    "the addresses of a set are blocks of its family, each from its first address",
    fact="WAF takes every block but /0, of one family in a set; the provider takes any text",
    source=f"{waf.API}/API_CreateIPSet.html",
    date=READ,
)
def addresses_are_blocks(spec: IpSet) -> Iterator[Problem]:
    for i, address in enumerate(spec.addresses):
        yield from _block(spec.family, address, ("addresses", i))


def _block(family: str, address: str, pointer: Pointer) -> Iterator[Problem]:
    try:
        block = ip_network(address, strict=False)
    except ValueError:
        message = f"{address} is no block of addresses"
        yield Problem(pointer, f"{message}; write one such as 192.0.2.0/24, or 2001:db8::/48")
        return
    if block.version != VERSIONS[family]:
        right = "move it to a set of its own family"
        yield Problem(pointer, f"{address} is IPv{block.version}, but the set is {family}; {right}")
    elif "/" not in address:
        message = f"{address} has no mask"
        yield Problem(pointer, f"{message}; write {address}/{LONGEST[block.version]}")
    elif block.prefixlen == 0:
        message = f"{address} is every address, which WAF does not take"
        half = "0.0.0.0/1 and 128.0.0.0/1" if family == "ipv4" else "::/1 and 8000::/1"
        yield Problem(pointer, f"{message}; write {half} if you mean all")
    elif ip_interface(address).ip != block.network_address:
        message = f"{address} does not begin at the first address of its block"
        yield Problem(pointer, f"{message}; write {block}")


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
