"""Harmful input: what is too large, too deep, hidden or outside ends in a finding."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from support import BASE, cases, check_case, make_project

import specgen
from specgen.cli.options import run_of
from specgen.documents.document import Document, Lost
from specgen.documents.read import MAX_DOCUMENTS, read_folder, read_text
from specgen.documents.schema.generate import schema_of
from specgen.documents.schema.validator import validator_of
from specgen.documents.values import MAX_NODES
from specgen.findings import report
from specgen.findings.finding import Finding
from specgen.findings.secret_values import secret_form
from specgen.pipeline import check
from specgen.project.placement import place_document
from specgen.project.platform import ENVIRONMENT_PATTERN
from specgen.project.platform_parts import VERSION_PATTERN
from specgen.systems import SYSTEMS
from specgen.terraform import templates


def read(text: str) -> list[Document | Finding]:
    return [i for i in read_text("a.yaml", text.encode()) if not isinstance(i, Lost)]


def found(text: str) -> list[str]:
    return [f.code for f in read(text) if isinstance(f, Finding)]


def chained(link: str, count: int) -> str:
    """Anchors, each of which contains the one before it."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{i}: &a{i} {link.replace('*', f'*a{i - 1}')}" for i in range(1, count)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        chained("[[[[[[[[[[*]]]]]]]]]]", 2_000),
        chained("{<<: *}", 5_000),
        chained("{<<: [*, *]}".replace("*, *", "*"), 500),
        chained("{x: *, y: *}".replace("*", "*", 1), 40),
        "a: [" + "1, " * MAX_NODES + "1]",
        "---\na: 1\n" * (MAX_DOCUMENTS + 1),
        f"? {'k' * 5_000}\n: 1",
    ],
    ids=["depth", "merges", "merge-lists", "doubling", "values", "documents", "key"],
)
def test_what_is_too_large_is_one_finding(text: str) -> None:
    assert found(text) == ["YAML003"]


def test_a_merged_key_has_the_place_of_the_key_that_won() -> None:
    (document,) = read("base: &b {y: {deep: 1}}\nown: {y: 3, <<: *b}\n")
    assert isinstance(document, Document)

    assert document.data["own"] == {"y": 3}
    assert str(document.place(("own", "y"))) == "a.yaml:2:10"
    assert ("own", "y", "deep") not in document.values


def test_a_list_of_maps_is_merged_first_one_first() -> None:
    (document,) = read("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*b, *a], z: 3}\n")
    assert isinstance(document, Document)

    assert document.data["c"] == {"x": 1, "y": 2, "z": 3}


def test_more_files_than_anybody_has_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specgen.documents.files.MAX_FILES", 2)
    for i in range(4):
        (tmp_path / f"{i}.yaml").write_text("a: 1")

    read = read_folder(tmp_path, tmp_path)
    documents, findings = read.documents, read.findings

    assert len(documents) == 2
    assert [(f.code, f.place.path) for f in findings] == [("YAML003", "2.yaml")]


def link_to_itself(specs: Path) -> None:
    (specs / "x.yaml").symlink_to(specs / "x.yaml")


def link_to_nothing(specs: Path) -> None:
    (specs / "x.yaml").symlink_to(specs / "nothing.yaml")


def link_to_a_folder_outside(specs: Path) -> None:
    outside = specs.parent / "outside"
    outside.mkdir()
    (outside / "y.yaml").write_text("kind: key\nname: stolen\n")
    (specs / "x").symlink_to(outside)


def link_to_a_secret(specs: Path) -> None:
    secret = specs.parent / "secret.txt"
    secret.write_text("password: hunter2 # specgen: ignore[KMS101] no\n")
    (specs / "x.yaml").symlink_to(secret)


def named_pipe(specs: Path) -> None:
    os.mkfifo(specs / "x.yaml")


def line_end_in_the_name(specs: Path) -> None:
    (specs / "x\n::error::y.yaml").write_text("a: 1")


def no_text_for_a_name(specs: Path) -> None:
    with open(os.fsencode(specs) + b"/\xff.yaml", "wb") as file:  # noqa: PTH123  bytes
        file.write(b"a: 1")


