"""A platform of any size, always the same: `python -m tests.bench.platform --services N DIR`.

Its services come in groups, each with its own network, groups, cluster, load balancer and database
in its own root modules, like teams that share one repository.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

GROUP = 25
"""Services of one group: few enough that a reviewer can read their root module."""

REGIONS = ("us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1", "eu-central-1")
MOST_ENVIRONMENTS = 20
MOST_SPOTS = 16
"""Environments times regions; 256 groups then share 10.0.0.0/8."""

BASE = "10.0.0.0/20"
QUOTAS = {"fargate_vcpu": 100_000, "ec2_standard_vcpu": 100_000, "elastic_ips": 10_000}

Document = dict[str, Any]


def documents(services: int, regions: int, environments: int) -> Iterator[tuple[str, Document]]:
    """(file below specs/, document)"""
    spots = [(f"env{e}", region) for e in range(environments) for region in REGIONS[:regions]]
    if len(spots) > MOST_SPOTS:
        raise ValueError(f"more than {MOST_SPOTS} environments times regions: {len(spots)}")
    names = list(dict.fromkeys(environment for environment, _ in spots))
    groups = range((services + GROUP - 1) // GROUP)
    yield "platform.yaml", _platform(groups, REGIONS[:regions], environments)
    yield "keys.yaml", {"kind": "key", "name": "data", "admits": ["rds", "logs"]}
    for group in groups:
        inside = range(group * GROUP, min(services, (group + 1) * GROUP))
        for document in _group(group, spots):
            yield f"group-{group}/shared.yaml", {**document, "stack": _stack(document, group)}
        for number in inside:
            document = _service(number, group, names)
            yield f"group-{group}/service-{number}.yaml", {**document, "stack": f"compute-{group}"}


def _stack(document: Document, group: int) -> str:
    part = {"cluster": "compute", "postgres": "data"}.get(document["kind"], "network")
    return f"{part}-{group}"


def _platform(groups: range, regions: tuple[str, ...], environments: int) -> Document:
    names = [f"env{number}" for number in range(environments)]
    stacks: list[Document] = [{"id": "keys", "kinds": ["key"]}]
    for group in groups:
        stacks += [
            {"id": f"network-{group}", "depends_on": ["keys"]},
            {"id": f"data-{group}", "depends_on": [f"network-{group}"]},
            {"id": f"compute-{group}", "depends_on": [f"data-{group}"]},
        ]
    return {
        "kind": "platform",
        "name": "bench",
        "short_name": "bch",
        "account": {"id": "0" * 12},
        "regions": {
            name: {"key": f"rgn{i}", "role": "secondary" if i else "primary"}
            for i, name in enumerate(regions)
        },
        "environments": {name: {"tags": {"Environment": name}} for name in names},
        "backend": {"bucket": "bench-state", "region": regions[0]},
        "domains": {"primary": "example.com"},
        "tags": {"Environment": {"allowed": names}},
        "quotas": {name: dict(QUOTAS) for name in regions},
        "stacks": stacks,
    }


def _group(group: int, spots: list[tuple[str, str]]) -> Iterator[Document]:
    yield {
        "kind": "network",
        "name": f"net-{group}",
        "cidr": BASE,
        "subnet_base": BASE,
        "zones": ["a", "b"],
        "nat": {"placement": "single"},
        "tiers": {
            "public": {"role": "public", "cidrs": ["10.0.0.0/24", "10.0.1.0/24"]},
            "database": {"role": "isolated", "cidrs": ["10.0.2.0/24", "10.0.3.0/24"]},
            "private": {"role": "private", "cidrs": ["10.0.4.0/22", "10.0.8.0/22"]},
        },
        "overrides": [
            {"when": {"environment": env, "region": region}, "set": {"cidr": _block(group, spot)}}
            for spot, (env, region) in enumerate(spots)
            if _block(group, spot) != BASE
        ],
    }
    yield _rules(f"web-{group}", group, {"id": "https", "ports": [443], "cidr": "0.0.0.0/0"})
    yield _rules(f"app-{group}", group, {"id": "web", "ports": [8080], "group": f"web-{group}"})
    yield _rules(f"db-{group}", group, {"id": "app", "ports": [5432], "group": f"app-{group}"})
    names = dict.fromkeys(environment for environment, _ in spots)
    yield {
        "kind": "certificate",
        "name": f"front-{group}",
        "domains": [f"*.{name}.g{group}.example.com" for name in names],
    }
    yield {
        "kind": "load_balancer",
        "name": f"front-{group}",
        "network": f"net-{group}",
        "tier": "public",
        "security_groups": [f"web-{group}"],
        "scheme": "internet-facing",
        "certificate": f"front-{group}",
    }
    yield {
        "kind": "postgres",
        "name": f"db-{group}",
        "engine_version": "17.6",
        "instance_class": "db.t4g.medium",
        "network": f"net-{group}",
        "tier": "database",
        "security_groups": [f"db-{group}"],
        "key": "data",
        "log_key": "data",
        "storage": {"allocated_gib": 50, "maximum_gib": 200},
    }
    yield {
        "kind": "cluster",
        "name": f"run-{group}",
        "network": f"net-{group}",
        "security_groups": [f"app-{group}"],
    }


def _block(group: int, spot: int) -> str:
    """Addresses of a network in the spot-th environment and region; they overlap with no other."""
    number = group * MOST_SPOTS + spot
    return f"10.{number // 16}.{number % 16 * 16}.0/20"


def _rules(name: str, group: int, entry: Document) -> Document:
    everywhere = {"id": "all", "protocol": "all", "cidr": "0.0.0.0/0"}
    return {
        "kind": "security_group",
        "name": name,
        "network": f"net-{group}",
        "ingress": [entry],
        "egress": [everywhere],
    }


def _service(number: int, group: int, names: list[str]) -> Document:
    document = {
        "kind": "service",
        "name": f"app-{number}",
        "cluster": f"run-{group}",
        "image": "public.ecr.aws/nginx/nginx:1.29",
        "container_port": 8080,
        "size": {"vcpu": 0.5, "memory_gib": 1},
        "tasks": {"minimum": 2, "maximum": 6},
        "databases": [f"db-{group}"],
    }
    if number % GROUP < GROUP // 2:
        hosts = {name: f"app-{number}.{name}.g{group}.example.com" for name in names}
        first, *others = hosts
        entry = {"load_balancer": f"front-{group}", "priority": 100 + number % GROUP}
        document["ingress"] = {**entry, "host": hosts[first]}
        document["overrides"] = [
            {"when": {"environment": name}, "set": {"ingress": {"host": hosts[name]}}}
            for name in others
        ]
    return document


def write(folder: Path, services: int, regions: int, environments: int) -> int:
    """The number of documents written below folder/specs."""
    texts: dict[str, list[Document]] = {}
    for file, document in documents(services, regions, environments):
        texts.setdefault(file, []).append(document)
    for file, found in texts.items():
        path = folder / "specs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump_all(found, sort_keys=False), encoding="utf-8")
    return sum(len(found) for found in texts.values())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.platform", description=__doc__)
    parser.add_argument("--services", type=int, default=25)
    parser.add_argument("--regions", type=int, default=1, choices=range(1, len(REGIONS) + 1))
    parser.add_argument(
        "--environments", type=int, default=1, choices=range(1, MOST_ENVIRONMENTS + 1)
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    asked = parser.parse_args()
    count = write(asked.folder, asked.services, asked.regions, asked.environments)
    print(f"{count} documents below {asked.folder / 'specs'}")  # noqa: T201  its purpose


if __name__ == "__main__":
    main()
