"""What AWS has once in an account, region or VPC is made once, whoever makes it."""

from collections.abc import Iterator

from specgen.facts.identities import IDENTITIES, NAMED
from specgen.sdk import At, Claim, Effective, Here, Problem, Project, project_check

_Owner = tuple[Effective, Claim]


@project_check(
    "PLT018",
    "what AWS has only once is made once",
    across=True,
    fact="the second one is refused at apply, or AWS answers with the first, and each apply of one "
    "undoes the other; environments of one account share its names",
    source="facts/identities.py",
    topics=("names",),
)
def claims_differ(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, ...], list[_Owner]] = {}
    for effective in project.effectives:
        for claim in _claims(project, effective):
            one = IDENTITIES[claim.kind]
            region = "" if one.everywhere else claim.region or effective.region
            account = "" if one.shared else project.names(effective).account
            key = (claim.kind, account, region, *claim.values)
            owners.setdefault(key, []).append((effective, claim))
    for (_, _, region, *_), found in owners.items():
        first, *others = sorted(found, key=_spots) if len(found) > 1 else found
        for owner in others:
            if not _is_compared(first, owner):
                yield _taken(first, owner, region)


def _claims(project: Project, effective: Effective) -> Iterator[Claim]:
    names = project.names(effective)
    for made in effective.spec.aws_names():
        kind = NAMED.get(made.rule) if isinstance(made.rule, str) else None
        if kind:
            name = names.of(effective.aws_name, made.role)
            yield Claim(kind, (name,), f"{made.what} {name}", made.pointer)
    yield from effective.spec.claims(Here(project, effective))
    yield from _patched(effective)


def _patched(effective: Effective) -> Iterator[Claim]:
    """Names that `terraform:` sets, of what AWS tells apart by its name alone."""
    for address, change in effective.envelope.terraform.items():
        kind = address.partition(".")[0]
        identity = IDENTITIES.get(kind)
        name = change.get(identity.arguments[0]) if identity else None
        if identity and isinstance(name, str) and len(identity.arguments) == 1:
            pointer = ("terraform", address, identity.arguments[0])
            yield Claim(kind, (name,), f"{kind} {name}", pointer)


def _spots(owner: _Owner) -> tuple[str, ...]:
    """Not as written: which file comes first means nothing."""
    return (owner[0].id, *owner[0].spot)


def _is_compared(first: _Owner, second: _Owner) -> bool:
    """Whether a check of the kind tells it already, with more to say."""
    (one, claim), (other, repeated) = first, second
    if one is other and ("name",) in {claim.pointer, repeated.pointer}:
        return True  # a fixed name of its own against one that the document writes
    return one.kind == other.kind and claim.compared and repeated.compared


def _taken(first: _Owner, second: _Owner, region: str) -> At:
    (effective, claim), (other, _) = second, first
    message = f"AWS has only one {claim.what}"
    if effective is other:
        return At(
            effective,
            Problem(claim.pointer, f"{message}; {effective.id} makes it twice, so remove one"),
        )
    message += f" in {region}" if region else ""
    if effective.id == other.id:
        message += f", and {effective.id} makes it for {_spot(other)} already"
        hint = "an override gives each environment and region a value of its own"
        return At(effective, Problem(claim.pointer, message, hint))
    message += f", and {other.id} of {_spot(other)} has it already"
    hint = f"give one of the two another {claim.differs}, or remove it"
    return At(effective, Problem(claim.pointer, message, hint))


def _spot(effective: Effective) -> str:
    return f"{effective.environment}/{effective.region}"
