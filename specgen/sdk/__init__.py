"""What you write a system with, in specgen or in another package.

docs/writing-a-system.md explains each name.

The names here change only with a new major version. What builds resources is in
`specgen.sdk.construct`, because importing that loads CDKTF.
"""

from specgen.documents.document import Document
from specgen.documents.schema.fields import (
    CIDR_PATTERN,
    NAME_PATTERN,
    Cidr,
    EarlierNames,
    Name,
    Ordered,
    Part,
    Percent,
    Port,
    Renamable,
    Unordered,
    UnorderedTuple,
    documentation,
    reference,
    written_name,
)
from specgen.facts.names import NameRule
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer, maps_of
from specgen.findings.secret_values import names_secret, secret_form
from specgen.findings.words import did_you_mean, near_ones, nearest
from specgen.project.checks.check import At, LateChecks, check, project_check
from specgen.project.here import Here
from specgen.project.names import Names
from specgen.project.part_names import (
    PartName,
    by_first_name,
    first_of,
    part_name,
    spellings,
    together,
)
from specgen.project.project import Effective, Project
from specgen.project.references import guests_of
from specgen.sdk.alarms import Alarm, Event, Math, Need, Pair, Published, Subject, Value
from specgen.sdk.charges import Bought, Charge, Usage, billed, hourly
from specgen.sdk.declarations import (
    AddressNeed,
    AwsName,
    ByHand,
    Claim,
    Command,
    Derived,
    Keeps,
    KeyUse,
    Listener,
    Output,
    QuotaNeed,
    Singleton,
)
from specgen.sdk.kind import Kind
from specgen.sdk.model import Model
from specgen.sdk.system import System
from specgen.terraform.escape import escape
from specgen.terraform.templates import fill, fill_yaml, read_text

__all__ = [
    "CIDR_PATTERN",
    "NAME_PATTERN",
    "AddressNeed",
    "Alarm",
    "At",
    "AwsName",
    "Bought",
    "ByHand",
    "Charge",
    "Cidr",
    "Claim",
    "Command",
    "Derived",
    "Document",
    "EarlierNames",
    "Effective",
    "Event",
    "Here",
    "Keeps",
    "KeyUse",
    "Kind",
    "LateChecks",
    "Listener",
    "Math",
    "Model",
    "Name",
    "NameRule",
    "Names",
    "Need",
    "Ordered",
    "Output",
    "Pair",
    "Part",
    "PartName",
    "Percent",
    "Pointer",
    "Port",
    "Problem",
    "Project",
    "Published",
    "QuotaNeed",
    "Renamable",
    "Severity",
    "Singleton",
    "Subject",
    "System",
    "Unordered",
    "UnorderedTuple",
    "Usage",
    "Value",
    "billed",
    "by_first_name",
    "check",
    "did_you_mean",
    "documentation",
    "escape",
    "fill",
    "fill_yaml",
    "first_of",
    "guests_of",
    "hourly",
    "maps_of",
    "names_secret",
    "near_ones",
    "nearest",
    "part_name",
    "project_check",
    "read_text",
    "reference",
    "secret_form",
    "spellings",
    "together",
    "written_name",
]
