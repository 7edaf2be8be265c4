"""Whether generated/ is what the documents render to, because a proof covers the files on disk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specgen import pipeline
from specgen.documents.layout import Layout
from specgen.findings.finding import Finding, Place
from specgen.project.checks.proof_rules import FRESH
from specgen.project.stacks import RootModule
from specgen.render.incremental.modules import Modules
from specgen.render.output import Drift

ENDING = ".tf.json"
HELP = "run `specgen render`; the proof is of the file as it is now"


@dataclass(frozen=True, slots=True)
class Freshness:
    """unknown: why the files could not be compared, empty if they were

    files: of root modules that a render would write or remove, below generated/
    """

    findings: tuple[Finding, ...] = ()
    unknown: str = ""
    files: tuple[str, ...] = ()


def compare(
    checked: pipeline.Checked,
    layout: Layout,
    modules: Iterable[RootModule],
    known: Modules | None = None,
) -> Freshness:
    """Renders again, in seconds, and writes nothing; known: as in pipeline.render()"""
    ids = {module.id for module in modules}
    try:
        rendered = pipeline.render(checked, lambda module: module.id in ids, known=known)
    except Exception as error:  # noqa: BLE001  the files in generated/ can still be proved
        return Freshness(unknown=f"rendering failed with {type(error).__name__}")
    if rendered.findings:
        return Freshness(rendered.findings)
    ids_of_all = tuple(module.id for module in checked.modules)
    versions = pipeline.made_by(checked)
    target = pipeline.Target(layout.output, rendered.modules, ids_of_all, versions)
    drift = pipeline.drift(target, rendered.files)
    mine = (item.path for item in drift if item.what != "foreign")
    files = tuple(path for path in mine if path.endswith(ENDING))
    return Freshness(tuple(_findings(drift, ids, layout)), files=files)


def words(stale: Freshness) -> str:
    count = sum(finding.code == FRESH.code for finding in stale.findings)
    if count == 0:
        return "the documents cannot be rendered"
    return (
        "1 file differs from a new render"
        if count == 1
        else f"{count} files differ from a new render"
    )


def _findings(drift: Iterable[Drift], ids: set[str], layout: Layout) -> Iterator[Finding]:
    """Only for the root modules that are proved; `render --check` covers the others."""
    for item in drift:
        if item.path.rpartition("/")[0] in ids:
            place = Place(_shown(layout, item.path), 1, 1, 1, 1)
            message = f"{layout.output.name}/{item.sentence}"
            yield Finding(FRESH.code, FRESH.severity, message, place, HELP)


def _shown(layout: Layout, path: str) -> str:
    file = layout.output / path
    below = file.is_relative_to(layout.root)
    return (file.relative_to(layout.root) if below else file).as_posix()
