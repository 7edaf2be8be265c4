"""What the user of a use case may do, in Redis's own syntax."""

from specgen.systems.redis.model.parts import UseCase

NOTHING = "off -@all"
"""Access of the user `default`, which Redis uses for clients that name none."""

TOPOLOGY = ("cluster|nodes", "cluster|shards", "cluster|slots")
"""Commands with which clients of a cluster find the node that has a key.

source: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
"""

FOREIGN_KEYS = ("-randomkey", "-scan")
"""Commands that reveal names of keys, even of keys that the user may not read."""


def access_string(use: UseCase, *, cluster: bool) -> str:
    """Reads and writes keys of its prefix; runs no command that is dangerous to others.

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
