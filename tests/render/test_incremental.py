"""What is not rebuilt equals what a build would produce."""

from pathlib import Path
from random import Random

import pytest
import yaml
from keys.mutation import Data, leaves, put, values
from rich.console import Console

from specgen import pipeline
from specgen.cli.run.init import Answers, init
from specgen.findings.pointers import Pointer
from specgen.pipeline import Checked, Rendered, Target, check, render
from specgen.render.incremental import modules as known_modules
from specgen.render.incremental.lookups import Watched
from specgen.render.incremental.modules import Modules
from specgen.systems import BY_KIND

pytestmark = pytest.mark.synth

STEPS = 14


@pytest.fixture
def root(tmp_path: Path) -> Path:
    quiet = Console(quiet=True)
    assert init(tmp_path / "project", Answers(account="123456789012"), quiet, quiet) == 0
    return tmp_path / "project"


def checked(root: Path) -> Checked:
    return check(root, root / "specs")


def rendered(root: Path) -> Rendered:
    """Uses what earlier runs left; writes, and records the result for later ones."""
    found = checked(root)
    assert found.project is not None
    assert found.errors == ()
    known = Modules.opened(found.project, root / "generated", root)
    made = render(found, known=known)
    if made.findings == ():
        target = Target(root / "generated", made.modules, made.modules)
        pipeline.write(target, made.files)
    return made


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / "specs" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_built_twice(root: Path) -> None:
    first = rendered(root)

    second = rendered(root)

    assert (first.kept, second.kept) == (0, len(second.modules))
    assert (second.files, second.resources) == (first.files, first.resources)


def test_only_what_looks_at_the_changed_document_is_built(root: Path) -> None:
    first = rendered(root)
    change(root, "keys.yaml", "Data at rest", "All data at rest")

    second = rendered(root)

    changed = {p for p in second.files if second.files[p] != first.files.get(p)}
    assert changed
    assert {p.rsplit("/", 1)[0].split("/")[2] for p in changed} == {"keys"}
    assert 0 < second.kept < len(second.modules)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.prove)])
def test_any_change_gives_what_building_all_gives(seed: int, root: Path) -> None:
    rng = Random(seed)  # noqa: S311  repeatable, not secret
    rendered(root)
    kept = 0

    for _ in range(STEPS):
        change_something(rng, root)
        made = rendered(root)
        kept += made.kept
        whole = render(checked(root))
        assert (made.files, made.findings) == (whole.files, whole.findings)

    assert kept > 0


def change_something(rng: Random, root: Path) -> None:
    """A change of some document's value that leaves the project without errors."""
    while True:
        file = rng.choice(sorted((root / "specs").rglob("*.yaml")))
        before = file.read_text(encoding="utf-8")
        documents = [d for d in yaml.safe_load_all(before) if d]
        changed = mutated(rng, rng.choice(documents))
        if changed is None:
            continue
        file.write_text(yaml.safe_dump_all(documents), encoding="utf-8")
        if checked(root).errors == ():
            return
        file.write_text(before, encoding="utf-8")


def mutated(rng: Random, data: Data) -> Pointer | None:
    """The document with another value, and the place of the value."""
    keys = [(p, n) for p, n in leaves(BY_KIND[data["kind"]], data) if p[0] not in {"kind", "name"}]
    pointer, node = rng.choice(keys)
    now = value_at(data, pointer)
    others = values(node, now)
    if not others or not put(data, pointer, rng.choice(others)):
        return None
    return pointer


def value_at(data: object, pointer: Pointer) -> object:
    for step in pointer:
        found = data.get(step) if isinstance(data, dict) else None
        is_item = isinstance(data, list) and isinstance(step, int) and step < len(data)
        data = data[step] if is_item else found
    return data


def test_a_file_that_was_edited_is_built_again(root: Path) -> None:
    first = rendered(root)
    path = next(p for p in first.files if p.endswith("network-main.tf.json"))
    (root / "generated" / path).write_text("{}\n", encoding="utf-8")

    second = rendered(root)

    assert second.kept == len(second.modules) - 1
    assert (root / "generated" / path).read_text(encoding="utf-8") == first.files[path]


def test_other_code_facts_or_templates_build_everything(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(root)
    monkeypatch.setattr(known_modules, "of_code", lambda: "another")

    assert rendered(root).kept == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": {"made_of": 1}}', b"\xff\x00"])
def test_a_damaged_entry_changes_nothing_but_the_time(content: bytes, root: Path) -> None:
    first = rendered(root)
    (entries,) = root.glob("*.json")
    entries.write_bytes(content)

    second = rendered(root)

    assert second.kept == 0
    assert second.files == first.files


def test_a_document_that_comes_or_goes_is_seen_by_who_looked_for_it(root: Path) -> None:
    found = checked(root)
    assert found.project is not None
    known = Modules.opened(found.project, root / "generated", root)
    module = found.modules[0]
    known.note(module, {("near", "key", "late", "prod", "us-east-1")}, {}, 0)
    assert known.kept(module) is not None
    known.save([module.id])
    (root / "specs" / "late.yaml").write_text(
        "kind: key\nname: late\nadmits: [rds]\n", encoding="utf-8"
    )
    later = checked(root)
    assert later.project is not None
    opened = Modules.opened(later.project, root / "generated", root)
    same = next(m for m in later.modules if m.id == module.id)
    where = {(e.environment, e.region) for e in later.project.effectives if e.name == "late"}

    assert where
    assert (opened.kept(same) is None) == (("prod", "us-east-1") in where)


def test_reading_the_project_in_another_way_counts_as_all_of_it(root: Path) -> None:
    found = checked(root)
    assert found.project is not None
    watched = Watched(found.project)

    assert watched.platform is found.project.platform
    assert watched.looks == set()
    assert len(watched.effectives) == len(found.project.effectives)
    assert watched.looks == {("project", "")}
