"""AWS Config: rules that look at resources with a tag."""

from typing import Any

from moto.config.models import Scope

from specgen.prove.emulator.fixes.fix import fix


@fix(Scope, "__init__")
def keeps_the_tag(self: Any, original: Any, *args: Any, **arguments: Any) -> None:
    """A scope with a tag is read back as `Tags`, which AWS does not have, without key and value."""
    original(self, *args, **arguments)
    self.tags = None
    self.tag_key = arguments.get("tag_key")
    self.tag_value = arguments.get("tag_value")


FIXES = (keeps_the_tag,)
