"""What a construct builds with: resources at fixed addresses, names, tags, outputs of others."""

import functools
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any, Concatenate, ParamSpec, TypeVar

from cdktf import TerraformLocal, TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct

from specgen.project.here import Here
from specgen.project.names import Names
from specgen.project.part_names import joined
from specgen.sdk.construct.module import Address, AddressClaimed, Element, Module
from specgen.sdk.construct.reading import Reader
from specgen.terraform.escape import escape
from specgen.terraform.providers import PROVIDERS, provider_of

P = ParamSpec("P")
R = TypeVar("R", bound=Element)


class Scope(Reader):
    """Builds the resources of one document in one root module."""

    def __init__(self, module: Module, here: Here) -> None:
        super().__init__(module, here)
        self.effective = here.effective
        self._file = ""

    def file(self, part: str) -> "Scope":
        """The same scope for a file of its own, `<kind>-<name>.<part>.tf.json`."""
        made = copy(self)
        made._file = part  # noqa: SLF001  a scope of the same module
        return made

    @property
    def name(self) -> str:
        return self.effective.name

    @property
    def first_name(self) -> str:
        """The document's first name, for what AWS keeps: a rename does not change it."""
        return self.effective.aws_name

    @property
    def region(self) -> str:
        return self.effective.region

    @property
    def environment(self) -> str:
        return self.effective.environment

    @property
    def names(self) -> Names:
        return self.here.names

    def provider(self, region: str) -> AwsProvider | None:
        """For resources of another region; None in the document's own."""
        return None if region == self.region else self._module.provider_of(region)

    @property
    def description(self) -> str:
        """The document's description, or its title and first name: AWS cannot change it later."""
        text = escape(self.effective.envelope.description)
        return str(text) or f"{self.effective.type.title} {self.effective.aws_name}"

    @property
    def protected(self) -> bool:
        return self.here.protected

    def aws_name(self, role: str = "") -> str:
        """`trd-prod-use1-web-api-task`."""
        return self.names.of(self.effective.aws_name, role)

    def add(
        self,
        resource: Callable[Concatenate[Construct, str, P], R],
        role: str = "",
        /,
        *args: P.args,
        **arguments: P.kwargs,
    ) -> R:
        """A resource at `<type>.<document>-<role>`, with the document's tags.

        role: what the resource is to the document; empty for its main resource. Positional, because
        resources have arguments of that name
        raises: AddressClaimed
        """
        kind = terraform_type(resource)
        name = self.claim(kind, role)
        self._tag(resource, arguments)
        return self._module.make(
            (kind, name), lambda stack, at: resource(stack, at, *args, **arguments)
        )

    def claim(self, kind: str, role: str) -> str:
        """The name in the address of a role, which is claimed for this document."""
        name = joined(self.name, role)
        self._claim((kind, name), role)
        return name

    def _claim(self, address: Address, role: str) -> None:
        first = self._module.claims.get(address)
        if first is not None:
            raise AddressClaimed(address, first, self.effective)
        self._module.claims[address] = self.effective
        self._module.roles[address] = role
        if self._file:
            self._module.files[address] = self._file

    @property
    def all_tags(self) -> dict[str, str]:
        """With the default tags, for what gets none from the provider: hosts and their group."""
        default = self.here.platform.default_tags(self.environment)
        tags: dict[str, str] = escape({**default, **self.effective.envelope.tags})
        return dict(sorted(tags.items()))

    def _tag(self, resource: Any, arguments: dict[str, Any]) -> None:
        tags = escape(self.effective.envelope.tags)
        if tags and takes_tags(resource):
            arguments["tags"] = {**tags, **(arguments.get("tags") or {})}

    def json(self, role: str, data: Any) -> str:
        """A JSON argument, kept as a local value so that it can be reviewed line by line."""
        return f"${{jsonencode({self.local(role, data)})}}"

    def base64(self, role: str, text: str) -> str:
        """Text that AWS wants in base64, kept as a list of its lines for the same reason.

        text: already escaped if it comes from a document
        """
        lines = self.local(role, text.split("\n"))
        return f'${{base64encode(join("\\n", {lines}))}}'

    def local(self, role: str, data: Any) -> str:
        """Makes a local value; returns its name in expressions.

        With the kind, because documents of two kinds may have one name and one role.
        """
        name = f"{self.effective.kind}-{self.name}-{role}"
        self._claim(("local", name), role)
        self._module.make(("local", name), lambda stack, at: TerraformLocal(stack, at, data))
        return f"local.{name}"

    def lifecycle(self, *, ignore: Sequence[str] = ()) -> TerraformResourceLifecycle | None:
        """For stateful resources: a literal prevent_destroy if the environment is protected."""
        if not ignore and not self.protected:
            return None
        return TerraformResourceLifecycle(
            prevent_destroy=True if self.protected else None,
            ignore_changes=list(ignore) if ignore else None,
        )

    def secret_input(self, role: str, description: str, *, pattern: str, wanted: str) -> str:
        """A secret that is passed as TF_VAR_<document>_<role>, and kept in no state and no plan.

        empty if it is not passed, so that a plan works without it
        pattern: RE2, without double quotes; wanted: the error message, says what is expected
        raises: AddressClaimed
        """
        value = self._variable(role, description, pattern=pattern, wanted=wanted, ephemeral=True)
        return f"${{{value}}}"

    def sensitive_input(self, role: str, description: str, *, pattern: str, wanted: str) -> str:
        """As secret_input(), for arguments that take nothing ephemeral: it lands in the state.

        the variable's name in expressions
        raises: AddressClaimed
        """
        return self._variable(role, description, pattern=pattern, wanted=wanted)

    def _variable(
        self, role: str, description: str, *, wanted: str, pattern: str, **more: bool
    ) -> str:
        name = f"{self.name}-{role}".replace("-", "_")
        self._claim(("var", name), role)
        value = f"var.{name}"
        fits = f'can(regex("^{pattern}$", {value}))'
        body = {
            "type": "string",
            "description": description,
            "default": "",
            "sensitive": True,
            **more,
            "validation": [{"condition": f'${{{value} == "" || {fits}}}', "error_message": wanted}],
        }
        self._module.stack.add_override(f"variable.{name}", body)
        return value

    def configure(self, provider: str, **arguments: Any) -> None:
        """Arguments of the block of another provider than AWS: one block for the root module.

        Documents of one root module must want the same ones; check that.
        provider: its name, the first word of its resource types
        """
        self._module.configure(PROVIDERS[provider], arguments)

    def raw(self, kind: str, name: str, body: Mapping[str, Any]) -> None:
        """A resource as Terraform JSON, through CDKTF's own escape hatch."""
        address = (kind, name)
        first = self._module.claims.get(address)
        if first is not None:
            raise AddressClaimed(address, first, self.effective)
        self._module.claims[address] = self.effective
        self._module.uses(kind)
        self._module.stack.add_override(f"resource.{kind}.{name}", dict(body))


@functools.cache
def terraform_type(resource: Any) -> str:
    kind: str = resource.TF_RESOURCE_TYPE
    return f"data.{kind}" if resource.__name__.startswith("Data") else kind


@functools.cache
def takes_tags(resource: Any) -> bool:
    provider = provider_of(terraform_type(resource))
    return provider is not None and provider.tags in resource.__init__.__code__.co_varnames
