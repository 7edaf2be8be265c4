"""Model of a quota document."""

from collections.abc import Iterator

from specgen.sdk import Derived, Here, Kind, Singleton
from specgen.systems.quota.model.fields import Fields
from specgen.systems.quota.model.requests import rows


class Quota(Fields, kw_only=True):
    """Requests the quotas of its region that all documents of the account need together."""

    def derived(self, here: Here) -> Iterator[Derived]:
        yield from rows(self, here)

    def singletons(self, here: Here) -> Iterator[Singleton]:
        yield Singleton("the request for quotas", ("name",))


QUOTA: Kind[Quota] = Kind("quota")
