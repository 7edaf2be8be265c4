"""Kinesis, MSK, Amazon MQ, SQS."""

from specgen.facts.refusals import words
from specgen.facts.refusals.forms import (
    becomes,
    both,
    changed,
    falls_below_half,
    leaves,
    more_than_doubles,
    shrinks,
    turned_off,
    where,
)
from specgen.facts.refusals.refusal import DOCS, PROVIDER, Refusal, Step
from specgen.facts.refusals.upgrades import goes_down
from specgen.facts.refusals.versions import versions

_SHARDS = f"{DOCS}/kinesis/latest/APIReference/API_UpdateShardCount.html"
_BROKER = f"{DOCS}/amazon-mq/latest/api-reference/brokers-broker-id.html"
_SMALL = "mq.t3.micro"
_SINCE = {"activemq": (5, 18), "rabbitmq": (3, 13)}
"""First versions whose patches only Amazon MQ itself applies."""


def _is_patched_by_aws(step: Step) -> bool:
    engine = str(step.after("engine_type")).lower()
    (version, _) = versions(step.after("engine_version"), "")
    return engine in _SINCE and version[:2] >= _SINCE[engine]


def _turns_to_kraft(step: Step) -> bool:
    return "kraft" in str(step.new) and "kraft" not in str(step.old)


def _turns_to_express(step: Step) -> bool:
    sorts = {str(value).startswith("express.") for value in (step.old, step.new)}
    return changed(step) and len(sorts) > 1


ROWS = (
    Refusal(
        "aws_kinesis_stream",
        "shard_count",
        more_than_doubles,
        "one change at most doubles the shards ({old} to {new})",
        "write {aim} at most, and the rest in a later change",
        _SHARDS,
        lambda step: step.old * 2,
    ),
    Refusal(
        "aws_kinesis_stream",
        "shard_count",
        falls_below_half,
        "one change at most halves the shards ({old} to {new})",
        "write {aim} at least, and the rest in a later change",
        _SHARDS,
        lambda step: -(-step.old // 2),
    ),
    Refusal(
        "aws_msk_cluster",
        "broker_node_group_info.storage_info.ebs_storage_info.volume_size",
        shrinks,
        words.SMALLER,
        "write {old} again; less storage needs a new cluster that the topics are copied to",
        f"{DOCS}/msk/latest/developerguide/msk-autoexpand.html",
    ),
    Refusal(
        "aws_msk_cluster",
        "kafka_version",
        _turns_to_kraft,
        "a cluster with ZooKeeper stays with it: no version leads to KRaft ({old} to {new})",
        "make a new cluster with {new} and replicate the topics, or write a version without kraft",
        f"{DOCS}/msk/latest/developerguide/metadata-management.html",
    ),
    Refusal(
        "aws_msk_cluster",
        "broker_node_group_info.instance_type",
        _turns_to_express,
        "Standard brokers never become Express brokers, nor the other way ({old} to {new})",
        "write {old} again; the other sort needs a new cluster that the topics are replicated to",
        f"{DOCS}/msk/latest/developerguide/msk-broker-types-express.html",
    ),
    Refusal(
        "aws_mq_broker",
        "engine_version",
        goes_down,
        words.DOWN,
        "write {old} again; an older version needs a new broker",
        f"{PROVIDER}/issues/21651",
    ),
    Refusal(
        "aws_mq_broker",
        "host_instance_type",
        both(becomes(_SMALL), where("engine_type", "RabbitMQ", "RABBITMQ")),
        "a broker of RabbitMQ never goes down to mq.t3.micro",
        "write {old} again",
        "https://github.com/alphagov/govuk-infrastructure/pull/1858",
    ),
    Refusal(
        "aws_mq_broker",
        "auto_minor_version_upgrade",
        both(turned_off, _is_patched_by_aws),
        "since ActiveMQ 5.18 and RabbitMQ 3.13 Amazon MQ always applies the patches",
        "write true again",
        _BROKER,
        default=False,
    ),
    Refusal(
        "aws_sqs_queue",
        "deduplication_scope",
        both(leaves("messageGroup"), where("fifo_throughput_limit", "perMessageGroupId")),
        "a limit per message group needs deduplication per message group",
        "write messageGroup again, or fifo_throughput_limit: perQueue, too",
        f"{DOCS}/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
    ),
    Refusal(
        "aws_sqs_queue",
        "fifo_throughput_limit",
        both(
            becomes("perMessageGroupId"),
            where("deduplication_scope", "queue"),
        ),
        "a limit per message group needs deduplication per message group",
        "write deduplication_scope: messageGroup, too",
        f"{DOCS}/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
    ),
)
