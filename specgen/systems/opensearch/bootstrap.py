"""The function in the domain's network that makes its indices, and the invocation that runs it."""

import json

from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.lambda_invocation import LambdaInvocation
from cdktf_cdktf_provider_aws.opensearch_domain import OpensearchDomain

from specgen.function import Behaviour, Code, Inside, code_bucket, function
from specgen.policy import allow
from specgen.scope import Scope
from specgen.systems.opensearch.access import domain_arn, role_arn
from specgen.systems.opensearch.indices import definitions
from specgen.systems.opensearch.model import BOOTSTRAP, OpenSearch
from specgen.templates import fill

SOURCES = "documents/opensearch-bootstrap"
REQUESTS = ("es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut")


def bootstrap(
    scope: Scope, spec: OpenSearch, domain: OpensearchDomain, inside: Inside, log_key: str | None
) -> None:
    """An apply that changes code or definitions runs it, and fails where it fails."""
    files = {
        **{name: fill(f"{SOURCES}/{name}") for name in ("client.py", "index.py")},
        "indices.json": _definitions(scope, spec),
    }
    made = function(
        scope,
        BOOTSTRAP,
        Code(code_bucket(scope), files),
        Behaviour(
            environment={"ENDPOINT": domain.endpoint},
            statements=[allow("UseDomain", REQUESTS, [f"{domain_arn(scope)}/*"])],
            inside=inside,
            timeout_seconds=spec.bootstrap.timeout_seconds,
            log_retention_days=spec.log_retention_days,
            log_key_arn=log_key,
        ),
    )
    _invoked(scope, made, domain)


def _definitions(scope: Scope, spec: OpenSearch) -> str:
    master = role_arn(scope, scope.aws_name(BOOTSTRAP))
    wanted = definitions(spec, role_arn(scope, "{}"), master)
    return json.dumps(wanted, indent=2, sort_keys=True)


def _invoked(scope: Scope, made: LambdaFunction, domain: OpensearchDomain) -> None:
    """Again for another archive, and for another domain."""
    scope.add(
        LambdaInvocation,
        BOOTSTRAP,
        function_name=made.function_name,
        input=json.dumps({}),
        triggers={"archive": made.source_code_hash, "domain": domain.endpoint},
    )
