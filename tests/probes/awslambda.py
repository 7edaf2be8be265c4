"""Probes of the fixes of awslambda."""

import json

from probes import Clients, Probe
from specgen.prove.emulator.fixes import awslambda
from specgen.prove.emulator.fixes.fix import Fix
from specgen.sdk.aws.lambda_function.archive import archive


def a_function_logs_where_it_was_told(aws: Clients) -> bool:
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}
    policy = {"Version": "2012-10-17", "Statement": [trust | {"Action": "sts:AssumeRole"}]}
    role = aws("iam").create_role(RoleName="f", AssumeRolePolicyDocument=json.dumps(policy))["Role"]
    wanted = {"LogFormat": "JSON", "LogGroup": "/aws/lambda/other"}
    about = {"Runtime": "python3.13", "Role": role["Arn"], "Handler": "index.handler"}
    code = {"ZipFile": archive({"index.py": "def handler(*_): ..."}).content()}
    client = aws("lambda")
    client.create_function(FunctionName="f", Code=code, LoggingConfig=wanted, **about)
    read = client.get_function(FunctionName="f")["Configuration"].get("LoggingConfig", {})
    return {key: read.get(key) for key in wanted} == wanted


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (awslambda.keeps_where_it_logs, a_function_logs_where_it_was_told),
    (awslambda.tells_where_it_logs, a_function_logs_where_it_was_told),
)
