"""`python -m specgen.render.fast.equality OUTDIR [STACKS [CONTROL]]`: renders with the layers."""

import sys
from pathlib import Path

from specgen.render import fast
from specgen.render.fast import slim
from specgen.render.fast.equality import kinds
from specgen.render.fast.predict import foretold

STACKS = 8


def main(outdir: Path, stacks: int = STACKS, control: str = "") -> None:
    named = slim.used([Path(__file__).with_name("features.py").read_bytes()])
    for warning in fast.install("provider", *named, *kinds.ANCHORS, *kinds.KINDS):
        sys.stderr.write(f"{warning}\n")

    from cdktf import App  # noqa: PLC0415  after fast.install(), like the next

    from specgen.render.fast.equality import features  # noqa: PLC0415  as above

    def app(folder: Path) -> App:
        return App(outdir=str(folder), stack_traces=False, skip_validation=True)

    whole = app(outdir)
    features.add_stacks(whole, control)
    whole.synth()
    alone = app(outdir / "alone")
    features.Network(alone, "network")
    features.Values(alone, "values")
    alone.synth()
    many = app(outdir / "many")
    with foretold():
        kinds.add_stacks(many, stacks)
    many.synth()
    wrong = App(outdir=str(outdir / "wrong"), stack_traces=False)
    (outdir / "errors.txt").write_text(features.errors(wrong), encoding="utf-8")


if __name__ == "__main__":
    folder, *more = sys.argv[1:]
    main(Path(folder), int(more[0]) if more else STACKS, "".join(more[1:]))
