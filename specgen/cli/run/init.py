"""`specgen init`: a starter project for a team."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from specgen import __version__, pipeline
from specgen.cli.options import NO_ACCOUNT
from specgen.cli.run import names_schema
from specgen.documents.layout import GENERATED, SPECS
from specgen.facts.regions import is_region, regions, zone_id_prefix
from specgen.findings.words import near_ones
from specgen.render import output
from specgen.render.build import schema_files
from specgen.systems import installed
from specgen.terraform import templates

PROJECT = "project"
ACCOUNT = re.compile(r"[0-9]{12}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_NAME = 32
DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")

KEPT = ("README.md", ".gitignore", ".gitattributes", "Makefile", ".vscode/settings.json")
"""Files that a fresh repository may have already; they stay as they are."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a team fills in; the defaults are placeholders, except the region.

    name: empty for the folder's
    """

    name: str = ""
    region: str = "us-east-1"
    domain: str = "example.com"
    account: str = NO_ACCOUNT


def init(folder: Path, answers: Answers, out: Console, err: Console) -> int:
    """The exit code: 2 if an answer is wrong, or the folder has documents or files of that name."""
    faults = [*_faults(answers), *_in_the_way(folder)]
    for fault in faults:
        err.print(f"specgen: {fault}", markup=False)
    if faults:
        return 2
    for path, text in _files(folder, answers).items():
        target = folder / path
        if target.exists():
            out.print(f"  {target}  is kept; specgen would write {len(text.splitlines())} lines")
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        out.print(f"  {target}", markup=False)
    _write_schemas(folder)
    for line in _next(folder, answers):
        out.print(line, markup=False)
    return 0


def _faults(answers: Answers) -> Iterator[str]:
    name = answers.name
    if name and (not NAME.fullmatch(name) or len(name) > LONGEST_NAME):
        form = f"lower-case words with hyphens, at most {LONGEST_NAME} characters"
        yield f"--name {name}: write {form}, such as my-shop"
    if not is_region(answers.region):
        yield f"--region {answers.region} is no region of AWS{near_ones(answers.region, regions())}"
    if not DOMAIN.fullmatch(answers.domain):
        yield f"--domain {answers.domain}: write your domain in lower case, such as example.com"
    if not ACCOUNT.fullmatch(answers.account):
        yield f"--account {answers.account}: write the 12 digits of your AWS account"


def _in_the_way(folder: Path) -> Iterator[str]:
    if folder.exists() and not folder.is_dir():
        yield f"{folder} is a file; name a folder"
        return
    for name in (SPECS, GENERATED):
        if (folder / name).exists():
            yield f"{folder / name} exists already; choose another folder"
    for path in _paths():
        if path not in KEPT and not path.startswith(f"{SPECS}/") and (folder / path).exists():
            yield f"{folder / path} exists already; move it away, or choose another folder"


def _files(folder: Path, answers: Answers) -> dict[str, str]:
    """Path below the folder -> text."""
    name = answers.name or project_name(folder)
    values = {
        "name": name,
        "short_name": short_name(name),
        "region": answers.region,
        "region_key": zone_id_prefix(answers.region).rstrip("-"),
        "domain": answers.domain,
        "account": answers.account,
        "version": __version__,
    }
    return {path: templates.fill(f"{PROJECT}/{path}", **values) for path in _paths()}


def _write_schemas(folder: Path) -> None:
    """At once, so that an editor helps from the first line."""
    files = schema_files([system.type for system in installed()])
    output.write(folder / GENERATED, files, pipeline.made_by(), kept={})
    names_schema.write(folder, pipeline.check(folder, folder / SPECS))


def _next(folder: Path, answers: Answers) -> Iterator[str]:
    yield ""
    platform = folder / SPECS / "platform.yaml"
    if answers.account == NO_ACCOUNT:
        yield f"Fill in: `account` in {platform}"
    if answers.domain == Answers().domain:
        yield f"Fill in: your domain instead of {answers.domain}, in all files of {folder / SPECS}"
    there = "" if folder.resolve() == Path.cwd() else f"cd {folder}; "
    yield f"Next: {there}specgen validate; specgen render"
    yield "Then: specgen stacks --env dev --format sh, the Terraform commands that deploy it"


def _paths() -> list[str]:
    root = templates.ROOT / PROJECT
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def project_name(folder: Path) -> str:
    """The folder's name as the name of a document."""
    words = re.findall(r"[a-z0-9]+", folder.resolve().name.lower())
    name = "-".join(words)[:LONGEST_NAME].rstrip("-")
    return name if name and name[0].isalpha() else f"p-{name}".rstrip("-")


def short_name(name: str) -> str:
    """Two to six characters for names in AWS."""
    return (name.replace("-", "")[:6]).ljust(2, "x")
