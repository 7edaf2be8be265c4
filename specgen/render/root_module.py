"""What every root module has: versions, state backend, provider with its default tags."""

from collections.abc import Callable

from cdktf import S3Backend, TerraformStack
from cdktf_cdktf_provider_aws.provider import (
    AwsProvider,
    AwsProviderAssumeRole,
    AwsProviderDefaultTags,
)

from specgen.project.accounts import ACCOUNT_SCOPE, AwsAccount
from specgen.project.platform import Platform
from specgen.project.project import Project
from specgen.project.stacks import RootModule
from specgen.terraform.escape import escape
from specgen.terraform.providers import AWS, Provider


def settings(
    stack: TerraformStack, project: Project, module: RootModule
) -> Callable[[str, AwsAccount | None], AwsProvider]:
    """Writes them; returns a function that makes the aliased provider of another region.

    The function also takes another account than the root module's.
    """
    platform = project.platform
    own = platform.account_of(module.environment)
    _versions(stack, platform)
    _backend(stack, platform, module, own)
    _provider(stack, platform, module, module.region, own)
    aliased: dict[str, AwsProvider] = {}

    def provider_of(region: str, account: AwsAccount | None = None) -> AwsProvider:
        key = platform.regions[region].key
        alias = f"{account.scope}-{key}" if account else key
        if alias not in aliased:
            aliased[alias] = _provider(stack, platform, module, region, account or own, alias)
        return aliased[alias]

    return provider_of


def _versions(stack: TerraformStack, platform: Platform) -> None:
    aws = {"source": AWS.source, "version": platform.versions.aws_provider}
    stack.add_override("terraform.required_providers", {AWS.name: aws})
    stack.add_override("terraform.required_version", escape(platform.versions.terraform))


def _backend(
    stack: TerraformStack, platform: Platform, module: RootModule, account: AwsAccount
) -> None:
    backend = account.backend
    S3Backend(
        stack,
        bucket=backend.bucket,
        key=f"{module.id}/terraform.tfstate",
        region=escape(backend.region),
        encrypt=True,
        kms_key_id=_state_key(account),
    )
    keeper = platform.account_of(ACCOUNT_SCOPE) if account.keeper != account.id else account
    if keeper.role:
        # CDKTF's class is older than this form, which Terraform has had since 1.6
        role = {"role_arn": keeper.role_arn}
        stack.add_override("terraform.backend.s3.assume_role", role)
    if backend.lock:
        # CDKTF's class is older than native locking
        stack.add_override("terraform.backend.s3.use_lockfile", True)  # noqa: FBT003  its API


def _state_key(account: AwsAccount) -> str | None:
    """ARN of the alias: the backend does not accept a bare alias."""
    alias = escape(account.backend.kms_key_alias)
    where = f"{escape(account.backend.region)}:{account.keeper}"
    return f"arn:{account.partition}:kms:{where}:{alias}" if alias else None


def _provider(  # noqa: PLR0913  the parts of a provider block
    stack: TerraformStack,
    platform: Platform,
    module: RootModule,
    region: str,
    account: AwsAccount,
    alias: str = "",
) -> AwsProvider:
    role = AwsProviderAssumeRole(role_arn=account.role_arn) if account.role else None
    return AwsProvider(
        stack,
        f"provider.{alias or region}",
        alias=alias or None,
        region=region,
        allowed_account_ids=[account.id],
        assume_role=[role] if role else None,
        default_tags=[
            AwsProviderDefaultTags(tags=escape(platform.default_tags(module.environment)))
        ],
    )


def require(stack: TerraformStack, provider: Provider) -> None:
    """Another provider than AWS: its version, and a block without aliases."""
    body = {"source": provider.source, "version": provider.version}
    stack.add_override(f"terraform.required_providers.{provider.name}", body)
    stack.add_override(f"provider.{provider.name}", [dict(provider.arguments)])
