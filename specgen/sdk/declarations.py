"""What the hooks of a model declare to checks, to other documents and to people."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Literal

from specgen.documents.extensions import BrokenKind
from specgen.facts.identities import IDENTITIES
from specgen.facts.kms import SERVICES
from specgen.facts.names import LIMITS, NameRule
from specgen.facts.quotas import QUOTAS
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.sdk.placeholders import of_path


def known(what: str, name: str, names: Container[str]) -> None:
    """raises: BrokenKind"""
    if name not in names:
        guess = did_you_mean(name, list(names)) if isinstance(names, Iterable) else ""
        raise BrokenKind(f"specgen's facts have no {what} `{name}`{guess}")


@dataclass(frozen=True, slots=True)
class Output:
    """An attribute of generated resources that other root modules read.

    placeholder: a value of the right form, because a plan without an account cannot read the real
    one; {partition}, {region}, {account} and {name} are filled in
    addresses: (Terraform type, role) of each resource; more than one makes a list
    is_whole: the attribute of the one resource is the list
    literal: its values themselves, if others made the resources; nothing is published then
    """

    name: str
    placeholder: str
    addresses: tuple[tuple[str, str], ...]
    attribute: str = "id"
    is_list: bool = False
    is_whole: bool = False
    literal: tuple[str, ...] = ()

    def filled(self, path: str, **values: str) -> str:
        """path: of the parameter that publishes it; raises: BrokenKind"""
        try:
            return of_path(self.placeholder, path).format(**values)
        except (KeyError, IndexError, ValueError) as error:
            known = ", ".join(f"{{{name}}}" for name in values)
            message = (
                f"the placeholder {self.placeholder!r} cannot be filled in; it may hold {known}"
            )
            raise BrokenKind(message) from error


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person does around the first apply of a document, as a sentence."""

    text: str
    when: Literal["before", "after"] = "after"


@dataclass(frozen=True, slots=True)
class AwsName:
    """rule: key of facts.names.LIMITS, or its own rule; role: appended to the document's name"""

    rule: str | NameRule
    role: str = ""
    pointer: Pointer = ("name",)

    def __post_init__(self) -> None:
        if isinstance(self.rule, str):
            known("name rule", self.rule, LIMITS)

    @property
    def what(self) -> str:
        return self.rule.replace("_", " ") if isinstance(self.rule, str) else self.rule.what


@dataclass(frozen=True, slots=True)
class Claim:
    """What AWS has only once, among all that the platform makes.

    kind: a resource type of facts.identities; values: of its arguments there that are set
    what: its name in a message; pointer: where the document says it
    region: if it is not the document's
    compared: a check of the kind already compares its documents with each other
    differs: what two of them differ in
    """

    kind: str
    values: tuple[str, ...]
    what: str
    pointer: Pointer = ("name",)
    region: str = ""
    compared: bool = False
    differs: str = "name"

    def __post_init__(self) -> None:
        known("identity of", self.kind, IDENTITIES)


@dataclass(frozen=True, slots=True)
class KeyUse:
    """service: as facts/kms.py calls it; pointer: where the document names the key

    region: the key's, if it is not the document's
    accounts: ids of other accounts in which the service uses it
    """

    key: str
    service: str
    pointer: Pointer
    region: str = ""
    accounts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known("KMS service", self.service, SERVICES)


@dataclass(frozen=True, slots=True)
class Command:
    """What people may run by hand: what it does, and the command for a shell."""

    does: str
    text: str


@dataclass(frozen=True, slots=True)
class Keeps:
    """Data at rest of a document.

    what: in words, such as `files`; own_key: whether a key of the account encrypts it
    fixed: another key means another store; backup: what to write so that copies are made, if none
    are
    """

    what: str
    own_key: bool
    fixed: bool = False
    backup: str = ""


@dataclass(frozen=True, slots=True)
class Listener:
    """groups: security groups that decide who reaches the port"""

    port: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Singleton:
    """what: its name in AWS, with an article; pointer: what to remove if another owns it"""

    what: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that follows from a document.

    name: what is counted; how: the calculation, written out in numbers
    limit: what it must not exceed, in the same unit
    """

    name: str
    value: float
    unit: str
    how: str = ""
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class QuotaNeed:
    """quota: key of facts.quotas.QUOTAS; pointer: what to lower if the quota is too small

    at_largest: amount with the largest of the document's profiles
    """

    quota: str
    amount: float
    pointer: Pointer
    at_largest: float | None = None

    def __post_init__(self) -> None:
        known("quota", self.quota, QUOTAS)


@dataclass(frozen=True, slots=True)
class AddressNeed:
    """tiers: any of these tiers will do; count: addresses; what: who needs them"""

    network: str
    tiers: tuple[str, ...]
    count: int
    what: str
