"""Keys of secrets that are read in a region."""

from typing import TYPE_CHECKING

from specgen.sdk.aws.interfaces import SECRET

if TYPE_CHECKING:
    from specgen.project.here import Here


def secret_key(here: "Here", secret: str) -> "Here | None":
    """The key of that copy of a secret that is read here."""
    home = SECRET.find(here, secret)
    if home is None:
        return None
    key: Here | None = home.spec.key_in(home, home.spec.region_read(here.region, home))
    return key
