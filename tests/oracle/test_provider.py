"""Every variant that the provider refuses is found, also behind others."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from oracle.blocks import Blocks
from oracle.provider import SETTINGS, UNCHANGED, Bench, label, with_providers
from oracle.rendering import Rendering

from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics

LOT: dict[int, Blocks] = {n: {("locals", label(n)): n} for n in range(9)}


@dataclass(frozen=True)
class Scripted(Bench):
    """refused: these variants; named: whether the provider says which; broken: without any"""

    refused: frozenset[int] = frozenset()
    named: bool = True
    broken: bool = False

    def _errors(self, lot: Mapping[int, Blocks]) -> Diagnostics:
        if self.broken:
            return (Diagnostic("error", "the module is broken"),)
        first = min(self.refused & lot.keys(), default=None)
        if first is None:
            return ()
        address = f"aws_lb.{label(first)}web" if self.named else None
        return (Diagnostic("error", f"no {first}", address=address),)


def _scripted(*refused: int, named: bool = True, broken: bool = False) -> Scripted:
    none: object = None
    return Scripted(none, none, frozenset(refused), named, broken)  # ty: ignore[invalid-argument-type]  never used


def test_faults_that_others_hide_are_found() -> None:
    assert [n for n, _ in _scripted(2, 5, 8).faults(LOT)] == [2, 5, 8]


def test_faults_without_a_name_are_found_by_halves() -> None:
    assert sorted(n for n, _ in _scripted(0, 7, named=False).faults(LOT)) == [0, 7]


def test_a_broken_root_module_is_no_variants_fault() -> None:
    assert [n for n, _ in _scripted(broken=True).faults(LOT)] == [UNCHANGED]


def test_no_fault_is_no_answer() -> None:
    assert list(_scripted().faults(LOT)) == []


def test_a_provider_that_only_a_variant_needs_is_added() -> None:
    east, west = {"region": "us-east-1"}, {"region": "us-west-2", "alias": "usw2"}
    base, variant = _rendering(east), _rendering(east, west)
    found = with_providers(base, [base, variant, variant])
    assert found == {"provider": {"aws": [east, west]}}


def _rendering(*providers: dict[str, str]) -> Rendering:
    settings = json.dumps({"provider": {"aws": providers}})
    return Rendering("prod/us-east-1/data", {SETTINGS: settings}, {})
