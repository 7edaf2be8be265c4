"""Some of everything that CDKTF can do: tokens, functions, meta-arguments, aspects, errors.

Imports CDKTF: only __main__.py may import this, after fast.install().
"""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jsii
from cdktf import (
    App,
    Aspects,
    Fn,
    IAspect,
    LocalBackend,
    TerraformCount,
    TerraformElement,
    TerraformIterator,
    TerraformLocal,
    TerraformOutput,
    TerraformResource,
    TerraformResourceLifecycle,
    TerraformStack,
    TerraformVariable,
    Token,
)
from cdktf_cdktf_provider_aws.data_aws_availability_zones import (
    DataAwsAvailabilityZones,
)
from cdktf_cdktf_provider_aws.db_parameter_group import (
    DbParameterGroup,
    DbParameterGroupParameter,
)
from cdktf_cdktf_provider_aws.eip import Eip
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue
from cdktf_cdktf_provider_aws.subnet import Subnet
from cdktf_cdktf_provider_aws.vpc import Vpc
from cdktf_cdktf_provider_aws.wafv2_web_acl import (
    Wafv2WebAcl,
    Wafv2WebAclDefaultAction,
    Wafv2WebAclDefaultActionAllow,
    Wafv2WebAclRule,
    Wafv2WebAclRuleVisibilityConfig,
    Wafv2WebAclVisibilityConfig,
)
from constructs import Construct, IConstruct, Node

METRICS: dict[str, Any] = {
    "cloudwatch_metrics_enabled": True,
    "metric_name": "größe",
    "sampled_requests_enabled": False,
}

MISTAKES: list[tuple[Callable[..., object], dict[str, Any]]] = [
    (Vpc, {"cidr_block": 1}),
    (Vpc, {"cidr_blok": "10.0.0.0/16"}),
    (Subnet, {}),
    (Subnet, {"vpc_id": None}),
    (Vpc, {"enable_dns_support": "yes"}),
    (Vpc, {"tags": {"a": 1}}),
    (Vpc, {"lifecycle": []}),
    (S3Bucket, {"bucket": print}),
    (lambda stack, _id: Base(stack, "aws"), {}),  # a name that is taken
]


