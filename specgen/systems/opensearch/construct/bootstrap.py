"""The function in the domain's network that makes its indices, and the invocation that runs it."""

import json

from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.lambda_invocation import LambdaInvocation
from cdktf_cdktf_provider_aws.opensearch_domain import OpensearchDomain

from specgen.sdk import fill
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.lambda_function.function import Behaviour, Code, Inside, code_bucket, function
from specgen.sdk.construct import Scope
from specgen.systems.opensearch.construct.access import domain_arn, role_arn
from specgen.systems.opensearch.construct.indices import definitions
from specgen.systems.opensearch.model import BOOTSTRAP, OpenSearch

SOURCES = "documents/opensearch-bootstrap"
REQUESTS = ("es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut")


def bootstrap(
    scope: Scope, spec: OpenSearch, domain: OpensearchDomain, subnet_ids: list[str]
) -> None:
    """An apply that changes code or definitions runs it, and fails if it fails."""
    part = spec.bootstrap
    if part is None:
        return
    groups = [scope.read("security_group", name, "id") for name in part.security_groups]
    files = {name: fill(f"{SOURCES}/{name}") for name in ("client.py", "index.py")}
    made = function(
        scope,
        BOOTSTRAP,
        Code(code_bucket(scope), {**files, "indices.json": _definitions(scope, spec)}),
        Behaviour(
            environment={"ENDPOINT": domain.endpoint},
            statements=[allow("UseDomain", REQUESTS, [f"{domain_arn(scope)}/*"])],
            inside=Inside(subnet_ids, groups),
            timeout_seconds=part.timeout_seconds,
            log_retention_days=spec.log_retention_days,
            log_key_arn=scope.read("key", spec.log_key, "arn") if spec.log_key else None,
        ),
    )
    _invoked(scope, made, domain)


def _definitions(scope: Scope, spec: OpenSearch) -> str:
    master = role_arn(scope, scope.aws_name(BOOTSTRAP))
    wanted = definitions(spec, role_arn(scope, "{}"), master)
    return json.dumps(wanted, indent=2, sort_keys=True)


def _invoked(scope: Scope, made: LambdaFunction, domain: OpensearchDomain) -> None:
    """Runs again if the archive or the domain changes."""
    scope.add(
        LambdaInvocation,
        BOOTSTRAP,
        function_name=made.function_name,
        input=json.dumps({}),
        triggers={"archive": made.source_code_hash, "domain": domain.endpoint},
    )
