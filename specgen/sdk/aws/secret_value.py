"""The whole value of a secret, for services that take none by its ARN."""

from cdktf_cdktf_provider_aws.data_aws_secretsmanager_secret_version import (
    DataAwsSecretsmanagerSecretVersion,
)

from specgen.sdk.aws.interfaces import SECRET
from specgen.sdk.construct.scope import Scope


def whole_value(scope: Scope, secret: str, role: str) -> str:
    """As it is when Terraform runs; from then on it is in the state of this root module, too."""
    home = SECRET.get(scope.here, secret)
    arn = home.spec.arn_in(scope.region, scope.read("secret", secret, "arn"), home)
    version = scope.add(
        DataAwsSecretsmanagerSecretVersion,
        role,
        secret_id=arn,
        provider=scope.provider(home.spec.region_read(scope.region, home)),
    )
    return version.secret_string
