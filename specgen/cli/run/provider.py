"""`--provider`: the real provider's verdict, once our own findings are clean."""

from specgen import pipeline
from specgen.documents.extensions import BrokenKind
from specgen.documents.layout import Layout
from specgen.pipeline import Checked
from specgen.prove.verdict import Verdict, Verdicts
from specgen.render import cache
from specgen.render.incremental.modules import Modules


def verdict(
    verdicts: Verdicts,
    checked: Checked,
    layout: Layout,
    rendered: pipeline.Rendered | None = None,
) -> Verdict:
    """checked: without errors; rendered: as it was just now, if it was

    raises: NotADirectoryError as mirror.find_mirror()
    """
    if checked.project is None:
        raise ValueError("a verdict needs a checked project")
    if rendered is None:
        known = Modules.opened(checked.project, layout.output, cache.folder("render"))
        try:
            rendered = pipeline.render(checked, known=known)
        except BrokenKind:
            raise
        except Exception as error:  # noqa: BLE001  `render` has a second way
            why = f"rendering failed with {type(error).__name__}; `specgen render` may do better"
            return Verdict(lacking=why)
    if rendered.findings:
        return Verdict(rendered.findings, "the documents cannot be rendered")
    return verdicts.of(checked, layout, rendered.files)
