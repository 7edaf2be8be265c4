"""Topic document -> SNS topic, the policy for its publishers, and its subscriptions."""

from typing import Any

from cdktf_cdktf_provider_aws.sns_topic import SnsTopic
from cdktf_cdktf_provider_aws.sns_topic_policy import SnsTopicPolicy
from cdktf_cdktf_provider_aws.sns_topic_subscription import SnsTopicSubscription

from specgen.facts.chat import PHONE
from specgen.sdk import PartName, part_name
from specgen.sdk.aws.iam import deny, document
from specgen.sdk.aws.sns.policy import admit
from specgen.sdk.construct import Scope
from specgen.systems.topic.model import Receiver, Topic

AWS_MANAGED_KEY = "alias/aws/sns"


def build(scope: Scope, spec: Topic) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else AWS_MANAGED_KEY
    topic = scope.add(
        SnsTopic,
        name=scope.aws_name(),
        display_name=f"{spec.severity} {scope.aws_name()}" if spec.severity else None,
        kms_master_key_id=key,
    )
    scope.add(SnsTopicPolicy, arn=topic.arn, policy=scope.json("policy", _policy(scope, spec)))
    for name, receiver in spec.emails.items():
        scope.add(
            SnsTopicSubscription,
            part_name(name, receiver).map("email-{}".format),
            topic_arn=topic.arn,
            protocol="email",
            endpoint=receiver.address if isinstance(receiver, Receiver) else receiver,
        )
    for told_queue in spec.queues:
        queue = scope.here.get("queue", told_queue.queue)
        scope.add(
            SnsTopicSubscription,
            f"queue-{queue.effective.aws_name}",
            topic_arn=topic.arn,
            protocol="sqs",
            endpoint=scope.read("queue", told_queue.queue, "arn"),
            raw_message_delivery=told_queue.raw or None,
        )
    for name, phone in spec.phones.items():
        _text(scope, topic, part_name(name, phone).map("phone-{}".format))


def _text(scope: Scope, topic: SnsTopic, role: PartName) -> None:
    """Without a number there is no subscription, so that a plan works; one that was there stays
    in a protected environment, because its resource must not be destroyed.
    """
    number = scope.sensitive_input(
        role,
        "Phone number of a receiver of text messages; it lands in the state",
        pattern=PHONE,
        wanted="Write the number in the form E.164: a plus, the country and the number, no spaces.",
    )
    made = scope.add(
        SnsTopicSubscription,
        role,
        topic_arn=topic.arn,
        protocol="sms",
        endpoint=f"${{{number}}}",
        lifecycle=scope.lifecycle(),
    )
    made.add_override("count", f'${{nonsensitive({number} != "") ? 1 : 0}}')


def _policy(scope: Scope, spec: Topic) -> dict[str, Any]:
    arn = spec.arn(scope.here)
    tls_only = deny(
        "TlsOnly",
        ["sns:Publish"],
        [arn],
        principals={"AWS": "*"},
        conditions={"Bool": {"aws:SecureTransport": "false"}},
    )
    return document(*(admit(scope.names, arn, name) for name in spec.publishers), tls_only)
