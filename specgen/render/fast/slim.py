"""Slim packages of the bindings for Node: only the types in use, instead of 1,500 for AWS.

jsii reads 34 MB at every start to recognise the package, and keeps 400 MB of it on disk. It gets
a small package instead, cut from the same file, in a cache of its own below ours. A run has one for
each provider that its documents need.

Safe because jsii itself unpacks and reads it like any package. A missing type is an error, never
another output: then the stock way renders (see specgen/cli/run/render.py), and the next package
has the type. The package's name covers everything that its bytes depend on; it is read only if its
digest matches, made by one process at a time, and moved into place whole.
Checked by tests/render/test_kept.py: each file removed or damaged, two at once, failing.
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

FORM = 1  # of our package: change it when the way it is made changes
CACHE_ROOT = "JSII_RUNTIME_PACKAGE_CACHE_ROOT"
LEARNED = "types.txt"

_USED = re.compile("|".join(p.module for p in PROVIDERS.values()).join("()").encode() + rb"\.(\w+)")
_LOST = re.compile(
    "|".join(re.escape(p.assembly) for p in PROVIDERS.values()).join("()") + r"\.(\w+)\.\w+"
)


_expected = {AWS.module}
"""Bindings that this process needs; others stay whole."""


def expect(providers: Iterable[Provider]) -> None:
    """Before install(): the folder of unpacked packages is one for exactly these bindings."""
    _expected.update(provider.module for provider in providers)


def declined() -> str | None:
    """The user's setting that turns this layer off."""
    for name, value in ((cache.SWITCH, "0"), ("JSII_RUNTIME_PACKAGE_CACHE", "disabled")):
        if os.environ.get(name) == value:
            return f"{name} is {value}"
    return f"{CACHE_ROOT} is set" if os.environ.get(CACHE_ROOT) else None


def unavailable_reason() -> str | None:
    if folder() is None:
        return "there is no cache folder that only this user can write to"
    if whole() is None:
        return f"{AWS.module} does not hold exactly one package for Node"
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
    ours = tuple(_ours())
    wanted = used(ours) | {plain(name) for name in types} | learned(home)
    slim = {
        provider.assembly: made
        for provider in PROVIDERS.values()
        if provider.module in _expected
        and (source := whole(provider))
        and (made := package(home, source, wanted))
    }
    if not slim:
        return
    from jsii._kernel import Kernel  # noqa: PLC0415  only a render needs it

    stems = "-".join(path.stem for path in slim.values())
    os.environ[CACHE_ROOT] = str(unpacked_packages.folder(home, stems))
    stock = Kernel.load

    def load(self: Kernel, name: str, version: str, tarball: str) -> None:
        stock(self, name, version, str(slim.get(name, tarball)))

    setattr(Kernel, "load", load)  # noqa: B010  a type checker treats it as jsii's own


def _ours() -> Iterator[bytes]:
    for path, content in package_files():
        if path.endswith(".py") and not path.startswith("render/fast/"):
            yield content


def used(sources: Iterable[bytes]) -> frozenset[str]:
    """Modules of the bindings that Python sources name, in the form of plain()."""
    found = (name.decode() for source in sources for _, name in _USED.findall(source))
    return frozenset(plain(name) for name in found)


def plain(module: str) -> str:
    """`wafv2_web_acl` (Python), `wafv2-web-acl` (file), `wafv2WebAcl` (type) are one module."""
    return re.sub("[_-]", "", module).lower()


def package(home: Path, source: Path, types: frozenset[str]) -> Path | None:
    """The slim package, made if there is none; None if it cannot be made."""
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
    """After a failure: the next run makes the package again, with the type that was not found.

    Unpacked packages lose only their seals: another process may read from them.
    """
    home = folder()
    if home is None:
        return
    lost = {plain(name) for _, name in _LOST.findall(str(error))}
    names = learned(home) | lost
    for path in home.iterdir():
        if not path.is_dir():
            path.unlink(missing_ok=True)
    if lost:
        cache.keep(home / LEARNED, "\n".join(sorted(names)).encode())


def learned(home: Path) -> frozenset[str]:
    """Modules that were needed although no source names them; skips lines that cannot be names."""
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
