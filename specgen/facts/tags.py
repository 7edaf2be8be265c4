"""Tags that every service of AWS takes; some take more characters.

source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ecs-service-tag.html
(2026-11-29)
"""

import unicodedata

SOURCE = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-properties-ecs-service-tag.html"
)
MOST = 50
"""On one resource."""
LONGEST_KEY, LONGEST_VALUE = 128, 256
RESERVED = "aws:"
SIGNS = "+-=._:/@"


def problem(text: str, longest: int) -> str | None:
    """What is wrong with a key or a value, in plain words, or None."""
    if len(text) > longest:
        return f"has {len(text)} characters; write at most {longest}"
    if text.lower().startswith(RESERVED):
        return f"begins with {RESERVED}, which AWS keeps for its own tags"
    wrong = next((c for c in text if not _is_allowed(c)), None)
    if wrong is not None:
        return f"has the character {wrong!r}; write letters, digits, spaces and {SIGNS}"
    return None


def _is_allowed(character: str) -> bool:
    """Letters, digits and spaces of any language; U+FFFD stands for what YAML009 refuses."""
    return character in f"{SIGNS}\ufffd" or unicodedata.category(character)[0] in "LNZ"
