"""The keys of a secret that say how its value is replaced."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import Part, reference

Way = Literal["single", "alternating", "key_set", "data_key", "function", "reminder", "none"]

DAYS = (1, 1000)
"""source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html
(2026-11-30)
"""

OF_DATABASES: tuple[Way, ...] = ("single", "alternating")
OF_KEYS: tuple[Way, ...] = ("key_set", "data_key")
AUTOMATIC: tuple[Way, ...] = (*OF_DATABASES, *OF_KEYS, "function")
"""Ways in which Secrets Manager calls a function."""

NEEDS: dict[Way, tuple[str, ...]] = {
    "single": ("database",),
    "alternating": ("database", "administrator"),
    "key_set": ("key",),
    "data_key": ("key",),
    "function": ("function",),
    "reminder": (),
    "none": (),
}
"""Way -> the keys that it has, and no others."""


class Rotation(Part):
    """How the value is replaced, and how often."""

    way: Annotated[
        Way,
        Meta(
            description="`single`: a database user changes its own password; `alternating`: two "
            "users take turns, so that no login fails; `key_set`: keys that sign tokens; `data_key`"
            ": data keys that a KMS key wraps; `function`: a function of yours; `reminder`: people "
            "are reminded; `none`"
        ),
    ]
    every_days: Annotated[
        int, Meta(description="Days from one rotation to the next", ge=DAYS[0], le=DAYS[1])
    ] = 30
    database: (
        Annotated[
            str,
            reference(
                "postgres",
                "Database whose user the value holds",
                any_region=True,
                waits=False,
                others=("aurora",),
            ),
        ]
        | None
    ) = None
    administrator: (
        Annotated[
            str,
            reference(
                "secret", "Secret of the user that makes the two users and sets their passwords"
            ),
        ]
        | None
    ) = None
    key: (
        Annotated[str, reference("key", "Key that wraps new data keys, or makes new pairs of keys")]
        | None
    ) = None
    function: (
        Annotated[
            str,
            reference(
                "function",
                "Function that takes the four steps of Secrets Manager",
                waits=False,
            ),
        ]
        | None
    ) = None
