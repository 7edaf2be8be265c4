"""Filters of documents that share a name write metrics of their own."""

from pathlib import Path

from support import check_case, read_case

from specgen.project.here import Here
from specgen.sdk.aws.metric_filters.hooks import WithFilters

FILTERS = """
logs: {metric_filters: {errors: {pattern: ERROR, metric: Errors}}}
image: public.ecr.aws/docker/library/busybox:1.37.0
cluster: main
size: {vcpu: 0.25, memory_gib: 0.5}
"""
CASE = f"""# expect: none
# with: network, cluster
kind: service
name: reports
tasks: {{minimum: 1, maximum: 1}}
{FILTERS}---
kind: job
name: reports
schedule: {{expression: rate(1 hour)}}
{FILTERS}"""


def test_a_service_and_a_job_of_one_name_do_not_count_together(tmp_path: Path) -> None:
    case = tmp_path / "good-one-name.yaml"
    case.write_text(CASE)
    project = check_case(read_case(case), tmp_path).project
    assert project is not None
    found = [
        (here.effective.spot, filter_.namespace_in(here))
        for kind in ("service", "job")
        for effective in project.all(kind)
        for here in [Here(project, effective)]
        if isinstance(here.spec, WithFilters)
        for _, filters in here.spec.filters()
        for filter_ in filters.values()
    ]

    assert len(found) == 6  # two of each in three places
    assert len(set(found)) == len(found)
    assert (("prod", "us-east-1"), "shop/prod/job/reports") in found
