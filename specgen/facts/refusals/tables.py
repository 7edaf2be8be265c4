"""DynamoDB, Keyspaces, Redshift, Timestream."""

from specgen.facts.refusals.forms import becomes, both, changed, leaves, retyped, shrinks, starts
from specgen.facts.refusals.refusal import DOCS, Gap, Refusal, Step, plain
from specgen.facts.refusals.words import SMALLER

_KEYSPACES = f"{DOCS}/keyspaces/latest/APIReference/API_UpdateTable.html"
_REDSHIFT = f"{DOCS}/redshift/latest/APIReference"


def _ttl_moves(step: Step) -> bool:
    is_on = [plain(read("ttl.enabled")) is True for read in (step.before, step.after)]
    return all(is_on) and changed(step)


def _limit_vanishes(step: Step) -> bool:
    """If both do; one alone stays. A change to capacity that is provisioned drops them."""
    others = [step.after(f"on_demand_throughput.{limit}") for limit in _LIMITS]
    on_demand = plain(step.after("billing_mode")) == "PAY_PER_REQUEST"
    gone = step.old is not Gap.ABSENT and step.new is Gap.ABSENT
    return gone and on_demand and all(other is Gap.ABSENT for other in others)


_LIMITS = ("max_read_request_units", "max_write_request_units")


ROWS = (
    Refusal(
        "aws_dynamodb_table",
        "attribute",
        retyped,
        "a key never changes its type, and the provider does not even try",
        "write the old type again; another type needs a new attribute in a new table or index",
        f"{DOCS}/amazondynamodb/latest/APIReference/API_UpdateTable.html",
        silent=True,
    ),
    Refusal(
        "aws_dynamodb_table",
        "ttl.attribute_name",
        _ttl_moves,
        "TTL goes to another attribute only after it was turned off for an hour",
        "turn it off first, apply, and turn it on with {new} an hour later",
        f"{DOCS}/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html",
    ),
    *(
        Refusal(
            "aws_dynamodb_table",
            f"on_demand_throughput.{limit}",
            _limit_vanishes,
            "a limit is not taken away by its absence: the request to change the table is empty",
            "write {old} again or more, or first take it away with `aws dynamodb update-table`, "
            "which takes -1",
            f"{DOCS}/amazondynamodb/latest/APIReference/API_OnDemandThroughput.html",
        )
        for limit in _LIMITS
    ),
    Refusal(
        "aws_keyspaces_table",
        "schema_definition.column",
        retyped,
        "columns are only added; one that is there keeps its type",
        "write the old type again, and add a column of another name",
        _KEYSPACES,
    ),
    Refusal(
        "aws_keyspaces_table",
        "ttl.status",
        leaves("ENABLED"),
        "TTL is never turned off again",
        "write the block `ttl` again",
        _KEYSPACES,
    ),
    Refusal(
        "aws_redshift_cluster",
        "automated_snapshot_retention_period",
        both(becomes(0), starts("node_type", "ra3.", "rg.")),
        "clusters of RA3 and RG nodes always have automated snapshots",
        "write 1 or more days",
        f"{_REDSHIFT}/API_ModifyCluster.html",
    ),
    Refusal(
        "aws_redshift_cluster",
        "database_name",
        changed,
        "the first database keeps its name; nothing in the request to change a cluster takes one",
        "write {old} again, and make another database with SQL",
        f"{_REDSHIFT}/API_ModifyCluster.html",
    ),
    Refusal(
        "aws_timestreaminfluxdb_db_instance",
        "allocated_storage",
        shrinks,
        SMALLER,
        "write {old} again; less storage needs a new instance that the data is copied into",
        f"{DOCS}/timestream/latest/developerguide/timestream-for-influx-managing-modifying-db.html",
    ),
)
