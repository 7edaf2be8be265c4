"""CDKTF bindings of a provider -> specgen/terraform/<provider>.jsonl.gz, without its binary.

Their package for Node carries the TypeScript that it was compiled of, in source maps. Each
attribute stands there with its Terraform name, its type, whether it is computed, optional or
required, and the values that its description lists.

One line a type, as tools/provider_schema.py writes it, and more: `provider` and `data.<type>` are
names of lines, too; oc is a flag of what may be set and is computed otherwise; a third item of an
attribute holds its allowed values; a sixth one of a block is its flag if it is an attribute itself.

    python tools/binding_schema.py cloudflare datadog pagerduty
"""

import base64
import gzip
import json
import re
import sys
import tarfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from specgen.terraform.providers import PROVIDERS, Provider

TARGET = Path(__file__).parent.parent / "specgen" / "terraform"
FLAGS = {"computed": "c", "optional": "o", "required": "r"}

Block = dict[str, list[Any]]

_SOURCE = re.compile(r"//# sourceMappingURL=data:application/json;base64,([A-Za-z0-9+/=]+)")
_CLASS = re.compile(
    r"^export class (\w+) extends cdktf\.(\w+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
_KIND = re.compile(r'tfResourceType = "(\w+)"')
_MEMBER = re.compile(
    r"// (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n"
    r" *(.*)\n(?: *(.*)\n)?(?: *(.*)\n)?"
)
_STRUCTURE = re.compile(r'= new (\w+)\(this, "\w+"(?:, (true|false))?\)')
_MAP = re.compile(r'= new cdktf\.(\w+)\(this, "\w+"')
_WRITTEN = re.compile(r"private _\w+\?: (.*); *$")
_GETTER = re.compile(r"this\.(get\w+Attribute)\('")
_HCL = re.compile(r'^ +(\w+): \{\n +value: .*\n +isBlock: \w+,\n +type: "(\w+)",', re.MULTILINE)
_HCL_OF = re.compile(
    r"^export function \w+ToHclTerraform\(struct\?: (?:\w+OutputReference \| )?(\w+)\b(.*?)^\}",
    re.MULTILINE | re.DOTALL,
)
_INTERFACE = re.compile(r"^export interface (\w+)[^{]*\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"/\*\*(.*?)\*/", re.DOTALL)
_VALUES = re.compile(
    r"Available values: ((?:\"[^\"]*\",?\s*\*?\s*)+)\.?.*?#(\w+) \w+#\w+\}", re.DOTALL
)
_SCALARS = {"string": "string", "number": "number", "boolean": "bool"}
_GETTERS: dict[str, Any] = {
    "getStringAttribute": "string",
    "getNumberAttribute": "number",
    "getBooleanAttribute": "bool",
    "getListAttribute": ["list", "string"],
    "getNumberListAttribute": ["list", "number"],
}
_MAPS: dict[str, Any] = {
    "StringMap": ["map", "string"],
    "NumberMap": ["map", "number"],
    "BooleanMap": ["map", "bool"],
    "AnyMap": "dynamic",
    "StringListMap": ["map", ["list", "string"]],
    "StringMapList": ["list", ["map", "string"]],
    "StringListList": ["list", ["list", "string"]],
}


def lines(provider: Provider) -> dict[str, Block]:
    """Name -> block; raises: ValueError if the bindings do not have the known form."""
    spec = find_spec(provider.module)
    if spec is None or spec.origin is None:
        raise ValueError(f"{provider.distribution} is not installed")
    (package,) = Path(spec.origin).parent.glob("_jsii/*.jsii.tgz")
    found: dict[str, Block] = {}
    for text in typescript(package):
        found |= dict(_Module(text, nested=provider.protocol == 6).blocks())  # noqa: PLR2004
    return found


def packed(blocks: dict[str, Block]) -> bytes:
    """No timestamp in the header, so that the same schema gives the same bytes."""
    texts = (
        f"{name}\t{json.dumps(blocks[name], separators=(',', ':'), sort_keys=True)}"
        for name in sorted(blocks)
    )
    return gzip.compress("\n".join(texts).encode(), 9, mtime=0)


def typescript(package: Path) -> Iterator[str]:
    """One text a type: its large structures are in files of their own."""
    texts: dict[str, list[str]] = {}
    with tarfile.open(package, "r|gz") as archive:
        for member in archive:
            parts = member.name.split("/")
            file = archive.extractfile(member) if member.name.endswith(".js") else None
            if file is not None and len(parts) > 3 and parts[1] == "lib":  # noqa: PLR2004
                map_ = _SOURCE.search(file.read().decode())
                content = json.loads(base64.b64decode(map_[1])) if map_ else {}
                texts.setdefault(parts[2], []).extend(content.get("sourcesContent") or [])
    yield from ("\n".join(texts[name]) for name in sorted(texts))


class _Module:
    """The sources of one type. nested: objects in objects are attributes, not blocks."""

    def __init__(self, text: str, *, nested: bool) -> None:
        self._nested = nested
        self._classes = _CLASS.findall(text)
        self._bodies = {name: body for name, _, body in self._classes}
        self._hcl = {name: dict(_HCL.findall(body)) for name, body in _HCL_OF.findall(text)}
        self._interfaces = dict(_INTERFACE.findall(text))

    def blocks(self) -> Iterator[tuple[str, Block]]:
        for name, base, body in self._classes:
            kind = _KIND.search(body)
            match base:
                case "TerraformProvider":
                    block = self._block(name, name)
                    yield "provider", {k: v for k, v in block.items() if k != "alias"}
                case "TerraformResource" if kind:
                    yield kind[1], self._block(name, f"{name}Config")
                case "TerraformDataSource" if kind:
                    yield f"data.{kind[1]}", self._block(name, f"{name}Config")

    def _block(self, name: str, struct: str) -> Block:
        """name: of the class; struct: of the interface that configures it"""
        body = self._bodies[name]
        hcl = self._hcl.get(struct) or dict(_HCL.findall(body))
        found = {m[0]: self._member(m, hcl) for m in _MEMBER.findall(body)}
        for attribute, allowed in self._allowed(struct).items():
            if attribute in found and found[attribute][0] != "b":
                found[attribute].append(allowed)
        return found

    def _allowed(self, struct: str) -> dict[str, list[str]]:
        comments = _COMMENT.findall(self._interfaces.get(struct, ""))
        told = [m for text in comments for m in _VALUES.findall(text)]
        return {name: re.findall(r'"([^"]*)"', listed) for listed, name in told}

    def _member(self, member: tuple[str, ...], hcl: dict[str, str]) -> list[Any]:
        name, *marks, first, second, third = member
        flag = _flag(marks)
        if made := _STRUCTURE.search(first):
            return self._structure(made[1], hcl.get(name), flag, is_set=made[2] == "true")
        if made := _MAP.search(first):
            return [flag, _MAPS[made[1]]]
        if made := _WRITTEN.match(first):
            return [flag, _type(made[1], is_set="cdktf.Fn.tolist(" in f"{second} {third}")]
        if made := _GETTER.search(f"{first} {second} {third}"):
            kind = _GETTERS[made[1]]
            is_set = "Fn.tolist(" in second and isinstance(kind, list)
            return [flag, ["set", kind[1]] if is_set else kind]
        raise ValueError(f"{name}: {first!r} is not understood")

    def _structure(self, name: str, hcl: str | None, flag: str, *, is_set: bool) -> list[Any]:
        """hcl: how CDKTF itself would write it; None for what nobody can set"""
        if name.endswith("OutputReference"):
            reference, nesting, most = name, hcl if hcl in {"list", "set"} else "single", 1
        else:
            reference = re.sub(r"(List|Map)$", "OutputReference", name)
            nesting, most = "map" if name.endswith("Map") else "set" if is_set else "list", 0
        inner = self._block(reference, reference.removesuffix("OutputReference"))
        if self._nested:
            kind = "single" if most else nesting
            return ["b", kind, int(flag == "r"), 0, inner, flag]
        if flag == "c":
            made = ["object", {key: _as_type(item) for key, item in inner.items()}]
            return ["c", made if nesting == "single" else [nesting, made]]
        return ["b", nesting, int(flag == "r"), most, inner]


def _flag(marks: list[str]) -> str:
    """Terraform allows nothing beside `required`, though some providers do."""
    on = {FLAGS[name] for name, mark in zip(FLAGS, marks, strict=True) if mark == "true"}
    return "r" if "r" in on else "oc" if on == {"o", "c"} else next(iter(on), "o")


def _type(text: str, *, is_set: bool = False) -> Any:
    plain = text.replace(" | cdktf.IResolvable", "").strip("()")
    if plain in _SCALARS:
        return _SCALARS[plain]
    if plain.endswith("[]"):
        return ["set" if is_set else "list", _type(plain[:-2])]
    if found := re.fullmatch(r"\{ \[key: string\]: (.*?) ?\}", plain):
        return "dynamic" if found[1] == "any" else ["map", _type(found[1])]
    return "dynamic"  # a structure of a provider block


def _as_type(item: list[Any]) -> Any:
    if item[0] != "b":
        return item[1]
    made = ["object", {key: _as_type(value) for key, value in item[4].items()}]
    return made if item[1] == "single" else [item[1], made]


def main(names: list[str]) -> None:
    for name in names:
        found = lines(PROVIDERS[name])
        file = TARGET / PROVIDERS[name].schema
        file.write_bytes(packed(found))
        print(f"{file.name}: {len(found)} types, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
