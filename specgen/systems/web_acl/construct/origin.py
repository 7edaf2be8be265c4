"""The value of the header that only the CDN sends."""

from cdktf_cdktf_provider_aws.data_aws_secretsmanager_secret_version import (
    DataAwsSecretsmanagerSecretVersion,
)

from specgen.sdk.aws.interfaces import SECRET
from specgen.sdk.construct import Scope
from specgen.systems.web_acl.model import ORIGIN_RULE


def header_value(scope: Scope, secret: str) -> str:
    """As it is when Terraform runs; from then on it is in the state of this root module, too."""
    home = SECRET.get(scope.here, secret)
    arn = home.spec.arn_in(scope.region, scope.read("secret", secret, "arn"), home)
    version = scope.add(
        DataAwsSecretsmanagerSecretVersion,
        ORIGIN_RULE,
        secret_id=arn,
        provider=scope.provider(home.spec.region_read(scope.region, home)),
    )
    return version.secret_string
