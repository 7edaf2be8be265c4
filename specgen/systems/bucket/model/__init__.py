"""What follows from a bucket document: its name, and who needs what of it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from specgen.facts.names import LIMITS, NameRule
from specgen.facts.s3 import DELIVERIES
from specgen.sdk import (
    AwsName,
    Bought,
    Claim,
    Here,
    Keeps,
    KeyUse,
    Kind,
    Output,
    Subject,
    Usage,
)
from specgen.sdk.aws.interfaces import KEY, QUEUE, TOPIC
from specgen.sdk.aws.interfaces.storage import Verb
from specgen.sdk.aws.s3.names import arn_of, name_of
from specgen.systems.bucket.model.fields import Fields
from specgen.systems.bucket.model.parts import AccessLogs, Notifications, named

_WHOLE = LIMITS["s3_bucket"]
ACCOUNT_CHARACTERS = len("-000000000000")


REPLICATION_RULE = "object"
"""Its id, which is a dimension of its metrics."""


class Bucket(Fields, kw_only=True):
    """A private S3 bucket: encrypted, closed to the public, reached over TLS only."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("acl", "public", "website", "website_configuration"),
            "a bucket is private; `serves: [cloudfront]` lets a CDN hand out its objects",
        ),
        **dict.fromkeys(
            ("policy", "bucket_policy"),
            "the policy follows from `receives` and `serves`; roles of services from `readers` and "
            "`writers`",
        ),
        **dict.fromkeys(
            ("encryption", "sse", "server_side_encryption"),
            "objects are always encrypted; `key` names a key of yours",
        ),
        **dict.fromkeys(
            ("bucket_name", "bucket_prefix"), "its name in AWS follows from the document's name"
        ),
        **dict.fromkeys(
            ("retention_days", "lifecycle", "lifecycle_rules"),
            "`expire_days` deletes objects, and `transitions` moves them",
        ),
        "force_destroy": "a bucket with objects is not destroyed; empty it first",
    }

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("s3_gib", "s3-gib")
        yield Usage("s3_requests", "s3-request")

    @property
    def prefix(self) -> str:
        """Of its name, if a service that delivers to it asks for one."""
        return next((p for name in self.receives if (p := DELIVERIES[name].prefix)), "")

    def name_in_aws(self, here: Here) -> str:
        return name_of(here.names, here.effective.aws_name, prefix=self.prefix)

    def arn(self, here: Here) -> str:
        """Built from its name, so that others need not read its state."""
        return arn_of(here.names, self.name_in_aws(here))

    def prefixes(self, verb: Verb, kind: str, name: str) -> Sequence[str]:
        """Beginnings of the keys that a document may read, or write; an empty one is any."""
        users = named(self.readers if verb == "readers" else self.writers)
        return sorted({user.prefix for user in users if (kind, name) in user.named()})

    @property
    def notifies(self) -> bool:
        """Whether it makes the notification configuration, of which a bucket has only one."""
        return self.notifications != Notifications()

    @property
    def notified_queues(self) -> Sequence[str]:
        return sorted({entry.queue for entry in self.notifications.queues})

    def target(self, here: Here) -> "Here[Bucket] | None":
        """The bucket that receives the copies, in exactly the region that is written."""
        to = self.replication
        found = BUCKET.find(here, to.bucket, to.region) if to else None
        return found if found and to and found.region == to.region else None

    def reads(self, here: Here) -> Iterator[Here]:
        target = self.target(here)
        if target is not None:
            yield target
            key = KEY.find(target, target.spec.key) if target.spec.key else None
            yield from [key] if key else []

    def watched(self, here: Here) -> Iterator[Subject]:
        target = self.target(here)
        if target:
            copies = {
                "SourceBucket": self.name_in_aws(here),
                "DestinationBucket": target.spec.name_in_aws(target),
                "RuleId": REPLICATION_RULE,
            }
            yield Subject("bucket", "", copies)

    def outputs(self, here: Here) -> Iterator[Output]:
        name = f"{self.prefix}{{name}}-{{account}}"
        bucket = (("aws_s3_bucket", ""),)
        # of the policy: who delivers to it, waits for that
        yield Output("name", name, (("aws_s3_bucket_policy", ""),), "bucket")
        yield Output("arn", f"arn:{{partition}}:s3:::{name}", bucket, "arn")
        yield Output(
            "regional_domain_name",
            f"{name}.s3.{{region}}.amazonaws.com",
            bucket,
            "bucket_regional_domain_name",
        )

    def keeps(self, here: Here) -> Iterator[Keeps]:
        """What CloudFront hands out, anybody may read; some logs come to no bucket with a key.

        Objects that expire are not missed.
        """
        open_ = bool(self.serves) or any(not DELIVERIES[name].kms for name in self.receives)
        copied = self.versioning or self.replication is not None or self.expire_days is not None
        wanted = "" if copied else "`versioning: true`"
        yield Keeps("objects", bool(self.key) or open_, backup=wanted)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "s3", ("key",))
            for service in sorted({DELIVERIES[name].kms for name in self.receives} - {""}):
                yield KeyUse(self.key, service, ("key",))
            for service in self.serves:
                yield KeyUse(self.key, service, ("key",))

    def key_uses_here(self, here: Here) -> Iterator[KeyUse]:
        """S3 encrypts what it tells a queue."""
        for i, entry in enumerate(self.notifications.queues):
            queue = QUEUE.find(here, entry.queue)
            if queue is not None and queue.spec.key:
                pointer = ("notifications", "queues", i, "queue")
                yield KeyUse(queue.spec.key, "s3_events", pointer)

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(
            NameRule(
                _WHOLE.maximum - ACCOUNT_CHARACTERS - len(self.prefix),
                _WHOLE.pattern,
                _WHOLE.words,
                _WHOLE.source,
                "bucket",
            )
        )
        if self.replication:
            yield AwsName("iam_role", "replication")

    def claims(self, here: Here) -> Iterator[Claim]:
        name = self.name_in_aws(here)
        yield Claim("aws_s3_bucket", (name,), f"bucket {name}")
        for setting in self._settings():
            what = f"{setting.replace('_', ' ')} of bucket {name}"
            yield Claim(f"aws_s3_bucket_{setting}", (name,), what)

    def _settings(self) -> Iterator[str]:
        """What it makes of a bucket that S3 has once; a second one would replace it."""
        yield from ("lifecycle_configuration", "ownership_controls", "policy")
        yield from ("public_access_block", "server_side_encryption_configuration")
        notified = self.notifications
        for setting, is_made in {
            "cors_configuration": self.cors,
            "logging": self.access_logs,
            "notification": notified.topics or notified.queues or notified.event_bridge,
            "object_lock_configuration": self.object_lock,
            "replication_configuration": self.replication,
            "versioning": self.versioning,
        }.items():
            yield from [setting] if is_made else []


BUCKET: Kind[Bucket] = Kind("bucket")


def log_prefix(logs: AccessLogs, here: Here) -> str:
    """Beginning of the keys of its access logs."""
    return f"{here.effective.aws_name}/" if logs.prefix is None else logs.prefix


def notified(here: Here[Bucket]) -> Iterator[tuple[int, Here]]:
    """Topics that its notifications go to, with their place in the list."""
    for i, entry in enumerate(here.spec.notifications.topics):
        if topic := TOPIC.find(here, entry.topic):
            yield i, topic
