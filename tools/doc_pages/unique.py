"""docs/unique.md: what AWS has once, from the table of identities."""

from collections.abc import Iterator

from specgen.facts.identities import IDENTITIES, NAMED, Identity

HEAD = """# What AWS has once

The second of two resources with the same values is refused at apply, or AWS answers with the first.
Environments of one account share these names. `specgen validate` compares what documents write and
what specgen makes of it ([PLT018](rules/PLT018.md)), over all documents and environments; `specgen
diff` compares what a change makes with what it destroys. Written by `make docs` from
`specgen/facts/identities.py`.

| type | identified by | once in | name that specgen makes |
| --- | --- | --- | --- |
"""


SHARED = {"aws": "the partition", "pagerduty": "the account at PagerDuty"}


def unique() -> str:
    return HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    made = {kind: name.replace("_", " ") for name, kind in NAMED.items()}
    for kind, identity in sorted(IDENTITIES.items()):
        arguments = ", ".join(f"`{name}`" for name in identity.arguments)
        yield f"| `{kind}` | {arguments} | {_scope(kind, identity)} | {made.get(kind, '')} |\n"


def _scope(kind: str, identity: Identity) -> str:
    if identity.shared:
        return SHARED[kind.partition("_")[0]] if identity.everywhere else "a region"
    return "an account" if identity.everywhere else "an account and region"
