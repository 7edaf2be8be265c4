"""Objects are made without waiting for Node: the answer to `create` is a name that can be foretold.

Half of the time between two processes goes into waiting for each other. jsii names objects by type
and a number that goes up by one, so the program may go on while Node is still at work; an attribute
that is read, or enough requests, let the answers be read.

Safe because each answer is compared with what was foretold, byte for byte: another one, be it an
error or a callback, ends the render, and the stock way decides (see rendering_run.py). Foretold is
only inside `foretold()`, for a program that must not meet an error where it arises; never for
objects that call back; and never after an answer that may hold an object that was not counted.
Checked by the equality program, whose plain part runs so, and by tests/test_shortcuts.py.
"""

from specgen.render.fast import kernel


def unavailable_reason() -> str | None:
    return kernel.unavailable_reason()


def install(_types: tuple[str, ...] = ()) -> None:
    from specgen.render.fast import predicted_names  # noqa: PLC0415 - imports jsii, which only a render needs

    predicted_names.install()
