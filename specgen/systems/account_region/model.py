"""The keys of an account_region document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import AwsName, Here, KeyUse, Model, Part, Singleton, reference


class Ebs(Part):
    """Volumes and their snapshots."""

    encrypted: Annotated[bool, Meta(description="Encrypt new volumes, whoever makes them")] = True
    key: (
        Annotated[
            str,
            reference(
                "key", "Key of volumes that name none; AWS's own by default. In the same scope"
            ),
        ]
        | None
    ) = None
    block_public_snapshots: Annotated[
        bool, Meta(description="No snapshot can be shared with everybody")
    ] = True


class InstanceMetadata(Part):
    """Defaults of instances that do not set these."""

    tokens_required: Annotated[
        bool, Meta(description="IMDSv2 only: a forged request gets no credentials")
    ] = True
    hop_limit: Annotated[
        int, Meta(description="Network hops of an answer; containers need 2", ge=1, le=64)
    ] = 2


class Ecs(Part):
    """Defaults of ECS in the account."""

    eni_trunking: Annotated[
        bool, Meta(description="Hosts hold more tasks than network interfaces")
    ] = False
    container_insights: (
        Annotated[
            Literal["enabled", "enhanced", "disabled"],
            Meta(description="For clusters that do not set it; AWS's default if absent"),
        ]
        | None
    ) = None


class AccountRegion(Model, kw_only=True):
    """What an account has once in each region: defaults of EBS, EC2 and ECS, and an analyzer."""

    ebs: Annotated[Ebs, Meta(description="Volumes and snapshots")] = Ebs()
    instance_metadata: Annotated[
        InstanceMetadata, Meta(description="Defaults of instance metadata")
    ] = InstanceMetadata()
    block_public_images: Annotated[
        bool, Meta(description="No machine image can be shared with everybody")
    ] = True
    access_analyzer: Annotated[
        bool, Meta(description="Find what is reachable from outside the account")
    ] = True
    ecs: Annotated[Ecs, Meta(description="Defaults of ECS")] = Ecs()

    def singletons(self, here: Here) -> Iterator[Singleton]:
        yield Singleton("the encryption default of EBS", ("name",))
        yield Singleton("the metadata default of EC2", ("name",))
        if self.ecs != Ecs():
            yield Singleton("the defaults of ECS", ("ecs",))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.ebs.key:
            # hosts of an Auto Scaling group are started by its service-linked role
            yield KeyUse(self.ebs.key, "ec2", ("ebs", "key"))
            yield KeyUse(self.ebs.key, "autoscaling", ("ebs", "key"))

    def aws_names(self) -> Iterator[AwsName]:
        if self.access_analyzer:
            yield AwsName("access_analyzer")
