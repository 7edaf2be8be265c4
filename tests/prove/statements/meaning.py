"""Generated files that mean something else: other references, members and switches, blocks gone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from prove.statements.mutating import DELETED, Way, changed

from specgen.prove.statements.generated import Contents, Generated
from specgen.prove.statements.resolve import resolved
from specgen.terraform.provider_schema import attributes

REFERENCE = re.compile(r"(?<![\w.\"-])((?:data\.)?aws_\w+)\.([\w-]+)(?=\.)")
LOCAL = re.compile(r"(?<![\w.])local\.([\w-]+)")
WHOLE_LOCAL = re.compile(r"\$\{(?:jsonencode\()?local\.([\w-]+)\)?\}")

SWITCHES = {
    "ENABLED": "DISABLED",
    "Enabled": "Disabled",
    "enabled": "disabled",
    "required": "optional",
    "true": "false",
}
TURNED = SWITCHES | {off: on for on, off in SWITCHES.items()}
UNWRITTEN = {
    "actions_enabled": False,
    "disabled": True,
    "enabled": False,
    "is_enabled": False,
    "map_public_ip_on_launch": True,
    "publicly_accessible": True,
}
"""Switches that a block need not have -> the value that they do not have by default."""
INSIDE = {
    ("target_tracking_scaling_policy_configuration", "disable_scale_in"): True,
    ("suspended_state", "dynamic_scaling_out_suspended"): True,
}
"""As UNWRITTEN, but inside of an argument of that name."""
STATES = {"aws_cloudwatch_event_rule", "aws_scheduler_schedule"}
"""Types with a `state` that is ENABLED by default."""
OWN = (
    "name",
    "alarm_name",
    "family",
    "function_name",
    "identifier",
    "replication_group_id",
    "association_name",
    "user_group_id",
)
"""Arguments that give a block its name."""
UNREAD = {"depends_on", "tags", "timeouts"}
"""What no statement can be about: order, labels and patience."""
NONE = {"count": 0, "for_each": {}}
"""Meta arguments that leave no instance of a block."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """blocks: other bodies of the root module's blocks, by address; None: there is no such block

    way: of change: gone, argument (which is gone), reference, member or switch
    path: in the block's body, through the locals that it names; each list is `[]`
    document: whether it is inside of data that another program reads
    """

    address: str
    way: str
    path: str
    what: str
    blocks: Mapping[str, Any] = field(repr=False)
    document: bool = False

    def __str__(self) -> str:
        return f"{self.address} {self.path} {self.way}: {self.what}"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A value in a block or in a local that the block names; way: below that one's body"""

    block: str
    way: Way
    path: str
    document: bool

    def at(self, step: str | int) -> "_Spot":
        path = f"{self.path}[]" if isinstance(step, int) else f"{self.path}.{step}".lstrip(".")
        return replace(self, way=(*self.way, step), path=path)


