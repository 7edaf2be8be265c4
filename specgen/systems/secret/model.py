"""Model of a secret document: everything about a secret except its value."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    Bought,
    ByHand,
    Charge,
    Claim,
    Here,
    Keeps,
    KeyUse,
    Kind,
    Model,
    Output,
    Unordered,
    Usage,
    reference,
    written_name,
)
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.aws.rotation.fields import OF_KEYS, Rotation
from specgen.sdk.placeholders import SECRET_ARN


class Secret(Model, kw_only=True):
    """A secret in Secrets Manager without its value, which its owner puts there."""

    path: (
        Annotated[
            str,
            Meta(
                description="Name below <short name>/<environment>/; defaults to the document's",
                max_length=400,
                examples=["rds/master"],
            ),
            written_name(r"^[A-Za-z0-9_+=.@-]+(/[A-Za-z0-9_+=.@-]+)*$"),
        ]
        | None
    ) = None
    key: (
        Annotated[
            str, reference("key", "Key that encrypts the value; defaults to the AWS-managed key")
        ]
        | None
    ) = None
    replicas: Annotated[
        Unordered[str],
        Meta(
            description="Other regions that hold a copy of the value, encrypted with the key that "
            "the same key document has there",
            examples=[["us-west-2"]],
        ),
    ] = []
    recovery_window_days: Annotated[
        int,
        Meta(
            description="Days in which a deleted secret can be restored: 7 to 30, or 0 for none",
            ge=0,
            le=30,
        ),
    ] = 30
    category: (
        Annotated[
            Literal["database_credentials", "api_keys", "signing_keys", "encryption_keys"],
            Meta(description="What it is; becomes the tag SecretCategory"),
        ]
        | None
    ) = None

    rotation: Annotated[
        Rotation | None,
        Meta(
            description="How its value is replaced; a document of kind `rotation` in the same "
            "region carries it out"
        ),
    ] = None

    def charges(self, here: Here) -> Iterator[Bought]:
        for region in ("", *self.replicas):
            pointer = ("replicas",) if region else ("name",)
            yield Charge("secret", 1, 1, pointer, region=region)
        yield Usage("secret_requests", "secret-request")

    def name_in_aws(self, here: Here) -> str:
        """Without a leading slash, because the ARN would contain it too."""
        names = here.names
        last = self.path or here.effective.aws_name
        return f"{names.platform.short_name}/{names.environment}/{last}"

    def arn_in(self, region: str, arn: str, home: Here) -> str:
        """The ARN of the copy in a region: the suffix that AWS adds is the same everywhere.

        arn: as scope.read() gives it; home: where the document is
        """
        if self.region_read(region, home) == home.region:
            return arn
        inner = arn.removeprefix("${").removesuffix("}")
        return f'${{replace({inner}, ":{home.region}:", ":{region}:")}}'

    def region_read(self, region: str, home: Here) -> str:
        """Region of the copy to read: `region` itself if it has one."""
        return region if region in self.replicas else home.region

    def key_in(self, here: Here, region: str) -> Here | None:
        """The key document in exactly that region."""
        found = KEY.find(here, self.key, region) if self.key else None
        return found if found and found.region == region else None

    def reads(self, here: Here) -> Iterator[Here]:
        for region in self.replicas:
            key = self.key_in(here, region)
            yield from [key] if key else []

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("arn", SECRET_ARN, (("aws_secretsmanager_secret", ""),), "arn")

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        name = self.name_in_aws(here)
        yield ByHand(
            f"Put the value of the secret {name}: aws secretsmanager put-secret-value --region "
            f"{here.region} --secret-id {name} --secret-string file://VALUE"
        )

    def claims(self, here: Here) -> Iterator[Claim]:
        name, pointer = self.name_in_aws(here), ("path",) if self.path else ("name",)
        kind, what = "aws_secretsmanager_secret", f"secret {name}"
        for region in ("", *self.replicas):
            yield Claim(kind, (name,), what, pointer, region, compared=True)

    def keeps(self, here: Here) -> Iterator[Keeps]:
        yield Keeps("value", bool(self.key))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            for region in ("", *self.replicas):
                yield KeyUse(self.key, "secretsmanager", ("key",), region)
        rotation = self.rotation
        if rotation is not None and rotation.key and rotation.way in OF_KEYS:
            for region in ("", *self.replicas):  # readers of a copy unwrap with the key there
                yield KeyUse(rotation.key, "iam", ("rotation", "key"), region)


SECRET: Kind[Secret] = Kind("secret")