@pytest.mark.parametrize(
    "make",
    [
        link_to_itself,
        link_to_nothing,
        link_to_a_folder_outside,
        link_to_a_secret,
        named_pipe,
        line_end_in_the_name,
        no_text_for_a_name,
    ],
    ids=lambda f: f.__name__,
)
def test_what_is_no_plain_file_of_the_project_is_refused(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    root = make_project(tmp_path, "kind: topic\nname: alerts\n")
    make(root / "specs")

    checked = check(root, root / "specs")

    assert [f.code for f in checked.findings] == ["YAML008"]
    printed = forms(checked.findings, root)
    assert "".join(printed.values()).encode()
    assert "hunter2" not in "".join(printed.values())
    assert printed["github"].count("\n") == 1


def forms(findings: Sequence[Finding], root: Path) -> dict[str, str]:
    """Every format of the findings, by its name."""
    run = run_of(findings, root)
    return {name: make(run) for name, make in report.REPORTER_BY_NAME.items()}


@pytest.mark.slow
def test_no_file_outside_the_project_is_opened(tmp_path: Path) -> None:
    """Python reports every file that is opened, whoever opens it."""
    opened: list[Path] = []
    active = True

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        if active and event == "open" and isinstance(arguments[0], str | bytes):
            opened.append(Path(os.fsdecode(arguments[0])).resolve())

    sys.addaudithook(listen)
    some = cases()[::3]
    for case in some:
        check_case(case, tmp_path / case.path.stem)
    active = False

    package = Path(specgen.__file__).parent
    ours = (tmp_path.resolve(), BASE.parent, package, templates.ROOT)
    homes = (*ours, *(Path(home).resolve() for home in (sys.prefix, sys.base_prefix)))
    foreign = [p for p in opened if not any(p.is_relative_to(home) for home in homes)]
    assert len(opened) > len(some)
    assert foreign == []


SEEN = "kind: log_group\nname: app\nretention_days: 14\n"


def test_invisible_characters_reach_no_report(tmp_path: Path) -> None:
    text = f'{SEEN}"a\\e[2Jb": 1\ndescription: "\\u202e\\x9b"\n# \u202e\nstack: \u200b\n'
    root = make_project(tmp_path, text)

    findings = check(root, root / "specs").findings

    assert {"YAML009"} <= {f.code for f in findings}
    printed = "".join(forms(findings, root).values())
    assert [c for c in "\x1b\x9b\u202e\u200b" if c in printed] == []


def test_an_excerpt_shows_no_control_character(tmp_path: Path) -> None:
    root = make_project(tmp_path, f"{SEEN}description: \x1b[31mred\n")

    done = subprocess.run(
        [sys.executable, "-m", "specgen", "validate", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "YAML001" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_path_is_no_markup() -> None:
    command = [sys.executable, "-m", "specgen", "validate", "[/bold]"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "[/bold] does not exist" in done.stderr


def patterns(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str) and "short_name" not in node["pattern"]:
            yield node["pattern"]
        for inner in node.values():
            yield from patterns(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from patterns(inner)


ALL_PATTERNS = sorted({p for system in SYSTEMS for p in patterns(schema_of(system.type))})
PIECES = ("a", "a-", "a.", "0", "a@.", "arn:", "/", ">= 1, ", " ", "aa0-", "0-0,", "%", "é")


@pytest.mark.parametrize("pattern", ALL_PATTERNS)
def test_no_pattern_runs_into_a_catastrophe(pattern: str) -> None:
    """Exponential matching would never return, nor would quadratic matching on a mebibyte."""
    validator = validator_of({"pattern": pattern})

    for piece in PIECES:
        for count in (900 // len(piece), 1_000_000):
            list(validator.iter_errors(piece * count + "\n!"))


@pytest.mark.parametrize("pattern", ALL_PATTERNS)
def test_a_line_end_is_no_end_of_a_pattern(pattern: str) -> None:
    """Python's `$` also matches before a final line end, which would then get into addresses."""
    validator = validator_of({"pattern": pattern})
    probes = ("a", "main", "10.0.0.0/16", "123456789012", "use1", "1.11", "us-east-1", "vpc")

    open_ended = {"^[^:]*$", r"^\*$|^arn:", "^alias/.+$", r"^\S+$"}
    accepted = [p for p in probes if validator.is_valid(p) and validator.is_valid(f"{p}\n")]
    assert accepted == [] or pattern in open_ended


@pytest.mark.parametrize(
    "piece", ["a", "eyJ", "-eyJ", "a://", "a:", "-----BEGIN ", "xoxb-", "AKIA"]
)
def test_looking_for_secrets_ends(piece: str) -> None:
    secret_form(("text",), piece * 100_000)


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (
            ENVIRONMENT_PATTERN,
            ["prod", "dev-2"],
            ["account", "all", "schemas", "../x", "Prod", "a/b"],
        ),
        (
            VERSION_PATTERN,
            [">= 1.11.0, < 2.0.0", "~> 1.11", "1.11.4"],
            ["", "latest", ">= " + "9" * 9],
        ),
    ],
)
def test_the_platforms_forms(pattern: str, good: list[str], bad: list[str]) -> None:
    validator = validator_of({"pattern": pattern})

    assert [v for v in good if not validator.is_valid(v)] == []
    assert [v for v in bad if validator.is_valid(v)] == []


def test_many_large_overrides_are_applied_once(tmp_path: Path) -> None:
    """Quadratic merging would take minutes here."""
    keys = ", ".join(f"k{i}: {i}" for i in range(80))
    override = f"  - when: {{environment: prod}}\n    set: {{terraform: {{aws_a.b: {{{keys}}}}}}}\n"
    text = f"{SEEN}overrides:\n" + override * 200
    root = make_project(tmp_path, text)

    codes = {f.code for f in check(root, root / "specs").findings}

    assert "PLACE005" in codes


def test_more_overrides_than_anybody_has_are_one_finding(tmp_path: Path) -> None:
    override = "  - when: {environment: prod}\n    set: {unknown: 1}\n"
    root = make_project(tmp_path, f"{SEEN}overrides:\n" + override * 2_000)

    findings = check(root, root / "specs").findings

    assert [f.message for f in findings if f.pointer == ("overrides",)] == [
        "`overrides` must have at most 200 entries, got 2000"
    ]


def test_more_faults_than_anybody_reads_are_cut(tmp_path: Path) -> None:
    text = SEEN + "".join(f"unknown_{i}: 1\n" for i in range(5_000))
    root = make_project(tmp_path, text)

    findings = check(root, root / "specs").findings

    assert len(findings) == 200


def test_the_same_document_is_placed_without_being_changed(tmp_path: Path) -> None:
    """Overrides share what they do not change, so nothing may be modified in place."""
    override = "  - when: {region: all}\n    set: {tags: {C: d}}\n"
    text = f"{SEEN}tags: {{A: b}}\noverrides:\n{override}"
    root = make_project(tmp_path, text)
    project = check(root, root / "specs").project
    assert project is not None
    document = next(d for d in project.documents if d.kind == "log_group")
    system = next(s for s in SYSTEMS if s.kind == "log_group")
    before = repr(document.data)

    first = [repr(e) for e in place_document(document, system.type, project.platform)]
    second = [repr(e) for e in place_document(document, system.type, project.platform)]

    assert first == second
    assert repr(document.data) == before
