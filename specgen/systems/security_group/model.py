"""Model of a security group document."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.sdk import (
    NAME_PATTERN,
    AwsName,
    Claim,
    Here,
    Kind,
    Model,
    Output,
    Pointer,
    QuotaNeed,
    Renamable,
    Unordered,
    reference,
)
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.blocks import is_ipv6
from specgen.sdk.aws.network.rules import PREFIX_LISTS, OtherBlock, OtherGroup, Ports, Protocol

PREFIX_LIST_WEIGHTS = {"com.amazonaws.global.cloudfront.origin-facing": 55}
"""Managed prefix list -> number of rules it counts as.

source: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
(2026-11-22, not verified for every region)
"""


LETTER = r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]"
"""Of a description.

source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
(2026-11-30)
"""
LONGEST_DESCRIPTION = 255
DESCRIPTION = f"^{LETTER}*$"


class Rule(Renamable, kw_only=True):
    id: Annotated[str, Meta(description="Name of the rule in its group", pattern=NAME_PATTERN)]
    protocol: Protocol = "tcp"
    description: Annotated[
        str,
        Meta(
            description="What it is for, as AWS shows it",
            max_length=LONGEST_DESCRIPTION,
            pattern=DESCRIPTION,
        ),
    ] = ""
    ports: Annotated[
        Unordered[Ports],
        Meta(
            description="Ports and ranges of ports, each a separate rule",
            examples=[[443, "8000-8100"]],
        ),
    ] = []
    group: OtherGroup = None
    cidr: OtherBlock = None
    prefix_list: (
        Annotated[
            str,
            Meta(
                description="The other side: a managed prefix list, by id; or s3 or dynamodb, if "
                "the network has that gateway endpoint",
                pattern="^pl-[0-9a-f]{8,17}$|^s3$|^dynamodb$",
                examples=["s3"],
            ),
        ]
        | None
    ) = None

    @property
    def weight(self) -> int:
        """Number of rules that AWS counts it as."""
        heaviest = max(PREFIX_LIST_WEIGHTS.values())
        has_list = self.prefix_list and self.prefix_list not in PREFIX_LISTS
        return (heaviest if has_list else 1) * max(len(self.ports), 1)

    def times(self, blocks: int) -> int:
        """How often it is made; blocks: those of its network"""
        return blocks if self.cidr == "vpc" else 1

    @property
    def is_ipv4(self) -> bool:
        """Whether its other side is a block of IPv4 alone."""
        return self.cidr is not None and self.cidr != "vpc" and not is_ipv6(self.cidr)


class SecurityGroup(Model, kw_only=True):
    """A security group; each rule is a separate resource, and by default nothing may go out."""

    network: Annotated[str, reference("network", "The network it is in")]
    ingress: Annotated[Unordered[Rule], Meta(description="What may come in; nothing else may")] = []
    egress: Annotated[Unordered[Rule], Meta(description="What may go out; nothing else may")] = []

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("id", "sg-0123456789abcdef0", (("aws_security_group", ""),))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("security_group")

    def claims(self, here: Here) -> Iterator[Claim]:
        name, network = here.names.of(here.effective.aws_name), f"network/{self.network}"
        yield Claim("aws_security_group", (name, network), f"security group {name} in {network}")
        for direction, rules in (("ingress", self.ingress), ("egress", self.egress)):
            for i, rule in enumerate(rules):
                yield from self._claims(here, direction, i, rule)

    def _claims(self, here: Here, direction: str, i: int, rule: Rule) -> Iterator[Claim]:
        """AWS tells rules apart by protocol, port and other side, not by id."""
        for j, port in enumerate(rule.ports or [None]):
            side = rule.group or rule.cidr or rule.prefix_list or ""
            said = f"{rule.protocol} {port or ''}".strip()
            way = "from" if direction == "ingress" else "to"
            yield Claim(
                f"aws_vpc_security_group_{direction}_rule",
                (here.environment, here.name, said, side),
                f"rule {said} {way} {side} in a group",
                (direction, i, "ports", j) if len(rule.ports) > 1 else (direction, i),
            )

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        """AWS counts each direction and each family separately; a prefix list as its entries.

        source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (2026-11-30)
        """
        network = NETWORK.find(here, self.network)
        blocks = len(network.spec.blocks) if network else 1
        for direction, rules in (("ingress", self.ingress), ("egress", self.egress)):
            by_ipv4 = [0 if is_ipv6(r.cidr) else r.weight * r.times(blocks) for r in rules]
            by_ipv6 = [r.weight if is_ipv6(r.cidr) or not r.is_ipv4 else 0 for r in rules]
            weights = max(by_ipv4, by_ipv6, key=sum)
            heaviest = weights.index(max(weights)) if weights else 0
            pointer: Pointer = (direction, heaviest) if weights else ("name",)
            yield QuotaNeed("rules_per_security_group", sum(weights), pointer)


SECURITY_GROUP: Kind[SecurityGroup] = Kind("security_group")
