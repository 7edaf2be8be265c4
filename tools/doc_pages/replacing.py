"""Which attributes replace their resource, if somebody has asked the provider."""

from functools import cache

from specgen.facts.provider_arguments import REPLACING


@cache
def replaces(attribute: str) -> bool:
    """attribute: `resource_type.attribute`"""
    kind, _, name = attribute.partition(".")
    return name in REPLACING.get(kind, ())
