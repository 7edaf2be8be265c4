"""The generated files as blocks with addresses, root module by root module."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

from specgen.terraform import providers
from specgen.terraform.root_modules import TYPED, NamedBlock, blocks_of

NO_COUNT = (0, "0", "${0}")


@dataclass(frozen=True, slots=True)
class Block:
    """address: as Terraform writes it; also provider.aws[.alias] and terraform

    file: below the generated folder; body: as written there
    """

    address: str
    file: str
    body: Any = field(repr=False)

    @property
    def document(self) -> str:
        """kind/name of the document that the file is made from; empty if there is none."""
        own = self.file.rpartition("/")[2].removesuffix(".tf.json").partition(".")[0]
        kind, _, name = own.partition("-")
        return f"{kind}/{name}" if name else ""


@dataclass(frozen=True, slots=True)
class Contents:
    """One root module; id: environment/region/stack

    read: bodies with their references followed, as far as somebody asked for them
    """

    id: str
    blocks: Mapping[str, Block] = field(repr=False)
    read: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def place(self) -> str:
        return self.id.rpartition("/")[0]

    @property
    def stack(self) -> str:
        return self.id.rpartition("/")[2]


@dataclass(frozen=True, eq=False)
class Generated:
    """files: path below the generated folder -> content"""

    files: Mapping[str, Any] = field(repr=False)

    @cached_property
    def modules(self) -> dict[str, Contents]:
        blocks: dict[str, dict[str, Block]] = {}
        for path in sorted(self.files):
            inside = blocks.setdefault(path.rpartition("/")[0], {})
            inside |= {b.address: b for b in _blocks(path, self.files[path])}
        return {id_: Contents(id_, dict(sorted(found.items()))) for id_, found in blocks.items()}

    @cached_property
    def parameters(self) -> dict[str, tuple[Contents, Block]]:
        """Name of each published parameter -> who publishes it."""
        return {
            block.body["name"]: (module, block)
            for module in self.modules.values()
            for block in module.blocks.values()
            if block.address.startswith("aws_ssm_parameter.") and "name" in block.body
        }

    def in_scope(self, pattern: str) -> list[Contents]:
        """pattern: a glob for each of environment, region and stack"""
        wanted = pattern.split("/")
        return [m for i, m in self.modules.items() if _fits(i.split("/"), wanted)]


def _fits(parts: list[str], wanted: list[str]) -> bool:
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def load(folder: Path) -> Generated:
    """raises: OSError if there are no root modules, or a file cannot be read as JSON"""
    files = sorted(folder.glob("*/*/*/*.tf.json"))
    if not files:
        raise FileNotFoundError(f"{folder} has no root modules; run `specgen render` first")
    return Generated({p.relative_to(folder).as_posix(): _content(p) for p in files})


def _content(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except ValueError as error:
        raise OSError(f"{file} is not JSON: {error}") from error


def _blocks(path: str, content: Mapping[str, Any]) -> Iterator[Block]:
    for block in blocks_of(content):
        if block.section != "output" and not _is_none(block):
            yield Block(block.address, path, block.body)
    for name in content.get("provider", {}):
        for body in providers.blocks(content, name):
            alias = f".{body['alias']}" if "alias" in body else ""
            yield Block(f"provider.{name}{alias}", path, body)
    if "terraform" in content:
        yield Block("terraform", path, content["terraform"])


LOCAL = re.compile(r"\$\{(local\.[\w-]+)\}")


def instances(module: Contents, block: Block) -> int:
    """Of a resource: the entries of the local value that its for_each names, otherwise one."""
    each = block.body.get("for_each") if isinstance(block.body, dict) else None
    named = LOCAL.fullmatch(each) if isinstance(each, str) else None
    local = module.blocks.get(named[1]) if named else None
    value = local.body if local else each
    return len(value) if isinstance(value, dict | list) else 1


def _is_none(block: NamedBlock) -> bool:
    """Whether its meta arguments leave no instance of a resource or data source."""
    if block.section not in TYPED:
        return False
    return block.body.get("count") in NO_COUNT or block.body.get("for_each") in ({}, [])
