"""Rules that the text of a document can break."""

from specgen.findings.finding import Severity
from specgen.findings.rule import rule

YAML_RULES = (
    rule("YAML001", "a file is well-formed YAML"),
    rule("YAML002", "a file is UTF-8 text"),
    rule(
        "YAML003",
        "a file has at most 1 MiB and 200 documents, each with at most 64 levels and 20,000 "
        "values; a project has at most 2,000 files",
    ),
    rule("YAML004", "a document contains plain values, no tags"),
    rule("YAML005", "a document is a map"),
    rule("YAML006", "a key occurs once in its map"),
    rule("YAML007", "a key is a text"),
    rule(
        "YAML008",
        "files of documents are in the specs folder, not behind links that lead outside it",
    ),
    rule(
        "YAML009",
        "keys and texts contain only visible characters",
        fact="control, zero-width and direction characters hide what a reviewer should see",
        source="https://www.unicode.org/reports/tr36/",
    ),
    rule(
        "YAML010",
        "numbers are finite, and at most 9007199254740991",
        fact="JSON readers keep whole numbers exact up to 2^53 - 1",
        source="https://www.rfc-editor.org/rfc/rfc8259#section-6",
    ),
    rule(
        "YAML011",
        "no text contains a marker of the rendering tools",
        fact="CDKTF replaces a token inside a text with another resource's attribute",
        source="cdktf 0.21.0, lib/tokens/private/encoding",
    ),
    rule(
        "YAML012",
        "a file in the specs folder is read",
        also=Severity.WARNING,
    ),
    rule(
        "YAML013",
        "a value means the same to every YAML tool",
        severity=Severity.WARNING,
        fact="YAML 1.1 reads 0x1F, 010, 1_000 and 12:30:45 as other numbers than YAML 1.2, and on "
        "and NO as booleans",
        source="https://yaml.org/type/int.html",
        date="2026-11-29",
    ),
    rule(
        "YAML014",
        "no comment cuts a text that goes on",
        severity=Severity.WARNING,
        fact="a space and # begin a comment, also inside a text without quotes",
        source="https://yaml.org/spec/1.2.2/#66-comments",
        date="2026-11-29",
    ),
    rule(
        "YAML015",
        "a line that begins with - is an item of a list",
        severity=Severity.WARNING,
        fact="a text without quotes goes on in all lines that are indented more than its key",
        source="https://yaml.org/spec/1.2.2/#733-plain-style",
        date="2026-11-29",
    ),
    rule(
        "YAML016",
        "an alias uses the anchor of a text",
        severity=Severity.WARNING,
        fact="a word that begins with & is an anchor, and no part of the text behind it",
        source="https://yaml.org/spec/1.2.2/#692-node-anchors",
        date="2026-11-29",
    ),
    rule(
        "YAML017",
        "what `<<` merges is a map",
        fact="the merge key takes a map or a list of maps",
        source="https://yaml.org/type/merge.html",
        date="2026-11-29",
    ),
)
