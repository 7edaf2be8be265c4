"""Model of an image registry document, and the addresses that follow from it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    Bought,
    ByHand,
    Claim,
    Here,
    KeyUse,
    Kind,
    Model,
    Renamable,
    Singleton,
    Unordered,
    Usage,
    part_name,
    reference,
)

Count = Annotated[int, Meta(ge=1, le=1000)]
Days = Annotated[int, Meta(ge=1, le=3650)]


REPOSITORY = r"^(?=..)[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$"
"""source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
(2026-11-29); the prefix takes some of its 256 characters
"""


def role_of(repository: str) -> str:
    """Its name in addresses, which have no slash and no dot."""
    return repository.replace("/", "-").replace(".", "-")


class Repository(Renamable, kw_only=True):
    image_tag_mutability: Annotated[
        Literal["IMMUTABLE", "MUTABLE"],
        Meta(description="MUTABLE lets a push move a tag to another image"),
    ] = "IMMUTABLE"
    keep_tagged: Annotated[
        Count | None, Meta(description="Overrides `keep_tagged` for this repository")
    ] = None
    expire_untagged_days: Annotated[
        Days | None, Meta(description="Overrides `expire_untagged_days` for this repository")
    ] = None


class Registry(Model, kw_only=True):
    """Image repositories of an environment in ECR: <short name>-<environment>/<repository>."""

    repositories: Annotated[
        dict[Annotated[str, Meta(pattern=REPOSITORY, max_length=200)], Repository],
        Meta(
            description="Repository -> its own settings; {} if it has none",
            examples=[{"web-api": {}}, {"team/web": {}}],
            min_length=1,
        ),
    ]
    key: (
        Annotated[
            str,
            reference(
                "key",
                "Key that encrypts the images; defaults to SSE-S3. Cannot be changed later",
            ),
        ]
        | None
    ) = None
    keep_tagged: Annotated[
        Count, Meta(description="Newest tagged images that a repository keeps; older ones expire")
    ] = 100
    expire_untagged_days: Annotated[
        Days, Meta(description="Days after which images without a tag expire")
    ] = 14
    scanning: Annotated[
        Literal["on_push", "enhanced"],
        Meta(
            description="on_push scans each image once, for operating system packages; enhanced "
            "scans continuously with Amazon Inspector, also language packages, charged per image. "
            "enhanced is a setting of the account's registry in the region"
        ),
    ] = "on_push"
    replicate_to: Annotated[
        Unordered[str],
        Meta(
            description="Regions that receive a copy of every image from the document's other "
            "region; place the document there too, so that its repositories get the same settings. "
            "A setting of the account's registry in the region",
            examples=[["us-west-2"]],
        ),
    ] = []

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("image_gib", "ecr-gib", ("repositories",))

    def prefix(self, here: Here) -> str:
        return f"{here.platform.short_name}-{here.environment}/"

    def repository(self, here: Here, name: str) -> str:
        """Its name in ECR."""
        named = part_name(name, self.repositories.get(name))
        return f"{self.prefix(here)}{named.first}"

    def repository_arn(self, registry: Here, region: str, repository: str) -> str:
        """ARN of the repository that images are pulled from in a region."""
        resource = f"repository/{self.repository(registry, repository)}"
        return registry.names.arn("ecr", resource, region=self.home(registry, region))

    def image_url(self, registry: Here, region: str, repository: str) -> str:
        """Address to pull in a region, without the tag.

        registry: the document where it was found; region: where it is pulled
        """
        names, home = registry.names, self.home(registry, region)
        host = f"{names.account}.dkr.ecr.{home}.{names.dns_suffix}"
        return f"{host}/{self.repository(registry, repository)}"

    def home(self, registry: Here, region: str) -> str:
        """The region that images are pulled from: `region` itself if it has them."""
        return region if region in self.replicate_to else registry.region

    def replicates(self, here: Here) -> bool:
        """Whether images are replicated from here; receiving regions do not replicate."""
        return bool(self.replicate_to) and here.region not in self.replicate_to

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        urls = (self.image_url(here, here.region, name) for name in sorted(self.repositories))
        if self.home(here, here.region) == here.region:
            yield ByHand(f"Push the images that services pull from {', '.join(urls)}.")

    def claims(self, here: Here) -> Iterator[Claim]:
        for name in self.repositories:
            whole = self.repository(here, name)
            pointer = ("repositories", name)
            yield Claim(
                "aws_ecr_repository", (whole,), f"repository {whole}", pointer, compared=True
            )

    def reads(self, here: Here) -> Iterator[Here]:
        """Receiving regions first: ECR would create missing repositories with its own settings."""
        if self.replicates(here):
            for region in self.replicate_to:
                found = REGISTRY.find(here, here.name, region)
                yield from [found] if found and found.region == region else []

    def singletons(self, here: Here) -> Iterator[Singleton]:
        if self.replicates(here):
            yield Singleton("the replication configuration of ECR", ("replicate_to",))
        if self.scanning == "enhanced":
            yield Singleton("the scanning configuration of ECR", ("scanning",))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "ecr", ("key",))


REGISTRY: Kind[Registry] = Kind("registry")
