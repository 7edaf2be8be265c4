"""Rules of statements that only the generated files can break."""

from specgen.findings.rule import rule

HOLDS = rule("REQ101", "what a statement asserts holds in the generated files")
LOOKS = rule("REQ102", "an assertion finds what it is about in the generated files")
AWAITED = rule("REQ103", "a pending statement waits for resources that are not generated yet")
WORDS = rule("REQ104", "a statement's words stand in the source document")
SATISFIED = rule("REQ105", "what a document says it satisfies is proved on it, or decided about it")

RULES = (HOLDS, LOOKS, AWAITED, WORDS, SATISFIED)
