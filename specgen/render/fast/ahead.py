"""Make objects without waiting for Node: the name that `create` will answer can be predicted.

Two processes spend half of their time waiting for each other. jsii names objects by type and a
number that goes up by one, so the program can go on while Node is still working. Answers are read
when an attribute is read or enough requests have been sent.

Safe because each answer is compared byte for byte with the prediction: any other answer (an error,
a callback) ends the render, and the stock way decides (see specgen/cli/run/render.py). Names are
predicted only inside `foretold()`, for a program that need not see an error where it occurs; never
for objects that call back; and never after an answer that may hold an object that was not counted.
Checked by the equality program, whose plain part runs this way, and by
tests/render/test_shortcuts.py.
"""

from specgen.render.fast import kernel


def unavailable_reason() -> str | None:
    return kernel.unavailable_reason()


def install(_types: tuple[str, ...] = ()) -> None:
    from specgen.render.fast import predicted_names  # noqa: PLC0415 - imports jsii, which only a render needs

    predicted_names.install()
