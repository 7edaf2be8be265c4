"""Tables whose changes invoke a function."""

from typing import Any

from cdktf_cdktf_provider_aws.lambda_event_source_mapping import (
    LambdaEventSourceMapping,
    LambdaEventSourceMappingDestinationConfig,
    LambdaEventSourceMappingDestinationConfigOnFailure,
    LambdaEventSourceMappingFilterCriteria,
    LambdaEventSourceMappingFilterCriteriaFilter,
)
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction

from specgen.sdk.aws.interfaces import TABLE
from specgen.sdk.construct import Scope
from specgen.systems.function.construct.role import failure_arn
from specgen.systems.function.model import Function
from specgen.systems.function.model.triggers import TableTrigger


def streams(scope: Scope, spec: Function, function: LambdaFunction) -> None:
    for trigger in spec.triggers.tables:
        table = TABLE.get(scope.here, trigger.table)
        role = f"table-{table.effective.aws_name}"
        scope.add(
            LambdaEventSourceMapping,
            role,
            event_source_arn=scope.read("table", trigger.table, "stream_arn"),
            function_name=function.arn,
            starting_position=trigger.starting_position.upper(),
            batch_size=trigger.batch_size,
            maximum_batching_window_in_seconds=trigger.batching_seconds or None,
            parallelization_factor=trigger.parallel,
            maximum_retry_attempts=trigger.retries,
            maximum_record_age_in_seconds=trigger.maximum_age_seconds,
            bisect_batch_on_function_error=trigger.bisect or None,
            function_response_types=["ReportBatchItemFailures"]
            if trigger.report_failures
            else None,
            filter_criteria=_filters(scope, role, trigger),
            destination_config=_failed(scope, trigger),
        )


def _filters(scope: Scope, role: str, trigger: TableTrigger) -> Any:
    if not trigger.filters:
        return None
    made = [
        LambdaEventSourceMappingFilterCriteriaFilter(
            pattern=scope.json(f"{role}-filter-{i}", pattern)
        )
        for i, pattern in enumerate(trigger.filters, 1)
    ]
    return LambdaEventSourceMappingFilterCriteria(filter=made)


def _failed(scope: Scope, trigger: TableTrigger) -> Any:
    if trigger.on_failure is None:
        return None
    to = LambdaEventSourceMappingDestinationConfigOnFailure(
        destination_arn=failure_arn(scope, trigger.on_failure)
    )
    return LambdaEventSourceMappingDestinationConfig(on_failure=to)
