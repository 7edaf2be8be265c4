"""Values of an engine's parameters, of any kind."""

from typing import Annotated

from msgspec import Meta

EngineValue = Annotated[str, Meta(min_length=1, max_length=4000)]
"""None is longer; of a number with thousands of digits, none can say what it is."""
