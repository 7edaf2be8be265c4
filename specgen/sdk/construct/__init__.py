"""What a construct builds with; importing it loads CDKTF."""

from specgen.sdk.construct.other_region import in_region
from specgen.sdk.construct.scope import Scope

__all__ = ["Scope", "in_region"]
