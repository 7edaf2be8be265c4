"""What is requested: need plus headroom, rounded up; never less than AWS has granted."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from specgen.facts.quotas import QUOTAS
from specgen.sdk import Derived, Here
from specgen.sdk.aws.quotas import takers, total
from specgen.systems.quota.model.fields import Fields

DIGITS = 2


@dataclass(frozen=True, slots=True)
class Request:
    """need: of all documents; wanted: with headroom, rounded; value: what is requested

    granted: as the platform sets it, or what a new account has
    """

    quota: str
    need: float
    wanted: int
    value: int
    granted: int

    @property
    def is_made(self) -> bool:
        """The default needs no request."""
        return self.value > QUOTAS[self.quota].default


def requests(spec: Fields, here: Here) -> Iterator[Request]:
    """One for every quota that is needed, by name."""
    taken = takers(here.project).get(here.region, {})
    granted = here.platform.quotas.get(here.region, {})
    for quota in sorted({*taken, *spec.at_least} - {*spec.leave_out}):
        need = total(quota, taken.get(quota, []), largest=spec.sizes == "largest")
        wanted = _wanted(quota, need, spec.headroom_percent)
        have = granted.get(quota, QUOTAS[quota].default)
        # AWS never lowers a grant, and the provider would request a lower one at each apply
        value = max(wanted, spec.at_least.get(quota, 0), have)
        yield Request(quota, need, wanted, value, have)


def _wanted(quota: str, need: float, headroom_percent: int) -> int:
    """A quota per resource gets no headroom: it does not grow with the number of resources."""
    if QUOTAS[quota].each:
        return math.ceil(need)
    return rounded_up(need * (100 + headroom_percent) / 100)


def rounded_up(number: float) -> int:
    """To two digits and zeros: 1,537.5 -> 1,600; so one more task makes no new request."""
    whole = math.ceil(number)
    step: int = 10 ** max(len(str(whole)) - DIGITS, 0)
    return math.ceil(whole / step) * step


def rows(spec: Fields, here: Here) -> Iterator[Derived]:
    """Need compared with what is requested, or available by default."""
    for request in requests(spec, here):
        quota = QUOTAS[request.quota]
        how = [] if quota.each else [f"+ {spec.headroom_percent} % = {request.wanted:,}"]
        how += ["what the largest one has"] if quota.each else []
        if request.is_made:
            how += [f"requested: {request.value:,}, a new account has {quota.default:,}"]
        need = math.ceil(request.need)
        yield Derived(request.quota, need, quota.unit, "; ".join(how), request.value)
