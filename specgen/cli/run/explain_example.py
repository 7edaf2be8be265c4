"""The smallest document of a kind, as its README shows it."""

from collections.abc import Iterator
from importlib import resources

from specgen.sdk.system import System

FENCE = "```"
OWN = "specgen.systems"


def smallest_document(system: System) -> str:
    """Empty if the kind's package has no README with a block of YAML."""
    _, _, rest = _readme(system).partition(f"{FENCE}yaml\n")
    return rest.partition(FENCE)[0].rstrip()


def _readme(system: System) -> str:
    # Not the construct itself, because it loads CDKTF.
    own = system.construct.rpartition(".")[0]
    modules = (own, system.model.__module__, f"{OWN}.{system.kind}")
    for package in (name for module in modules for name in _packages(module)):
        try:
            return (resources.files(package) / "README.md").read_text(encoding="utf-8")
        except (OSError, ModuleNotFoundError, TypeError):
            continue
    return ""


def _packages(module: str) -> Iterator[str]:
    """The module and what contains it, as far as the package that holds kinds."""
    while "." in module and module != OWN:
        yield module
        module = module.rpartition(".")[0]
