"""Every fact says how old it is and where it comes from; asking is cheap until one asks."""

import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest
from support import RULES

from specgen.facts import dates, quotas, store

FILES = sorted(f.name for f in (files("specgen.facts") / "data").iterdir())
TOPICS = [name.partition(".")[0] for name in FILES]
PACKED = {"iam_actions"}
"""Too long to be read; the others stay reviewable."""


@pytest.mark.parametrize("topic", TOPICS)
def test_every_file_has_a_date_and_a_source_and_stays_reviewable(topic: str) -> None:
    read = store.extract(topic)

    assert date(2026, 1, 1) < read.as_of <= date(2026, 11, 30)
    assert len(read.source) > 20
    if topic not in PACKED:
        assert len((files("specgen.facts") / "data" / f"{topic}.json").read_bytes()) < 60_000


def test_as_of_answers_for_every_topic() -> None:
    hand = {"ecs", "names", "quotas", "rds_backup_regions", "redis", "search_versions", "timescale"}
    hand |= {"waf"}
    assert {*TOPICS, *hand} == set(dates.topics())
    assert dates.as_of("fargate")[0] == date(2026, 10, 20)
    assert "cfn-lint 1.58.0" in dates.as_of("fargate")[1]
    assert dates.as_of("quotas")[0] == quotas.AS_OF


def test_as_of_refuses_what_is_no_topic() -> None:
    with pytest.raises(KeyError):
        dates.as_of("../names")


def test_every_quota_has_a_source() -> None:
    numbers = {name for name in vars(quotas) if name.isupper() and name[0] != "_"}

    assert numbers - {"AS_OF", "SOURCES"} == set(quotas.SOURCES)
    aws = ("https://docs.aws.amazon.com/", "https://aws.amazon.com/blogs/")
    assert all(url.startswith(aws) for url in quotas.SOURCES.values())


def test_importing_reads_no_file() -> None:
    known = (
        "dates, ec2, ecs, elb, endpoints, fargate, iam, logs, names, offers, quotas, rds, regions"
    )
    modules = f"{known}, search"
    trap = "import sys; sys.addaudithook(lambda e, a: print(a[0]) if e == 'open' else None); "
    code = f"{trap}from specgen.facts import {modules}"

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    opened = found.stdout.splitlines()
    assert any("ec2" in path and "facts" in path for path in opened)  # as source or as bytecode
    assert [path for path in opened if "facts/data" in path] == []


def test_every_list_is_read_by_a_rule_that_names_it() -> None:
    assert {topic for rule in RULES.values() for topic in rule.topics} == set(dates.topics())
