"""`terraform init` runs once for root modules that need the same."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specgen.terraform.offline import installation
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

SETTINGS = {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}}
QUEUE = {"resource": {"aws_sqs_queue": {"a": {"name": "a"}}}}


def laid(folder: Path, name: str, *documents: Mapping[str, Any], key: str = "a") -> WorkingCopy:
    source = folder / "sources" / name
    source.mkdir(parents=True)
    terraform = {**SETTINGS, "backend": {"s3": {"key": key}}}
    first = {"terraform": terraform, "provider": {"aws": [{"region": "us-east-1"}]}}
    for number, document in enumerate((first, *documents)):
        file = f"file-{number}.tf.json" if number else "terraform.tf.json"
        (source / file).write_text(json.dumps(document))
    return prepare(Workspace(folder / "work", None), source, name)


def test_neither_resources_nor_the_backend_make_a_difference(tmp_path: Path) -> None:
    topic = {"resource": {"aws_sns_topic": {"b": {"name": "b"}}}}

    one = installation.folder_of(laid(tmp_path, "one", QUEUE))

    assert one is not None
    assert one == installation.folder_of(laid(tmp_path, "two", topic, QUEUE, key="b"))


def test_what_init_depends_on_makes_a_difference(tmp_path: Path) -> None:
    other = {"required_providers": {"tls": {"source": "hashicorp/tls"}}}
    documents: Mapping[str, Mapping[str, Any]] = {
        "the same": QUEUE,
        "another provider is required": {"terraform": other},
        "a type implies another": {"resource": {"random_id": {"a": {}}}},
        "a data source implies another": {"data": {"http": {"a": {}}}},
        "a block names another": {"resource": {"aws_sqs_queue": {"a": {"provider": "acme.west"}}}},
    }

    folders = {installation.folder_of(laid(tmp_path, n, d)) for n, d in documents.items()}

    assert len(folders - {None}) == len(documents)


def test_only_init_knows_what_a_called_module_or_a_broken_file_needs(tmp_path: Path) -> None:
    calls = laid(tmp_path, "calls", {"module": {"a": {"source": "./a"}}})
    broken = laid(tmp_path, "broken", QUEUE)
    (broken.folder / "file-1.tf.json").write_text("{")

    assert installation.folder_of(calls) is None
    assert installation.folder_of(broken) is None


def test_what_is_kept_is_put_into_the_next_with_its_links(tmp_path: Path) -> None:
    first, second = laid(tmp_path, "first"), laid(tmp_path, "second")
    provider = tmp_path / "provider"
    provider.mkdir()
    first.data.mkdir()
    (first.data / "link").symlink_to(provider)
    first.lock_file.write_text("locked")
    kept = installation.folder_of(first)
    assert kept is not None

    installation.keep(first, kept)
    installation.put(kept, second)

    assert (second.data / "link").readlink() == provider
    assert second.lock_file.read_text() == "locked"
