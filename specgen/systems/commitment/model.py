"""The keys of a commitment, and what it covers."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.sdk import (
    Bought,
    ByHand,
    Command,
    Derived,
    Effective,
    Here,
    Model,
    Part,
    Unordered,
    Usage,
    documentation,
)
from specgen.sdk.aws.cost.reservable import RESERVED, Reservable, Reserved, total
from specgen.systems.commitment import runbook

DATE = r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
BOUGHT_BY_TERRAFORM = ("rds", "elasticache")
RESERVATIONS = (*BOUGHT_BY_TERRAFORM, "opensearch")


class Approval(Part, kw_only=True):
    """Who approved the purchase of exactly what; with it, the next apply buys."""

    by: Annotated[str, documentation("Who approved it")]
    date: Annotated[str, documentation("Day of the approval, as YYYY-MM-DD"), Meta(pattern=DATE)]
    reference: Annotated[
        str,
        Meta(
            description="Number of the order; part of the address, so that another purchase never "
            "replaces this one",
            pattern=r"^[a-z][a-z0-9-]{0,38}[a-z0-9]$",
            examples=["po-4711"],
        ),
    ]
    offering_id: Annotated[
        str,
        Meta(
            description="Id of the offering, as the runbook's command prints it",
            pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        ),
    ]
    instance_class: Annotated[
        str, Meta(description="Class that was approved", examples=["db.r6g.8xlarge"])
    ]
    count: Annotated[int, Meta(description="How many were approved", ge=1, le=1000)]


class Commitment(Model, kw_only=True):
    """A purchase for years. Without an approval nothing is bought: there is only a runbook."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("instance_class", "engine", "multi_az"),
            "these follow from the documents in `of`",
        ),
        "count": "it follows from the documents in `of`",
    }

    product: Annotated[
        Literal[
            "rds",
            "elasticache",
            "opensearch",
            "compute_savings_plan",
            "ec2_savings_plan",
            "database_savings_plan",
        ],
        Meta(description="What is bought; Terraform can buy the first two, people the others"),
    ]
    of: Annotated[
        Unordered[
            Annotated[
                str, Meta(pattern=r"^[a-z_]+/[a-z][a-z0-9-]*$", examples=["postgres/primary"])
            ]
        ],
        Meta(description="Documents whose instances a reservation covers, as kind/name"),
    ] = []
    environments: Annotated[
        Unordered[str],
        Meta(description="Environments that count; by default those that are protected"),
    ] = []
    years: Annotated[Literal[1, 3], Meta(description="Years that it is paid for")] = 1
    payment: Annotated[
        Literal["no_upfront", "partial_upfront", "all_upfront"],
        Meta(description="How much is paid at once"),
    ] = "no_upfront"
    hourly_usd: (
        Annotated[
            float, Meta(description="US dollars an hour that a savings plan commits to", ge=0.001)
        ]
        | None
    ) = None
    family: (
        Annotated[
            str,
            Meta(
                description="Family of instances of an EC2 savings plan",
                pattern=r"^[a-z][a-z0-9-]*$",
                examples=["m7g"],
            ),
        ]
        | None
    ) = None
    approved: Annotated[
        Approval | None,
        Meta(description="What was approved; by default nothing, and nothing is bought"),
    ] = None
    expected_saving_percent: (
        Annotated[
            float,
            documentation("Percent that it should save; an expectation that nothing reads"),
            Meta(ge=0, le=100),
        ]
        | None
    ) = None

    def charges(self, here: Here) -> Iterator[Bought]:
        """What a purchase costs is in its offer; it takes the place of hours on demand."""
        if self.approved is not None:
            yield Usage("commitment_usd", "usd", ("approved",))

    @property
    def is_reservation(self) -> bool:
        return self.product in RESERVATIONS

    def counted(self, here: Here) -> list[str]:
        """Of the account that buys."""
        platform, own = here.platform, here.names.account
        protected = [name for name, e in platform.environments.items() if e.protected]
        wanted = self.environments or protected
        return sorted(name for name in wanted if platform.account_of(name).id == own)

    def covered(self, here: Here, name: str) -> list[Effective[Reserved]]:
        """Documents of that kind and name that run in its region; an earlier name is one, too."""
        kind, _, document = name.partition("/")
        if kind not in RESERVED:
            return []
        counted = self.counted(here)
        near = [
            found
            for found in RESERVED[kind].all(here.project)
            if found.region == here.region and found.environment in counted
        ]
        named = [found for found in near if found.name == document]
        return named or [found for found in near if found.aws_name == document]

    def needed(self, here: Here) -> list[Reservable]:
        """What runs in its region, of its product."""
        found = (
            one
            for name in self.of
            for effective in self.covered(here, name)
            for one in effective.spec.reservable(Here(here.project, effective))
        )
        return total(one for one in found if one.product == self.product)

    def derived(self, here: Here) -> Iterator[Derived]:
        for one in self.needed(here):
            yield Derived(f"reserved {one.instance_class}", one.count, "", one.text)

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        if self.approved is None or self.product not in BOUGHT_BY_TERRAFORM:
            yield ByHand(
                f"Buy {here.effective.id} if it is approved: `specgen show` prints the commands. "
                "AWS takes no purchase back."
            )

    def commands(self, here: Here) -> Iterator[Command]:
        if self.is_reservation:
            for one in self.needed(here):
                yield from runbook.reservation(self, here, one)
        else:
            yield from runbook.savings_plan(self, here)
