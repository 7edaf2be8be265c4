"""A slim package of the AWS bindings for Node: the types that are used, instead of 1,500.

jsii reads 34 MB at every start to know the package again, and keeps 400 MB of it on disk. It is
given a small package instead, cut from the same file, in a cache of its own below ours.

Safe because jsii itself unpacks and reads it as any package, and a type that is not in it
is an error, never another output: then the stock way renders (see rendering_run.py), and the type
is in the next package. The package is named by everything that decides its bytes, read only where
its digest is as written, made by one process at a time, and put into place whole.
Checked by tests/test_kept.py: each file removed or damaged, two at once, failing.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from specgen.render import cache
from specgen.render.fast import unpacked_packages
from specgen.render.incremental.inputs import package_files
from specgen.terraform.providers import AWS, PROVIDERS, Provider

FORM = 1  # of our package: another number where its making changes
CACHE_ROOT = "JSII_RUNTIME_PACKAGE_CACHE_ROOT"
LEARNED = "types.txt"

_USED = re.compile("|".join(p.module for p in PROVIDERS.values()).join("()").encode() + rb"\.(\w+)")
_LOST = re.compile(
    "|".join(re.escape(p.assembly) for p in PROVIDERS.values()).join("()") + r"\.(\w+)\.\w+"
)


def declined() -> str | None:
    """What the user has asked for that leaves no place for this layer."""
    for name, value in ((cache.SWITCH, "0"), ("JSII_RUNTIME_PACKAGE_CACHE", "disabled")):
        if os.environ.get(name) == value:
            return f"{name} is {value}"
    return f"{CACHE_ROOT} is set" if os.environ.get(CACHE_ROOT) else None


def unavailable_reason() -> str | None:
    if folder() is None:
        return "there is no cache folder that is ours alone"
    if whole() is None:
        return f"{AWS.module} holds no single package for Node"
    return None


def folder() -> Path | None:
    return cache.folder("jsii")


def whole(provider: Provider = AWS) -> Path | None:
    """The bindings' own package for Node."""
    spec = find_spec(provider.module)
    if spec is None or spec.origin is None:
        return None
    found = list(Path(spec.origin).parent.glob("_jsii/*.jsii.tgz"))
    return found[0] if len(found) == 1 else None


def install(types: tuple[str, ...] = ()) -> None:
    """types: modules of the bindings that are needed in addition to those that our sources name"""
    home = folder()
    if home is None:
        return
    wanted = used(_ours()) | {plain(name) for name in types} | learned(home)
    slim = {
        provider.assembly: made
        for provider in PROVIDERS.values()
        if (source := whole(provider)) and (made := package(home, source, wanted))
    }
    if not slim:
        return
    from jsii._kernel import Kernel  # noqa: PLC0415  only a render needs it

    stems = "-".join(path.stem for path in slim.values())
    os.environ[CACHE_ROOT] = str(unpacked_packages.folder(home, stems))
    stock = Kernel.load

    def load(self: Kernel, name: str, version: str, tarball: str) -> None:
        stock(self, name, version, str(slim.get(name, tarball)))

    setattr(Kernel, "load", load)  # noqa: B010  a type checker knows it as jsii's own


def _ours() -> Iterator[bytes]:
    for path, content in package_files():
        if path.endswith(".py") and not path.startswith("render/fast/"):
            yield content


def used(sources: Iterable[bytes]) -> frozenset[str]:
    """Modules of the bindings that Python sources name, as plain() has them."""
    found = (name.decode() for source in sources for _, name in _USED.findall(source))
    return frozenset(plain(name) for name in found)


def plain(module: str) -> str:
    """`wafv2_web_acl`, `wafv2-web-acl` and `wafv2WebAcl` are one module: in Python, file, type."""
    return re.sub("[_-]", "", module).lower()


def package(home: Path, source: Path, types: frozenset[str]) -> Path | None:
    """The slim package, made where there is none; None where it cannot be made."""
    from specgen.render.fast import slim_package  # noqa: PLC0415  only the first time

    target = home / f"{_key(source, types)}.tgz"
    if _is_sound(target):
        return target
    with cache.locked(home):
        if not _is_sound(target):
            content = slim_package.cut(source, types, plain)
            if content is None:
                return None
            cache.keep(target, content)
            cache.keep(_seal(target), hashlib.sha256(content).hexdigest().encode())
    return target if _is_sound(target) else None


def forget(error: BaseException) -> None:
    """After a failure: the next run makes the package anew, with the type that was not found."""
    home = folder()
    if home is None:
        return
    lost = {plain(name) for _, name in _LOST.findall(str(error))}
    names = learned(home) | lost
    cache.empty(home)
    if lost:
        cache.keep(home / LEARNED, "\n".join(sorted(names)).encode())


def learned(home: Path) -> frozenset[str]:
    """What was asked for, although no source names it; nonsense in the file is no module's name."""
    text = (cache.found(home / LEARNED) or b"").decode(errors="replace")
    return frozenset(plain(line) for line in text.split("\n") if line.isidentifier())


def _key(source: Path, types: frozenset[str]) -> str:
    about = source.stat()
    versions = (metadata.version("jsii"), str(FORM))
    parts = (source.name, str(about.st_size), str(about.st_mtime_ns), *versions, *sorted(types))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _seal(target: Path) -> Path:
    return target.with_suffix(".sha256")


def _is_sound(target: Path) -> bool:
    content, known = cache.found(target), cache.found(_seal(target))
    return content is not None and known == hashlib.sha256(content).hexdigest().encode()
