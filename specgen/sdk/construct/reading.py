"""Outputs of other documents: from the same root module, or as published by another one."""

from collections.abc import Sequence
from typing import Any

from cdktf import Token
from cdktf_cdktf_provider_aws.data_aws_ssm_parameter import DataAwsSsmParameter

from specgen.documents.extensions import BrokenKind
from specgen.project.here import Here
from specgen.sdk.construct.module import Module
from specgen.sdk.construct.outputs import expression, expressions
from specgen.sdk.declarations import Output


class Reader:
    """Reads for one document in one root module."""

    def __init__(self, module: Module, here: Here) -> None:
        self._module = module
        self.here = here

    def read(self, kind: str, name: str, output: str, *, region: str = "") -> str:
        """An output of another document; its region is found as Kind.find() does.

        the resource's attribute if it is in the same root module, the value itself if others made
        the resource, otherwise the published parameter
        """
        declared, other = self._output(kind, name, output, region)
        return self._one(declared, other)

    def read_of(self, other: Here, output: str) -> str:
        """As read(), of a document that may be of another environment."""
        return self._one(self._declared(other, output), other)

    def _is_at_hand(self, other: Here) -> bool:
        """Whether this root module knows it: it makes it, or others made it long ago."""
        effective = other.effective
        return effective.is_adopted or effective.module == self.here.effective.module

    def _one(self, declared: Output, other: Here) -> str:
        if self._is_at_hand(other):
            return expression(other.name, declared)
        return f"${{{self._parameter(other, declared.name)}}}"

    def read_list(self, kind: str, name: str, output: str) -> list[str]:
        """As read(), for outputs that are lists."""
        declared, other = self._output(kind, name, output, "")
        if self._is_at_hand(other):
            return expressions(other.name, declared)
        return list(Token.as_list(f'${{split(",", {self._parameter(other, declared.name)})}}'))

    def read_item(self, kind: str, name: str, output: str, index: int) -> str:
        """One of read_list(), by its index."""
        return self.read_item_of(self._output(kind, name, output, "")[1], output, index)

    def read_item_of(self, other: Here, output: str, index: int) -> str:
        """As read_item(), of a document that may be elsewhere."""
        declared = self._declared(other, output)
        if self._is_at_hand(other):
            return expressions(other.name, declared)[index]
        return f'${{element(split(",", {self._parameter(other, declared.name)}), {index})}}'

    def read_lists(self, kind: str, name: str, outputs: Sequence[str]) -> list[str]:
        """As read_list(), for several outputs of one document in one list.

        outputs: not empty
        """
        if len(outputs) == 1:
            return self.read_list(kind, name, outputs[0])
        declared = [self._output(kind, name, output, "") for output in outputs]
        other = declared[0][1]
        if self._is_at_hand(other):
            return [part for output, _ in declared for part in expressions(other.name, output)]
        parts = [f'split(",", {self._parameter(other, output.name)})' for output, _ in declared]
        return list(Token.as_list(f"${{concat({', '.join(parts)})}}"))

    def _output(self, kind: str, name: str, output: str, region: str) -> tuple[Output, Here]:
        other = self.here.get(kind, name, region)
        return self._declared(other, output), other

    def _declared(self, other: Here, output: str) -> Output:
        known = self._module.outputs
        if other.effective not in known:
            known[other.effective] = {o.name: o for o in other.spec.outputs(other)}
        found = known[other.effective].get(output)
        if found is None:
            outputs = ", ".join(known[other.effective]) or "none"
            raise BrokenKind(f"{other.effective.id} has no output `{output}`; it has {outputs}")
        return found

    def provider_beside(self, other: Here) -> Any:
        """Of another document's region and account; None in this document's own."""
        if not self.here.is_of_account(other.effective):
            return self._module.provider_of(other.region, other.account)
        near = other.region == self.here.region
        return None if near else self._module.provider_of(other.region)

    def owner_of(self, other: Here | None) -> Any:
        """The provider for what is made in another document's account; None in one's own.

        For services without regions, such as Route 53.
        """
        if other is None or self.here.is_of_account(other.effective):
            return None
        return self.provider_beside(other)

    def _parameter(self, other: Here, output: str) -> str:
        effective = other.effective
        path = other.parameter_path(output)
        if path not in self._module.reads:
            near = effective.region == self.here.region
            key = "" if near else f"-{self.here.platform.regions[effective.region].key}"
            far = "" if self.here.sees(effective) else f"-{effective.environment}"
            name = f"{effective.kind}-{effective.name}-{output}{key}{far}"
            address = "data.aws_ssm_parameter", name
            self._module.claims[address] = None
            provider = self.provider_beside(other)
            self._module.make(
                address,
                lambda stack, at: DataAwsSsmParameter(stack, at, name=path, provider=provider),
            )
            self._module.reads[path] = f"data.aws_ssm_parameter.{name}.insecure_value"
        return self._module.reads[path]
