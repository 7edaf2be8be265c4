"""The parts of a proof. A new part is one line; its imports run only when the part runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specgen.prove.part import ProofPart
    from specgen.prove.request import Request


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that are proved together: name -> what is proved, for the help

    prove: the request and which of the names are wanted -> a part for each of those
    """

    parts: dict[str, str]
    prove: "Callable[[Request, Sequence[str]], tuple[ProofPart, ...]]"


def one(name: str, promise: str, prove: "Callable[[Request], ProofPart]") -> Group:
    """A part on its own."""
    return Group({name: promise}, lambda request, _: (prove(request),))


def _with_the_provider(request: "Request", wanted: Sequence[str]) -> "tuple[ProofPart, ...]":
    from specgen.prove.provider import prove_parts  # noqa: PLC0415  only when something is proved

    return prove_parts(request, wanted)


def _applied(request: "Request") -> "ProofPart":
    from specgen.prove.emulator.part import prove_apply  # noqa: PLC0415  only when it is proved

    return prove_apply(request)


def _statements(request: "Request") -> "ProofPart":
    from specgen.prove.statements.part import statements  # noqa: PLC0415  as above

    return statements(request.project, request.output, request.root)


GROUPS: tuple[Group, ...] = (
    Group(
        {
            "validate": "terraform init and validate accept each root module",
            "plan": "the real provider plans it without an account",
            "converge": "a second plan on top of the first changes nothing",
        },
        _with_the_provider,
    ),
    one("apply", "an AWS emulator applies it, then plans no change, destroys it", _applied),
    one("statements", "the generated files meet the statements of source documents", _statements),
)

PARTS: dict[str, str] = {name: promise for g in GROUPS for name, promise in g.parts.items()}
"""Name -> what is proved, in the order of proving."""


def prove(request: "Request", wanted: Sequence[str]) -> "tuple[ProofPart, ...]":
    """The wanted parts, in the order of PARTS."""
    groups = [(g, [name for name in g.parts if name in wanted]) for g in GROUPS]
    return tuple(part for g, names in groups if names for part in g.prove(request, names))
