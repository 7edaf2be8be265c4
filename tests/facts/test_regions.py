from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

from specgen.facts import regions


def test_knows_commercial_regions_only() -> None:
    assert {"us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1"} <= set(regions.regions())
    assert regions.is_region("mx-central-1")
    assert not regions.is_region("us-east-3")
    assert not regions.is_region("us-gov-west-1")


def test_names_zones() -> None:
    assert regions.zones("eu-west-1") == ("eu-west-1a", "eu-west-1b", "eu-west-1c")
    assert len(regions.zones("us-east-1")) == 6
    assert len(regions.zones("us-west-2")) == 4
    assert regions.zones("us-east-3") == ()


def test_agrees_with_moto_on_how_zone_ids_begin() -> None:
    known = RegionsAndZonesBackend.zones
    for region in set(known) & set(regions.regions()):
        prefix = regions.zone_id_prefix(region)
        assert all(zone.zone_id.startswith(prefix) for zone in known[region]), region


def test_zone_ids_of_other_names_begin_in_no_known_way() -> None:
    assert regions.zone_id_prefix("us-gov-west-1") == ""
    assert regions.zone_id_prefix("nowhere") == ""
