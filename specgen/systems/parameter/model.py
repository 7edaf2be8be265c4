"""The keys of a parameter document."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from specgen.sdk import (
    Bought,
    Charge,
    Claim,
    Here,
    Kind,
    Model,
    Ordered,
    PartName,
    Renamable,
    part_name,
    written_name,
)

LEVEL = "settings"
"""Level of the path that no published output has: there it is a region."""

KeyName = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]+$", max_length=200)]
Text = Annotated[str, Meta(min_length=1)]


STANDARD_BYTES = 4096
"""source: PutParameter in the API model of botocore 1.44.5 (2026-11-29)"""


class Value(Renamable, kw_only=True):
    """Exactly one of value and values."""

    value: Annotated[Text | None, Meta(description="A text; numbers in quotes, too")] = None
    values: Annotated[
        Ordered[Text],
        Meta(description="A list; applications get it in this order, separated by commas"),
    ] = []
    pattern: Annotated[
        str,
        Meta(
            description="Regular expression that each later `value` must match, too",
            max_length=1024,
            examples=["^(true|false)$"],
        ),
    ] = ""
    changes_at_run_time: Annotated[
        bool,
        Meta(
            description="People or applications change it in AWS: this is its first value, and "
            "Terraform leaves later ones alone"
        ),
    ] = False
    description: Annotated[str, Meta(description="What it is", max_length=1024)] = ""

    @property
    def is_advanced(self) -> bool:
        """Whether its tier is the advanced one, which is billed."""
        return len(self.text.encode()) > STANDARD_BYTES

    @property
    def text(self) -> str:
        """As Parameter Store keeps it."""
        return self.value if self.value is not None else ",".join(self.values)


class Parameter(Model, kw_only=True):
    """Plain settings that applications read: nothing secret."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("type", "secure", "secure_string", "key", "kms_key"),
            "a value is a text or a list, and nothing secret; a secret is a `kind: secret`",
        ),
        "tier": "values above 4 KiB are of the advanced tier, the others of the standard one",
    }

    path: (
        Annotated[
            str,
            Meta(
                description="Path below /<short name>/<environment>/settings/; defaults to the "
                "document's name",
                max_length=500,
                examples=["orders/limits"],
            ),
            written_name(r"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$"),
        ]
        | None
    ) = None
    values: Annotated[
        dict[KeyName, Text | Value],
        Meta(
            description="Settings by name: a text, or a map",
            min_length=1,
            examples=[{"max-order-size": "100000"}],
        ),
    ]

    def charges(self, here: Here) -> Iterator[Bought]:
        large = [key for key, _, value in self.settings() if value.is_advanced]
        for key in large:
            yield Charge("parameter-advanced", 1, 1, ("values", key))

    def settings(self) -> Iterator[tuple[str, PartName, Value]]:
        """Key, key with its earlier names, and value of each setting."""
        for key, value in self.values.items():
            whole = value if isinstance(value, Value) else Value(value=value)
            yield key, part_name(key, value), whole

    def name_in_aws(self, here: Here, key: str) -> str:
        """Of one of its keys; a renamed key keeps its name."""
        names, last = here.names, part_name(key, self.values.get(key)).first
        path = self.path or here.effective.aws_name
        start = f"/{names.platform.short_name}/{names.environment}/{LEVEL}"
        return f"{start}/{path}/{last}"

    def arn(self, here: Here, key: str) -> str:
        """Built from its name, so that readers need not read its state."""
        return here.names.arn("ssm", f"parameter{self.name_in_aws(here, key)}")

    def claims(self, here: Here) -> Iterator[Claim]:
        for key in self.values:
            name = self.name_in_aws(here, key)
            yield Claim("aws_ssm_parameter", (name,), f"parameter {name}", ("values", key))


PARAMETER: Kind[Parameter] = Kind("parameter")
