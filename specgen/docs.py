"""Documents about specgen that are made from the code: the rule tables of the systems' READMEs."""

import re
from pathlib import Path

from specgen.rules import table
from specgen.systems import SYSTEMS

SYSTEMS_FOLDER = Path(__file__).parent / "systems"
_RULES = re.compile(r"<!-- rules -->\n.*?<!-- /rules -->", re.DOTALL)


def readme(kind: str) -> Path:
    return SYSTEMS_FOLDER / kind / "README.md"


def with_rules(kind: str, text: str) -> str:
    """The README with its rule table as the code has it."""
    return _RULES.sub(lambda _: f"<!-- rules -->\n{table(kind)}\n<!-- /rules -->", text)


def main() -> None:
    """`python -m specgen.docs` writes them anew."""
    for system in SYSTEMS:
        file = readme(system.kind)
        file.write_text(with_rules(system.kind, file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
