"""Tags by which a plan finds what belongs to its own environment."""

from collections.abc import Mapping

from specgen.sdk import Here


def own_tags(here: Here) -> Mapping[str, str]:
    """Tags that identify the environment: one account may hold several."""
    environments = here.platform.environments
    if here.environment not in environments:
        return {}
    keys = set.intersection(*(set(one.tags) for one in environments.values()))
    telling = {
        key
        for key in keys
        if len({one.tags[key] for one in environments.values()}) == len(environments) > 1
    }
    return {key: environments[here.environment].tags[key] for key in sorted(telling)}
