"""What our checks accept of a sample, the provider accepts, too; `make oracle` asks about all."""

from collections.abc import Iterator

import pytest
from oracle.choice import of_one_document
from oracle.variants import TRIED, variants
from oracle.verdicts import judge
from support import need_terraform

from specgen.systems import BY_KIND
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.workspace import Workspace

pytestmark = [pytest.mark.prove, pytest.mark.synth, pytest.mark.terraform]
EACH = 10


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    need_terraform()
    with Workspace(tmp_path_factory.mktemp("oracle"), find_mirror()) as made:
        yield made


@pytest.mark.parametrize("kind", TRIED)
def test_the_provider_accepts_what_we_accept(kind: str, workspace: Workspace) -> None:
    found = judge(of_one_document(variants(BY_KIND[kind]), EACH), workspace)
    assert [str(fault) for fault in found.faults] == []
    assert found.counts.total() == EACH
