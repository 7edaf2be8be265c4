"""Several processes or machines give the same bytes as one, even if some of them die."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import cloudpickle
import dask
import pytest
from distributed import Client, LocalCluster
from rich.console import Console
from support import make_project
from typer.testing import CliRunner

from specgen import pipeline
from specgen.cli import app
from specgen.cli.run.init import Answers, init
from specgen.documents.layout import Layout, find_layout
from specgen.pipeline import Checked, Rendered
from specgen.render.workers import tasks
from specgen.render.workers.spread import Spread, split

pytestmark = pytest.mark.synth


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    quiet = Console(quiet=True)
    folder = tmp_path_factory.mktemp("project") / "shop"
    assert init(folder, Answers(account="123456789012"), quiet, quiet) == 0
    return find_layout(folder)


@pytest.fixture(scope="module")
def checked(layout: Layout) -> Checked:
    return pipeline.check(layout.root, layout.specs)


@pytest.fixture(scope="module")
def alone(checked: Checked) -> Rendered:
    return pipeline.render(checked)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process that is restarted when it dies."""
    quiet = {"distributed.logging.distributed": "critical", "distributed.admin.tick.limit": "1h"}
    with (
        dask.config.set(quiet),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
    ):
        yield made


def test_jobs_render_what_one_process_renders(layout: Layout, alone: Rendered) -> None:
    done = CliRunner().invoke(app, ["render", str(layout.root), "--jobs", "2"])

    assert done.exit_code == 0
    assert "warning" not in done.stderr
    for path, text in alone.files.items():
        assert (layout.output / path).read_text(encoding="utf-8") == text


def test_a_cluster_renders_what_one_process_renders(
    layout: Layout, alone: Rendered, cluster: LocalCluster
) -> None:
    for path in layout.output.rglob("*.tf.json"):
        path.unlink()

    address = ["--scheduler", cluster.scheduler_address]
    done = CliRunner().invoke(app, ["render", str(layout.root), *address])

    assert done.exit_code == 0
    assert "warning" not in done.stderr
    for path, text in alone.files.items():
        assert (layout.output / path).read_text(encoding="utf-8") == text


def dying(marker: Path) -> Callable[[bytes], bytes]:
    """The first call kills its worker."""

    def run(task: bytes) -> bytes:
        try:
            marker.touch(exist_ok=False)
        except FileExistsError:
            return tasks.run(task)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    return run


def test_a_worker_that_dies_loses_nothing(
    layout: Layout, checked: Checked, alone: Rendered, cluster: LocalCluster, tmp_path: Path
) -> None:
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    with Client(cluster, set_as_default=False) as client:
        executor = client.get_executor(pure=False)
        spread = Spread(layout, executor, 2, dying(tmp_path / "died"))
        made = pipeline.render(checked, builder=spread.build)

    assert (tmp_path / "died").exists()
    assert (made.files, made.modules, made.warnings) == (alone.files, alone.modules, ())


def test_a_process_that_dies_is_started_again(
    layout: Layout, checked: Checked, alone: Rendered
) -> None:
    failures = iter([tasks.TaskError("killed")])

    def run(task: bytes) -> bytes:
        for failure in failures:
            raise failure
        return tasks.run(task)

    with ThreadPoolExecutor(1) as pool:
        made = pipeline.render(checked, builder=Spread(layout, pool, 1, run).build)

    assert made.files == alone.files


def test_findings_of_building_are_those_of_one_process(tmp_path: Path) -> None:
    rule = "kind: security_group\nname: {}\nnetwork: main\ningress: []\n"
    patch = "terraform: {aws_vpc.nowhere: {tags: {}}}\n"
    text = f"{rule.format('one')}{patch}---\n{rule.format('two')}{patch}"
    root = make_project(tmp_path, text, ("network",))
    found = pipeline.check(root, root / "specs")
    wanted = pipeline.render(found).findings
    with ThreadPoolExecutor(2) as pool:
        spread = Spread(find_layout(root), pool, 2)
        made = pipeline.render(found, builder=spread.build)

    assert wanted
    assert made.findings == wanted


def test_another_specgen_is_refused(layout: Layout, checked: Checked) -> None:
    task = json.loads(Spread(layout, Inline(), 1).task([checked.modules[0].id]))
    with pytest.raises(tasks.TaskError, match="a different specgen"):
        tasks.run(json.dumps({**task, "code": "of another version"}).encode())


class Inline(ThreadPoolExecutor):
    def submit(self, fn: Any, /, *args: Any, **_: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args))
        return done


def test_shares_hold_every_root_module_once(checked: Checked) -> None:
    for workers in (1, 2, 3, 50):
        shares = list(split(checked.modules, workers))
        assert [m for share in shares for m in share] == list(checked.modules)
        assert len(shares) <= max(workers, len(checked.modules))


def test_no_scheduler_and_no_dask_are_said(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["render", str(layout.root), "--scheduler", "tcp://127.0.0.1:1"]
    monkeypatch.setattr("specgen.render.workers.executors.CONNECT_TIMEOUT_S", 0.2)
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in done.stderr

    monkeypatch.setitem(sys.modules, "distributed", None)
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 2
    assert "pip install 'distributed>=2026.1'" in done.stderr


def test_the_matrix_of_a_ci_holds_what_changed(layout: Layout, checked: Checked) -> None:
    whole = CliRunner().invoke(app, ["stacks", str(layout.root), "--format", "matrix"])
    included = json.loads(whole.stdout)["include"]

    assert [item["id"] for item in included] == [m.id for m in checked.modules]
    assert whole.stdout.count("\n") == 1
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "as it is"]):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        subprocess.run(["git", "-C", str(layout.root), *who, *command], check=True)
    changed = next(layout.output.rglob("network-main.tf.json"))
    changed.write_text("{}\n", encoding="utf-8")

    asked = ["stacks", str(layout.root), "--format", "matrix", "--base", "HEAD"]
    part = json.loads(CliRunner().invoke(app, asked).stdout)["include"]

    assert [item["stack"] for item in part] == ["network"]
    wrong = CliRunner().invoke(app, [*asked[:-1], "nowhere"])
    assert wrong.exit_code == 2
    assert "nowhere" in wrong.stderr
