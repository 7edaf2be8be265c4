"""What a CDN does with a request: its firewall, a behavior by path, and an origin."""

from dataclasses import replace

from specgen.cli.run.request_balancers import balancers
from specgen.cli.run.request_steps import Request, Steps, firewall, fits, step
from specgen.facts.cdn import METHODS, REGION
from specgen.project.here import Here
from specgen.systems.cdn.model import Cdn
from specgen.systems.cdn.model.behaviors import Behavior
from specgen.systems.cdn.model.origins import Origin

PLAIN = {"redirect": "redirects it to https", "refuse": "refuses it without https"}


def through_cdn(here: Here[Cdn], request: Request) -> Steps:
    spec = here.spec
    yield from _countries(here)
    for made in firewall(here, spec.web_acl, REGION, request):
        yield made
        if made.refuses:
            return
    i = next((i for i, b in enumerate(spec.behaviors) if _takes(b, request.path)), None)
    if i is None:
        words = f"no behavior takes {request.path}, and the last one is not for all other paths"
        yield step(here.effective, ("behaviors",), words, refuses=True)
        return
    yield from _answered(here, i, request)


def _countries(here: Here[Cdn]) -> Steps:
    for key, does in (("countries", "serves only"), ("countries_except", "does not serve")):
        found = ", ".join(sorted(getattr(here.spec, key)))
        if found:
            yield step(here.effective, (key,), f"{here.effective.id} {does} clients in {found}")


def _takes(behavior: Behavior, path: str) -> bool:
    """A path may be written without its first slash."""
    pattern = behavior.path or "*"
    return fits(path, pattern if pattern.startswith(("/", "*", "?")) else f"/{pattern}")


def _answered(here: Here[Cdn], i: int, request: Request) -> Steps:
    spec, behavior = here.spec, here.spec.behaviors[i]
    path, pointer = request.path, ("behaviors", i)
    kept = behavior.cache if isinstance(behavior.cache, str) else f"{behavior.cache.ttl_seconds} s"
    taken = f"{path} fits {behavior.path}" if behavior.path else f"{path} fits no earlier path"
    if request.is_plain and behavior.plain_http in PLAIN:
        refuses = behavior.plain_http == "refuse"
        words = f"{taken}, which {PLAIN[behavior.plain_http]}"
        yield step(here.effective, (*pointer, "plain_http"), words, refuses=refuses)
        if refuses:
            return
    methods = ", ".join(METHODS[behavior.methods])
    words = f"{taken}: {behavior.origin} answers {methods}; cache: {kept}"
    yield step(here.effective, pointer, words)
    for number, name in enumerate(spec.asked(behavior.origin)):
        if number:
            failures = spec.origin_groups[behavior.origin].status_codes
            at = ("origin_groups", behavior.origin)
            words = f"if it fails ({', '.join(map(str, failures))}), {name} is asked"
            yield step(here.effective, at, words)
        yield from _origin(here, name, behavior, replace(request, is_plain=False))


def _origin(here: Here[Cdn], name: str, behavior: Behavior, request: Request) -> Steps:
    spec, pointer = here.spec, ("origins", name)
    origin = spec.origins.get(name)
    if origin is None:
        yield step(here.effective, ("origins",), f"there is no origin {name}", refuses=True)
    elif origin.bucket:
        path = f"/{spec.root_object}" if request.path == "/" else request.path
        key = (origin.path + path).removeprefix("/")
        words = f"bucket/{origin.bucket} has the answer as {key or 'no object: nothing answers'}"
        yield step(here.effective, pointer, words, answers=bool(key), refuses=not key)
    else:
        yield from _server(here, name, origin, behavior, request)


def _server(
    here: Here[Cdn], name: str, origin: Origin, behavior: Behavior, request: Request
) -> Steps:
    asked, found = here.spec.host_of(here, origin), here.spec.balancers(here, origin)
    sent = request.host if behavior.forwards_host else asked
    at = ("origins", name)
    if not found:
        words = f"{asked}, which no document describes, gets the request for {sent}"
        yield step(here.effective, at, words, answers=True)
        return
    inside = " inside its VPC" if origin.vpc_origin else ""
    words = f"{asked} is asked{inside}, for the host {sent}{_proof(origin)}"
    yield step(here.effective, at, words)
    path = origin.path + request.path
    yield from balancers(found, Request(sent, path, sent=origin.secret_header))


def _proof(origin: Origin) -> str:
    header = origin.secret_header
    return f", with the header {header.name} of secret/{header.secret}" if header else ""
