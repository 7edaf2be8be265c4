"""Names and values that Parameter Store refuses, and secrets among plain settings."""

import re
from collections.abc import Iterator

from specgen.facts import names
from specgen.sdk import Here, Problem, check, names_secret
from specgen.systems.parameter.model import Parameter

PUT = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html"
READ = "2026-11-29"

MOST_LEVELS = 15
MOST = names.LIMITS["ssm_parameter"].maximum

RESERVED = re.compile(r"/(aws|ssm)", re.IGNORECASE)

MOST_BYTES = 8192
"""source: PutParameter in the API model of botocore 1.44.5 (2026-11-29)"""

OF_JAVA = re.compile(r"\\[pPhHRXzQEGN]|\\k<|\(\?<[A-Za-z]|(?!^)\(\?[a-z]+\)|&&|\[[^\]]*\[")
"""What AWS's regular expressions have and Python's do not, or mean otherwise: \\p{Alpha}, \\z,
(?<name>...), (?i) inside, [a-z&&[^q]]. That they are Java's is not verified."""

SHORT = 12
"""Characters that a repeated group can be compared with at once."""

MOST_STEPS = 10_000_000

_PLAIN = re.compile(r"[+-]?[0-9][0-9_.]*[A-Za-z%]{0,3}|true|false|on|off|yes|no|null|none")
"""A number, with its unit, or a switch: such a value of `max-tokens` is no secret."""


@check(
    "PRM101",
    "a parameter has a name that Parameter Store takes",
    fact="a name has 15 levels at most, and 1,011 characters with the ARN before it; it does not "
    "begin with aws or ssm",
    source=PUT,
    date=READ,
)
def names_are_taken(spec: Parameter, here: Here) -> Iterator[Problem]:
    for key in spec.values:
        name = spec.name_in_aws(here, key)
        pointer = ("path",) if spec.path else ("values", key)
        if RESERVED.match(name):
            message = f"{name} begins with {name[:4]}, which AWS keeps for its own parameters"
            yield Problem(pointer, f"{message}; change the platform's `short_name`", at_key=True)
            return
        if (levels := name.count("/")) > MOST_LEVELS:
            message = f"its name has {levels} levels, but Parameter Store takes {MOST_LEVELS}"
            right = "write a `path` with fewer"
        elif names.problem("ssm_parameter", name):
            message = f"its name has {len(name)} characters, but Parameter Store takes {MOST}"
            right = "write a shorter `path`"
        else:
            continue
        yield Problem(pointer, f"{message}; {right}", at_key=not spec.path)
        return


@check(
    "PRM102",
    "a value is no larger than 8 KiB",
    fact="the standard tier keeps 4 KiB, the advanced tier 8",
    source=PUT,
    date=READ,
)
def values_fit(spec: Parameter) -> Iterator[Problem]:
    for key, _, value in spec.settings():
        size = len(value.text.encode())
        if size > MOST_BYTES:
            message = f"{size:,} bytes are more than the {MOST_BYTES:,} that a parameter keeps"
            hint = "keep it in a bucket, and its address here"
            yield Problem(("values", key), message, hint, at_key=True)


@check(
    "PRM103",
    "a value matches its own pattern",
    fact="Parameter Store refuses a value that its pattern does not match",
    source=PUT,
    date=READ,
)
def values_match(spec: Parameter) -> Iterator[Problem]:
    for key, _, value in spec.settings():
        pointer = ("values", key, "pattern")
        if not value.pattern:
            continue
        if value.values:
            message = "a pattern is for a `value`; whether AWS compares it with each entry of a "
            yield Problem(pointer, f"{message}list is not verified; remove it")
            continue
        if OF_JAVA.search(value.pattern) or _takes_long(value.pattern, value.text):
            continue
        try:
            fits = re.search(value.pattern, value.text)
        except re.error as error:
            message = f"{value.pattern!r} is no regular expression: {error}"
            yield Problem(pointer, f"{message}; write one such as ^[0-9]+$")
            continue
        if not fits:
            message = f"{value.text!r} does not match {value.pattern!r}"
            yield Problem(("values", key, "value"), f"{message}; change one of the two")


def _takes_long(pattern: str, text: str) -> bool:
    """Whether Python could go back and forth for seconds; AWS then compares alone."""
    if re.search(r"\)[*+{]", pattern):
        return len(text) > SHORT
    return len(text) ** (len(re.findall(r"[*+]|\{\d*,", pattern)) + 1) > MOST_STEPS


@check(
    "PRM104",
    "a setting is a text or a list",
    fact="a parameter has one type, String or StringList",
    source=PUT,
    date=READ,
)
def values_are_one(spec: Parameter) -> Iterator[Problem]:
    for key, _, value in spec.settings():
        if (value.value is None) == (not value.values):
            what = "both `value` and `values`" if value.values else "neither `value` nor `values`"
            message = f"{key} has {what}; write one of them"
            hint = "an override takes the other one away with `null`" if value.values else ""
            yield Problem(("values", key), message, hint, at_key=True)


@check(
    "PRM105",
    "an entry of a list has no comma",
    fact="a StringList is one text whose commas separate its entries; there is no escape",
    source="https://docs.aws.amazon.com/systems-manager/latest/userguide/"
    "sysman-paramstore-su-create.html",
    date=READ,
)
def entries_are_whole(spec: Parameter) -> Iterator[Problem]:
    for key, _, value in spec.settings():
        for i, entry in enumerate(value.values):
            if "," in entry:
                message = f"applications would read {entry!r} as several entries"
                hint = "if entries need commas, write a `value` of JSON"
                pointer = ("values", key, "values", i)
                yield Problem(pointer, f"{message}; write it without commas", hint)


@check(
    "PRM106",
    "a value refers to no other parameter",
    fact="Parameter Store refuses a value with {{name}} or {{ssm:name}}",
    source=PUT,
    date=READ,
)
def values_are_plain(spec: Parameter) -> Iterator[Problem]:
    for key, _, value in spec.settings():
        found = re.search(r"\{\{.*?\}\}", value.text)
        if found:
            message = f"Parameter Store refuses {found[0]!r} in a value; write the value itself"
            yield Problem(("values", key), message, at_key=True)


@check(
    "PRM107",
    "a setting is no secret",
    fact="whoever may read the parameter, the document or the state reads its value",
    source="https://docs.aws.amazon.com/systems-manager/latest/userguide/"
    "systems-manager-parameter-store.html",
    date=READ,
)
def settings_are_no_secrets(spec: Parameter) -> Iterator[Problem]:
    for key, _, value in spec.settings():
        if names_secret(re.sub("[.-]", "_", key)) and not _PLAIN.fullmatch(value.text):
            message = f"{key} looks like a secret, which everybody could read here"
            hint = "write a `kind: secret`; if it is none, give it another name"
            yield Problem(("values", key), message, hint, at_key=True)


VALUES = (
    names_are_taken,
    values_fit,
    values_match,
    values_are_one,
    entries_are_whole,
    values_are_plain,
    settings_are_no_secrets,
)
