"""Statements that the owners of buckets, keys, queues and topics add to their policies."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from specgen.sdk import Command, Here
from specgen.sdk.aws.interfaces import BUCKET, TOPIC
from specgen.sdk.aws.key_uses import Use, accounts_of, uses_at
from specgen.sdk.aws.kms import admit as admit_service
from specgen.sdk.aws.s3.deliveries import received, served
from specgen.sdk.aws.sns.policy import admit as admit_publisher
from specgen.sdk.aws.sns.publishers import PUBLISHERS
from specgen.sdk.aws.sqs.policy import admitted


def environments_of(here: Here) -> list[str]:
    """Those whose documents mean it: what is described for the account is for all of them."""
    everywhere = (*here.platform.environments, *here.platform.scopes)
    is_once = here.platform.is_scope(here.environment)
    return [
        environment
        for environment in (everywhere if is_once else (here.environment,))
        if here.project.find(here.effective.kind, here.name, environment, here.region)
        is here.effective
    ]


def key_users(here: Here) -> list[Use]:
    """Documents that encrypt with the key."""
    return [
        use
        for environment in environments_of(here)
        for use in uses_at(here.project, here.name, environment, here.region)
    ]


def notifiers(here: Here) -> dict[str, list[Here]]:
    """Documents that have AWS send to the queue, by the service that sends."""
    found: dict[str, list[Here]] = {"s3": [], "sns": []}
    environments = environments_of(here)
    for service, kind in (("s3", BUCKET), ("sns", TOPIC)):
        for effective in kind.all(here.project):
            is_near = effective.environment in environments and effective.region == here.region
            if is_near and here.name in effective.spec.notified_queues:
                found[service].append(Here(here.project, effective))
    return found


def of_key(here: Here) -> Iterator[Command]:
    """For the services that encrypt with it, whether or not its owner confirms them."""
    users = key_users(here)
    services = sorted({use.service for _, use in users})
    found = [
        statement
        for service in services
        for statement in admit_service(here.names, service, accounts_of(users, service))
    ]
    yield from _added("key", found)


def of_bucket(
    here: Here, arn: str, receives: Iterable[str], serves: Iterable[str]
) -> Iterator[Command]:
    found = [*received(here.names, arn, receives), *(served(here.names, arn) for _ in serves)]
    yield from _added("bucket", found)


def of_topic(here: Here, arn: str, publishers: Iterable[str]) -> Iterator[Command]:
    known = [name for name in publishers if name in PUBLISHERS]  # a check reports others
    yield from _added("topic", [admit_publisher(here.names, arn, name) for name in known])


def of_queue(here: Here, arn: str, publishers: Iterable[str]) -> Iterator[Command]:
    yield from _added("queue", queue_statements(here, arn, publishers))


def queue_statements(
    here: Here, arn: str, publishers: Iterable[str], only: str = ""
) -> list[dict[str, Any]]:
    """For documents that have AWS send to it, whether or not its owner confirms that.

    only: of this service
    """
    sending = {
        service: sorted(one.spec.arn(one) for one in found) if only in {"", service} else []
        for service, found in notifiers(here).items()
    }
    events = "events" in publishers and not only
    return list(admitted(here, arn, sending["sns"], sending["s3"], events=events))


def _added(kind: str, statements: Sequence[Mapping[str, Any]]) -> Iterator[Command]:
    if statements:
        text = json.dumps(statements, indent=2)
        yield Command(f"Statements that its owner adds to the policy of the {kind}", text)
