"""Probes of the fixes of rds."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import rds
from specgen.prove.emulator.fixes.fix import Fix


def _database(aws: Clients, name: str, **settings: Any) -> Any:
    about = {"Engine": "postgres", "DBInstanceClass": "db.t4g.large", "AllocatedStorage": 20}
    master = {"MasterUsername": "master", "MasterUserPassword": "not-a-secret"}
    made = aws("rds").create_db_instance(DBInstanceIdentifier=name, **about, **master, **settings)
    return made["DBInstance"]


def instances_have_ids_of_their_own(aws: Clients) -> bool:
    return _database(aws, "one")["DbiResourceId"] != _database(aws, "two")["DbiResourceId"]


def performance_insights_are_on(aws: Clients) -> bool:
    asked = {"EnablePerformanceInsights": True, "PerformanceInsightsRetentionPeriod": 7}
    _database(aws, "one", **asked)
    (read,) = aws("rds").describe_db_instances()["DBInstances"]
    period = read.get("PerformanceInsightsRetentionPeriod")
    return bool(read.get("PerformanceInsightsEnabled")) and period == 7


def a_parameter_has_a_source(aws: Clients) -> bool:
    client, name = aws("rds"), {"DBParameterGroupName": "pg"}
    client.create_db_parameter_group(**name, DBParameterGroupFamily="postgres15", Description="d")
    value = {"ParameterName": "work_mem", "ParameterValue": "4096", "ApplyMethod": "immediate"}
    client.modify_db_parameter_group(**name, Parameters=[value])
    (read,) = client.describe_db_parameters(**name)["Parameters"]
    return read.get("Source") == "user" and read["ParameterValue"] == "4096"


def a_replica_is_in_subnets_of_its_region(aws: Clients) -> bool:
    west = "us-west-2"
    network = aws("ec2", west).create_vpc(CidrBlock="10.0.0.0/24")["Vpc"]["VpcId"]
    about = {"VpcId": network, "CidrBlock": "10.0.0.0/25"}
    subnet = aws("ec2", west).create_subnet(**about)["Subnet"]["SubnetId"]
    group = {"DBSubnetGroupName": "there", "DBSubnetGroupDescription": "there"}
    aws("rds", west).create_db_subnet_group(**group, SubnetIds=[subnet])
    source = _database(aws, "source-of-one-far-away", BackupRetentionPeriod=1)["DBInstanceArn"]
    names = {"DBInstanceIdentifier": "far-away", "SourceDBInstanceIdentifier": source}
    made = aws("rds", west).create_db_instance_read_replica(**names, DBSubnetGroupName="there")
    return bool(made["DBInstance"]["DBSubnetGroup"]["DBSubnetGroupName"] == "there")


def a_source_forgets_a_replica_far_away(aws: Clients) -> bool:
    source = _database(aws, "left-alone", BackupRetentionPeriod=1)["DBInstanceArn"]
    names = {"DBInstanceIdentifier": "gone", "SourceDBInstanceIdentifier": source}
    far = aws("rds", "us-west-2")
    far.create_db_instance_read_replica(**names)
    far.delete_db_instance(DBInstanceIdentifier="gone", SkipFinalSnapshot=True)
    (read,) = aws("rds").describe_db_instances()["DBInstances"]
    return bool(read["ReadReplicaDBInstanceIdentifiers"] == [])


def a_replica_of_a_database_is_another(aws: Clients) -> bool:
    own, exports = [{"Key": "Team", "Value": "web"}], ["postgresql"]
    about = {"BackupRetentionPeriod": 1, "MultiAZ": True, "EnablePerformanceInsights": True}
    about = {
        **about,
        "MonitoringInterval": 15,
        "MonitoringRoleArn": "arn:aws:iam::123456789012:role/rds",
    }
    source = _database(aws, "source", Tags=own, EnableCloudwatchLogsExports=exports, **about)
    names = {"DBInstanceIdentifier": "replica", "SourceDBInstanceIdentifier": "source"}
    replica = aws("rds").create_db_instance_read_replica(**names)["DBInstance"]
    more = [{"Key": "More", "Value": "yes"}]
    aws("rds").add_tags_to_resource(ResourceName=replica["DBInstanceArn"], Tags=more)
    read = aws("rds").list_tags_for_resource(ResourceName=source["DBInstanceArn"])["TagList"]
    is_another = replica["DbiResourceId"] != source["DbiResourceId"]
    told = ("BackupRetentionPeriod", "MultiAZ", "MonitoringInterval")
    of_source = (*told, "PerformanceInsightsEnabled")
    is_bare = not any(map(replica.get, (*of_source, "EnabledCloudwatchLogsExports", "TagList")))
    return is_another and is_bare and read == own


def an_option_group_is_of_a_newer_major(aws: Clients) -> bool:
    about = {"EngineName": "mysql", "MajorEngineVersion": "8.4", "OptionGroupDescription": "d"}
    made = aws("rds").create_option_group(OptionGroupName="options", **about)["OptionGroup"]
    return bool(made["MajorEngineVersion"] == "8.4")


def a_cluster_has_io_optimized_storage(aws: Clients) -> bool:
    about = {"Engine": "aurora-postgresql", "StorageType": "aurora-iopt1"}
    master = {"MasterUsername": "master", "MasterUserPassword": "not-a-secret"}
    made = aws("rds").create_db_cluster(DBClusterIdentifier="one", **about, **master)
    return bool(made["DBCluster"].get("StorageType") == "aurora-iopt1")


def a_cluster_has_insights(aws: Clients) -> bool:
    about = {"Engine": "aurora-postgresql", "EnablePerformanceInsights": True}
    master = {"MasterUsername": "master", "MasterUserPassword": "not-a-secret"}
    aws("rds").create_db_cluster(DBClusterIdentifier="one", **about, **master)
    (read,) = aws("rds").describe_db_clusters()["DBClusters"]
    return bool(read.get("PerformanceInsightsEnabled"))


def a_cluster_has_no_range_of_the_first_serverless(aws: Clients) -> bool:
    master = {"MasterUsername": "master", "MasterUserPassword": "not-a-secret"}
    names = {"DBClusterIdentifier": "one", "Engine": "aurora-postgresql"}
    aws("rds").create_db_cluster(**names, **master)
    (read,) = aws("rds").describe_db_clusters()["DBClusters"]
    return "ScalingConfigurationInfo" not in read


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (rds.gives_each_instance_an_id, instances_have_ids_of_their_own),
    (rds.forgets_a_replica_far_away, a_source_forgets_a_replica_far_away),
    (rds.makes_no_copy_of_the_source, a_replica_of_a_database_is_another),
    (rds.looks_for_groups_where_the_replica_is, a_replica_is_in_subnets_of_its_region),
    (rds.keeps_insights, performance_insights_are_on),
    (rds.says_that_parameters_were_set, a_parameter_has_a_source),
    (rds.has_io_optimized_storage, a_cluster_has_io_optimized_storage),
    (rds.keeps_insights_of_clusters, a_cluster_has_insights),
    (
        rds.has_no_range_of_the_first_serverless,
        a_cluster_has_no_range_of_the_first_serverless,
    ),
    (rds.knows_newer_majors, an_option_group_is_of_a_newer_major),
)
