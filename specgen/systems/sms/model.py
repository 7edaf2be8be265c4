"""The keys of an SMS document: how an account sends text messages in a region."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.chat import FIRST_SPEND_USD
from specgen.sdk import Bought, Here, Kind, Model, Singleton, Subject, Usage
from specgen.systems.sms.alarms import SUBJECT


class Sms(Model, kw_only=True):
    """Text messages of an account in a region: what they may cost, and how they are sent."""

    not_built = {
        "phones": "numbers belong to a topic: write `phones` there",
        "sandbox": "only AWS lets an account out of the sandbox; if it has, `in_sandbox: false`",
    }

    monthly_limit_usd: Annotated[
        int,
        Meta(description="US dollars a month at which sending stops, within minutes", ge=1),
    ] = FIRST_SPEND_USD
    granted_usd: Annotated[
        int,
        Meta(description="US dollars a month that AWS's support has granted for the region", ge=1),
    ] = FIRST_SPEND_USD
    in_sandbox: Annotated[
        bool,
        Meta(
            description="Whether the account is in the sandbox of SMS in the region, as each is "
            "until AWS's support lets it out; specgen cannot change it"
        ),
    ] = True
    message_type: Annotated[
        Literal["transactional", "promotional"],
        Meta(description="`transactional` is sent reliably, `promotional` cheaply"),
    ] = "transactional"
    sender_id: (
        Annotated[
            str,
            Meta(
                description="Sender that phones show, in countries that admit one",
                pattern="^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$",
                examples=["EXAMPLE"],
            ),
        ]
        | None
    ) = None

    def watched(self, here: Here) -> Iterator[Subject]:
        yield Subject(SUBJECT, "", {})

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        return {"limit_80_percent": self.monthly_limit_usd * 0.8}

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("sms_messages", "sms-message")

    def singletons(self, here: Here) -> Iterator[Singleton]:
        yield Singleton("the SMS preferences of SNS", ("name",))


SMS: Kind[Sms] = Kind("sms")
