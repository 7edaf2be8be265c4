"""Who may publish to a topic."""

from typing import Any

from specgen.project.names import Names
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.sns.publishers import PUBLISHERS


def admit(names: Names, arn: str, publisher: str) -> dict[str, Any]:
    """names: of the topic's place; arn: the topic's; publisher: a key of PUBLISHERS"""
    found = PUBLISHERS[publisher]
    source = {"StringEquals": {"aws:SourceAccount": names.account}}
    return allow(
        "Admit" + "".join(part.capitalize() for part in publisher.split("_")),
        ["sns:Publish"],
        [arn],
        principals={"Service": found.principal},
        conditions=source if found.names_source else None,
    )
