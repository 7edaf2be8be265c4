"""`specgen doctor`: what is on this machine, what is missing, what to do about it."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from specgen import __version__
from specgen.render import fast, stock
from specgen.render.fast import equality
from specgen.sdk.outside import loaded
from specgen.systems import SYSTEMS
from specgen.terraform.offline import mirror
from specgen.terraform.providers import AWS, PROVIDERS

MINIMUM_TERRAFORM = (1, 11)


@dataclass(frozen=True, slots=True)
class Line:
    """needed: rendering is not possible without it; todo: what to do, if anything"""

    what: str
    state: str
    good: bool
    needed: bool = False
    todo: str = ""
    broken: bool = False


def doctor(out: Console) -> int:
    """The exit code: 1 if something that rendering needs is missing."""
    lines = list(_lines())
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("", "what", "state", "to do"):
        table.add_column(column, overflow="fold")
    for line in lines:
        table.add_row(_mark(line), *map(escape, (line.what, line.state, line.todo)))
    out.print(table)
    if any(line.broken for line in lines):
        return 2
    return 1 if any(line.needed and not line.good for line in lines) else 0


def _mark(line: Line) -> str:
    if line.good:
        return "[green]ok[/]"
    return (
        "[red]broken[/]" if line.broken else "[red]missing[/]" if line.needed else "[yellow]no[/]"
    )


def selfcheck(out: Console, err: Console) -> int:
    """The exit code: 1 if the fast way and the stock way differ on this machine."""
    try:
        with err.status("rendering one program the stock way and the fast way"):
            wrong = list(equality.compare())
    except subprocess.CalledProcessError as error:
        out.print(f"one of the two does not render at all: {error.stderr.strip()}", markup=False)
        return 1
    for sentence in wrong:
        out.print(sentence, markup=False)
    if wrong:
        out.print(f"until it is fixed, {stock.SWITCH}=0 renders the stock way", markup=False)
        return 1
    out.print(f"the fast way gives the same bytes as the stock way: {equality.SAID}", markup=False)
    return 0


def _lines() -> Iterator[Line]:
    yield Line("specgen", __version__, good=True, needed=True)
    supported = sys.version_info >= (3, 11)
    todo = "" if supported else "install Python 3.11 or later"
    yield Line("Python", platform.python_version(), supported, needed=True, todo=todo)
    yield _package("cdktf")
    for provider in PROVIDERS.values():
        yield _package(provider.distribution, provider.requirement if provider.extra else "")
    yield _package("jsii")
    for layer, state in fast.describe():
        off = state.startswith("off")
        todo = "nothing; rendering is slower, its output is the same" if off else ""
        yield Line(f"fast way: {layer}", state, good=not off, todo=todo)
    yield _jsii_cache()
    yield _terraform()
    yield _mirror()
    yield from _kinds()


def _kinds() -> Iterator[Line]:
    """Of other packages; one that cannot be used ends every command."""
    for item in loaded(SYSTEMS):
        package = item.extension.package
        what, kinds = f"kinds of {package}", ", ".join(s.kind for s in item.systems)
        if item.problem:
            todo = f"repair or uninstall {package}"
            yield Line(what, item.problem, good=False, needed=True, todo=todo, broken=True)
        else:
            yield Line(what, f"{item.extension.version}: {kinds}", good=True)


def _package(name: str, requirement: str = "") -> Line:
    """requirement: of one that only some documents need"""
    try:
        return Line(name, version(name), good=True, needed=True)
    except PackageNotFoundError:
        todo = (
            f"pip install {requirement}, if documents need it"
            if requirement
            else "install specgen again, with what it depends on"
        )
        return Line(name, "not installed", good=False, needed=not requirement, todo=todo)


def _jsii_cache() -> Line:
    """The slim layer has its own cache; if it is off, jsii's is used."""
    root = os.environ.get("JSII_RUNTIME_PACKAGE_CACHE_ROOT")
    folder = Path(root) if root else Path.home() / ".cache" / "aws" / "jsii" / "package-cache"
    slim = fast.slim.folder() if dict(fast.describe())["slim"] == "on" else None
    if (slim and any(slim.glob("*.tgz"))) or (folder / AWS.assembly).is_dir():
        return Line("jsii cache", "holds the AWS bindings", good=True)
    todo = "nothing; the first render fills it in a few seconds"
    return Line("jsii cache", "empty", good=False, todo=todo)


def _terraform() -> Line:
    try:
        found = mirror.terraform_version()
    except mirror.BrokenTerraform as error:
        return Line("Terraform", "found, but broken", good=False, todo=str(error))
    if found is None:
        todo = "install Terraform 1.11 or later, to deploy and to run the proofs"
        return Line("Terraform", "not found on PATH", good=False, todo=todo)
    new_enough = tuple(int(n) for n in found.split(".")[:2]) >= MINIMUM_TERRAFORM
    todo = "" if new_enough else "install 1.11 or later, which has native S3 locking"
    return Line("Terraform", found, good=new_enough, todo=todo)


def _mirror() -> Line:
    folder = mirror.find_mirror()
    if folder is None:
        todo = "nothing with network access; otherwise set SPECGEN_PROVIDER_MIRROR to its folder"
        return Line("provider mirror", "none; terraform init downloads", good=False, todo=todo)
    missing = [p.source for p in PROVIDERS.values() if mirror.is_stub(folder, p, p.version)]
    only = f"; schema only: {', '.join(missing)}" if missing else ""
    return Line("provider mirror", f"{folder}{only}", good=True)
