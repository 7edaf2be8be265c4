"""What the user of a use case may do, as Redis writes it."""

from specgen.systems.redis.model.parts import UseCase

NOTHING = "off -@all"
"""Of the user `default`, whom Redis takes for everyone that names no user."""

TOPOLOGY = ("cluster|nodes", "cluster|shards", "cluster|slots")
"""What clients of a cluster ask of it, to find the node that has a key.

source: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
"""

FOREIGN_KEYS = ("-randomkey", "-scan")
"""Commands that tell names of keys, whatever keys the user may read."""


def access_string(use: UseCase, *, cluster: bool) -> str:
    """Keys below its prefix; reading and writing, and nothing that is dangerous to others.

    source: https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
    """
    allowed = ["@read", "@write", "@connection", "@transaction"]
    if use.scripts:
        allowed.append("@scripting")
    if use.publish_subscribe:
        allowed.append("@pubsub")
    topology = TOPOLOGY if cluster else ()
    words = ["on", f"~{use.key_prefix}*", "resetchannels"]
    if use.publish_subscribe:
        words.append(f"&{use.key_prefix}*")
    words += ["-@all", *(f"+{name}" for name in allowed), "-@dangerous"]
    return " ".join([*words, *FOREIGN_KEYS, *(f"+{name}" for name in topology)])
