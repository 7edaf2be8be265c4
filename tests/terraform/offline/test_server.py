"""The local replacement for AWS: it answers a few calls, and names every other one."""

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from specgen.terraform.offline.server import Server

VALUES = {"/orders/prod/vpc-id": "vpc-1"}


def _scope(service: str) -> str:
    return f"AWS4-HMAC-SHA256 Credential=k/20260101/us-west-2/{service}/aws4_request, Signature=x"


def _post(server: Server, service: str, headers: dict[str, str], body: str) -> tuple[int, str]:
    connection = HTTPConnection(urlsplit(server.endpoint).netloc, timeout=10)
    connection.request("POST", "/", body, {"Authorization": _scope(service)} | headers)
    response = connection.getresponse()
    answered = response.status, response.read().decode()
    connection.close()
    return answered


def _json(server: Server, service: str, target: str, body: object) -> tuple[int, str]:
    return _post(server, service, {"X-Amz-Target": target}, json.dumps(body))


def test_a_published_parameter_is_answered_and_the_region_recorded() -> None:
    with Server(VALUES) as server:
        asked = {"Name": "/orders/prod/vpc-id", "WithDecryption": True}
        status, body = _json(server, "ssm", "AmazonSSM.GetParameter", asked)

    assert (status, json.loads(body)["Parameter"]["Value"]) == (200, "vpc-1")
    assert [str(call) for call in server.calls] == [
        "ssm GetParameter /orders/prod/vpc-id in us-west-2"
    ]
    assert server.unexpected == ()


def test_a_parameter_that_nobody_publishes_is_not_found_by_its_path() -> None:
    with Server(VALUES) as server:
        status, body = _json(server, "ssm", "AmazonSSM.GetParameter", {"Name": "/orders/no"})

    assert (status, json.loads(body)["__type"]) == (400, "ParameterNotFound")
    assert "/orders/no" in body


COPY = "arn:aws:secretsmanager:us-west-2:000000000000:secret:shop/prod/origin-AbCdEf"


def test_a_secret_of_the_region_has_a_value() -> None:
    with Server({}) as server:
        asked = {"SecretId": COPY, "VersionStage": "AWSCURRENT"}
        status, body = _json(server, "secretsmanager", "secretsmanager.GetSecretValue", asked)

    found = json.loads(body)
    assert (status, found["ARN"], found["Name"]) == (200, COPY, "shop/prod/origin-AbCdEf")
    assert found["SecretString"]
    assert server.unexpected == ()


def test_a_secret_of_another_region_is_not_found() -> None:
    with Server({}) as server:
        asked = {"SecretId": COPY.replace("us-west-2", "eu-west-1")}
        status, body = _json(server, "secretsmanager", "secretsmanager.GetSecretValue", asked)

    assert (status, json.loads(body)["__type"]) == (400, "ResourceNotFoundException")
    assert "eu-west-1" in body


def test_a_state_machine_is_taken_as_valid() -> None:
    target = "AWSStepFunctions.ValidateStateMachineDefinition"
    with Server({}) as server:
        status, body = _json(server, "states", target, {"definition": "{}"})

    assert (status, json.loads(body)["result"]) == (200, "OK")


def test_a_domain_that_is_yet_to_be_made_is_not_found() -> None:
    with Server({}) as server:
        connection = HTTPConnection(urlsplit(server.endpoint).netloc, timeout=10)
        path = "/2021-01-01/opensearch/compatibleVersions?domainName=logs"
        connection.request("GET", path, headers={"Authorization": _scope("es")})
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()

    assert (response.status, json.loads(body)["__type"]) == (400, "ResourceNotFoundException")
    assert server.unexpected == ()


@pytest.mark.parametrize(
    ("service", "headers", "body", "action"),
    [
        ("logs", {"X-Amz-Target": "Logs_20140328.DescribeLogGroups"}, "{}", "DescribeLogGroups"),
        ("sts", {}, "Action=GetCallerIdentity&Version=2011-06-15", "GetCallerIdentity"),
        ("lambda", {}, "", "POST /"),
    ],
)
def test_any_other_call_is_refused_and_recorded_by_name_once(
    service: str, headers: dict[str, str], body: str, action: str
) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with Server({}) as server:
        for _ in range(2):
            status, said = _post(server, service, form | headers, body)

    assert status == 400
    assert f"{service} {action} in us-west-2 is not answered offline" in said
    assert [(call.service, call.action) for call in server.unexpected] == [(service, action)]
