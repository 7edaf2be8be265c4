"""`python -m specgen.worker` reads one task from standard input and writes the answer."""

import sys
import tempfile
from pathlib import Path

import msgspec

from specgen import pipeline
from specgen.render.incremental.inputs import of_code
from specgen.render.workers.tasks import Answer, BuiltPart, Task, TaskError

OTHER = "this worker has a different specgen, or different packages, than the sender of the task"


def answer(task: Task) -> Answer:
    """raises: TaskError"""
    if task.code != of_code():
        raise TaskError(OTHER)
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        root = Path(folder)
        for path, content in task.documents.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        checked = pipeline.check(root, root / task.specs)
    if checked.project is None or checked.errors:
        raise TaskError("the documents of a task have errors")
    modules = [m for m in checked.modules if m.id in task.ids]
    made, findings, warnings = pipeline.build(
        checked.project, modules, lambda _: None, checked.systems
    )
    parts = [
        BuiltPart(m.module.id, dict(m.files), m.resources, [list(look) for look in sorted(m.looks)])
        for m in made
    ]
    return Answer(parts, findings, list(warnings))


def main() -> None:
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    try:
        made = answer(task)
    except TaskError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(msgspec.json.encode(made))


if __name__ == "__main__":
    main()
