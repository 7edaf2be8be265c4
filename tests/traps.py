"""Traps of a design: each has a code with cases, or a reason why it needs none."""

from support import RULES, Case, cases

CASES = cases()


def codes(case: Case) -> set[str]:
    return {one.split()[0] for one in (*case.expected, *case.rendered)}


def kind_of(case: Case) -> str:
    return case.path.parts[case.path.parts.index("cases") - 1]


def assert_has_a_bad_case_and_a_good_one(code: str) -> None:
    """The good one is of a kind with a bad one."""
    bad = [case for case in CASES if code in codes(case)]
    kinds = {kind_of(case) for case in bad}
    good = [case for case in CASES if not codes(case) and kind_of(case) in kinds]

    assert code in RULES
    assert bad
    assert good
