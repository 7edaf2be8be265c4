"""The hours that zones skip, for zones that there are."""

from specgen.facts.summer_time import SKIPPED_HOURS
from specgen.facts.time_zones import TIME_ZONES


def test_every_zone_with_summer_time_is_a_zone() -> None:
    assert SKIPPED_HOURS.keys() - TIME_ZONES == set()


def test_some_zones_skip_an_hour_that_is_not_two() -> None:
    zones = ("Europe/Berlin", "Europe/London", "Europe/Athens", "Africa/Cairo", "America/Nuuk")

    assert [sorted(SKIPPED_HOURS[zone]) for zone in zones] == [[2], [1], [3], [0], [23]]
    assert {"Asia/Tokyo", "UTC", "Etc/UTC", "Australia/Lord_Howe"} & SKIPPED_HOURS.keys() == set()
