"""Rules of statements that only the generated files can break."""

from specgen.findings.rule import rule

HOLDS = rule("REQ101", "what a statement asserts holds in the generated files")
LOOKS = rule("REQ102", "the subject of an assertion is in the generated files")
AWAITED = rule("REQ103", "a pending statement waits for resources that are not generated yet")
WORDS = rule("REQ104", "a statement's words are in the source document")
SATISFIED = rule(
    "REQ105", "a statement that a document says it satisfies is proved or decided for that document"
)

RULES = (HOLDS, LOOKS, AWAITED, WORDS, SATISFIED)
