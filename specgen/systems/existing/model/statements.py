"""Statements that the owners of buckets, keys and topics add to their policies."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from specgen.sdk import Command, Here
from specgen.sdk.aws.key_uses import Use, accounts_of, uses_at
from specgen.sdk.aws.kms import admit as admit_service
from specgen.sdk.aws.s3.deliveries import received, served
from specgen.sdk.aws.sns.policy import admit as admit_publisher
from specgen.sdk.aws.sns.publishers import PUBLISHERS


def key_users(here: Here) -> list[Use]:
    """Documents that encrypt with the key; that of the account is for every environment."""
    everywhere = (*here.platform.environments, *here.platform.scopes)
    is_once = here.platform.is_scope(here.environment)
    environments = everywhere if is_once else (here.environment,)
    return [
        use
        for environment in environments
        if here.project.find("key", here.name, environment, here.region) is here.effective
        for use in uses_at(here.project, here.name, environment, here.region)
    ]


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


def _added(kind: str, statements: Sequence[Mapping[str, Any]]) -> Iterator[Command]:
    if statements:
        text = json.dumps(statements, indent=2)
        yield Command(f"Statements that its owner adds to the policy of the {kind}", text)
