"""generated/: what is written, what differs, and what a killed run leaves."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from specgen.render import output
from specgen.render.manifests import owned_files

VERSIONS = {"specgen": "1"}
FILES = {"prod/a/x.tf.json": "{}\n", "prod/b/y.tf.json": '{"b": 1}\n'}


def written(folder: Path, files: dict[str, str]) -> output.Written:
    return output.write(folder, files, VERSIONS, kept={})


def drift(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    owned = owned_files(folder)
    return [(d.path, d.what) for d in output.differences(folder, files, owned, VERSIONS)]


def test_the_second_run_changes_nothing(tmp_path: Path) -> None:
    first = written(tmp_path / "out", FILES)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.json")}
    second = written(tmp_path / "out", FILES)

    assert first.created == 2
    assert second.is_clean
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.json")} == before


def test_the_manifest_names_every_file_with_its_hash(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)

    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    of_a = json.loads((tmp_path / "out/prod/a/manifest.json").read_text())

    assert manifest == {"files": {}, "made_by": VERSIONS}
    assert of_a == {"files": {"x.tf.json": output.digest(FILES["prod/a/x.tf.json"])}}
    assert owned_files(tmp_path / "out") == {p: output.digest(t) for p, t in FILES.items()}


def test_the_one_manifest_of_earlier_versions_is_read_and_replaced(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)
    files = {**owned_files(tmp_path / "out"), "prod/old/z.tf.json": "0"}
    for path in (tmp_path / "out").rglob("manifest.json"):
        path.unlink()
    (tmp_path / "out/prod/old").mkdir()
    (tmp_path / "out/prod/old/z.tf.json").write_text("{}\n")
    (tmp_path / "out/manifest.json").write_text(json.dumps({"files": files, "made_by": {}}))

    result = written(tmp_path / "out", FILES)

    assert (result.created, result.changed, result.deleted, result.foreign) == (0, 0, 1, ())
    assert set(owned_files(tmp_path / "out")) == set(FILES)


def test_somebody_elses_manifest_is_foreign(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)
    theirs = tmp_path / "out/web/manifest.json"
    theirs.parent.mkdir()
    theirs.write_text('{"name": "web"}')

    assert drift(tmp_path / "out", FILES) == [("web/manifest.json", "foreign")]
    assert written(tmp_path / "out", FILES).foreign == ("web/manifest.json",)
    assert theirs.exists()


def test_a_manifest_without_files_is_obsolete(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)
    (tmp_path / "out/prod/b/y.tf.json").unlink()

    found = drift(tmp_path / "out", {"prod/a/x.tf.json": "{}\n"})

    assert found == [("prod/b/manifest.json", "obsolete")]


def test_what_no_document_makes_any_more_is_deleted_with_its_folder(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)

    result = written(tmp_path / "out", {"prod/a/x.tf.json": "{}\n"})

    assert result.deleted == 1
    assert not (tmp_path / "out/prod/b").exists()


def test_a_foreign_file_is_reported_and_left_alone(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)
    (tmp_path / "out/prod/a/mine.tf.json").write_text("{}")

    result = written(tmp_path / "out", {})

    assert result.foreign == ("prod/a/mine.tf.json",)
    assert (tmp_path / "out/prod/a/mine.tf.json").exists()


def test_terraforms_own_files_are_not_foreign(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)
    (tmp_path / "out/prod/a/.terraform").mkdir()
    (tmp_path / "out/prod/a/.terraform/terraform.tfstate").write_text("{}")
    (tmp_path / "out/prod/a/.terraform.lock.hcl").write_text("")

    assert drift(tmp_path / "out", FILES) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("edit", [("prod/a/x.tf.json", "edited")]),
        ("delete", [("prod/a/x.tf.json", "missing")]),
        ("foreign", [("prod/a/z.tf.json", "foreign")]),
        ("stale", [("prod/a/x.tf.json", "stale")]),
        ("obsolete", [("prod/b/y.tf.json", "obsolete")]),
        ("manifest", [("manifest.json", "missing")]),
    ],
)
def test_each_difference_is_named(
    change: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    written(tmp_path / "out", FILES)
    wanted, folder = dict(FILES), tmp_path / "out"
    match change:
        case "edit":
            (folder / "prod/a/x.tf.json").write_text("{ }\n")
        case "delete":
            (folder / "prod/a/x.tf.json").unlink()
        case "foreign":
            (folder / "prod/a/z.tf.json").write_text("{}")
        case "stale":
            wanted["prod/a/x.tf.json"] = '{"new": 1}\n'
        case "obsolete":
            del wanted["prod/b/y.tf.json"]
        case "manifest":
            (folder / "manifest.json").unlink()

    found = drift(folder, wanted)

    assert found == expected


def test_other_root_modules_stay_when_a_part_is_rendered(tmp_path: Path) -> None:
    written(tmp_path / "out", FILES)
    kept = {p: h for p, h in owned_files(tmp_path / "out").items() if "/b/" in p}

    result = output.write(tmp_path / "out", {"prod/a/x.tf.json": "[]\n"}, VERSIONS, kept=kept)

    assert (result.changed, result.deleted) == (1, 0)
    assert set(owned_files(tmp_path / "out")) == set(FILES)


KILLED = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from specgen.render import output

    steps, folder, size = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    real = Path.replace, Path.write_bytes, Path.unlink
    count = 0

    def dying(function):
        def call(*arguments, **options):
            global count
            count += 1
            if count > steps:
                if function is real[1]:  # half of the bytes reach the disk
                    real[1](arguments[0], arguments[1][: len(arguments[1]) // 2])
                os._exit(9)
            return function(*arguments, **options)
        return call

    Path.replace, Path.write_bytes, Path.unlink = map(dying, real)
    files = {f"prod/s{i}/f.tf.json": f'{{"v": "{sys.argv[4]}", "i": {i}}}\\n' for i in range(size)}
    output.write(folder, files, {"specgen": "1"}, kept={})
    """
)


def files_of(version: str, count: int) -> dict[str, str]:
    return {f"prod/s{i}/f.tf.json": f'{{"v": "{version}", "i": {i}}}\n' for i in range(count)}


@pytest.mark.parametrize("steps", range(0, 40, 2))
def test_a_killed_run_leaves_whole_files_and_the_next_repairs_the_rest(
    steps: int, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    old, new = files_of("old", 12), files_of("new", 9)
    written(folder, old)

    command = [sys.executable, "-c", KILLED, str(steps), str(folder), "9", "new"]
    killed = subprocess.run(command, check=False)

    whole = [set(pair) for pair in zip(old.values(), files_of("new", 12).values(), strict=True)]
    for i, choices in enumerate(whole):
        file = folder / f"prod/s{i}/f.tf.json"
        assert not file.exists() or file.read_text() in choices
    assert killed.returncode == 9 or drift(folder, new) == []
    repaired = written(folder, new)
    assert repaired.foreign == ()
    assert drift(folder, new) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]
