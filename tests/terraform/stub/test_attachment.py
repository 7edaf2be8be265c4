"""Which providers are stubs, and how they are attached and taken away."""

import socket
from dataclasses import replace

import pytest

from specgen.terraform.offline.stub.attachment import attached, stubbed
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import CLOUDFLARE, DATADOG, PAGERDUTY


def test_a_provider_in_the_mirror_is_not_replaced(module: WorkingCopy) -> None:
    assert stubbed(module) == (CLOUDFLARE, DATADOG, PAGERDUTY)

    mirror = module.workspace.mirror
    assert mirror is not None
    (mirror / DATADOG.path / DATADOG.version / "linux_amd64").mkdir(parents=True)

    assert stubbed(module) == (CLOUDFLARE, PAGERDUTY)


def test_of_another_version_no_schema_is_known(module: WorkingCopy) -> None:
    settings = module.folder / "terraform.tf.json"
    settings.write_text(settings.read_text().replace(CLOUDFLARE.version, "5.15.0"))

    assert stubbed(module) == (DATADOG, PAGERDUTY)


def test_without_a_mirror_the_real_ones_are_downloaded(module: WorkingCopy) -> None:

    assert stubbed(replace(module, workspace=replace(module.workspace, mirror=None))) == ()


def test_nobody_listens_when_the_command_has_ended(module: WorkingCopy) -> None:
    with attached(module, set()) as found:
        assert set(found) == {p.address for p in (CLOUDFLARE, DATADOG, PAGERDUTY)}
        ports = [about["Addr"]["String"].rpartition(":") for about in found.values()]
        for host, _, port in ports:
            socket.create_connection((host, int(port)), timeout=5).close()

    for host, _, port in ports:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((host, int(port)), timeout=5)
