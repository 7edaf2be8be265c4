"""What a construct builds with: resources at pinned addresses, names, tags, what others publish."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec
from cdktf import TerraformLocal, TerraformResourceLifecycle, TerraformStack, Token
from cdktf_cdktf_provider_aws.data_aws_ssm_parameter import DataAwsSsmParameter
from constructs import Construct

from specgen.model import Output
from specgen.names import Names
from specgen.project import Effective, Here

P = ParamSpec("P")
R = TypeVar("R")

Address = tuple[str, str]
"""(Terraform type, name); data sources as `data.aws_x`, locals `local`, variables `var`."""


class AddressClaimed(Exception):
    """Two documents make the same Terraform address."""

    def __init__(self, address: Address, first: Effective, second: Effective) -> None:
        super().__init__(".".join(address))
        self.address, self.first, self.second = address, first, second


@dataclass(slots=True)
class Module:
    """One root module while it is built.

    claims: who made each address; roles: the part of an address behind the document's name
    reads: published output -> the address of the data source that reads it
    regions: other regions that it reads from, each needs an aliased provider
    """

    stack: TerraformStack
    provider_of: Callable[[str], Any]
    claims: dict[Address, Effective | None] = field(default_factory=dict)
    roles: dict[Address, str] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    published: list[tuple[Effective, str]] = field(default_factory=list)


def escape(value: Any) -> Any:
    """Text of a document as data: Terraform shall print `${` and `%{`, not evaluate it."""
    if isinstance(value, str):
        return value.replace("${", "$${").replace("%{", "%%{")
    if isinstance(value, list | tuple):
        return type(value)(escape(item) for item in value)
    if isinstance(value, dict):
        return {escape(key): escape(item) for key, item in value.items()}
    if isinstance(value, msgspec.Struct):
        fields = {name: escape(getattr(value, name)) for name in value.__struct_fields__}
        return type(value)(**fields)
    return value


class Scope:
    """Builds the resources of one document in one root module."""

    def __init__(self, module: Module, here: Here) -> None:
        self._module = module
        self.here = here
        self.effective = here.effective

    @property
    def name(self) -> str:
        return self.effective.name

    @property
    def first_name(self) -> str:
        """The document's first name ever: for what AWS keeps, so that a rename changes nothing."""
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

    @property
    def description(self) -> str:
        """The document's description, or what it is: AWS cannot change it, so it keeps the name."""
        text = escape(self.effective.envelope.description)
        return str(text) or f"{self.effective.system.title} {self.effective.aws_name}"

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
        """A resource at `<type>.<document>-<role>`, tagged as the document says.

        role: what the resource is to the document; empty for the one that the document is named
        for; by position, since resources have arguments of that name
        raises: AddressClaimed
        """
        kind = terraform_type(resource)
        name = self.claim(kind, role)
        self._tag(resource, arguments)
        made = resource(self._module.stack, f"{kind}.{name}", *args, **arguments)
        _pin(made, name)
        return made

    def claim(self, kind: str, role: str) -> str:
        """The address' name for a role, taken for this document."""
        name = f"{self.name}-{role}" if role else self.name
        self._claim((kind, name), role)
        return name

    def _claim(self, address: Address, role: str) -> None:
        first = self._module.claims.get(address)
        if first is not None:
            raise AddressClaimed(address, first, self.effective)
        self._module.claims[address] = self.effective
        self._module.roles[address] = role

    @property
    def all_tags(self) -> dict[str, str]:
        """With the default tags, for what the provider gives none: hosts and their group."""
        default = self.here.platform.default_tags(self.environment)
        tags: dict[str, str] = escape({**default, **self.effective.envelope.tags})
        return dict(sorted(tags.items()))

    def _tag(self, resource: Any, arguments: dict[str, Any]) -> None:
        tags = escape(self.effective.envelope.tags)
        if tags and takes_tags(resource):
            arguments["tags"] = {**tags, **(arguments.get("tags") or {})}

    def json(self, role: str, data: Any) -> str:
        """The text of a JSON argument, kept as a local value: reviewed line by line."""
        return f"${{jsonencode({self.local(role, data)})}}"

    def base64(self, role: str, text: str) -> str:
        """Text that AWS wants in base64, kept as a list of its lines, for the same reason.

        text: escaped already where it comes from a document
        """
        lines = self.local(role, text.split("\n"))
        return f'${{base64encode(join("\\n", {lines}))}}'

    def local(self, role: str, data: Any) -> str:
        """The name of a local value, to stand in an expression."""
        name = self.claim("local", role)
        _pin(TerraformLocal(self._module.stack, f"local.{name}", data), name)
        return f"local.{name}"

    def lifecycle(self, *, ignore: Sequence[str] = ()) -> TerraformResourceLifecycle | None:
        """For stateful resources: literal prevent_destroy where the environment asks for it."""
        if not ignore and not self.protected:
            return None
        return TerraformResourceLifecycle(
            prevent_destroy=True if self.protected else None,
            ignore_changes=list(ignore) if ignore else None,
        )

    def read(self, kind: str, name: str, output: str, *, region: str = "") -> str:
        """An output of another document, in the given region or wherever the environment has it.

        the other resource's attribute in the same root module, else its published parameter
        """
        declared, other = self._output(kind, name, output, region)
        if other.effective.module == self.effective.module:
            return expression(other.name, declared)
        return f"${{{self._parameter(other, output)}}}"

    def read_list(self, kind: str, name: str, output: str) -> list[str]:
        """As read(), for outputs that are lists."""
        declared, other = self._output(kind, name, output, "")
        if other.effective.module == self.effective.module:
            return expressions(other.name, declared)
        return list(Token.as_list(f'${{split(",", {self._parameter(other, output)})}}'))

    def read_lists(self, kind: str, name: str, outputs: Sequence[str]) -> list[str]:
        """As read_list(), for several outputs of one document in one list.

        outputs: not empty
        """
        if len(outputs) == 1:
            return self.read_list(kind, name, outputs[0])
        declared = [self._output(kind, name, output, "") for output in outputs]
        other = declared[0][1]
        if other.effective.module == self.effective.module:
            return [part for output, _ in declared for part in expressions(other.name, output)]
        parts = [f'split(",", {self._parameter(other, output)})' for output in outputs]
        return list(Token.as_list(f"${{concat({', '.join(parts)})}}"))

    def _output(self, kind: str, name: str, output: str, region: str) -> tuple[Output, Here]:
        other = self.here.get(kind, name, region)
        declared = {o.name: o for o in other.spec.outputs(other)}
        return declared[output], other

    def _parameter(self, other: Here, output: str) -> str:
        effective = other.effective
        path = other.parameter_path(output)
        if path not in self._module.reads:
            near = effective.region == self.region
            key = "" if near else f"-{self.here.platform.regions[effective.region].key}"
            name = f"{effective.system.kind}-{effective.name}-{output}{key}"
            self._module.claims["data.aws_ssm_parameter", name] = None
            provider = None if near else self._module.provider_of(effective.region)
            data = DataAwsSsmParameter(
                self._module.stack, f"data.{name}", name=path, provider=provider
            )
            _pin(data, name)
            self._module.reads[path] = f"data.aws_ssm_parameter.{name}.insecure_value"
        return self._module.reads[path]

    def secret_input(self, role: str, description: str, *, pattern: str, wanted: str) -> str:
        """A secret that is passed as TF_VAR_<document>_<role>, and kept in no state and no plan.

        empty where it is not passed, so that a plan does without it
        pattern: RE2, without double quotes; wanted: says in words what it demands
        raises: AddressClaimed
        """
        name = f"{self.name}-{role}".replace("-", "_")
        self._claim(("var", name), role)
        value = f"var.{name}"
        fits = f'can(regex("^{pattern}$", {value}))'
        body = {
            "type": "string",
            "description": description,
            "default": "",
            "sensitive": True,
            "ephemeral": True,
            "validation": [{"condition": f'${{{value} == "" || {fits}}}', "error_message": wanted}],
        }
        self._module.stack.add_override(f"variable.{name}", body)
        return f"${{{value}}}"

    def raw(self, kind: str, name: str, body: Mapping[str, Any]) -> None:
        """A resource as Terraform JSON, through CDKTF's own escape hatch."""
        address = (kind, name)
        first = self._module.claims.get(address)
        if first is not None:
            raise AddressClaimed(address, first, self.effective)
        self._module.claims[address] = self.effective
        self._module.stack.add_override(f"resource.{kind}.{name}", dict(body))


def expressions(document: str, output: Output) -> list[str]:
    """References to the attribute of each of an output's resources."""
    return [
        f"${{{kind}.{f'{document}-{role}' if role else document}.{output.attribute}}}"
        for kind, role in output.addresses
    ]


def expression(document: str, output: Output) -> str:
    """As expressions(), as one text: a list is joined with commas."""
    parts = expressions(document, output)
    if not output.is_list:
        return parts[0]
    inner = ", ".join(part[2:-1] for part in parts)
    return f'${{join(",", [{inner}])}}'


@functools.cache
def terraform_type(resource: Any) -> str:
    kind: str = resource.TF_RESOURCE_TYPE
    return f"data.{kind}" if resource.__name__.startswith("Data") else kind


@functools.cache
def takes_tags(resource: Any) -> bool:
    return "tags" in resource.__init__.__code__.co_varnames


def _pin(made: Any, name: str) -> None:
    """At once, for after the first read of an attribute CDKTF ignores it without a word."""
    made.override_logical_id(name)
