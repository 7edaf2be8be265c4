"""What AWS Private CA refuses, and authorities that cannot issue anything."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.chain import circle, closes, said
from specgen.systems.private_ca.model import PrivateCa

GUIDE = "https://docs.aws.amazon.com/privateca/latest/userguide"
MODES = f"{GUIDE}/short-lived-certificates.html"
MOST_LEVELS = 5


@check(
    "PCA101",
    "a subordinate names the authority that signs it; a root signs itself",
    source=f"{GUIDE}/PCACertInstall.html",
    date="2026-11-24",
)
def has_one_signer(spec: PrivateCa) -> Iterator[Problem]:
    if spec.type == "subordinate" and spec.issued_by is None:
        message = "another authority must sign a subordinate; write `issued_by: <private_ca>`"
        yield Problem(("type",), message)
    elif spec.type == "root" and spec.issued_by is not None:
        message = "a root signs itself; remove `issued_by`, or write `type: subordinate`"
        yield Problem(("issued_by",), message)


@check(
    "PCA102",
    "an authority's certificate expires before that of the authority that signs it",
    fact="Private CA refuses to issue beyond its own expiry; a parent was created earlier, so "
    "equal years are too many",
    source=f"{GUIDE}/ca-lifecycle.html",
    date="2026-11-24",
)
def ends_before_its_parent(spec: PrivateCa, here: Here) -> Iterator[Problem]:
    parent = spec.parent(here)
    if parent is None or parent.name == here.name:
        return  # PCA104
    if spec.validity_years >= parent.spec.validity_years:
        years = parent.spec.validity_years
        message = f"{spec.validity_years} years do not fit within the {years} of {parent.name}"
        parents = f"raise validity_years of private_ca/{parent.name}"
        instead = f"write {years - 1} or less" if years > 1 else parents
        yield Problem(("validity_years",), f"{message}; {instead}")


@check(
    "PCA103",
    "an authority with short-lived certificates signs no other authority",
    fact="in this mode every certificate expires after seven days, an authority's too",
    source=MODES,
    date="2026-11-24",
)
def short_lived_signs_no_authority(spec: PrivateCa, here: Here) -> Iterator[Problem]:
    parent = spec.parent(here)
    if parent is not None and parent.spec.usage_mode == "short_lived":
        message = f"{parent.name} issues for at most seven days, and cannot sign an authority"
        hint = f"write usage_mode: general_purpose in private_ca/{parent.name}, or another signer"
        yield Problem(("issued_by",), message, hint)


@check(
    "PCA104",
    "an authority has at most as many levels below it as its certificate allows",
    fact="the path length in an authority's certificate is how many authorities may follow",
    source=f"{GUIDE}/ca-hierarchy.html",
    date="2026-11-24",
)
def levels_are_allowed(spec: PrivateCa, here: Here) -> Iterator[Problem]:
    if members := circle(here, _parent):
        if closes(here, members):
            message = f"this closes a circle of authorities: {said(members)}"
            yield Problem(("issued_by",), message, "one of them must be `type: root`")
        return
    chain = _chain(here)
    parent = spec.parent(here)
    if len(chain) > MOST_LEVELS:
        message = f"{' <- '.join(chain)} has {len(chain)} levels; Private CA allows {MOST_LEVELS}"
        yield Problem(("issued_by",), message)
    elif parent is not None and parent.spec.type == "subordinate":
        allowed = parent.spec.path_length
        if spec.path_length >= allowed:
            message = f"{parent.name} allows {allowed} levels below it, but this one needs "
            hint = f"write path_length: {spec.path_length + 1} in private_ca/{parent.name}"
            yield Problem(("issued_by",), f"{message}{spec.path_length + 1}", hint)


def _parent(here: Here) -> Here | None:
    found: Here | None = here.spec.parent(here)
    return found


def _chain(here: Here) -> list[str]:
    """Names from the document up to the root."""
    names, at = [here.name], here.spec.parent(here)
    while at is not None:
        names.append(at.name)
        at = at.spec.parent(at)
    return names


@check(
    "PCA105",
    "an authority for Certificate Manager is general-purpose",
    fact="ACM cannot use an authority in short-lived mode: its certificates last 13 months",
    source=MODES,
    date="2026-11-24",
)
def acm_needs_long_lives(spec: PrivateCa) -> Iterator[Problem]:
    if spec.acm_renews and spec.usage_mode == "short_lived":
        message = "Certificate Manager cannot use an authority with short-lived certificates"
        yield Problem(("acm_renews",), message, "remove it, or write usage_mode: general_purpose")


@check(
    "PCA106",
    "long-lived certificates can be revoked",
    severity=Severity.WARNING,
    fact="short-lived certificates expire before a revocation is known; others stay valid after "
    "their key is stolen",
    source=f"{GUIDE}/revocation-setup.html",
    date="2026-11-24",
)
def long_lives_can_end(spec: PrivateCa) -> Iterator[Problem]:
    revokes = spec.ocsp or spec.crl is not None
    if spec.usage_mode == "short_lived" and revokes:
        key = "ocsp" if spec.ocsp else "crl"
        message = "certificates of seven days need no revocation; remove it"
        yield Problem((key,), message, at_key=True)
    elif spec.usage_mode == "general_purpose" and spec.type == "subordinate" and not revokes:
        message = "certificates that this authority issues cannot be revoked"
        yield Problem(("type",), message, "write `ocsp: true`, or usage_mode: short_lived")


CHECKS = (
    has_one_signer,
    ends_before_its_parent,
    short_lived_signs_no_authority,
    levels_are_allowed,
    acm_needs_long_lives,
    long_lives_can_end,
)
