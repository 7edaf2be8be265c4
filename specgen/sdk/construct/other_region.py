"""Resources of a document in a region other than its own, by a provider's alias."""

from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from constructs import Construct

from specgen.project.here import Here
from specgen.project.names import Names
from specgen.sdk.construct.scope import Scope
from specgen.sdk.declarations import Output

P = ParamSpec("P")
R = TypeVar("R")


class Elsewhere(Scope):
    """A scope of the same document and root module for resources and reads in another region.

    Roles must differ from those of the home scope, because addresses do not contain regions.
    """

    def __init__(self, home: Scope, region: str) -> None:
        super().__init__(home._module, home.here)  # noqa: SLF001  a scope of the same module
        self._elsewhere = region

    @property
    def region(self) -> str:
        return self._elsewhere

    @property
    def names(self) -> Names:
        return replace(self.here.names, region=self._elsewhere)

    def add(
        self,
        resource: Callable[Concatenate[Construct, str, P], R],
        role: str = "",
        /,
        *args: P.args,
        **arguments: P.kwargs,
    ) -> R:
        """raises: AddressClaimed"""
        arguments["provider"] = self._module.provider_of(self._elsewhere)
        return super().add(resource, role, *args, **arguments)

    def _output(self, kind: str, name: str, output: str, region: str) -> tuple[Output, Here]:
        return super()._output(kind, name, output, region or self._elsewhere)


def in_region(scope: Scope, region: str) -> Scope:
    """The scope itself if the region is the document's own."""
    return scope if region == scope.region else Elsewhere(scope, region)