@dataclass(frozen=True, slots=True)
class Subject:
    """A block, and all that it could mean instead."""

    output: Generated
    module: Contents
    address: str

    def mutants(self) -> Iterator[Mutant]:
        body = self.module.blocks[self.address].body
        kind = self.address.partition(".")[0]
        if kind.startswith("aws_"):
            yield Mutant(self.address, "gone", "", "removed", {self.address: None})
            for key, none in NONE.items():
                yield self._with("gone", key, none)
            offered = attributes(kind) or {}
            for key, value in (UNWRITTEN | self._states(kind)).items():
                if key in offered and key not in body:
                    yield self._with("switch", key, value)
            for (key, inner), value in INSIDE.items():
                if key in offered and inner not in body.get(key, {}):
                    yield self._with("switch", key, {**body.get(key, {}), inner: value})
        yield from self._inside(_Spot(self.address, (), "", kind == "local"), body)

    def _states(self, kind: str) -> dict[str, str]:
        return {"state": "DISABLED"} if kind in STATES else {}

    def _with(self, way: str, key: str, value: Any) -> Mutant:
        body = {**self.module.blocks[self.address].body, key: value}
        return Mutant(self.address, way, key, f"{value!r}", {self.address: body})

    def _made(self, way: str, spot: _Spot, new: Any) -> Mutant:
        body = changed(self.module.blocks[spot.block].body, spot.way, new)
        shown = "gone" if new is DELETED else f"{new!r:.80}"
        return Mutant(self.address, way, spot.path, shown, {spot.block: body}, spot.document)

    def _inside(self, spot: _Spot, value: Any) -> Iterator[Mutant]:
        match value:
            case bool():
                yield self._made("switch", spot, not value)
            case dict():
                for key, item in value.items():
                    if spot.way or key not in UNREAD:
                        yield from self._argument(spot.at(key), item)
                        yield from self._inside(spot.at(key), item)
            case list():
                yield from self._members(spot, value)
                for i, item in enumerate(value):
                    yield from self._inside(spot.at(i), item)
            case str():
                yield from self._text(spot, value)

    def _argument(self, spot: _Spot, value: Any) -> Iterator[Mutant]:
        """Without an argument that refers to something, or holds others."""
        refers = isinstance(value, str) and "${" in value
        if not spot.document and (refers or (value and isinstance(value, dict | list))):
            yield self._made("argument", spot, DELETED)

    def _text(self, spot: _Spot, text: str) -> Iterator[Mutant]:
        if text in TURNED:
            yield self._made("switch", spot, TURNED[text])
        if "${" not in text:
            yield from self._names(spot, text)
            return
        whole = WHOLE_LOCAL.fullmatch(text)
        inner = self.module.blocks.get(f"local.{whole[1]}") if whole else None
        if whole and inner:
            for other in self._like_local(whole[1], inner.body):
                new = text.replace(whole[0], whole[0].replace(whole[1], other))
                yield self._made("reference", spot, new)
            yield from self._inside(_Spot(inner.address, (), spot.path, document=True), inner.body)
            return
        read = resolved(self.output, self.module, text)
        if isinstance(read, list):
            # a list that an expression makes, written out as it is read
            yield from self._members(spot, read)
        for found in REFERENCE.finditer(text):
            other = self._other(found[1], found[2])
            swapped = f"{text[: found.start()]}{found[1]}.{other}{text[found.end() :]}"
            yield self._made("reference", spot, swapped)

    def _members(self, spot: _Spot, items: list[Any]) -> Iterator[Mutant]:
        inside = replace(spot, path=f"{spot.path}[]")
        for i, item in enumerate(items):
            yield self._made("member", inside, [*items[:i], *items[i + 1 :]])
            yield self._made("member", inside, [*items, item])
        if items and all(isinstance(i, str) and re.search(r"aws_\w+\.", i) for i in items):
            foreign = re.sub(r"(aws_\w+\.)[\w-]+", r"\1foreign", str(items[0]))
            yield self._made("member", inside, [*items, foreign])

    def _other(self, kind: str, name: str) -> str:
        """Another block of the type, or a parameter of the kind; a foreign one if there is none."""
        prefix, mine = f"{kind}.", f"{kind}.{name}"
        same = [a for a in self.module.blocks if a.startswith(prefix) and a != mine]
        if kind == "data.aws_ssm_parameter":
            wanted = self._published(mine)
            same = [a for a in same if self._published(a) == wanted]
        return same[0].removeprefix(prefix) if same else "foreign"

    def _published(self, address: str) -> str:
        """The type and attribute that a parameter leads to."""
        read = resolved(self.output, self.module, f"${{{address}.insecure_value}}")
        text = read[0] if isinstance(read, list) and read else str(read)
        return re.sub(r"^.*?(aws_\w+)\.[\w-]+", r"\1", text)

    def _like_local(self, name: str, body: Any) -> list[str]:
        """A local of the same sort that is not the same: `web-api-envoy` of `blockchain-envoy`."""
        sort = f"-{name.rpartition('-')[2]}"
        found = [a for a in self.module.blocks if a.startswith("local.") and a.endswith(sort)]
        others = [a for a in found if self.module.blocks[a].body != body]
        return [a.removeprefix("local.") for a in others[:1]]

    def _names(self, spot: _Spot, text: str) -> Iterator[Mutant]:
        """A text that is the name of another block refers to it; documents only tell."""
        mine = self.module.blocks[self.address].body
        own = isinstance(mine, dict) and text in {mine.get(key) for key in OWN}
        if own or spot.document:
            return
        for address, block in self.module.blocks.items():
            if address.startswith("aws_") and text in (
                block.body.get("name"),
                block.body.get("alarm_name"),
            ):
                kind, _, name = address.partition(".")
                other = self.module.blocks.get(f"{kind}.{self._other(kind, name)}")
                name = other and (other.body.get("name") or other.body.get("alarm_name"))
                yield self._made("reference", spot, name or "foreign")
                return
