from specgen.facts import elb, endpoints, logs


def test_knows_the_tls_policies() -> None:
    assert "ELBSecurityPolicy-TLS13-1-2-2021-06" in elb.ssl_policies()
    assert "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" in elb.ssl_policies()
    assert "ELBSecurityPolicy-TLS13-1-2-2020-06" not in elb.ssl_policies()
    assert "ELBSecurityPolicy-2015-05" not in elb.ssl_policies()


def test_tls13_in_the_name_does_not_mean_only() -> None:
    only = elb.tls13_only_policies()

    assert "ELBSecurityPolicy-TLS13-1-3-2021-06" in only
    assert "ELBSecurityPolicy-TLS13-1-2-2021-06" not in only
    assert set(only) < set(elb.ssl_policies())


def test_knows_how_long_logs_may_be_kept() -> None:
    days = logs.retention_days()

    assert {1, 30, 90, 365, 2557, 3653} <= set(days)
    assert {2, 180, 2555} & set(days) == {180}
    assert days == tuple(sorted(days))


def test_knows_what_has_an_interface_endpoint() -> None:
    assert {"ecr.api", "secretsmanager", "s3", "iot.data"} <= set(endpoints.interface_services())
    assert endpoints.other_service_names()["iam"] == "com.amazonaws.iam"
    assert set(endpoints.other_service_names()).isdisjoint(endpoints.interface_services())
