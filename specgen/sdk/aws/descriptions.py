"""Whether AWS takes a document's description for what it is made of."""

import re
from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.findings.words import describe
from specgen.project.checks.check import check
from specgen.project.here import Here

ROLE_LETTER = r"[\t\n\r -~\u00a1-\u00ff]"


@check(
    "IAM106",
    "the description of what makes a role has only what IAM takes",
    fact="it becomes the description of the role: characters of Latin-1",
    source="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
    date="2026-11-30",
)
def role_description(_spec: object, here: Here) -> Iterator[Problem]:
    yield from description_problems(here, "IAM", ROLE_LETTER)


def description_problems(here: Here, owner: str, one: str) -> Iterator[Problem]:
    """one: pattern of a character that AWS takes; owner: EC2 or another service

    Its length is no problem: a description has at most 240 characters.
    """
    text, pointer = here.effective.envelope.description, ("description",)
    strange = sorted({letter for letter in text if re.fullmatch(one, letter) is None})
    if strange:
        message = f"{owner} takes no {', '.join(map(_named, strange[:3]))} in a description"
        yield Problem(pointer, f"{message}; write it without")


def _named(letter: str) -> str:
    return "line break" if letter in "\r\n" else describe(letter).removeprefix("the text ")