class Base(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        LocalBackend(self, path=f"{name}.tfstate")
        AwsProvider(self, "aws", region="eu-central-1")


class Network(Base):
    """Tokens, functions, iterators, meta-arguments, an alias."""

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        self.vpc = Vpc(
            self,
            "aws_vpc.main",
            cidr_block="10.0.0.0/16",
            tags={"Name": '東京 → ½ "quoted" ${literal} \\ \n'},
            lifecycle=TerraformResourceLifecycle(prevent_destroy=True, ignore_changes=["tags"]),
        )
        self.vpc.override_logical_id("main")
        self.subnets()
        self.repeated()
        self.vpc.add_override("enable_dns_support", True)  # noqa: FBT003 - a value
        self.add_override("terraform.required_version", ">= 1.11")

    def subnets(self) -> None:
        other = AwsProvider(self, "other", alias="other", region="us-east-1", profile="ö")
        zones = DataAwsAvailabilityZones(self, "zones", state="available")
        subnet = Subnet(
            self,
            "subnet",
            vpc_id=self.vpc.id,
            availability_zone=Fn.element(zones.names, 1),
            cidr_block=Fn.cidrsubnet(self.vpc.cidr_block, 8, 1),
            provider=other,
            depends_on=[self.vpc, zones],
        )
        TerraformOutput(self, "arn", value=subnet.arn, sensitive=True)
        TerraformOutput(self, "zone_names", value=Fn.join(",", zones.names))
        DataAwsAvailabilityZones(self, "others", exclude_names=zones.names)
        merged = Token.as_string_map(Fn.merge([{"a": "1"}, {"b": subnet.id}]))
        Eip(self, "tagged", domain="vpc", tags=merged)
        TerraformOutput(
            self, "route_table", value=self.vpc.get_string_attribute("main_route_table_id")
        )

    def repeated(self) -> None:
        each = TerraformIterator.from_list(["a", "b"])
        S3Bucket(self, "each", for_each=each, bucket=f"bucket-{Token.as_string(each.value)}")
        Eip(self, "counted", count=TerraformCount.of(2), domain="vpc")
        wait = TerraformVariable(self, "wait", type="number", default=1.5, description="s")
        SqsQueue(self, "queue", delay_seconds=wait.number_value, name="q", fifo_queue=False)


TEXTS = (
    "",
    "a",
    "1e5",
    "-3e+28",
    "1.5e300",
    "${x}",
    "$${x}",
    "%{ if }",
    "TfToken[",
    "}",
    "é\u2028",
    "Default",
)
NUMBERS = (0, -1, 1.5, 1e16, 1e-7, 2**53, 1e98, -1e98)


class Values(Base):
    """Data of any shape, with and without tokens in it."""

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        vpc = Vpc(self, "vpc", cidr_block="10.0.0.0/16")
        chosen = random.Random(0)  # noqa: S311 - the same in every process
        leaves = (*TEXTS, *NUMBERS, True, None, vpc.id, f"a{vpc.arn}b", Fn.join("-", [vpc.id]))
        for number in range(100):
            TerraformLocal(self, f"local{number}", data(chosen, leaves, depth=4))


def data(chosen: random.Random, leaves: Sequence[Any], depth: int) -> Any:
    shape = chosen.choice(["list", "map", "leaf"]) if depth else "leaf"
    size = range(chosen.randrange(4))
    if shape == "list":
        return [data(chosen, leaves, depth - 1) for _ in size]
    if shape == "map":
        keys = (chosen.choice(["a", "${b}", "c d", "1e5", ""]) for _ in size)
        return {key: data(chosen, leaves, depth - 1) for key in keys}
    return chosen.choice(leaves)


class Service(Base):
    """Nested blocks, free-form data, a reference into the other stack, logical ids from Python."""

    def __init__(self, scope: Construct, name: str, network: Network) -> None:
        super().__init__(scope, name)
        DbParameterGroup(
            self,
            "parameters",
            family="postgres16",
            description=network.vpc.id,
            parameter=[
                DbParameterGroupParameter(name="a", value="1", apply_method="immediate"),
                DbParameterGroupParameter(name="b", value=Token.as_string(Fn.length_of(["x"]))),
            ],
        )
        Wafv2WebAcl(
            self,
            "acl",
            scope="REGIONAL",
            default_action=Wafv2WebAclDefaultAction(allow=Wafv2WebAclDefaultActionAllow()),
            visibility_config=Wafv2WebAclVisibilityConfig(**METRICS),
            rule=[
                Wafv2WebAclRule(
                    name="geo",
                    priority=0,
                    statement={"geo_match_statement": {"country_codes": ["CH", "FL"]}},
                    visibility_config=Wafv2WebAclRuleVisibilityConfig(**METRICS),
                )
            ],
        )

    def _allocate_logical_id(self, tf_element: Node | TerraformElement) -> str:
        node = tf_element if isinstance(tf_element, Node) else tf_element.node
        return f"from_python_{node.id}"


@jsii.implements(IAspect)
class Tagged:
    """Node calls back into Python once per construct."""

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, TerraformResource):
            node.add_override("tags.aspect", type(node).__name__)


def messages(stack: TerraformStack) -> Iterator[str]:
    for number, (kind, arguments) in enumerate(MISTAKES):
        try:
            kind(stack, f"mistake-{number}", **arguments)
        except Exception as error:  # noqa: BLE001 - which one is what the test compares
            yield f"{type(error).__name__}: {error}"
        else:
            yield "no error"


def add_stacks(app: App, control: str) -> None:
    """control: a tag's value; a comparison must notice another one"""
    network = Network(app, "network")
    TerraformOutput(network, "control", value=control)
    service = Service(app, "service", network)
    Aspects.of(service).add(Tagged())


def errors(app: App) -> str:
    """The messages that bad arguments cause."""
    return "\n".join(messages(Base(app, "wrong")))
