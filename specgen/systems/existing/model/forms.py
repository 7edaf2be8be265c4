"""Forms of ids and ARNs, and outputs whose values are known.

sources: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html (8 or 17 characters),
https://docs.aws.amazon.com/service-authorization/latest/reference/ (ARNs by service), both
2026-11-30; a hosted zone's id has at most 32 characters: botocore's model of Route 53, ResourceId
"""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Output

PLACE = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9-]*/[a-z0-9-]+$", examples=["prod/us-east-1"]),
]
"""Environment and region; `account` instead of an environment holds for all of them."""

_HEX = "([0-9a-f]{8}|[0-9a-f]{17})"
VPC_ID = f"^vpc-{_HEX}$"
SUBNET_ID = f"^subnet-{_HEX}$"
GROUP_ID = f"^sg-{_HEX}$"
ZONE_ID = "^Z[A-Z0-9]{1,31}$"
NAMESPACE_ID = "^ns-[a-z0-9]{1,61}$"


def arn(service: str, resource: str) -> str:
    """The pattern of the ARNs of a service; resource: a pattern, too."""
    return f"^arn:aws(-cn|-us-gov)?:{service}:[a-z0-9-]+:[0-9]{{12}}:{resource}$"


_BALANCER = "app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}"
KEY_ARN = arn("kms", "key/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})")
CERTIFICATE_ARN = arn("acm", "certificate/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
BALANCER_ARN = arn("elasticloadbalancing", f"loadbalancer/{_BALANCER}")
LISTENER_ARN = arn("elasticloadbalancing", f"listener/{_BALANCER}/[0-9a-f]{{16}}")
SECRET_ARN = arn("secretsmanager", "secret:[A-Za-z0-9/_+=.@-]{1,512}-[A-Za-z0-9]{6}")
QUEUE_ARN = arn("sqs", r"([A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\.fifo)")
TOPIC_ARN = arn("sns", "[A-Za-z0-9_-]{1,256}")


def known(name: str, *values: str, is_list: bool = False) -> Output:
    """An output whose values the document has."""
    return Output(name, "", (), is_list=is_list, literal=values)
