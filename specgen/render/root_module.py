"""What every root module has: versions, state backend, provider with its default tags."""

from collections.abc import Callable

from cdktf import S3Backend, TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider, AwsProviderDefaultTags

from specgen.project.platform import Platform
from specgen.project.project import Project
from specgen.project.stacks import RootModule
from specgen.terraform.escape import escape
from specgen.terraform.providers import AWS, Provider


def settings(
    stack: TerraformStack, project: Project, module: RootModule
) -> Callable[[str], AwsProvider]:
    """Writes them; returns a function that makes the aliased provider of another region."""
    platform = project.platform
    _versions(stack, platform)
    _backend(stack, platform, module)
    _provider(stack, platform, module, module.region)
    aliased: dict[str, AwsProvider] = {}

    def provider_of(region: str) -> AwsProvider:
        if region not in aliased:
            aliased[region] = _provider(stack, platform, module, region)
        return aliased[region]

    return provider_of


def _versions(stack: TerraformStack, platform: Platform) -> None:
    aws = {"source": AWS.source, "version": platform.versions.aws_provider}
    stack.add_override("terraform.required_providers", {AWS.name: aws})
    stack.add_override("terraform.required_version", escape(platform.versions.terraform))


def _backend(stack: TerraformStack, platform: Platform, module: RootModule) -> None:
    backend = platform.backend
    S3Backend(
        stack,
        bucket=backend.bucket,
        key=f"{module.id}/terraform.tfstate",
        region=escape(backend.region),
        encrypt=True,
        kms_key_id=_state_key(platform),
    )
    if backend.lock:
        # CDKTF's class is older than native locking
        stack.add_override("terraform.backend.s3.use_lockfile", True)  # noqa: FBT003  its API


def _state_key(platform: Platform) -> str | None:
    """ARN of the alias: the backend does not accept a bare alias."""
    account, alias = platform.account, escape(platform.backend.kms_key_alias)
    region = escape(platform.backend.region)
    return f"arn:{account.partition}:kms:{region}:{account.id}:{alias}" if alias else None


def _provider(
    stack: TerraformStack, platform: Platform, module: RootModule, region: str
) -> AwsProvider:
    alias = None if region == module.region else platform.regions[region].key
    return AwsProvider(
        stack,
        f"provider.{region}",
        alias=alias,
        region=region,
        allowed_account_ids=[platform.account.id],
        default_tags=[
            AwsProviderDefaultTags(tags=escape(platform.default_tags(module.environment)))
        ],
    )


def require(stack: TerraformStack, provider: Provider) -> None:
    """Another provider than AWS: its version, and a block without aliases."""
    body = {"source": provider.source, "version": provider.version}
    stack.add_override(f"terraform.required_providers.{provider.name}", body)
    stack.add_override(f"provider.{provider.name}", [dict(provider.arguments)])
