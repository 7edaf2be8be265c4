"""Traps of security: what a plan accepts and what is wrong later has a code with cases.

The traps are those of the design of security, section 3, by their names there; a code of the same
name may mean something else here.
"""

import re

import pytest
from support import TESTS
from traps import CASES, assert_has_a_bad_case_and_a_good_one, codes, kind_of

ANSWERED: dict[str, tuple[str, ...]] = {
    **{
        code: (code,)
        for code in (
            *("PRM101", "PRM102", "PRM103", "HSM101", "HSM105"),
            *("CFG102", "CFG107", "CFG108", "CFG109", "CFG110"),
            *("AUD005", "AUD101", "AUD103", "AUD104", "AUD105", "AUD106", "AUD107", "AUD108"),
            *("AUD109", "AUD110", "THR106", "THR108", "INC104", "IAM101", "IAM102", "IAM103"),
        )
    },
    "SEC106": ("ROT101", "ROT102"),
    "SEC108": ("AWS065",),
    "SEC109": ("AWS044",),
    "SEC110": ("AWS065",),
    "SEC111": ("RDS010",),
    "SEC112": ("ROT204",),
    "SEC113": ("ROT205",),
    "SEC114": ("ROT106",),
    "SEC115": ("PGB001",),
    "SEC116": ("ROT104", "ROT108"),
    "SEC117": ("ROT109",),
    "HSM103": ("AWS041", "AWS042", "KMS106"),
    "CFG101": ("PLT002",),
    "CFG103": ("REF002",),
    "CFG104": ("CFG104", "CFG115"),  # IAM in one region; a type is recorded in one way
    "CFG111": ("SHAPE001",),  # the bounds of `retention_days`
    "AUD102": ("KMS007",),
    "THR107": ("KMS007",),  # the policy of the bucket is made with the detector's ARN
}
IMPOSSIBLE = {
    "SEC107": "an interval is `every_days`, so it is a rate",
    "SEC118": "`specgen stacks` says what to put in before; rotation/test_rotation",
    "HSM102": "keys wait for `key_store_id`; hsm/test_hsm.py",
    "HSM104": "each module gets its subnet only; hsm/test_hsm.py",
    "CFG105": "the construct passes the role to every repair; config/test_config.py",
    "CFG106": "attempts, seconds and percents are constants of the construct",
    "CFG112": "a frequency follows from the sort of the rule; config/test_config.py",
    "THR101": "documents have one sort of runtime monitoring, of which EKS is an agent",
    "THR102": "the schema lists the agents and features that the provider has",
    "THR103": "a feature that is not listed is written as DISABLED; test_threat_detection.py",
    "THR104": "agents are written in one order, whatever the document says",
    "THR105": "default standards are always off; test_threat_detection.py",
    "INC101": "patterns are made of prefixes and wildcards; incident_response/test_events.py",
    "INC102": "messages are made as JSON; incident_response/test_incident_response.py",
    "INC103": "each target has permission and dead letters; the same test",
}


@pytest.mark.parametrize("code", sorted({code for codes in ANSWERED.values() for code in codes}))
def test_a_code_of_a_trap_has_a_bad_case_and_a_good_one(code: str) -> None:
    assert_has_a_bad_case_and_a_good_one(code)


def test_a_key_that_does_not_admit_a_service_of_security_has_its_own_cases() -> None:
    bad = {kind_of(case) for case in CASES if "KMS007" in codes(case)}

    assert {"threat_detection", "trail"} <= bad


def test_no_trap_is_forgotten() -> None:
    traps = {
        *(f"SEC{number}" for number in range(106, 119)),
        *(f"PRM{number}" for number in range(101, 104)),
        *(f"HSM{number}" for number in range(101, 106)),
        *(f"CFG{number}" for number in range(101, 113)),
        *(f"AUD{number}" for number in range(101, 111)),
        *(f"THR{number}" for number in range(101, 109)),
        *(f"INC{number}" for number in range(101, 105)),
        *(f"IAM{number}" for number in range(101, 104)),
        "AUD005",
    }

    assert {*ANSWERED, *IMPOSSIBLE} == traps
    assert not set(ANSWERED) & set(IMPOSSIBLE)


def test_reasons_name_tests_that_exist() -> None:
    named = re.findall(r"[a-z_]+/test_[a-z_]+", " ".join(IMPOSSIBLE.values()))
    assert named
    assert [name for name in named if not (TESTS / "systems" / f"{name}.py").exists()] == []
