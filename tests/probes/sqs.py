"""Probes of the fixes of sqs."""

import json

from probes import REGION, Clients, Probe
from specgen.prove.emulator.fixes import sqs
from specgen.prove.emulator.fixes.fix import Fix


def a_queue_tells_who_may_redrive(aws: Clients) -> bool:
    policy = json.dumps({"redrivePermission": "denyAll"})
    attributes = {"RedriveAllowPolicy": policy}
    queue = aws("sqs").create_queue(QueueName="q", Attributes=attributes)["QueueUrl"]
    read = aws("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])
    return read["Attributes"].get("RedriveAllowPolicy") == policy


def a_queue_tells_redrive_as_it_was_written(aws: Clients) -> bool:
    client = aws("sqs")
    client.create_queue(QueueName="dead")
    target = f"arn:aws:sqs:{REGION}:123456789012:dead"
    policy = f'{{"deadLetterTargetArn":"{target}","maxReceiveCount":5}}'
    queue = client.create_queue(QueueName="q", Attributes={"RedrivePolicy": policy})["QueueUrl"]
    read = client.get_queue_attributes(QueueUrl=queue, AttributeNames=["RedrivePolicy"])
    return bool(read["Attributes"]["RedrivePolicy"] == policy)


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (sqs.tells_redrive_without_blanks, a_queue_tells_redrive_as_it_was_written),
    (sqs.tells_who_may_redrive, a_queue_tells_who_may_redrive),
)
