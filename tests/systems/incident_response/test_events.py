"""The recorded events have the form of AWS."""

from typing import Any

import botocore.session
from systems.incident_response import events


def test_events_have_the_names_of_the_api_models() -> None:
    session = botocore.session.get_session()
    guardduty = session.get_service_model("guardduty").shape_for("Finding")
    hub = session.get_service_model("securityhub").shape_for("AwsSecurityFinding")

    for event in (
        events.instance("i-1"),
        events.task("c", "t"),
        events.access_key("Root", "", "k"),
        events.probe("8.8.4.4"),
        events.connection("8.8.4.4", "INBOUND"),
        events.bucket("b"),
        events.login("d", "u"),
    ):
        known(event["detail"], guardduty)
    known(events.control("b")["detail"]["findings"][0], hub)


def known(value: Any, shape: Any) -> None:
    if isinstance(value, list):
        for one in value:
            known(one, shape.member)
    elif isinstance(value, dict):
        members = {
            member.serialization.get("name", name): member for name, member in shape.members.items()
        }
        assert set(value) <= set(members), shape.name
        for name, one in value.items():
            known(one, members[name])
