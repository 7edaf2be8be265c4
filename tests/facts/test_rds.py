import pytest

from specgen.facts import ec2, rds, regions
from specgen.facts.rds import InstanceClass


def test_old_minors_cannot_be_created() -> None:
    assert "15.4" in rds.deprecated_versions("postgres")
    assert "15.4" not in rds.creatable_versions("postgres")
    assert "15.17" in rds.creatable_versions("postgres")
    assert "15" not in rds.creatable_versions("postgres")


@pytest.mark.parametrize(
    ("engine", "version", "nearest"),
    [
        ("postgres", "15.4", "15.19"),
        ("postgres", "15", "15.19"),
        ("postgres", "13.4", "13.23"),
        ("postgres", "11.4", "11.22-rds.20260514"),
        ("postgres", "9.6.24", None),
        ("mysql", "8.0.11", "8.0.46"),
        ("mysql", "8.4.3", "8.4.11"),
        ("mariadb", "10.5.8", None),
        ("mariadb", "10.11.4", "10.11.19"),
        ("aurora-postgresql", "16.1", "16.15"),
        ("aurora-mysql", "8.0.mysql_aurora.3.07.0", "8.0.mysql_aurora.3.13.0"),
    ],
)
def test_nearest_is_the_newest_of_the_same_major(
    engine: str, version: str, nearest: str | None
) -> None:
    assert rds.nearest_version(engine, version) == nearest


def test_versions_stand_in_their_order() -> None:
    fifteens = [v for v in rds.creatable_versions("postgres") if v.startswith("15.")]

    assert fifteens == sorted(fifteens, key=lambda v: int(v.removeprefix("15.")))


@pytest.mark.parametrize("region", ["us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1"])
def test_offers_the_class_of_the_trading_database(region: str) -> None:
    assert "db.r6g.8xlarge" in rds.classes("postgres", region)
    assert "db.r6g.7xlarge" not in rds.classes("postgres", region)


def test_classes_differ_by_region() -> None:
    assert set(rds.classes("postgres", "us-east-1")) > set(
        rds.classes("postgres", "ap-southeast-6")
    )
    assert rds.classes("postgres", "us-east-3") == ()
    assert rds.classes("sqlite", "us-east-1") == ()


def test_sizes_of_a_class() -> None:
    assert rds.instance_class("db.r6g.8xlarge") == InstanceClass("db.r6g.8xlarge", 32, 256)
    assert rds.instance_class("db.x2g.large") == InstanceClass("db.x2g.large", 2, 32)
    assert rds.instance_class("db.r6g.7xlarge") is None
    assert rds.instance_class("cache.r6g.large") is None
    assert ec2.instance_type("r6g.8xlarge") is not None


def test_every_class_has_a_size() -> None:
    listed = {
        name
        for engine in ("postgres", "mysql", "mariadb")
        for region in regions.regions()
        for name in rds.classes(engine, region)
    }

    assert len(listed) > 200
    assert [name for name in sorted(listed) if rds.instance_class(name) is None] == []
