"""`terraform init` runs once for root modules that need the same."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specgen.terraform.offline import installation
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

SETTINGS = {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}}
QUEUE = {"resource": {"aws_sqs_queue": {"a": {"name": "a"}}}}


def laid(
    folder: Path,
    name: str,
    *documents: Mapping[str, Any],
    key: str = "a",
    kept: Path | None = None,
) -> WorkingCopy:
    source = folder / "sources" / name
    source.mkdir(parents=True)
    terraform = {**SETTINGS, "backend": {"s3": {"key": key}}}
    first = {"terraform": terraform, "provider": {"aws": [{"region": "us-east-1"}]}}
    for number, document in enumerate((first, *documents)):
        file = f"file-{number}.tf.json" if number else "terraform.tf.json"
        (source / file).write_text(json.dumps(document))
    downloads = (kept.parent if kept else folder) / "downloads"
    return prepare(Workspace(folder / "work", None, downloads, kept=kept), source, name)


def test_neither_resources_nor_the_backend_make_a_difference(tmp_path: Path) -> None:
    topic = {"resource": {"aws_sns_topic": {"b": {"name": "b"}}}}

    one = installation.needs_of(laid(tmp_path, "one", QUEUE))

    assert one is not None
    assert one == installation.needs_of(laid(tmp_path, "two", topic, QUEUE, key="b"))


def test_what_init_depends_on_makes_a_difference(tmp_path: Path) -> None:
    other = {"required_providers": {"tls": {"source": "hashicorp/tls"}}}
    documents: Mapping[str, Mapping[str, Any]] = {
        "the same": QUEUE,
        "another provider is required": {"terraform": other},
        "a type implies another": {"resource": {"random_id": {"a": {}}}},
        "a data source implies another": {"data": {"http": {"a": {}}}},
        "a block names another": {"resource": {"aws_sqs_queue": {"a": {"provider": "acme.west"}}}},
    }

    needs = {installation.needs_of(laid(tmp_path, n, d)) for n, d in documents.items()}

    assert len(needs - {None}) == len(documents)


def test_only_init_knows_what_a_called_module_or_a_broken_file_needs(tmp_path: Path) -> None:
    calls = laid(tmp_path, "calls", {"module": {"a": {"source": "./a"}}})
    broken = laid(tmp_path, "broken", QUEUE)
    (broken.folder / "file-1.tf.json").write_text("{")

    assert installation.needs_of(calls) is None
    assert installation.needs_of(broken) is None


def test_what_is_kept_is_put_into_the_next_with_its_links(tmp_path: Path) -> None:
    first, second = laid(tmp_path, "first"), laid(tmp_path, "second")
    provider = installed(first, tmp_path / "provider")

    installation.keep(first)

    assert installation.put(second)
    assert (second.data / "link").readlink() == provider
    assert second.lock_file.read_text() == "locked"


def installed(module: WorkingCopy, provider: Path) -> Path:
    """The provider that it links to."""
    provider.mkdir(parents=True)
    module.data.mkdir()
    (module.data / "link").symlink_to(provider)
    module.lock_file.write_text("locked")
    return provider


def test_a_later_run_takes_what_an_earlier_one_has_kept(tmp_path: Path) -> None:
    first, second = (laid(tmp_path / n, "one", kept=tmp_path / "kept") for n in "ab")
    provider = installed(first, tmp_path / "provider")

    installation.keep(first)

    assert installation.put(second)
    assert (second.data / "link").readlink() == provider


def test_a_later_run_takes_nothing_that_leads_nowhere(tmp_path: Path) -> None:
    first, second = (laid(tmp_path / n, "one", kept=tmp_path / "kept") for n in "ab")
    provider = installed(first, tmp_path / "provider")
    installation.keep(first)

    provider.rmdir()

    assert not installation.put(second)


def test_links_into_a_run_that_ends_are_not_kept_for_later_ones(tmp_path: Path) -> None:
    first, second = (laid(tmp_path / n, "one", kept=tmp_path / "kept") for n in "ab")
    installed(first, first.workspace.folder / "plugins" / "provider")

    installation.keep(first)

    assert installation.put(laid(tmp_path / "a", "two"))
    assert not installation.put(second)


def test_other_providers_at_hand_make_an_installation_useless(tmp_path: Path) -> None:
    first, second = (laid(tmp_path / n, "one", kept=tmp_path / "kept") for n in "ab")
    installed(first, tmp_path / "provider")
    installation.keep(first)

    at_hand = second.workspace.providers / "registry.terraform.io/acme/acme/1.0.0/linux/binary"
    at_hand.parent.mkdir(parents=True)
    at_hand.touch()

    assert not installation.put(second)
