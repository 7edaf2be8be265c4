"""Who may reach the domain: IAM roles of the account, then its own roles. No password exists."""

from cdktf_cdktf_provider_aws.opensearch_domain import (
    OpensearchDomainAdvancedSecurityOptions,
    OpensearchDomainAdvancedSecurityOptionsMasterUserOptions,
)

from specgen.sdk.aws.iam import allow, document
from specgen.sdk.construct import Scope
from specgen.systems.opensearch.model import BOOTSTRAP, OpenSearch


def role_arn(scope: Scope, name: str) -> str:
    return scope.names.arn("iam", f"role/{name}", region="")


def domain_arn(scope: Scope) -> str:
    """Made from the name, so that the domain's own policy can name it."""
    return scope.names.arn("es", f"domain/{scope.aws_name()}")


def policy(scope: Scope) -> str:
    """Admits signed requests of the account's roles whose own policies allow them."""
    account = scope.names.arn("iam", "root", region="")
    statement = allow(
        "Account", ["es:ESHttp*"], [f"{domain_arn(scope)}/*"], principals={"AWS": account}
    )
    return scope.json("policy", document(statement))


def security(scope: Scope, spec: OpenSearch) -> OpensearchDomainAdvancedSecurityOptions:
    """Fine-grained access control, with an IAM role as its master."""
    master = (
        f"${{aws_iam_role.{scope.name}-{BOOTSTRAP}.arn}}"
        if spec.bootstrap
        else role_arn(scope, spec.master_role or "")
    )
    return OpensearchDomainAdvancedSecurityOptions(
        enabled=True,
        internal_user_database_enabled=False,
        master_user_options=OpensearchDomainAdvancedSecurityOptionsMasterUserOptions(
            master_user_arn=master
        ),
    )
