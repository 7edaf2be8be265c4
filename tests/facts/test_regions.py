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
