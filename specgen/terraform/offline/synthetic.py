"""A state invented from an offline plan and refined until planning with it finds nothing to do.

It proves that a configuration converges under the provider's own rules, and that a later version
of it destroys nothing. It cannot show what AWS would answer, because the values are ours.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from specgen.terraform.offline import references, runner
from specgen.terraform.offline.diagnostics import Diagnostics
from specgen.terraform.offline.placeholders import Resource
from specgen.terraform.offline.runner import Plan
from specgen.terraform.offline.schema import Schema, resource_schemas
from specgen.terraform.offline.sensitive import paths
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.state import Instance, State
from specgen.terraform.offline.values import complete, merge
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.root_modules import resources_of

ROUNDS = 8
SYNTHETIC = "synthetic.tfstate"

Item = Mapping[str, Any]


def settle(module: WorkingCopy, server: Server, rounds: int = ROUNDS) -> State | Diagnostics:
    """Diagnostics if a plan fails; otherwise a state, which lists what would still change."""
    planned = runner.plan(module, server)
    return settle_plan(planned, server, rounds) if isinstance(planned, Plan) else planned


def settle_plan(planned: Plan, server: Server, rounds: int = ROUNDS) -> State | Diagnostics:
    """Like settle(), but starts from an existing plan that was made without a state."""
    module, document = planned.module, runner.show(planned)
    schemas = resource_schemas(module, {item["type"] for item in _managed(document)})
    state = _first(module, document, schemas)
    for number in range(1, rounds + 1):
        again = plan_with_state(module, state, server)
        if not isinstance(again, Plan):
            return again
        before, state = state, _refine(state, _open(again), schemas, number)
        if state.instances == before.instances:
            break
    return state


def plan_with_state(module: WorkingCopy, state: State, server: Server) -> Plan | Diagnostics:
    file = state.write(module.folder / SYNTHETIC)
    return runner.plan(module, server, file)


def _first(module: WorkingCopy, document: Item, schemas: Mapping[str, Schema]) -> State:
    providers, indexed = _providers(document), references.indexed(module.folder)
    instances = {
        item["address"]: _instance(item, schemas[item["type"]], (providers, indexed))
        for item in _managed(document)
    }
    unknown = {i["address"]: i["change"].get("after_unknown") or {} for i in _managed(document)}
    filled = references.fill(
        {address: instance.attributes for address, instance in instances.items()},
        unknown,
        resources_of(module.folder),
    )
    whole = {a: replace(item, attributes=filled[a]) for a, item in instances.items()}
    return State(whole, document["terraform_version"], {}, 0, unknown)


def _refine(state: State, changed: list[Item], schemas: Mapping[str, Schema], number: int) -> State:
    """Takes over what is now planned; what is still unknown keeps its invented value."""
    instances = dict(state.instances)
    for item in changed:
        change, old = item["change"], instances[item["address"]]
        block = schemas[item["type"]]["block"]
        instances[item["address"]] = replace(
            old,
            attributes=merge(change["after"], change.get("after_unknown"), old.attributes),
            sensitive=tuple(paths(block, change.get("after_sensitive"))),
        )
    unsettled = {item["address"]: _why(item) for item in changed}
    return replace(state, instances=instances, unsettled=unsettled, rounds=number)


def _instance(
    item: Item, schema: Schema, written: tuple[Mapping[str, Item], Mapping[str, frozenset[str]]]
) -> Instance:
    """written: the provider blocks and the lists that are read by index, both by type.name"""
    providers, indexed = written
    change, address = item["change"], item["address"]
    provider = providers[_block(item)]
    region = provider.get("expressions", {}).get("region", {}).get("constant_value", "")
    lists = indexed.get(_block(item), frozenset())
    resource = Resource(item["type"], address, region, change["after"], lists)
    block = schema["block"]
    return Instance(
        kind=item["type"],
        name=item["name"],
        index=item.get("index"),
        alias=provider.get("alias"),
        schema_version=schema["version"],
        attributes=complete(block, change["after"], change.get("after_unknown"), resource),
        sensitive=tuple(paths(block, change.get("after_sensitive"))),
    )


def _providers(document: Item) -> dict[str, Item]:
    """type.name -> the provider block that the resource uses."""
    configuration = document["configuration"]
    return {
        resource["address"]: configuration["provider_config"][resource["provider_config_key"]]
        for resource in configuration["root_module"].get("resources", [])
    }


def _managed(document: Item) -> list[Item]:
    return [item for item in document.get("resource_changes", []) if item["mode"] == "managed"]


def _open(planned: Plan) -> list[Item]:
    """What the plan would still do; `show` costs a second, so it runs only if there is a change."""
    if not planned.changes:
        return []
    managed = _managed(runner.show(planned))
    return [item for item in managed if item["change"]["actions"] != ["no-op"]]


def _why(item: Item) -> str:
    change = item["change"]
    before, after = change["before"] or {}, change["after"] or {}
    unknown = change.get("after_unknown") or {}
    names = {name for name in before | after if before.get(name) != after.get(name)}
    return f"{' and '.join(change['actions'])}: {', '.join(sorted(names | set(_true(unknown))))}"


def _true(unknown: Mapping[str, Any]) -> list[str]:
    return [name for name, value in unknown.items() if value is True]


def _block(item: Item) -> str:
    return f"{item['type']}.{item['name']}"
