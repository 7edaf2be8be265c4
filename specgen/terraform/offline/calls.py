"""AWS requests as data: the service and action of a request, and how it is refused."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from urllib.parse import parse_qs

from specgen.facts import ec2
from specgen.facts.quotas import KINESIS_SHARDS

_STREAMS = {"OnDemandStreamCount": 0, "OnDemandStreamCountLimit": 50}
JSON = "application/x-amz-json-1.1"

_VERSION = "01234567-89ab-4def-8123-456789abcdef"
_VALUE = "offline"
"""Of every secret."""

_SCOPE = re.compile(r"Credential=[^/]+/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request")
# Services whose errors are XML although requests are not forms; others expect errors as JSON.
_REST_XML = frozenset({"s3", "cloudfront", "route53"})


@dataclass(frozen=True)
class Request:
    """headers: names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True)
class Call:
    """region, service: from the signature; name: of the parameter or instance type, ARN of the
    secret, or the query

    invocation: the SDK's own id of the call; the provider's log uses it to name the caller
    """

    region: str
    service: str
    action: str
    name: str = ""
    invocation: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = f" in {self.region}" if self.region else ""
        return f"{self.service} {self.action}{f' {self.name}' if self.name else ''}{place}"


@dataclass(frozen=True)
class Answer:
    status: int
    kind: str
    body: str
    code: str = ""


def call_of(request: Request) -> Call:
    call = _call_of(request)
    return replace(call, invocation=request.headers.get("amz-sdk-invocation-id", ""))


def _call_of(request: Request) -> Call:
    scope = _SCOPE.search(request.headers.get("authorization", ""))
    region, service = (scope["region"], scope["service"]) if scope else ("", "unsigned")
    if target := request.headers.get("x-amz-target"):
        return Call(region, service, target.rpartition(".")[2], _name(request.body))
    form = parse_qs(request.body)
    if action := form.get("Action"):
        return Call(region, service, action[0], form.get("InstanceType.1", [""])[0])
    path, _, query = request.path.partition("?")
    return Call(region, service, f"{request.method} {path}", query)


def answer(call: Call, values: Mapping[str, str]) -> Answer | None:
    """None for a call that planning should not make."""
    match call.service, call.action:
        case "ssm", "GetParameter":
            return _parameter(call, values)
        case "secretsmanager", "GetSecretValue":
            return _secret(call)
        case _:
            return _fixed(call)


def _fixed(call: Call) -> Answer | None:
    """What does not depend on the documents."""
    match call.service, call.action:
        case "states", "ValidateStateMachineDefinition":
            # The provider always calls this while planning aws_sfn_state_machine.
            return _ok({"result": "OK", "diagnostics": [], "truncated": False})
        case "es", (
            "GET /2021-01-01/opensearch/compatibleVersions"
            | "GET /2015-01-01/es/compatibleVersions"
        ):
            # Called for each planned engine_version; AWS does not know a domain that does not
            # exist yet either. With a state, the provider then treats every other version as an
            # in-place upgrade, without confirmation.
            return _error("ResourceNotFoundException", f"no domain for {call.name}")
        case "kinesis", "DescribeLimits":
            # The provider refuses a stream with more shards than the account may have.
            return _ok({"OpenShardCount": 0, "ShardLimit": KINESIS_SHARDS} | _STREAMS)
        case "sts", "AssumeRole":
            return assumed()
        case "ec2", "DescribeInstanceTypes":
            return _instance_type(ec2.instance_type(call.name))
        case _:
            return None


def refuse(call: Call, request: Request, message: str = "") -> Answer:
    """Refuses in the protocol of the call, so that Terraform prints our message."""
    message = message or f"{call} is not answered offline"
    if "x-www-form-urlencoded" in request.headers.get("content-type", ""):
        return _xml(call, message)
    if call.service in _REST_XML:
        return _xml(call, message)
    return _error("UnexpectedOffline", message)


def assumed() -> Answer:
    """The credentials of a role, which a provider needs before it plans anything."""
    return Answer(HTTPStatus.OK, "text/xml", _ASSUMED)


_ASSUMED = """\
<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleResult><Credentials><AccessKeyId>offline</AccessKeyId>
<SecretAccessKey>offline</SecretAccessKey><SessionToken>offline</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>
</AssumeRoleResponse>"""


def _parameter(call: Call, values: Mapping[str, str]) -> Answer:
    if call.name not in values:
        return _error("ParameterNotFound", f"no stack publishes {call.name}")
    arn = f"arn:aws:ssm:{call.region}:123456789012:parameter{call.name}"
    about = {"ARN": arn, "DataType": "text", "Type": "String", "Version": 1}
    return _ok({"Parameter": about | {"Name": call.name, "Value": values[call.name]}})


def _secret(call: Call) -> Answer:
    """Nobody's value, of the current version. A secret, or a copy, is found in its region only."""
    form = rf"arn:[^:]+:secretsmanager:{re.escape(call.region)}:\d{{12}}:secret:(?P<name>[^:]+)"
    found = re.fullmatch(form, call.name)
    if found is None:
        return _error("ResourceNotFoundException", f"there is no secret {call.name} in this region")
    about = {"ARN": call.name, "Name": found["name"], "VersionStages": ["AWSCURRENT"]}
    version = {"VersionId": _VERSION, "CreatedDate": 1_767_225_600}
    return _ok(about | version | {"SecretString": _VALUE})


def _instance_type(known: ec2.InstanceType | None) -> Answer | None:
    """The provider replaces an instance if its old and new type have no architecture in common."""
    if known is None:
        return None
    architectures = f"<supportedArchitectures><item>{known.architecture}</item>"
    about = f"<processorInfo>{architectures}</supportedArchitectures></processorInfo>"
    item = f"<item><instanceType>{known.name}</instanceType>{about}</item>"
    types = f"<instanceTypeSet>{item}</instanceTypeSet>"
    body = f"<DescribeInstanceTypesResponse>{types}</DescribeInstanceTypesResponse>"
    return Answer(HTTPStatus.OK, "text/xml", body)


def _name(body: str) -> str:
    try:
        document = json.loads(body)
        return str(document.get("Name", document.get("SecretId", "")))
    except (ValueError, AttributeError):
        return ""


def _ok(document: Mapping[str, object]) -> Answer:
    return Answer(HTTPStatus.OK, JSON, json.dumps(document))


def _error(code: str, message: str) -> Answer:
    body = json.dumps({"__type": code, "message": message})
    return Answer(HTTPStatus.BAD_REQUEST, JSON, body, code)


def _xml(call: Call, message: str) -> Answer:
    text = html.escape(message, quote=False)
    fault = f"<Error><Code>UnexpectedOffline</Code><Message>{text}</Message></Error>"
    match call.service:
        case "ec2":
            body = f"<Response><Errors>{fault}</Errors></Response>"
        case "s3":
            body = fault
        case _:
            body = f"<ErrorResponse>{fault}</ErrorResponse>"
    return Answer(HTTPStatus.BAD_REQUEST, "text/xml", body)
