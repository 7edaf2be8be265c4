"""Traps of alarms and channels: what a plan accepts and what is wrong later has a code with cases.

The traps are those of the design of observability, section 6, by their names there.
"""

import pytest
from traps import assert_has_a_bad_case_and_a_good_one

ANSWERED: dict[str, tuple[str, ...]] = {
    **{
        code: (code,)
        for code in (
            *("ALM101", "ALM104", "ALM105", "ALM106", "ALM107", "ALM108", "ALM109", "ALM110"),
            *("ALM111", "ALM112", "ALM113", "ALM114", "ALM115", "ALM116", "ALM117", "ALM118"),
            *("ALM121", "ALM122", "ALM123", "ALM124", "ALM125"),
            *("DSH101", "MTR101", "MTR102", "MTR104", "CHN101", "CHN102", "CHN103", "CHN104"),
            *("DDG101", "DDG103", "SLO101"),
        )
    },
    "ALM102": ("AWS021",),
    "ALM103": ("AWS021",),
    "ALM119": ("ALM126",),  # a row of CloudFront that needs `additional_metrics` is no row then
    "ALM120": ("ALM118", "ALM126"),  # rows whose needs do not hold are not made; critical: ALM118
    "MTR103": ("MTR103", "DDG108"),  # its subscriptions
    "CHN105": ("OBS009",),
}
IMPOSSIBLE = {
    "DDG102": "metric streams are not built",
    "DDG104": "the construct writes all blocks, which test_datadog.py compares",
    "PGD101": "the host follows from `service_region`; test_pagerduty.py",
}


@pytest.mark.parametrize("code", sorted({code for codes in ANSWERED.values() for code in codes}))
def test_a_code_of_a_trap_has_a_bad_case_and_a_good_one(code: str) -> None:
    assert_has_a_bad_case_and_a_good_one(code)


def test_no_trap_is_forgotten() -> None:
    traps = {
        *(f"ALM{number}" for number in range(101, 126)),
        *(f"MTR{number}" for number in range(101, 105)),
        *(f"CHN{number}" for number in range(101, 106)),
        *(f"DDG{number}" for number in range(101, 105)),
        *("DSH101", "PGD101", "SLO101"),
    }

    assert {*ANSWERED, *IMPOSSIBLE} == traps
    assert not set(ANSWERED) & set(IMPOSSIBLE)
