"""Databases: ids, parameters, insights."""

import hashlib
from typing import Any

from moto.core.responses import ActionResult
from moto.rds.exceptions import DBParameterGroupNotFoundError
from moto.rds.models import DBCluster, DBInstance, RDSBackend
from moto.rds.responses import RDSResponse

from specgen.prove.emulator.fixes.fix import fix

ID_LENGTH = 26


def _id(instance: Any) -> str:
    digest = hashlib.sha256(instance.db_instance_arn.encode()).hexdigest()[:ID_LENGTH]
    return f"db-{digest.upper()}"


@fix(DBInstance, "__init__")
def gives_each_instance_an_id(self: Any, original: Any, *args: Any, **kwargs: Any) -> None:
    """Every instance has the same DbiResourceId, which the provider reads by: two are confused."""
    original(self, *args, **kwargs)
    self.dbi_resource_id = _id(self)


@fix(DBInstance, "__init__")
def keeps_insights(self: Any, original: Any, *args: Any, **kwargs: Any) -> None:
    """Performance Insights reads as off, and the mode of Database Insights is missing."""
    original(self, *args, **kwargs)
    self.database_insights_mode = kwargs.get("database_insights_mode", "standard")
    self.performance_insights_enabled = bool(kwargs.get("enable_performance_insights"))
    for name in ("performance_insights_kms_key_id", "performance_insights_retention_period"):
        setattr(self, name, kwargs.get(name))


@fix(RDSBackend, "create_db_instance_read_replica")
def looks_for_groups_where_the_replica_is(self: Any, original: Any, settings: Any) -> Any:
    """Subnet groups of a replica in another region are looked up in the region of its source."""
    far = self.arn_regex.match(settings["source_db_instance_identifier"])
    return original(self, {"backend": self, **settings} if far else settings)


@fix(RDSBackend, "create_db_instance_read_replica")
def makes_no_copy_of_the_source(self: Any, original: Any, settings: Any) -> Any:
    """A replica has the id of its source, its backups, standby, monitoring, exports and tags."""
    replica = original(self, settings)
    replica.dbi_resource_id = _id(replica)
    replica.backup_retention_period = 0
    replica.multi_az = bool(settings.get("multi_az"))
    replica.monitoring_interval = int(settings.get("monitoring_interval") or 0)
    replica.tags = list(settings.get("tags") or ())
    replica.enabled_cloudwatch_logs_exports = list(
        settings.get("enable_cloudwatch_logs_exports") or ()
    )
    replica.performance_insights_enabled = bool(settings.get("enable_performance_insights"))
    return replica


@fix(DBInstance, "remove_replica")
def forgets_a_replica_far_away(self: Any, _: Any, replica: Any) -> None:
    """A replica in another region is listed at its source by ARN, but removed by name."""
    names = {replica.db_instance_identifier, replica.db_instance_arn}
    self.replicas = [name for name in self.replicas if name not in names]


@fix(RDSResponse, "describe_db_parameters")
def says_that_parameters_were_set(self: Any, _: Any) -> ActionResult:
    """Parameters lack a source, so the provider does not see that any of them was set."""
    name = self.params.get("DBParameterGroupName")
    groups = self.backend.describe_db_parameter_groups({"db_parameter_group_name": name})
    if not groups:
        raise DBParameterGroupNotFoundError(name)
    parameters = [item | {"Source": "user"} for item in groups[0].parameters.values()]
    return ActionResult({"Parameters": parameters})


KNOWN_MAJORS = {"mariadb": "10.6", "mysql": "8.0"}


@fix(RDSBackend, "create_option_group")
def knows_newer_majors(self: Any, original: Any, settings: Any) -> Any:
    """Option groups exist for the major versions of 2022 only, so not for MySQL 8.4."""
    known = KNOWN_MAJORS.get(settings["engine_name"])
    if known is None:
        return original(self, settings)
    group = original(self, {**settings, "major_engine_version": known})
    group.major_engine_version = settings["major_engine_version"]
    return group


@fix(DBCluster, "__init__")
def has_io_optimized_storage(self: Any, original: Any, *args: Any, **kwargs: Any) -> None:
    """A cluster whose storage bills no requests cannot be created."""
    asked = kwargs.pop("storage_type", None)
    of_aurora = str(asked).startswith("aurora")
    original(self, *args, **kwargs, **({} if of_aurora else {"storage_type": asked}))
    if of_aurora:
        self.storage_type = asked


@fix(DBCluster, "__init__")
def keeps_insights_of_clusters(self: Any, original: Any, *args: Any, **kwargs: Any) -> None:
    """Insights of a cluster read as off, and the mode of Database Insights is missing."""
    original(self, *args, **kwargs)
    self.database_insights_mode = kwargs.get("database_insights_mode", "standard")
    self.performance_insights_enabled = bool(kwargs.get("enable_performance_insights"))
    for name in ("performance_insights_kms_key_id", "performance_insights_retention_period"):
        setattr(self, name, kwargs.get(name))


class Provisioned(DBCluster):
    """A cluster that is not serverless in the first sense, with a range of its own."""

    @property
    def scaling_configuration_info(self) -> Any:
        return None


@fix(DBCluster, "__init__")
def has_no_range_of_the_first_serverless(
    self: Any, original: Any, *args: Any, **kwargs: Any
) -> None:
    """Each cluster has the scaling configuration of Aurora Serverless v1, with nothing in it."""
    original(self, *args, **kwargs)
    if self.engine_mode != "serverless":
        self.__class__ = Provisioned


FIXES = (
    gives_each_instance_an_id,
    keeps_insights,
    looks_for_groups_where_the_replica_is,
    makes_no_copy_of_the_source,
    forgets_a_replica_far_away,
    says_that_parameters_were_set,
    knows_newer_majors,
    has_io_optimized_storage,
    keeps_insights_of_clusters,
    has_no_range_of_the_first_serverless,
)
